import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { clockId, startClock } from "#kernel/clocks/effects.ts";
import { type Body, bodies, posts } from "#kernel/directory/records.ts";
import { itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { type Case, cases, type Matter, matters, parties, partyOn } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { numbered, tellApplicant, together } from "../../commands/together.ts";
import { answeringPosts } from "../../consult/reads.ts";
import { keptFlow } from "../../plan/kept-flow.ts";
import { flows } from "../../records.ts";
import { refuse } from "../../refusals.ts";
import { askMember, memberOf } from "../asking.ts";
import { chooseMembers, leadFault, stageOf } from "../choose-members.ts";
import { jointBasis, jointDays, toJointLimit } from "../limit.ts";
import { isOpenRound, type JointReview, jointKinds, jointMembers, jointReviews } from "../records.ts";
import { refuseJoint } from "../refusals.ts";
import { nameOf, tellMembers } from "../telling.ts";
import { jointKindWords } from "../words.ts";

const input = z.object({
  kind: z.enum(jointKinds),
  /** The power by which the body leads: that of the group's lead step, or of one of the named cases. */
  power: z.string().max(80),
  /** A joint group of the matter's flow, such as J4. */
  group: z.string().max(40).optional(),
  /** Accepted cases of the matter; of a group all of them where none is named. */
  cases: z.array(z.string().max(80)).max(40).default([]),
  /** Powers for steps of the plan that have no case yet: their bodies are asked with the others. */
  powers: z.array(z.string().max(80)).max(40).default([]),
  /** Workdays in which every member answers; each in its own promised days where nothing is said. */
  days: z.int().min(1).max(45).optional(),
  /** Of an acceptance: the one visit. */
  visit: z.object({ on: z.iso.date().refine(isDay), place: z.string().trim().min(2).max(200) }).optional(),
});
type Input = z.output<typeof input>;
const bodyOf = (found: readonly { readonly body: string }[]): string[] => found.map(({ body }) => body);
const postsOf = (found: readonly { readonly body: string }[]): string[] => bodyOf(found).flatMap(answeringPosts);

/**
 * 发起联合审查、联合验收: the lead asks all members at once, each in its own days; an acceptance has its one visit told to the
 * applicant and to all members in the same act (CON-14). The forty-five workdays of joint handling count from the day on which
 * the first of its cases was accepted, so that beginning late makes nothing longer (CLK-13).
 */
export const beginJoint = command({
  name: "approvals.beginJoint",
  title: { zh: "发起联合审查、联合验收", en: "Begin a joint review or acceptance" },
  on: matters,
  input,
  reads: {
    flow: one(flows).by((file: Matter) => file.flow),
    cases: all(cases).of("matter"),
    parties: all(parties).of("matter"),
    rounds: all(jointReviews).of("matter"),
    leading: many(bodies).via("rounds", (rounds: readonly JointReview[]) => rounds.map(({ lead }) => lead)),
    live: all(jointMembers).where("matter", (file: Matter) => file.id),
    lead: one(powers).by((_: Matter, asked: Input) => asked.power),
    leadBody: one(bodies).via("lead", (power: Power) => power.body),
    powers: all(powers).among("id", (_: Matter, asked: Input) => asked.powers),
    versions: many(itemVersions).via("cases", (files: readonly Case[]) => files.map((file) => file.itemVersion)),
    legal: many(clocks).via("cases", (files: readonly Case[]) => files.map(({ id }) => clockId(id, "legal"))),
    handling: many(bodies).via("cases", bodyOf),
    others: many(bodies).via("powers", bodyOf),
    handlingPosts: many(posts).via("cases", postsOf),
    otherPosts: many(posts).via("powers", postsOf),
  },
  may: post("reviewer", "decider", "head").holding((_: Matter, asked: Input) => asked.power),
  basis: ["行政许可法 第二十六条", "优化营商环境条例 第四十二条"],
  visibility: "public",
  decide(file, asked, context) {
    const { rows, today, calendar, settings, actor } = context;
    if (file.state === "closed") return refuse("MATTER_CLOSED");
    const { lead, leadBody } = rows;
    if (!lead || !leadBody || actor.kind !== "person") return refuse("NO_POWER", { item: asked.power, date: today });
    const present = { ...rows, lead, flow: rows.flow && keptFlow(rows.flow) };
    const stage = stageOf(present.flow, lead.item);
    const fault = leadFault(asked, present) ?? openFault(asked.kind, stage, rows) ?? visitFault(asked, today);
    if (fault) return fault;
    const chosen = chooseMembers(file, asked, present, today);
    if (isRefusal(chosen)) return chosen;
    const busy = chosen.find(
      (one) => one.file && rows.live.some(({ live, caseId }) => live && caseId === one.file?.id),
    );
    if (busy) return refuseJoint("IN_ANOTHER_ROUND", { member: busy.name, field: "/cases" });
    const applicant = rows.parties.find((one) => one.role === "applicant" && partyOn(one, today))?.subject;
    const files = chosen.flatMap((one) => one.file ?? []);
    const anchor = files[0];
    if (!applicant || !anchor) return refuse("UNKNOWN_APPLICANT");
    const group = asked.group === undefined ? undefined : present.flow?.jointGroups[asked.group];
    const title = group ? { zh: group.zh, en: group.en } : jointKindWords[asked.kind];
    const since = files.map((one) => one.acceptedOn ?? today).sort()[0] ?? today;
    const from = asked.visit ? (asked.visit.on as Day) : today;
    const round = context.newId();
    const members = chosen.map((one, index) =>
      memberOf(one, { round, matter: file.id, index, days: asked.days }, settings),
    );
    const due = calendar.addWorkdays(since, jointDays).day;
    const allBodies = [...rows.handling, ...rows.others];
    return together(
      create(jointReviews, {
        ...{ id: round, matter: file.id, kind: asked.kind, title, jointGroup: asked.group ?? null, stage },
        ...{ lead: leadBody.id, leadPower: lead.id, division: lead.division, applicant, anchor: anchor.id },
        ...{ startedOn: today, startedBy: actor.person, visitOn: asked.visit ? from : null },
        ...{
          place: asked.visit?.place ?? null,
          state: "asked",
          settledOn: null,
          mendedOn: null,
          endedOn: null,
          reason: null,
        },
      }),
      startClock({
        ...{ ownerRecord: "jointReview", owner: round, name: "joint", unit: "workday", on: since },
        ...{ limitDays: jointDays, basis: jointBasis },
      }),
      ...members.map((one) => askMember(one, from, context)),
      ...chosen.map(({ file: own, version }) =>
        own && version
          ? toJointLimit(
              version,
              rows.legal.filter(({ owner }) => owner === own.id),
            )
          : [],
      ),
      numbered(
        leadBody,
        {
          ...{ kind: "联合办理告知书", about: file.id, addressee: applicant },
          content: {
            ...{
              item: file.title,
              joint: title.zh,
              lead: nameOf([leadBody], leadBody.id),
              due,
              since,
              basis: jointBasis,
            },
            ...(asked.visit && { visitOn: from, place: asked.visit.place }),
            members: members.map((one) => ({
              ...{ name: one.name, body: nameOf(allBodies, one.body) },
              until: calendar.addWorkdays(from, one.days).day,
            })),
          },
        },
        context,
      ),
      tellApplicant(
        { id: anchor.id, applicant },
        asked.visit
          ? { zh: `${title.zh}：${from}现场验收，一次看完`, en: `${title.en}: one visit on ${from}` }
          : { zh: `${title.zh}已发起，各部门同时看`, en: `${title.en} has begun at all bodies at once` },
        context,
      ),
      tellMembers(
        members,
        [...rows.handlingPosts, ...rows.otherPosts],
        anchor.id,
        asked.visit
          ? { zh: `${title.zh}：${from}到${asked.visit.place}现场验收`, en: `${title.en}: the visit is on ${from}` }
          : { zh: `${title.zh}：请在各自时限内答复`, en: `${title.en}: answer in your own days` },
        context,
      ),
    );
  },
});

/** A stage of a matter has one lead at a time; a unique index of the database says so again. */
function openFault(
  kind: Input["kind"],
  stage: number,
  { rounds, leading }: { readonly rounds: readonly JointReview[]; readonly leading: readonly Body[] },
): Refusal | undefined {
  const open = rounds.find((one) => isOpenRound(one) && one.kind === kind && one.stage === stage);
  if (!open) return undefined;
  const { zh, en } = jointKindWords[kind];
  return refuseJoint("TWO_LEADS", { kind: zh, kindEn: en, lead: nameOf(leading, open.lead), day: open.startedOn });
}

function visitFault({ kind, visit }: Input, today: Day): Refusal | undefined {
  const fits = kind === "acceptance" ? visit !== undefined && visit.on >= today : visit === undefined;
  return fits ? undefined : refuseJoint("VISIT_UNFIT", { field: "/visit" });
}
