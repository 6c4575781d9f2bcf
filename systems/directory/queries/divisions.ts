import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { dayInput } from "../day-input.ts";
import { page, paged } from "./paging.ts";

type DivisionRow = {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string | null;
  readonly zone: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly mark: string;
};

/** 行政区划: divisions that are valid on a day, by parent or level (IDN-03). */
export const divisionList = query({
  name: "directory.divisions",
  title: { zh: "行政区划", en: "Divisions" },
  input: z.object({
    q: z.string().trim().max(100).optional(),
    parent: z.string().max(20).optional(),
    level: z.enum(["city", "county", "zone", "township", "community"]).optional(),
    on: dayInput.optional(),
    ...page,
  }),
  may: anyone(),
  async run({ city, input, today }) {
    const on = input.on ?? today;
    const where = `valid_from <= $1::date AND (valid_to IS NULL OR $1::date < valid_to)
      AND ($2::text IS NULL OR parent = $2) AND ($3::text IS NULL OR level = $3)
      AND ($4::text IS NULL OR name LIKE $4 OR id = $5)`;
    const values = [on, input.parent ?? null, input.level ?? null, containing(input.q), input.q ?? null];
    const { pool } = city.database;
    const [rows, count] = await Promise.all([
      pool.query<DivisionRow>({
        name: "division-list",
        text: `SELECT id, name, level, parent, zone, valid_from AS "validFrom", valid_to AS "validTo", mark FROM divisions
          WHERE ${where} AND ($6::text IS NULL OR id > $6) ORDER BY id LIMIT $7`,
        values: [...values, input.after ?? null, input.limit + 1],
      }),
      pool.query<{ n: number }>({
        name: "division-count",
        text: `SELECT count(*)::int AS n FROM divisions WHERE ${where}`,
        values,
      }),
    ]);
    return { on, ...paged(rows.rows, input.limit, count.rows[0]?.n ?? 0) };
  },
});
