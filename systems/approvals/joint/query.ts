import { z } from "zod";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { actsOn } from "../queries/acts.ts";
import { matterIsSeen, sightValues } from "../queries/visible.ts";
import { groupsToBegin, type JointGroup } from "./candidates.ts";
import { type JointFinding, jointFindings } from "./late-demands.ts";
import { isOpenRound, jointMembers, jointReviews } from "./records.ts";
import { type MemberRow, type RoundRow, roundsOf } from "./rounds-query.ts";

type Acts = Awaited<ReturnType<typeof actsOn>>;
/** A round as somebody sees it, with what they may do in it now and why not. */
export type SeenRound = Omit<RoundRow, "members" | "applicantName"> & {
  readonly members: readonly (MemberRow & { readonly acts: Acts })[];
  readonly findings: readonly JointFinding[];
  readonly acts: Acts;
  /** The name of the applicant, for those who take part. */
  readonly applicantName: string | null;
};
/** The answer of `approvals.joints`. */
export type JointAnswer = { readonly rounds: readonly SeenRound[]; readonly groups: readonly JointGroup[] };

/**
 * 联合办理: the rounds of a matter and what the asker's body may begin. What a member said is for the lead and for itself until the one
 * list is out; then it is for everybody who may see the matter (CON-14).
 */
export const joints = query({
  name: "approvals.joints",
  title: { zh: "联合办理", en: "Joint handling" },
  input: z.object({ matter: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const seen = await sightValues(city, actor, today);
    const found = await city.database.pool.query({
      name: "joints-of-matter-seen",
      text: `SELECT 1 FROM matters m WHERE m.id = $6 AND ${matterIsSeen}`,
      values: [...seen.matters, input.matter],
    });
    if (found.rows.length === 0) return refuseRecord("NOT_FOUND", { record: "事", id: input.matter });
    const rounds = await roundsOf(city, input.matter, today);
    const own =
      actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)).map(({ body }) => body) : [];
    const shown = await Promise.all(
      rounds.map(async (round): Promise<SeenRound> => {
        const told = round.settledOn !== null || own.includes(round.lead);
        const open = isOpenRound(round) && own.length > 0;
        const part = (one: MemberRow) => own.includes(one.body);
        const members = round.members.map(async (one) => ({
          ...(told || part(one) ? one : { ...one, opinion: null, remark: null, defects: [] }),
          acts: open && part(one) ? await actsOn(city, actor, { record: jointMembers, id: one.id }) : [],
        }));
        const concerned = own.includes(round.lead) || round.members.some(part);
        const leads =
          actor.kind === "person" && actor.posts.some((post) => post.kind === "leader" && heldOn(post, today));
        const acting = actor.kind === "person" && actor.subjects.length > 0;
        return {
          ...round,
          applicantName: concerned ? round.applicantName : null,
          reason: told ? round.reason : null,
          members: await Promise.all(members),
          findings: own.length > 0 ? jointFindings(round.members, round.settledOn !== null) : [],
          acts:
            isOpenRound(round) && (concerned || leads || acting)
              ? await actsOn(city, actor, { record: jointReviews, id: round.id })
              : [],
        };
      }),
    );
    const groups = await groupsToBegin(city, actor, { matter: input.matter, rounds }, today);
    return { rounds: shown, groups } satisfies JointAnswer;
  },
});
