import { z } from "zod";
import { addDays } from "#kernel/calendar/day.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { itemKinds } from "#kernel/items/kinds.ts";
import { permitStates } from "#kernel/matters/permits.ts";
import { worksStates } from "../works/records.ts";
import { type PermitRow, permitColumns, permitIsSeen, permitSight, permitTables } from "./permit-rows.ts";

/** An order of the list, and what comes after a row in it. */
const orders = {
  issued: {
    by: "p.issued_on DESC, p.id DESC",
    after: "(p.issued_on, p.id) < (SELECT a.issued_on, a.id FROM permits a WHERE a.id = $14)",
  },
  // What ends first stands first, so that a renewal can be thought of in time.
  validTo: {
    by: "coalesce(p.valid_to, 'infinity'), p.id",
    after: `(coalesce(p.valid_to, 'infinity'), p.id) > (SELECT coalesce(a.valid_to, 'infinity'), a.id FROM permits a WHERE a.id = $14)`,
  },
  number: {
    by: "p.series, p.serial",
    after: "(p.series, p.serial) > (SELECT a.series, a.serial FROM permits a WHERE a.id = $14)",
  },
} as const;

/** 证件查询: the permits that the asker may see: the own bodies', the own subjects', or those of the divisions they watch. */
export const permitList = query({
  name: "approvals.permits",
  title: { zh: "证件", en: "Permits" },
  input: z.object({
    /** Words of the number, name, item or holder. */
    q: z.string().trim().max(100).optional(),
    state: z.enum(permitStates).optional(),
    item: z.string().max(40).optional(),
    /** The kind of the item that it was given for, such as 行政许可. */
    kind: z.enum(itemKinds).optional(),
    /** Valid ones whose term ends within so many calendar days. */
    expiring: z.coerce.number().int().min(0).max(3660).optional(),
    /** Construction permits by how what they allow stands (CON-08); `asked`: an extension or a re-check waits for the office. */
    works: z.enum([...worksStates, "asked"]).optional(),
    holder: z.string().max(80).optional(),
    body: z.string().max(80).optional(),
    sort: z.enum(["issued", "validTo", "number"]).default("issued"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const where = `${permitIsSeen} AND ($5::text IS NULL OR p.state = $5) AND ($6::text IS NULL OR p.item = $6)
      AND ($7::text IS NULL OR p.holder = $7) AND ($8::text IS NULL OR p.body = $8)
      AND ($9::text IS NULL OR p.number LIKE $9 OR p.name LIKE $9 OR v.name LIKE $9 OR s.name LIKE $9)
      AND ($10::text IS NULL OR EXISTS (SELECT FROM items i WHERE i.id = p.item AND i.kind = $10))
      AND ($11::date IS NULL OR (p.state = 'valid' AND p.valid_to BETWEEN $4::date AND $11::date))
      AND ($12::text IS NULL OR EXISTS (SELECT FROM works w WHERE w.permit = p.id AND (w.state = $12 OR ($12 = 'asked' AND
        p.state = 'valid' AND (w.asked IS NOT NULL OR (w.recheck IS NOT NULL AND w.recheck->>'on' IS NULL))))))`;
    const values = [
      ...(await permitSight(city, actor, today)),
      ...[input.state ?? null, input.item ?? null, input.holder ?? null, input.body ?? null],
      containing(input.q),
      ...[input.kind ?? null, input.expiring === undefined ? null : addDays(today, input.expiring)],
      input.works ?? null,
    ];
    const { by, after } = orders[input.sort];
    const { pool } = city.database;
    const [found, count] = await Promise.all([
      pool.query<PermitRow>({
        name: `permit-list-${input.sort}`,
        text: `SELECT ${permitColumns} FROM ${permitTables} WHERE ${where} AND ($14::text IS NULL OR ${after}) ORDER BY ${by} LIMIT $13`,
        values: [...values, input.limit, input.after ?? null],
      }),
      pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${permitTables} WHERE ${where}`, values),
    ]);
    const { rows } = found;
    const next = rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null;
    return { total: count.rows[0]?.n ?? 0, today, rows, next };
  },
});
