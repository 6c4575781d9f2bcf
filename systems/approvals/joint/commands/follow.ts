import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import type { Body } from "#kernel/directory/records.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { many } from "#kernel/records/reads.ts";
import { together } from "../../commands/together.ts";
import { endParts } from "../end-parts.ts";
import { roundReads } from "../reads.ts";
import { isOpenRound, type JointMember, jointReviews } from "../records.ts";
import { refuseJoint } from "../refusals.ts";
import { tellRoundApplicant } from "../telling.ts";

/**
 * 成员变动: a case that was withdrawn, or is over, leaves the round; one that went to another body takes its part along, and so does
 * the lead that was merged (STF-07). When no case is left, the round is over by itself.
 */
export const followJoint = command({
  name: "approvals.followJoint",
  title: { zh: "联合办理跟随办件变动", en: "Follow the cases of a joint round" },
  on: jointReviews,
  input: z.object({}),
  reads: {
    ...roundReads,
    cases: many(cases).via("members", (members: readonly JointMember[]) =>
      members.flatMap(({ caseId }) => caseId ?? []),
    ),
  },
  may: system(),
  basis: ["CON-14 联合办理", "STF-07 机构合并"],
  visibility: "internal",
  decide(round, _, context) {
    const { members, cases, asked, lead, own, parts, wakes } = context.rows;
    const { today } = context;
    if (!isOpenRound(round)) return refuseJoint("NOTHING_TO_FOLLOW");
    const taking = members.filter(({ live }) => live);
    const fileOf = ({ caseId }: JointMember) => cases.find(({ id }) => id === caseId);
    const leaving = taking.filter((one) => one.caseId !== null && fileOf(one)?.status !== "accepted");
    const staying = taking.filter((one) => !leaving.includes(one));
    const moves = staying.flatMap((one): Effect[] => {
      const now =
        fileOf(one)?.body ??
        heirOf(
          asked.find(({ id }) => id === one.body),
          today,
        );
      return now === undefined || now === one.body ? [] : [change(one, { body: now })];
    });
    const leader = heirOf(lead ?? undefined, today);
    const led = leader !== undefined && leader !== round.lead ? { lead: leader } : {};
    if (leaving.length === 0 && moves.length === 0 && Object.keys(led).length === 0)
      return refuseJoint("NOTHING_TO_FOLLOW");
    const ofLeaving = ({ owner }: { owner: string }) => leaving.some(({ id }) => id === owner);
    const left = [
      ...leaving.map((one) => change(one, { live: false, state: "left" as const })),
      ...endParts(
        [],
        {
          parts: parts.filter(ofLeaving),
          wakes: wakes.filter(({ target }) => leaving.some(({ id }) => id === target)),
        },
        today,
      ),
    ];
    const anchor = staying.find(({ caseId }) => caseId !== null)?.caseId;
    if (!anchor)
      return together(
        change(round, { ...led, state: "cancelled", endedOn: today, reason: "各件都已撤回或了结" }),
        left,
        endParts(
          staying,
          { parts, wakes: wakes.filter(({ target }) => staying.some(({ id }) => id === target)) },
          today,
        ),
        stopClocks(own, ["joint", "call"], today),
        tellRoundApplicant(
          round,
          { zh: `${round.title.zh}已结束：各件都已撤回`, en: `${round.title.en} is over: its cases were withdrawn` },
          context,
        ),
      );
    return together(change(round, { ...led, anchor }), left, moves);
  },
});

const heirOf = (body: Body | undefined, today: string): string | undefined =>
  body?.validTo != null && body.validTo <= today ? (body.successor ?? body.id) : body?.id;
