import type { City } from "#kernel/city/city.ts";
import { normaliseEntry } from "#kernel/identifiers/entry.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { type CaseRow, readCaseRow } from "./read-row.ts";
import { refuseMoving } from "./refusals.ts";

export type ImportedRow = {
  /** Of the file, the heading being 1. */
  readonly line: number;
  readonly oldNumber: string;
  /** The case it became; null for a refused row, and in a rehearsal. */
  readonly case: string | null;
  readonly refusal: Refusal | null;
};

/**
 * Takes running cases over from an old system, row by row; a bad row stops none of the others. Each carries a key, so a file
 * that was broken off can be brought again and does nothing twice.
 * @param dryRun every row is decided by the same rules and nothing is written
 */
export async function importCases(
  city: City,
  rows: readonly Readonly<Record<string, string>>[],
  asked: {
    readonly person: string;
    readonly dryRun: boolean;
    readonly signal?: AbortSignal;
    onProgress?(done: number): void;
  },
): Promise<readonly ImportedRow[]> {
  const answers: ImportedRow[] = [];
  for (const [index, raw] of rows.entries()) {
    asked.signal?.throwIfAborted();
    const row = readCaseRow(raw);
    const oldNumber = raw.oldNumber ?? "";
    const answer = isRefusal(row) ? row : await importOne(city, row, asked);
    answers.push({
      ...{ line: index + 2, oldNumber },
      case: isRefusal(answer) ? null : answer,
      refusal: isRefusal(answer) ? answer : null,
    });
    asked.onProgress?.(index + 1);
  }
  return answers;
}

async function importOne(
  city: City,
  row: CaseRow,
  { person, dryRun }: { readonly person: string; readonly dryRun: boolean },
): Promise<string | null | Refusal> {
  const { pool } = city.database;
  const found = await pool.query<{
    applicant: string | null;
    power: string | null;
    papers: string[] | null;
    twice: boolean;
  }>({
    name: "import-case-ground",
    text: `SELECT (SELECT id FROM subjects WHERE identifier_hash = $1) AS applicant,
        (SELECT id FROM powers WHERE item = $2 AND body = $3 AND ($4::text IS NULL OR division = $4)
           AND valid_from <= $5 AND $5 < valid_until ORDER BY id LIMIT 1) AS power,
        (SELECT array(SELECT jsonb_array_elements(papers)->>'name') FROM item_versions
           WHERE item = $2 AND valid_from <= $5 AND $5 < coalesce(valid_to, 'infinity') LIMIT 1) AS papers,
        EXISTS (SELECT 1 FROM cases WHERE old_number = $6) AS twice`,
    values: [
      city.vault.hash(normaliseEntry(row.applicantId)),
      row.item,
      row.body,
      row.division,
      row.receivedOn,
      row.oldNumber,
    ],
  });
  const ground = found.rows[0];
  if (ground?.twice) return refuseMoving("IMPORTED_TWICE");
  const { oldNumber, item, receivedOn, acceptedOn, events } = row;
  const outcome = await city.execute({
    ...{ command: "approvals.importCase", who: { kind: "person", person }, on: null, ground: "import", dryRun },
    ...(dryRun ? {} : { key: `import/${oldNumber}` }),
    input: {
      ...{ oldNumber, item, receivedOn, acceptedOn, events },
      ...{ power: ground?.power ?? "—", applicant: ground?.applicant ?? "—" },
      papers: row.papers === "all" ? (ground?.papers ?? []) : row.papers,
    },
  });
  if (isRefusal(outcome)) return outcome;
  return "done" in outcome ? outcome.id : null;
}
