import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { contains } from "#kernel/directory/division-tree.ts";
import { type Body, bodies, divisions, type Subject, subjects } from "#kernel/directory/records.ts";
import { items, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { authority, lawsOfVersions, listedOnly } from "../../commands/opening.ts";
import { numbered, tellApplicant, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { entrustments } from "../records.ts";
import { refuseVillage } from "../refusals.ts";
import { startHolding } from "./holding-clock.ts";

const input = z.object({
  /** The committee of the village at which the agent has the post. */
  body: z.string().max(80),
  applicant: z.string().max(80),
  /** The item's code, and the power under which it will be handled. */
  item: z.string().max(40),
  power: z.string().max(80),
  /** What the villager hands over, out of the item's list. */
  papers: z
    .array(z.object({ name: z.string().trim().min(1).max(200), original: z.boolean() }))
    .min(1)
    .max(100),
  /** Number of the written mandate, and its last day. */
  mandate: z.string().trim().min(2).max(100),
  until: z.iso.date().refine(isDay),
});
type Input = z.output<typeof input>;

/**
 * 村级代办收件: the agent of a village takes papers in from a villager who mandates them in writing, and gives a numbered receipt that
 * says what was taken, when and by whom. From now on a clock shows how long an original is held.
 */
export const takePapersIn = command({
  name: "approvals.takePapersIn",
  title: { zh: "代办收件", en: "Take papers in for a villager" },
  on: null,
  makes: entrustments,
  input,
  reads: {
    body: one(bodies).by((_: null, asked: Input) => asked.body),
    village: one(divisions).via("body", (body: Body) => body.division),
    applicant: one(subjects).by((_: null, asked: Input) => asked.applicant),
    place: one(divisions).via("applicant", (subject: Subject) => subject.division),
    item: one(items).by((_: null, asked: Input) => asked.item),
    versions: all(itemVersions).where("item", (_: null, asked: Input) => asked.item),
    laws: lawsOfVersions,
    power: one(powers).by((_: null, asked: Input) => asked.power),
    office: one(bodies).via("power", (power: Power) => power.body),
  },
  may: post("agent").at(
    (_: null, asked: Input) => asked.body,
    (_, asked) => asked.applicant,
  ),
  basis: ["行政许可法 第二十九条", "INV-07 村级代办"],
  visibility: "internal",
  decide(_, asked, context) {
    const { rows, actor, today, now, newId } = context;
    const { body, village, applicant, item, versions, laws, power, office } = rows;
    if (!body || !village || actor.kind !== "person") return refuse("UNKNOWN_DIVISION", { field: "/body" });
    const elsewhere = placeFault(rows);
    if (elsewhere) return elsewhere;
    if (!applicant) return refuse("UNKNOWN_APPLICANT", { field: "/applicant" });
    const found = authority({ code: asked.item, item, versions, laws, power, body: office }, today);
    if (isRefusal(found)) return found;
    const { version } = found;
    if (!contains(found.power.division, village))
      return refuseVillage("POWER_ELSEWHERE", { item: version.name, field: "/power" });
    if (!version.subjectKinds.includes(applicant.kind))
      return refuse("WRONG_SUBJECT", { item: version.name, kind: applicant.kind });
    const until = asked.until as Day;
    if (until < today) return refuseVillage("MANDATE_DAYS", { until, field: "/until" });
    const papers = [...new Map(asked.papers.map((one) => [one.name, one])).values()];
    const unlisted = listedOnly(
      version,
      papers.map(({ name }) => name),
    );
    if (unlisted) return unlisted;
    const id = newId();
    return together(
      create(entrustments, {
        ...{ id, body: body.id, division: village.id, applicant: applicant.id, item: asked.item },
        ...{
          itemVersion: version.id,
          power: asked.power,
          mandate: asked.mandate,
          mandateUntil: until,
          revokedOn: null,
        },
        ...{ takenOn: today, takenAt: now.toISOString(), takenBy: actor.person },
        papers: papers.map((one) => ({ ...one, returnedOn: null })),
        ...{ state: "taken", matter: null, caseId: null, submittedOn: null, fetchedOn: null, handedOverOn: null },
        ...{ closedOn: null, reason: null },
      }),
      papers.some(({ original }) => original) ? startHolding(id, "originals", context) : [],
      numbered(
        body,
        {
          ...{ kind: "代办收件凭证", about: id, addressee: applicant.id },
          content: {
            ...{ item: version.name, office: officeName(office, today), mandate: asked.mandate, mandateUntil: until },
            ...{ at: now.toISOString(), by: context.post?.post ?? null, papers },
            returnBy: context.calendar.addWorkdays(today, context.settings.number("agentOriginalWorkdays")).day,
          },
        },
        context,
      ),
      tellApplicant(
        { id, applicant: applicant.id },
        { zh: `代办员已收下您的材料：${version.name}`, en: `The agent has taken in your papers: ${version.name}` },
        context,
      ),
    );
  },
});

type Places = {
  readonly body: Body | null;
  readonly village: RowOf<typeof divisions> | null;
  readonly place: RowOf<typeof divisions> | null;
};

/** A village acts for its own: not at a bureau or a zone, and not for who is registered in another place. */
function placeFault({ body, village, place }: Places): Refusal | undefined {
  if (!body || village?.level !== "community" || body.level !== "community")
    return refuseVillage("VILLAGE_ONLY", { body: body?.names.at(-1)?.name ?? "", field: "/body" });
  if (place && !contains(place.id, village) && !contains(village.id, place))
    return refuseVillage("VILLAGER_ELSEWHERE", { place: place.name, field: "/applicant" });
  return undefined;
}

/** The office's name on that day. */
function officeName(office: Body | null, on: Day): string {
  const named = office?.names.find(({ from, to }) => from <= on && (to === null || on < to));
  return (named ?? office?.names.at(-1))?.name ?? "";
}
