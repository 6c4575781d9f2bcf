import type { Day } from "#kernel/calendar/day.ts";
import type { Light } from "#kernel/calendar/lights.ts";
import type { City } from "#kernel/city/city.ts";
import { type ClockColumns, standing } from "#kernel/clocks/light.ts";
import type { Words } from "#kernel/text/words.ts";
import type { JointMember, JointReview } from "./records.ts";

const clockOf = (owner: string, names: string) =>
  `(SELECT jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)
    FROM clocks k WHERE k.owner = ${owner} AND k.name = ANY('${names}') ORDER BY k.name DESC LIMIT 1)`;

type Timed = { readonly due: Day | null; readonly left: number | null; readonly light: Light };
export type MemberRow = Pick<
  JointMember,
  "id" | "version" | "caseId" | "item" | "name" | "body" | "state" | "opinion" | "remark"
> &
  Pick<JointMember, "defects" | "answeredOn" | "recheck" | "live"> &
  Timed & { readonly bodyName: string; readonly decision: "granted" | "refused" | null };
export type RoundRow = Pick<
  JointReview,
  "id" | "version" | "matter" | "kind" | "jointGroup" | "stage" | "lead" | "state"
> &
  Pick<JointReview, "startedOn" | "visitOn" | "place" | "settledOn" | "mendedOn" | "endedOn" | "reason"> &
  Timed & {
    readonly title: Words;
    readonly leadName: string;
    readonly applicantName: string;
    readonly members: readonly MemberRow[];
  };

/** The joint rounds of a matter, the latest first, each with its members, days and lights, as they stand on a day. */
export async function roundsOf(city: City, matter: string, today: Day): Promise<RoundRow[]> {
  const { pool } = city.database;
  const [rounds, members] = await Promise.all([
    pool.query<Omit<RoundRow, "members" | keyof Timed> & { clock: ClockColumns }>({
      name: "joint-rounds-of-matter",
      text: `SELECT r.id, r.version, r.matter, r.kind, r.title, r.joint_group AS "jointGroup", r.stage, r.lead,
          (SELECT b.names->-1->>'name' FROM bodies b WHERE b.id = r.lead) AS "leadName", r.state,
          (SELECT s.name FROM subjects s WHERE s.id = r.applicant) AS "applicantName", r.started_on AS "startedOn", r.visit_on AS "visitOn", r.place, r.settled_on AS "settledOn", r.mended_on AS "mendedOn",
          r.ended_on AS "endedOn", r.reason, ${clockOf("r.id", "{joint}")} AS clock
        FROM joint_reviews r WHERE r.matter = $1 ORDER BY r.started_on DESC, r.id DESC LIMIT 50`,
      values: [matter],
    }),
    pool.query<Omit<MemberRow, keyof Timed> & { round: string; clock: ClockColumns }>({
      name: "joint-members-of-matter",
      text: `SELECT m.id, m.version, m.round, m.case_id AS "caseId", m.item, m.name, m.body,
          (SELECT b.names->-1->>'name' FROM bodies b WHERE b.id = m.body) AS "bodyName", m.state, m.opinion, m.remark,
          m.defects, m.answered_on AS "answeredOn", m.recheck, m.live, c.decision, ${clockOf("m.id", "{answer,recheck}")} AS clock
        FROM joint_members m LEFT JOIN cases c ON c.id = m.case_id WHERE m.matter = $1 ORDER BY m.id`,
      values: [matter],
    }),
  ]);
  const marks = {
    ...{ remindAt: city.settings.number("remindAt"), yellowAt: city.settings.number("yellowAt") },
    shortPromise: 3,
  };
  const timed = (clock: ClockColumns, law: boolean): Timed => {
    const { due, left, light } = standing(clock, law ? clock : undefined, today, city.calendar(), marks);
    return { due, left, light };
  };
  return rounds.rows.map(({ clock, ...round }) => ({
    ...round,
    ...timed(clock, true),
    members: members.rows
      .filter((one) => one.round === round.id)
      .map(({ clock: own, round: _, ...member }) => ({ ...member, ...timed(own, false) })),
  }));
}

/** The round that a case takes part in, or did last; null for a case that is handled alone. */
export type CaseRound = Pick<
  RoundRow,
  "id" | "matter" | "title" | "leadName" | "state" | "visitOn" | "settledOn" | "mendedOn"
> & {
  /** By when the one list is sent. */
  readonly due: Day | null;
};

export async function roundOfCase(city: City, caseId: string): Promise<CaseRound | null> {
  const found = await city.database.pool.query<CaseRound>({
    name: "joint-round-of-case",
    text: `SELECT r.id, r.matter, r.title, (SELECT b.names->-1->>'name' FROM bodies b WHERE b.id = r.lead) AS "leadName",
        r.state, r.visit_on AS "visitOn", r.settled_on AS "settledOn", r.mended_on AS "mendedOn", k.due
      FROM joint_members m JOIN joint_reviews r ON r.id = m.round JOIN clocks k ON k.owner = r.id AND k.name = 'joint'
      WHERE m.case_id = $1 AND m.state <> 'left' ORDER BY m.live DESC, r.started_on DESC, r.id DESC LIMIT 1`,
    values: [caseId],
  });
  return found.rows[0] ?? null;
}
