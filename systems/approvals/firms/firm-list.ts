import { z } from "zod";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import type { Subject } from "#kernel/directory/records.ts";
import { permitIsSeen, permitTables } from "../queries/permit-rows.ts";
import { caseIsOpen, projectIsOpen, sightValues } from "../queries/visible.ts";

export type FirmRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: Subject["kind"];
  readonly identifierMasked: string;
  /** Cases that wait for a supplement of it. */
  readonly supplements: number;
  readonly running: number;
  readonly projects: number;
  readonly permits: number;
};

const orders = {
  owed: "supplements DESC, running DESC, name, id",
  running: "running DESC, name, id",
  permits: "permits DESC, name, id",
  name: "name, id",
} as const;

/**
 * 企业: the subjects of which the asker may see a case, a project or a permit, with how many; and the own ones. Natural persons
 * are not listed to anybody else (COM-12).
 */
export const firmList = query({
  name: "approvals.firms",
  title: { zh: "企业", en: "Firms" },
  input: z.object({
    /** Words of the name. */
    q: z.string().trim().max(100).optional(),
    sort: z.enum(["owed", "running", "permits", "name"]).default("owed"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const { matters } = await sightValues(city, actor, today);
    const found = await city.database.pool.query<FirmRow & { total: number }>({
      name: `firms-${input.sort}`,
      text: `WITH open_cases AS (
          SELECT c.applicant AS subject, count(*) FILTER (WHERE c.status = 'supplementing')::int AS supplements,
            count(*) FILTER (WHERE c.status IN ('received', 'supplementing', 'accepted', 'handedUp', 'decided'))::int AS running
          FROM cases c WHERE ${caseIsOpen} GROUP BY c.applicant),
        open_projects AS (
          SELECT a.subject, count(DISTINCT m.id)::int AS projects FROM matters m JOIN parties a ON a.matter = m.id AND a.role = 'applicant'
          WHERE ${projectIsOpen("$5", "$3", "$4")} GROUP BY a.subject),
        seen_permits AS (
          SELECT p.holder AS subject, count(*) FILTER (WHERE p.state = 'valid')::int AS permits
          FROM ${permitTables} WHERE ${permitIsSeen} GROUP BY p.holder),
        listed AS (
          SELECT s.id, s.name, s.kind, s.identifier_masked AS "identifierMasked", coalesce(o.supplements, 0) AS supplements,
            coalesce(o.running, 0) AS running, coalesce(r.projects, 0) AS projects, coalesce(h.permits, 0) AS permits
          FROM subjects s LEFT JOIN open_cases o ON o.subject = s.id LEFT JOIN open_projects r ON r.subject = s.id
            LEFT JOIN seen_permits h ON h.subject = s.id
          WHERE (s.id = ANY($3) OR (s.kind <> 'person' AND coalesce(o.subject, r.subject, h.subject) IS NOT NULL))
            AND ($6::text IS NULL OR s.name LIKE $6)),
        ranked AS (SELECT *, row_number() OVER (ORDER BY ${orders[input.sort]}) AS rank, count(*) OVER ()::int AS total FROM listed)
        SELECT id, name, kind, "identifierMasked", supplements, running, projects, permits, total FROM ranked
        WHERE $7::text IS NULL OR rank > (SELECT rank FROM ranked WHERE id = $7) ORDER BY rank LIMIT $8`,
      values: [...[...matters, containing(input.q)], ...[input.after ?? null, input.limit]],
    });
    const rows = found.rows.map(({ total: _, ...row }) => row);
    const next = rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null;
    return { total: found.rows[0]?.total ?? 0, today, rows, next };
  },
});
