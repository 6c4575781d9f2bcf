import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import type { Day } from "#kernel/calendar/day.ts";
import type { Body } from "#kernel/directory/records.ts";
import { inForce } from "#kernel/items/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../../case-words.ts";
import { body, matter, version } from "../../commands/reads.ts";
import { numbered, tellApplicant, together } from "../../commands/together.ts";
import { askedBodies, ownConsultations } from "../../consult/reads.ts";
import type { Consultation } from "../../consult/records.ts";
import { keptFlow } from "../../plan/kept-flow.ts";
import { flows } from "../../records.ts";
import { refuse } from "../../refusals.ts";
import { type SiteCondition, siteConditions } from "../records.ts";
import { refuseSite } from "../refusals.ts";
import { declaredTerms, SITE_FLOW, type SiteTerm, settlesSites, siteInput, termsOf, termWords } from "../terms.ts";

type Given = Pick<SiteCondition, "term" | "body" | "consultation"> & { readonly givenOn: Day };

/**
 * 多规合一，定下条件: the lead brings what the planning bodies have set together with its own, on one map, before the project is filed. From
 * here on these are facts of the project, with who said each, when and in which opinion (CON-06).
 */
export const settleSite = command({
  name: "approvals.settleSite",
  title: { zh: "定下多规合一条件", en: "Settle the site's conditions" },
  on: cases,
  input: z.object({ site: siteInput }),
  reads: {
    ...{ version, body, matter, consultations: ownConsultations, asked: askedBodies },
    flows: all(flows).where("flow", () => SITE_FLOW),
    settled: all(siteConditions).where("caseId", (file: Case) => file.id),
  },
  may: post("reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["CON-06 多规合一", "优化营商环境条例 第四十二条"],
  visibility: "public",
  decide(file, { site }, context) {
    const { version, body, matter, consultations, asked, flows, settled } = context.rows;
    const { today, settings } = context;
    const item = version?.name ?? file.item;
    if (!settlesSites(file.item, settings)) return refuseSite("SITE_NOT_SETTLED_HERE", { item });
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || !body || !matter) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const [first] = settled;
    if (first) return refuseSite("SITE_SETTLED", { on: first.settledOn });
    const awaited = consultations.filter(({ state }) => state === "asked");
    if (awaited.length > 0)
      return refuseSite("SITE_ANSWERS_AWAITED", {
        bodies: awaited
          .map(({ body }) => bodyName(asked, body))
          .sort()
          .join("、"),
      });
    const flow = flows.find((one) => inForce(one, today));
    const own = termsOf(flow ? declaredTerms(keptFlow(flow)) : [], site);
    if (!own) return refuseSite("SITE_CONDITION_UNFIT", { field: "/site" });
    const given = [
      ...own.map((term): Given => ({ term, body: file.body, consultation: null, givenOn: today })),
      ...consultations.filter(({ state }) => state === "answered").flatMap(givenIn),
    ];
    const fault = given.length === 0 ? refuseSite("SITE_NOTHING_AGREED", { field: "/site" }) : differ(given);
    if (fault) return fault;
    return together(
      given.map(({ term, ...one }) =>
        create(siteConditions, {
          ...{ id: context.newId(), matter: file.matter, caseId: file.id, path: term.path, term, ...one },
          settledOn: today,
        }),
      ),
      change(file, {}),
      change(matter, {}),
      numbered(
        body,
        {
          ...{ kind: "多规合一会商意见书", about: file.id, addressee: file.applicant },
          content: {
            item: version.name,
            site: given.map((one) => ({
              what: termWords(one.term).zh,
              body: one.consultation === null ? bodyName([body], body.id) : bodyName(asked, one.body),
              on: one.givenOn,
            })),
          },
        },
        context,
      ),
      tellApplicant(
        file,
        {
          zh: `多规合一的条件已定下（${given.length}条）：${version.name}`,
          en: `The site's conditions are settled (${given.length}): ${version.name}`,
        },
        context,
      ),
    );
  },
});

const givenIn = ({ id, body, site, answeredOn, askedOn }: Consultation): Given[] =>
  site.map((term) => ({ term, body, consultation: id, givenOn: answeredOn ?? askedOn }));

const bodyName = (known: readonly Body[], id: string): string =>
  known.find((one) => one.id === id)?.names.at(-1)?.name ?? id;

/** Conditions that no project could keep together: two values of one thing, or a least above a most. */
function differ(given: readonly Given[]): Refusal | undefined {
  const clash = given.flatMap(({ term }, at) =>
    given.slice(at + 1).flatMap((other) => (fit(term, other.term) ? [] : [[term, other.term] as const])),
  );
  const [first] = clash;
  if (!first) return undefined;
  return refuseSite("SITE_CONDITIONS_DIFFER", {
    found: first.map((term) => termWords(term).zh).join("，"),
    foundEn: first.map((term) => termWords(term).en).join(", "),
    field: "/site",
  });
}

function fit(one: SiteTerm, other: SiteTerm): boolean {
  if (one.path !== other.path) return true;
  if (one.bound === other.bound) return one.bound !== "equal" || one.value === other.value;
  const of = (bound: SiteTerm["bound"]) => [one, other].find((term) => term.bound === bound)?.value;
  return Number(of("least") ?? of("equal")) <= Number(of("most") ?? of("equal"));
}
