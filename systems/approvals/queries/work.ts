import { z } from "zod";
import type { Light } from "#kernel/calendar/lights.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { type CaseListRow, type CaseStanding, caseColumns, caseStanding, caseTables } from "./case-rows.ts";

/** How many open cases one list is computed from at most; a body with more sees the most urgent. */
const mostOpen = 2000;

/**
 * The views of the post: by the step a case stands at; `sign`: a proposal waits for who decides; `waiting`: it lies with the
 * applicant or a higher office; `unexplained`: the promise is broken and nobody has said in public why (CLK-19).
 */
export const workViews = ["all", "intake", "review", "sign", "deliver", "waiting", "unexplained"] as const;
export type WorkView = (typeof workViews)[number];

const input = z.object({
  q: z.string().trim().max(100).optional(),
  view: z.enum(workViews).default("all"),
  light: z.enum(["normal", "remind", "yellow", "red", "deepRed", "paused"]).optional(),
  /** What the asker has claimed, what nobody has, or what a colleague has. */
  hands: z.enum(["mine", "free", "others"]).optional(),
  sort: z.enum(["due", "received", "item"]).default("due"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(40).optional(),
});

export type WorkRow = Omit<CaseListRow, "clocks"> & {
  readonly standing: CaseStanding | null;
  readonly group: WorkGroup;
  /** Who of the body has claimed it; null while nobody has. */
  readonly handlerName: string | null;
};
export type WorkGroup = "today" | "soon" | "later" | "paused" | "waiting";

/** 我的工作: the open cases of the bodies where the asker holds a post, most urgent first, with what is owed by when. */
export const work = query({
  name: "approvals.work",
  title: { zh: "我的工作", en: "My work" },
  input,
  may: holders("window", "reviewer", "decider", "head"),
  async run({ city, actor, input, today }) {
    const held = actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)) : [];
    const bodies = [...new Set(held.map((post) => post.body))];
    const result = await city.database.pool.query<CaseListRow & Pick<WorkRow, "handlerName">>({
      name: "work",
      text: `SELECT ${caseColumns}, (SELECT p.name FROM people p WHERE p.id = c.handler) AS "handlerName" FROM ${caseTables}
        WHERE c.body = ANY($1) AND c.status IN ('received', 'supplementing', 'accepted', 'handedUp', 'decided')
          AND ($3::text IS NULL OR $3 = CASE WHEN c.handler IS NULL THEN 'free' WHEN c.handler = $4 THEN 'mine' ELSE 'others' END)
          AND ($2::text IS NULL OR v.name LIKE $2 OR s.name LIKE $2 OR m.title LIKE $2 OR c.query_code LIKE $2 OR c.item LIKE $2)
        ORDER BY (SELECT min(k.due) FROM clocks k WHERE k.owner = c.id AND k.state = 'running') NULLS LAST, c.id LIMIT ${mostOpen}`,
      values: [
        ...[bodies, containing(input.q)],
        ...[input.hands ?? null, actor.kind === "person" ? actor.person : null],
      ],
    });
    const found = result.rows.map(({ clocks, ...row }): WorkRow => {
      const standing = caseStanding(city, { status: row.status, clocks }, today);
      return { ...row, standing, group: groupOf(row.status, standing) };
    });
    const views = Object.fromEntries(workViews.map((view) => [view, found.filter((row) => isIn(view, row)).length]));
    const all = found.filter((row) => isIn(input.view, row));
    const lights = Object.fromEntries(
      (["deepRed", "red", "yellow", "remind", "normal", "paused"] as Light[]).map((light) => [
        light,
        all.filter((row) => row.standing?.light === light).length,
      ]),
    );
    const shown = all.filter((row) => !input.light || row.standing?.light === input.light);
    shown.sort(order[input.sort]);
    const from = input.after ? shown.findIndex((row) => row.id === input.after) + 1 : 0;
    const rows = shown.slice(from, from + input.limit);
    const next = from + input.limit < shown.length ? (rows.at(-1)?.id ?? null) : null;
    return { total: shown.length, views, lights, today, rows, next };
  },
});

const day = (row: WorkRow) => row.standing?.due ?? "9999";
const groups: readonly WorkGroup[] = ["today", "soon", "later", "paused", "waiting"];
const order = {
  due: (a: WorkRow, b: WorkRow) =>
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.id < b.id ? -1 : 1),
  received: (a: WorkRow, b: WorkRow) => (a.receivedAt < b.receivedAt ? -1 : 1),
  item: (a: WorkRow, b: WorkRow) => (a.item < b.item ? -1 : a.item > b.item ? 1 : a.id < b.id ? -1 : 1),
};

function isIn(view: WorkView, { status, proposal, lateReason, standing }: WorkRow): boolean {
  if (view === "all") return true;
  if (view === "intake") return status === "received";
  if (view === "review") return status === "accepted" && proposal === null;
  if (view === "sign") return status === "accepted" && proposal !== null;
  if (view === "deliver") return status === "decided";
  if (view === "waiting") return isWaiting(status);
  const late = standing?.light === "red" || standing?.light === "deepRed";
  return status === "accepted" && late && lateReason === null;
}

/** With the applicant, or with a higher office: no clock of the office runs. */
const isWaiting = (status: string): boolean => status === "supplementing" || status === "handedUp";

/** 今天必须 (due today or late), 将到期 (within three workdays), 其他, 暂停, 等别人. */
function groupOf(status: string, standing: CaseStanding | null): WorkGroup {
  if (isWaiting(status)) return "waiting";
  if (!standing || standing.left === null) return "later";
  if (standing.state === "paused") return "paused";
  return standing.left <= 0 ? "today" : standing.left <= 3 ? "soon" : "later";
}
