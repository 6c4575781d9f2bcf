import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { importFault } from "../import/refusals.ts";
import type { ChangeState, ListImport } from "../records.ts";
import { listSight } from "./sight.ts";

const keepers = () => holders("listKeeper", "legalReviewer", "leader");

/** An import as a list shows it, with the name of who brought it and its drafts by state. */
export type ImportRow = Pick<
  ListImport,
  | ("id" | "version" | "fileName" | "fileHash" | "rows" | "good" | "entries" | "loaded" | "state" | "division")
  | ("effectiveFrom" | "startedOn" | "importer" | "trigger" | "reason")
> & {
  readonly importerName: string;
  readonly states: Readonly<Partial<Record<ChangeState, number>>>;
};

const COLUMNS = `i.id, i.version, i.file_name AS "fileName", i.file_hash AS "fileHash", i.rows, i.good, i.entries, i.loaded, i.state,
  i.division, i.effective_from AS "effectiveFrom", i.started_on AS "startedOn", i.importer, i.trigger, i.reason, p.name AS "importerName",
  coalesce((SELECT jsonb_object_agg(s.state, s.count) FROM (SELECT c.state, count(*)::int AS count FROM list_changes c
    WHERE c.batch = i.id GROUP BY c.state) s), '{}') AS states`;

/** 清单导入: files that were brought in for the divisions that the asker answers for, the newest first; `hash` finds an earlier import of the same file. */
export const imports = query({
  name: "lists.imports",
  title: { zh: "清单导入", en: "List imports" },
  input: z.object({
    hash: z.string().max(64).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(60).optional(),
  }),
  may: keepers(),
  async run({ city, actor, input, today }) {
    const { divisions } = await listSight(city, actor, today);
    const { rows } = await city.database.pool.query<ImportRow>({
      name: "list-imports",
      text: `SELECT ${COLUMNS} FROM list_imports i JOIN people p ON p.id = i.importer
        WHERE i.division = ANY($4) AND ($1::text IS NULL OR i.file_hash = $1)
          AND ($2::text IS NULL OR (i.started_on, i.id) < (SELECT started_on, id FROM list_imports WHERE id = $2))
        ORDER BY i.started_on DESC, i.id DESC LIMIT $3`,
      values: [input.hash ?? null, input.after ?? null, input.limit + 1, divisions],
    });
    const shown = rows.slice(0, input.limit);
    return { rows: shown, next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null };
  },
});

export type ImportShown = ImportRow & Pick<ListImport, "mapping" | "refused">;

/** 一次导入: with the bodies that were mapped and the rows that stayed out. */
export const importShown = query({
  name: "lists.import",
  title: { zh: "一次清单导入", en: "One list import" },
  input: z.object({ id: z.string().min(1).max(60) }),
  may: keepers(),
  async run({ city, actor, input, today }) {
    const { divisions } = await listSight(city, actor, today);
    const { rows } = await city.database.pool.query<ImportShown>({
      name: "list-import",
      text: `SELECT ${COLUMNS}, i.mapping, i.refused FROM list_imports i JOIN people p ON p.id = i.importer WHERE i.id = $1
        AND i.division = ANY($2)`,
      values: [input.id, divisions],
    });
    return rows[0] ?? importFault("NO_IMPORT", { id: input.id });
  },
});
