import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { Light } from "#kernel/calendar/lights.ts";
import type { City } from "#kernel/city/city.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { type ClockColumns, standing } from "#kernel/clocks/light.ts";
import { containing } from "#kernel/database/containing.ts";
import type { CaseStatus } from "#kernel/matters/records.ts";
import { heldOn } from "#kernel/records/actor.ts";
import type { Entrustment, EntrustmentClock } from "./records.ts";

/** How long the agent has something and may have it. */
export type Held = { readonly light: Light; readonly due: Day | null; readonly left: number | null };

/** What the agent's page shows of one entrustment. */
export type EntrustmentRow = Pick<
  Entrustment,
  | "id"
  | "version"
  | "body"
  | "item"
  | "mandate"
  | "mandateUntil"
  | "revokedOn"
  | "takenOn"
  | "papers"
  | "state"
  | "submittedOn"
> &
  Pick<Entrustment, "fetchedOn" | "handedOverOn" | "closedOn"> & {
    readonly applicantName: string;
    readonly itemName: string;
    readonly officeName: string;
    readonly queryCode: string | null;
    readonly status: CaseStatus | null;
    readonly decision: "granted" | "refused" | null;
    /** What the office has told to be missing and is still waited for. */
    readonly asked: readonly { readonly paper: string; readonly defect: string }[];
    readonly documents: readonly {
      readonly kind: string;
      readonly number: string;
      readonly issuedOn: Day;
      readonly content: Readonly<Record<string, unknown>>;
    }[];
  };
export type EntrustmentSeen = EntrustmentRow & { readonly originals: Held | null; readonly result: Held | null };
/** The answer of `approvals.entrustments`. */
export type EntrustmentsAnswer = {
  readonly total: number;
  readonly today: Day;
  readonly bodies: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly EntrustmentSeen[];
  readonly next: string | null;
};

type Row = EntrustmentRow & { readonly clocks: readonly (ClockColumns & { readonly state: string })[] };

/** 本村代办: what the agent of a village holds, what is to be fetched and what is on its way; the oldest first. */
export const entrustmentList = query({
  name: "approvals.entrustments",
  title: { zh: "村级代办", en: "Entrustments of a village" },
  input: z.object({
    /** Both, where one is asked for by its id. */
    state: z.enum(["open", "closed"]).default("open"),
    id: z.string().max(80).optional(),
    q: z.string().trim().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    after: z.string().max(80).optional(),
  }),
  may: holders("agent"),
  async run({ city, actor, input, today }): Promise<EntrustmentsAnswer> {
    const held = actor.kind === "person" ? actor.posts : [];
    const own = held.filter((post) => post.kind === "agent" && heldOn(post, today)).map(({ body }) => body);
    const { pool } = city.database;
    const wanted = `e.body = ANY($1) AND ($4::text = e.id OR ($4::text IS NULL AND (e.state = 'closed') = $2)) AND ($3::text IS NULL OR v.name LIKE $3 OR s.name LIKE $3 OR c.query_code LIKE $3)`;
    const values = [own, input.state === "closed", containing(input.q), input.id ?? null];
    const [rows, count, bodies] = await Promise.all([
      pool.query<Row>({
        name: "entrustments-of-bodies",
        text: `SELECT ${columns} FROM ${tables} WHERE ${wanted} AND ($5::text IS NULL OR (e.taken_at, e.id) >
            (SELECT taken_at, id FROM entrustments WHERE id = $5)) ORDER BY e.taken_at, e.id LIMIT $6`,
        values: [...values, input.after ?? null, input.limit],
      }),
      pool.query<{ total: number }>(`SELECT count(*)::int AS total FROM ${tables} WHERE ${wanted}`, values),
      pool.query<{ id: string; name: string }>(
        "SELECT id, names->-1->>'name' AS name FROM bodies WHERE id = ANY($1) AND level = 'community' ORDER BY id",
        [own],
      ),
    ]);
    return {
      ...{ total: count.rows[0]?.total ?? 0, today, bodies: bodies.rows },
      rows: rows.rows.map(({ clocks, ...row }) => ({
        ...row,
        originals: heldFor(city, clocks, "originals", today),
        result: heldFor(city, clocks, "result", today),
      })),
      next: rows.rows.length === input.limit ? (rows.rows.at(-1)?.id ?? null) : null,
    };
  },
});

const tables = `entrustments e JOIN subjects s ON s.id = e.applicant JOIN item_versions v ON v.id = e.item_version
  JOIN powers p ON p.id = e.power JOIN bodies b ON b.id = p.body LEFT JOIN cases c ON c.id = e.case_id`;
const columns = `e.id, e.version, e.body, e.item, e.mandate, e.mandate_until AS "mandateUntil", e.revoked_on AS "revokedOn", e.taken_on AS "takenOn", e.papers, e.state,
  e.submitted_on AS "submittedOn", e.fetched_on AS "fetchedOn", e.handed_over_on AS "handedOverOn", e.closed_on AS "closedOn",
  s.name AS "applicantName", v.name AS "itemName", b.names->-1->>'name' AS "officeName", c.query_code AS "queryCode", c.status, c.decision,
  (SELECT coalesce(jsonb_agg(a), '[]') FROM supplements u, jsonb_array_elements(u.asked) a
   WHERE u.case_id = c.id AND u.supplied_on IS NULL) AS asked,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'number', d.number, 'issuedOn', d.issued_on, 'content', d.content)
     ORDER BY d.issued_on, d.year, d.serial), '[]') FROM documents d WHERE d.about = e.id AND NOT d.voided) AS documents,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events, 'state', k.state)), '[]')
   FROM clocks k WHERE k.owner = e.id) AS clocks`;

/** The light of what is still held; null when nothing is. */
function heldFor(city: City, clocks: Row["clocks"], name: EntrustmentClock, today: Day): Held | null {
  const clock = clocks.find((one) => one.name === name && one.state === "running");
  if (clock === undefined) return null;
  const marks = {
    remindAt: city.settings.number("remindAt"),
    yellowAt: city.settings.number("yellowAt"),
    shortPromise: 1,
  };
  const { light, due, left } = standing(clock, undefined, today, city.calendar(), marks);
  return { light, due, left };
}
