import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { dayInput } from "../day-input.ts";
import { page, paged } from "./paging.ts";

export type BodyRow = {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly division: string;
  readonly divisionName: string;
  /** The name as of the day. */
  readonly name: string;
  readonly nameEn: string;
  readonly officeCode: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly successor: string | null;
  readonly mark: string;
};

/** A body under the name that it had on the day $1: the last one that had begun, else its first. */
export const bodyColumns = `b.id, b.kind, b.level, b.division, d.name AS "divisionName", n.name->>'name' AS name,
  n.name->>'nameEn' AS "nameEn", b.office_code AS "officeCode", b.valid_from AS "validFrom", b.valid_to AS "validTo",
  b.successor, b.mark`;
export const bodyTables = `bodies b JOIN divisions d ON d.id = b.division CROSS JOIN LATERAL (
  SELECT one AS name FROM jsonb_array_elements(b.names) one
  ORDER BY (one->>'from')::date <= $1::date DESC, CASE WHEN (one->>'from')::date <= $1::date THEN one->>'from' END DESC, one->>'from' LIMIT 1) n`;

/** 机构名录: bodies that exist on a day under their names of that day; an old name finds the body too (IDN-06). */
export const bodyList = query({
  name: "directory.bodies",
  title: { zh: "机构名录", en: "Bodies" },
  input: z.object({
    q: z.string().trim().max(100).optional(),
    level: z.string().max(20).optional(),
    division: z.string().max(20).optional(),
    /** The day it is read for; today when absent. */
    on: dayInput.optional(),
    ...page,
  }),
  may: anyone(),
  async run({ city, input, today }) {
    const on = input.on ?? today;
    const where = `b.valid_from <= $1::date AND (b.valid_to IS NULL OR $1::date < b.valid_to)
      AND ($2::text IS NULL OR b.level = $2) AND ($3::text IS NULL OR b.division = $3)
      AND ($4::text IS NULL OR b.id = $5 OR EXISTS (SELECT FROM jsonb_array_elements(b.names) old
        WHERE old->>'name' LIKE $4 OR old->>'nameEn' ILIKE $4))`;
    const values = [on, input.level ?? null, input.division ?? null, containing(input.q), input.q ?? null];
    const { pool } = city.database;
    const [rows, count] = await Promise.all([
      pool.query<BodyRow>({
        name: "body-list",
        text: `SELECT ${bodyColumns} FROM ${bodyTables} WHERE ${where} AND ($6::text IS NULL OR b.id > $6) ORDER BY b.id LIMIT $7`,
        values: [...values, input.after ?? null, input.limit + 1],
      }),
      pool.query<{ n: number }>({
        name: "body-count",
        text: `SELECT count(*)::int AS n FROM bodies b WHERE ${where}`,
        values,
      }),
    ]);
    return { on, ...paged(rows.rows, input.limit, count.rows[0]?.n ?? 0) };
  },
});
