import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { normaliseEntry } from "#kernel/identifiers/entry.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { page, paged } from "./paging.ts";

type SubjectRow = {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly name: string;
  readonly identifierMasked: string;
  readonly division: string | null;
};

/**
 * 查主体: by the full number, found through its keyed hash; or by name, also a former one. Firms are public. A natural person is found where
 * a body of the asker has a case of theirs, and by the number also by who takes applications in (COM-12); the number is
 * masked always (IDN-02).
 */
export const subjectList = query({
  name: "directory.subjects",
  title: { zh: "查主体", en: "Find subjects" },
  input: z
    .object({
      identifier: z.string().max(60).optional(),
      name: z.string().trim().min(1).max(100).optional(),
      ...page,
    })
    .refine((asked) => (asked.identifier === undefined) !== (asked.name === undefined), {
      path: ["identifier"],
      error: "either identifier or name",
    }),
  may: holders("window", "reviewer", "decider", "head", "agent", "listKeeper"),
  sensitive: true,
  async run({ city, actor, input, today }) {
    const held = actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)) : [];
    const hash = input.identifier === undefined ? null : city.vault.hash(normaliseEntry(input.identifier));
    const takesIn = hash !== null && held.some(({ kind }) => kind === "window" || kind === "agent");
    const where = `($1::text IS NULL OR s.identifier_hash = $1) AND ($2::text IS NULL OR s.name LIKE $2
        OR EXISTS (SELECT FROM subject_changes r WHERE r.subject = s.id AND r.kind = 'renamed' AND r.was LIKE $2))
      AND (s.kind <> 'person' OR $4 OR EXISTS (SELECT FROM cases c WHERE c.applicant = s.id AND c.body = ANY($3)))`;
    const values = [hash, containing(input.name), held.map((post) => post.body), takesIn];
    const { pool } = city.database;
    const [rows, count] = await Promise.all([
      pool.query<SubjectRow>({
        name: "subject-list",
        text: `SELECT s.id, s.version, s.kind, s.name, s.identifier_masked AS "identifierMasked", s.division FROM subjects s
          WHERE ${where} AND ($5::text IS NULL OR s.id > $5) ORDER BY s.id LIMIT $6`,
        values: [...values, input.after ?? null, input.limit + 1],
      }),
      pool.query<{ n: number }>({
        name: "subject-count",
        text: `SELECT count(*)::int AS n FROM subjects s WHERE ${where}`,
        values,
      }),
    ]);
    return paged(rows.rows, input.limit, count.rows[0]?.n ?? 0);
  },
});
