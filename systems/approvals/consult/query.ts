import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { Light } from "#kernel/calendar/lights.ts";
import type { City } from "#kernel/city/city.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { type ClockColumns, standing } from "#kernel/clocks/light.ts";
import { containing } from "#kernel/database/containing.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";
import type { Consultation } from "./records.ts";

const nameOf = (body: string) => `(SELECT b.names->-1->>'name' FROM bodies b WHERE b.id = ${body})`;
const columns = `q.id, q.version, q.case_id AS "caseId", q.asked_by AS "askedBy", ${nameOf("q.asked_by")} AS "askedByName",
  q.body, ${nameOf("q.body")} AS "bodyName", q.question, q.asked_on AS "askedOn", q.days, q.state, q.opinion, q.reply,
  q.conditions, q.site, q.answered_on AS "answeredOn", q.closed_for AS "closedFor",
  (SELECT jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)
   FROM clocks k WHERE k.owner = q.id AND k.name = 'reply') AS clock`;
const open = `(q.state = 'asked' OR (q.state = 'silent' AND q.opinion IS NULL))`;
/** The asked body, or its successor once it has ended (STF-07). */
const mine = `(q.body = ANY($1) OR EXISTS (SELECT FROM bodies b WHERE b.id = q.body AND b.successor = ANY($1) AND b.valid_to <= $2))`;

type Row = Pick<Consultation, "id" | "version" | "caseId" | "askedBy" | "body" | "askedOn" | "days" | "state"> &
  Pick<Consultation, "opinion" | "reply" | "conditions" | "site" | "answeredOn" | "closedFor"> & {
    readonly question: string | null;
    readonly askedByName: string;
    readonly bodyName: string;
    readonly clock: ClockColumns;
  };
export type ConsultationRow = Omit<Row, "clock"> & {
  readonly due: Day | null;
  readonly left: number | null;
  readonly light: Light;
};

/** With the light of its time to answer; an answer that is late stays red. */
function shown<Known extends Row>(city: City, { clock, ...row }: Known, today: Day) {
  const marks = {
    remindAt: city.settings.number("remindAt"),
    yellowAt: city.settings.number("yellowAt"),
    shortPromise: 3,
  };
  const { due, left, light } = standing(clock, undefined, today, city.calendar(), marks);
  return { ...row, due, left, light };
}

/**
 * What was asked in a case and what came of it. The wording of question and answer is for the body that handles the case and the one that was asked;
 * anybody else who may see the case sees who was asked and when, and once it is decided what the opinion was.
 */
export async function consultationsOf(
  city: City,
  actor: Actor,
  file: { readonly id: string; readonly body: string; readonly decidedOn: Day | null },
  today: Day,
): Promise<ConsultationRow[]> {
  const found = await city.database.pool.query<Row>({
    name: "consultations-of-case",
    text: `SELECT ${columns} FROM consultations q WHERE q.case_id = $1 ORDER BY q.asked_on, q.id`,
    values: [file.id],
  });
  const bodies = bodiesOf(actor, today);
  return found.rows.map((row) => {
    const full = shown(city, row, today);
    if (bodies.includes(file.body) || bodies.includes(row.body)) return full;
    const opinion = file.decidedOn === null ? null : row.opinion;
    return { ...full, opinion, question: null, reply: null, conditions: [], site: [], closedFor: null };
  });
}

/** The bodies where somebody holds a post. */
const bodiesOf = (actor: Actor, today: Day): readonly string[] =>
  actor.kind === "person"
    ? [...new Set(actor.posts.filter((post) => heldOn(post, today)).map(({ body }) => body))]
    : [];

/** 征求本机构意见: what was asked of the bodies where one holds a post: open first, the most urgent first, then the latest. */
export const consultationList = query({
  name: "approvals.consultations",
  title: { zh: "征求本机构的意见", en: "Opinions asked of us" },
  input: z.object({
    state: z.enum(["open", "over"]).optional(),
    q: z.string().trim().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: holders("reviewer", "decider", "head"),
  async run({ city, actor, input, today }) {
    const { pool } = city.database;
    const wanted = `${mine} AND ($3::boolean IS NULL OR ${open} = $3)
      AND ($4::text IS NULL OR v.name LIKE $4 OR m.title LIKE $4 OR c.query_code LIKE $4)`;
    const tables = `consultations q JOIN cases c ON c.id = q.case_id JOIN item_versions v ON v.id = c.item_version
      JOIN matters m ON m.id = c.matter`;
    const values = [
      ...[bodiesOf(actor, today), today, input.state === undefined ? null : input.state === "open"],
      containing(input.q),
    ];
    const [rows, count] = await Promise.all([
      pool.query<Row & { itemName: string; matterTitle: string; queryCode: string }>({
        name: "consultation-list",
        text: `WITH wanted AS (SELECT ${columns}, v.name AS "itemName", m.title AS "matterTitle", c.query_code AS "queryCode",
            CASE WHEN ${open} THEN '0' || to_char((SELECT k.due FROM clocks k WHERE k.owner = q.id AND k.name = 'reply'), 'YYYYMMDD')
              ELSE '1' || (99999999 - to_char(coalesce(q.answered_on, q.asked_on), 'YYYYMMDD')::int) END AS rank
          FROM ${tables} WHERE ${wanted})
          SELECT * FROM wanted WHERE $5::text IS NULL OR (rank, id) > (SELECT rank, id FROM wanted WHERE id = $5)
          ORDER BY rank, id LIMIT $6`,
        values: [...values, input.after ?? null, input.limit],
      }),
      pool.query<{ total: number; open: number }>(
        `SELECT count(*)::int AS total, count(*) FILTER (WHERE ${open})::int AS open FROM ${tables} WHERE ${wanted}`,
        values,
      ),
    ]);
    return {
      ...{ total: count.rows[0]?.total ?? 0, open: count.rows[0]?.open ?? 0, today },
      rows: rows.rows.map((row) => shown(city, row, today)),
      next: rows.rows.length === input.limit ? (rows.rows.at(-1)?.id ?? null) : null,
    };
  },
});
