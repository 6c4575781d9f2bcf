import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { HeldRow } from "./batch-rows.ts";
import type { AnyRecord } from "./record.ts";

/** What a batch writes, in the shape of the tables. */
export type Written = {
  readonly rows: readonly (readonly [AnyRecord, readonly HeldRow[]])[];
  readonly entries: readonly object[];
  readonly changes: readonly object[];
  readonly vault: readonly object[];
};

const entryColumns =
  "ordinal int, recorded_at timestamptz, happened_on timestamptz, ground text, actor text, post text, in_name_of text, command text, record text, record_id text, version int, basis text[], visibility text, salt text, idempotency_key text, request_hash text";

/**
 * Writes all rows, the journal entries and their changes in ONE data-changing statement. The head waits for the counts
 * of all other parts, so it is locked last and for the shortest time; when an expected version is gone, the statement fails as
 * a whole (SQLSTATE 40001), and what is sent after it in the same transaction changes nothing.
 * @returns the place of the first entry
 */
export async function write(client: PoolClient, written: Written): Promise<number> {
  const parts: string[] = [];
  const counts: string[] = [];
  const values: unknown[] = [];
  const give = (value: unknown) => `$${values.push(value)}`;
  const counted = (name: string, sql: string, expected: number) => {
    parts.push(`${name} AS (${sql} RETURNING 1)`);
    counts.push(`(SELECT count(*) FROM ${name}) = ${give(expected)}`);
  };
  written.rows.forEach(([kind, rows], index) => {
    const columns = kind.columns.join(", ");
    const made = rows.filter((held) => held.base === 0);
    const moved = rows.filter((held) => held.base !== 0);
    if (made.length > 0)
      counted(
        `i${index}`,
        `INSERT INTO ${kind.table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${kind.table}, ${give(json(kind, made))})`,
        made.length,
      );
    if (moved.length > 0) {
      const set = kind.columns.slice(1).map((column) => `${column} = r.${column}`);
      const bases = give(moved.map((held) => held.base));
      counted(
        `u${index}`,
        `UPDATE ${kind.table} t SET ${set.join(", ")} FROM jsonb_populate_recordset(NULL::${kind.table}, ${give(json(kind, moved))}) WITH ORDINALITY r WHERE t.id = r.id AND t.version = (${bases}::int[])[r.ordinality]`,
        moved.length,
      );
    }
  });
  if (written.vault.length > 0)
    counted(
      "v",
      `INSERT INTO vault (ref, sealed) SELECT ref, decode(sealed, 'base64') FROM jsonb_to_recordset(${give(JSON.stringify(written.vault))}) AS x(ref text, sealed text)`,
      written.vault.length,
    );
  // cut: head
  const count = `${give(written.entries.length)}::int`;
  parts.push(
    `h AS (UPDATE head SET next_place = CASE WHEN ${counts.join(" AND ")} THEN next_place + ${count} ELSE moved_on() END
      WHERE one RETURNING next_place - ${count} AS first)`,
    `c AS (INSERT INTO changes (record, id, version, place, ordinal, fields) SELECT x.record, x.id, x.version, h.first + x.entry, x.ordinal, x.fields FROM h, jsonb_to_recordset(${give(JSON.stringify(written.changes))}) AS x(entry int, ordinal int, record text, id text, version int, fields jsonb))`,
  );
  // end: head
  const entries = give(JSON.stringify(written.entries));
  const text = `WITH ${parts.join(",\n")}
INSERT INTO journal (place, recorded_at, happened_on, ground, actor, post, in_name_of, command, record, record_id, version, basis, visibility, salt, idempotency_key, request_hash)
SELECT h.first + e.ordinal, e.recorded_at, e.happened_on, e.ground, e.actor, e.post, e.in_name_of, e.command, e.record, e.record_id, e.version, e.basis, e.visibility, decode(e.salt, 'hex'), e.idempotency_key, e.request_hash
FROM h, jsonb_to_recordset(${entries}) AS e(${entryColumns}) RETURNING place`;
  const result = await client.query<{ place: number }>({ name: statementName(text), text, values });
  return Math.min(...result.rows.map((row) => row.place));
}

/** Takes the next numbers of some series, in the order of their names so that two processes cannot lock each other out. */
export async function takeNumbers(
  client: PoolClient,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const names = [...wanted.keys()].sort();
  const result = await client.query<{ series: string; last: number }>({
    name: "take-numbers",
    text: `INSERT INTO series (series, last) SELECT s, n FROM unnest($1::text[], $2::int[]) AS x(s, n) ORDER BY s
           ON CONFLICT (series) DO UPDATE SET last = series.last + excluded.last RETURNING series, last`,
    values: [names, names.map((name) => wanted.get(name))],
  });
  return new Map(result.rows.map((row) => [row.series, row.last - wanted.get(row.series)! + 1]));
}

function json(kind: AnyRecord, rows: readonly HeldRow[]): string {
  return JSON.stringify(
    rows.map(({ row }) => Object.fromEntries(kind.fields.map((field, index) => [kind.columns[index], row[field]]))),
  );
}

const names = new Map<string, string>();

/** PostgreSQL keeps the plan of a named statement; names are short digests of the text. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash("sha256").update(text).digest("hex").slice(0, 24);
    names.set(text, name);
  }
  return name;
}
