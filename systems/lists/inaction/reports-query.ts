import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { Light } from "#kernel/calendar/lights.ts";
import type { City } from "#kernel/city/city.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { type ClockColumns, type Standing, standing } from "#kernel/clocks/light.ts";
import type { InactionReport } from "../records.ts";
import { ownBodies } from "./handling.ts";
import { refuse } from "./refusals.ts";

/** A report as a list shows it: who is reported and how it stands, not what was said nor by whom. */
export type ReportRow = Pick<
  InactionReport,
  "id" | "version" | "body" | "item" | "state" | "receivedOn" | "takenOn" | "answeredOn" | "finding"
> & {
  readonly bodyName: string;
  readonly bodyNameEn: string;
  readonly itemName: string | null;
  readonly standing: ReportStanding | null;
};
/** Which of its two clocks speaks for a report now, and its light; computed, never stored (SUP-03). */
export type ReportStanding = Standing & { readonly clock: "taking" | "answer" };
export type ReportShown = ReportRow & Pick<InactionReport, "what" | "contact" | "answer">;

const columns = `r.id, r.version, r.body, r.item, r.state, r.received_on AS "receivedOn", r.taken_on AS "takenOn",
  r.answered_on AS "answeredOn", r.finding, b.names->-1->>'name' AS "bodyName", b.names->-1->>'nameEn' AS "bodyNameEn",
  (SELECT v.name FROM item_versions v WHERE v.item = r.item ORDER BY v.valid_from DESC LIMIT 1) AS "itemName",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)), '[]')
   FROM clocks k WHERE k.owner = r.id) AS clocks`;
type Row = Omit<ReportRow, "standing"> & { readonly clocks: readonly ClockColumns[] };

/** While a report waits to be taken, the clock of SUP-06 speaks for it; then the one of the answer; what is closed has none. */
export function reportStanding(city: City, row: Pick<Row, "state" | "clocks">, today: Day): ReportStanding | null {
  const clock = row.state === "received" ? "taking" : row.state === "taken" ? "answer" : null;
  const own = clock === null ? undefined : row.clocks.find((one) => one.name === clock);
  if (clock === null || !own) return null;
  const { settings } = city;
  const marks = { remindAt: settings.number("remindAt"), yellowAt: settings.number("yellowAt"), shortPromise: 3 };
  return { ...standing(own, undefined, today, city.calendar(), marks), clock };
}

const shown = <From extends Row>(city: City, { clocks, ...row }: From, today: Day) => ({
  ...row,
  standing: reportStanding(city, { state: row.state, clocks }, today),
});

const lights = ["red", "yellow", "remind", "normal"] as const satisfies readonly Light[];
/** Reports that one list is computed from at most: the open ones first, then the newest. */
const MOST = 2000;

/** 不作为举报: for those who handle them, none about a body of their own; open ones first, the most urgent of them on top. */
export const reportList = query({
  name: "lists.inactionReports",
  title: { zh: "不作为举报", en: "Reports of inaction" },
  input: z.object({
    state: z.enum(["received", "taken", "notTaken", "answered"]).optional(),
    light: z.enum(lights).optional(),
    /** A body by its id or a part of any name it has had. */
    body: z.string().trim().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: holders("supervisor", "leader"),
  async run({ city, actor, input, today }) {
    const found = await city.database.pool.query<Row>({
      name: "inaction-reports",
      text: `SELECT ${columns} FROM inaction_reports r JOIN bodies b ON b.id = r.body
        WHERE r.body <> ALL($3) AND ($1::text IS NULL OR r.state = $1) AND ($2::text IS NULL OR r.body = $2
          OR EXISTS (SELECT 1 FROM jsonb_array_elements(b.names) n WHERE strpos(n->>'name', $2) > 0))
        ORDER BY (r.state IN ('received', 'taken')) DESC, r.received_on DESC, r.id LIMIT ${MOST}`,
      values: [input.state ?? null, input.body || null, ownBodies(actor, today)],
    });
    const all = found.rows.map((row) => shown(city, row, today)).sort(byUrgency);
    const counts = Object.fromEntries(
      lights.map((light) => [light, all.filter((row) => row.standing?.light === light).length]),
    ) as Readonly<Record<(typeof lights)[number], number>>;
    const kept = all.filter((row) => input.light === undefined || row.standing?.light === input.light);
    const from = input.after === undefined ? 0 : kept.findIndex(({ id }) => id === input.after) + 1;
    const rows: ReportRow[] = kept.slice(from, from + input.limit);
    const next = from + input.limit < kept.length ? (rows.at(-1)?.id ?? null) : null;
    return { total: kept.length, lights: counts, rows, next };
  },
});

const dueOf = ({ standing: stands }: ReportRow): string => stands?.due ?? "9999";
const byUrgency = (a: ReportRow, b: ReportRow): number =>
  dueOf(a) === dueOf(b) ? (a.receivedOn > b.receivedOn ? -1 : 1) : dueOf(a) < dueOf(b) ? -1 : 1;

/** One report with what was said and how to reach who said it, for those who handle it: not for the body it is about (LST-16). */
export const oneReport = query({
  name: "lists.inactionReport",
  title: { zh: "一份不作为举报", en: "One report of inaction" },
  input: z.object({ id: z.string().max(80) }),
  may: holders("supervisor", "leader"),
  async run({ city, actor, input, today }) {
    const found = await city.database.pool.query<Row & Pick<ReportShown, "what" | "contact" | "answer">>({
      name: "inaction-report",
      text: `SELECT ${columns}, r.what, r.contact, r.answer FROM inaction_reports r JOIN bodies b ON b.id = r.body
        WHERE r.id = $1 AND r.body <> ALL($2)`,
      values: [input.id, ownBodies(actor, today)],
    });
    const row = found.rows[0];
    return row === undefined ? refuse("REPORT_UNKNOWN", { code: input.id }) : shown(city, row, today);
  },
});

/** What the reporter's query code shows: how it stands, by when, and the answer; not what was written, nor any name. */
export async function reportOfCode(city: City, code: string, today: Day) {
  const found = await city.database.pool.query<Row & Pick<ReportShown, "answer">>({
    name: "inaction-report-of-code",
    text: `SELECT ${columns}, r.answer FROM inaction_reports r JOIN bodies b ON b.id = r.body WHERE r.query_code = $1`,
    values: [code],
  });
  const row = found.rows[0];
  return row === undefined ? undefined : { ...shown(city, row, today), clocks: row.clocks };
}
