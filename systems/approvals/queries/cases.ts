import { z } from "zod";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { caseStatuses } from "#kernel/matters/records.ts";
import { type CaseListRow, caseColumns, caseStanding, caseTables } from "./case-rows.ts";
import { sightOf } from "./sight.ts";

/** 办件查询: all cases the asker may see: the own bodies' and own matters', or those of the divisions that the asker watches. */
export const caseList = query({
  name: "approvals.cases",
  title: { zh: "办件查询", en: "Cases" },
  input: z.object({
    q: z.string().trim().max(100).optional(),
    status: z.enum(caseStatuses).optional(),
    item: z.string().max(40).optional(),
    matter: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const { bodies, divisions, subjects } = await sightOf(city, actor, today);
    const where = `(c.division = ANY($1) OR c.body = ANY($2) OR EXISTS (SELECT 1 FROM parties p WHERE p.matter = c.matter AND p.subject = ANY($3)
        AND p.valid_from <= $8::date AND (p.valid_to IS NULL OR $8::date < p.valid_to)))
      AND ($4::text IS NULL OR c.status = $4) AND ($5::text IS NULL OR c.item = $5) AND ($6::text IS NULL OR c.matter = $6)
      AND ($7::text IS NULL OR v.name LIKE $7 OR s.name LIKE $7 OR m.title LIKE $7 OR c.query_code LIKE $7)`;
    const values = [
      ...[divisions, bodies, subjects, input.status ?? null, input.item ?? null, input.matter ?? null],
      containing(input.q),
      today,
    ];
    const { pool } = city.database;
    const [rows, count] = await Promise.all([
      pool.query<CaseListRow>({
        name: "case-list",
        text: `SELECT ${caseColumns} FROM ${caseTables} WHERE ${where} AND ($9::text IS NULL OR c.id < $9) ORDER BY c.id DESC LIMIT $10`,
        values: [...values, input.after ?? null, input.limit],
      }),
      pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${caseTables} WHERE ${where}`, values),
    ]);
    return {
      total: count.rows[0]?.n ?? 0,
      today,
      rows: rows.rows.map(({ clocks, ...row }) => ({
        ...row,
        // What is proposed within the office, and by whom, is the office's until it is decided.
        ...(bodies.includes(row.body) ? {} : { proposal: null, reviewedOn: null, handler: null }),
        standing: caseStanding(city, { ...row, clocks }, today),
      })),
      next: rows.rows.length === input.limit ? (rows.rows.at(-1)?.id ?? null) : null,
    };
  },
});
