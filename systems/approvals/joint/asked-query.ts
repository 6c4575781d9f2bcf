import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { Light } from "#kernel/calendar/lights.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { type ClockColumns, standing } from "#kernel/clocks/light.ts";
import { heldOn } from "#kernel/records/actor.ts";
import type { Words } from "#kernel/text/words.ts";

/** What a round waits for from one's body: a member's answer or re-check, or the lead's one list or conclusion. */
export type JointTask = {
  readonly round: string;
  readonly matter: string;
  readonly matterTitle: string;
  readonly title: Words;
  readonly task: "answer" | "recheck" | "settle" | "call" | "conclude";
  /** The member's item; null for the lead. */
  readonly name: string | null;
  readonly due: Day | null;
  readonly left: number | null;
  readonly light: Light;
};

/** Not more than a desk could work through. */
const mostTasks = 200;
/** The body of a row, or its successor once it has ended (STF-07). */
const ours = (body: string) =>
  `(${body} = ANY($1) OR EXISTS (SELECT FROM bodies b WHERE b.id = ${body} AND b.successor = ANY($1) AND b.valid_to <= $2))`;
const nobodyAsked = `NOT EXISTS (SELECT FROM joint_members w WHERE w.round = r.id AND w.live
  AND (CASE WHEN r.state = 'asked' THEN w.state ELSE coalesce(w.recheck, 'answered') END) = 'asked')`;
const tasks = `
  SELECT r.id AS round, r.matter, r.title, m.name, m.id || ':' || CASE WHEN r.state = 'asked' THEN 'answer' ELSE 'recheck' END AS clock,
    CASE WHEN r.state = 'asked' THEN 'answer' ELSE 'recheck' END AS task
  FROM joint_members m JOIN joint_reviews r ON r.id = m.round
  WHERE m.live AND ${ours("m.body")}
    AND ((r.state = 'asked' AND (m.state = 'asked' OR (m.state = 'silent' AND m.opinion IS NULL)))
      OR (r.state = 'rechecking' AND m.recheck IN ('asked', 'silent')))
  UNION ALL
  SELECT r.id, r.matter, r.title, NULL, r.id || ':joint', CASE WHEN r.state = 'asked' THEN 'settle' ELSE 'conclude' END
  FROM joint_reviews r WHERE r.state IN ('asked', 'rechecking') AND ${ours("r.lead")} AND ${nobodyAsked}
  UNION ALL
  SELECT r.id, r.matter, r.title, NULL, r.id || ':call', 'call'
  FROM joint_reviews r WHERE r.state = 'correcting' AND r.mended_on IS NOT NULL AND ${ours("r.lead")}`;

/** 待本机构办的联合办理: what the joint rounds wait for from the bodies where one holds a post, the most urgent first. */
export const jointTasks = query({
  name: "approvals.jointTasks",
  title: { zh: "待本机构办的联合办理", en: "What joint rounds wait for from us" },
  input: z.object({}),
  may: holders("reviewer", "decider", "head"),
  async run({ city, actor, today }) {
    const posts = actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)) : [];
    const found = await city.database.pool.query<
      Omit<JointTask, "due" | "left" | "light"> & { readonly clock: ClockColumns }
    >({
      name: "joint-tasks",
      text: `SELECT t.round, t.matter, m.title AS "matterTitle", t.title, t.task, t.name,
          jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events) AS clock
        FROM (${tasks}) t JOIN matters m ON m.id = t.matter JOIN clocks k ON k.id = t.clock
        ORDER BY k.due, t.round, t.clock LIMIT ${mostTasks}`,
      values: [[...new Set(posts.map(({ body }) => body))], today],
    });
    const marks = {
      ...{ remindAt: city.settings.number("remindAt"), yellowAt: city.settings.number("yellowAt") },
      shortPromise: 3,
    };
    const rows = found.rows.map(({ clock, ...row }): JointTask => {
      const { due, left, light } = standing(clock, undefined, today, city.calendar(), marks);
      return { ...row, due, left, light };
    });
    return { rows, today };
  },
});
