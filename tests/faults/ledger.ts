import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type pg from "pg";
import type { Registry } from "#kernel/city/registry.ts";
import { selectList } from "#kernel/records/load.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import type { Act, Done } from "./act.ts";

/** What must hold of a city's books after any fault. */

export async function assertNoGaps(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ count: number; last: number; next: number }>(
    "SELECT count(*)::int AS count, max(place)::int AS last, (SELECT next_place FROM head)::int AS next FROM journal",
  );
  const { count, last, next } = rows[0] as { count: number; last: number; next: number };
  assert.equal(last, count - 1);
  assert.equal(next, count);
}

/** Serials run 1, 2, 3 … within an office code and year, and the series says the last one (DOC-04). */
export async function assertSerials(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ name: string; count: number; last: number; kept: number | null }>(
    `SELECT office_code || '〔' || year || '〕' AS name, count(*)::int AS count, max(serial) AS last,
       (SELECT last FROM series WHERE series = office_code || '〔' || year || '〕') AS kept
     FROM documents GROUP BY office_code, year`,
  );
  for (const { name, count, last, kept } of rows) {
    assert.equal(last, count, `${name} has gaps`);
    assert.equal(kept, count, `${name} has taken numbers that no document has`);
  }
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** Every row is what its changes add up to, has a version for each, and no row came from elsewhere. */
export async function assertReplay(pool: pg.Pool, registry: Registry): Promise<number> {
  const changes = await pool.query<{ record: string; id: string; version: number; fields: Record<string, unknown> }>(
    "SELECT record, id, version, fields FROM changes ORDER BY record, id, version",
  );
  const folded = new Map<string, { count: number; fields: Record<string, unknown> }>();
  for (const { record, id, version, fields } of changes.rows) {
    const name = `${record} ${id}`;
    const state = folded.get(name) ?? { count: 0, fields: {} };
    assert.equal(version, state.count + 1, `${name} misses a version before ${version}`);
    folded.set(name, { count: version, fields: { ...state.fields, ...fields } });
  }
  let rows = 0;
  for (const kind of registry.records.values()) rows += await assertKind(pool, kind, folded);
  assert.equal(rows, folded.size);
  return rows;
}

async function assertKind(
  pool: pg.Pool,
  kind: AnyRecord,
  folded: ReadonlyMap<string, { count: number; fields: Record<string, unknown> }>,
): Promise<number> {
  const whole = [...kind.personal].filter((field) => !kind.personalParts.has(field));
  const hidden = new Set([...whole, ...kind.sealed, ...[...kind.sealed].map((field) => `${field}Hash`)]);
  /** Without the parts that the journal holds by reference, such as the reason in a document's content. */
  const open = (field: string, value: unknown): unknown => {
    const parts = kind.personalParts.get(field);
    if (parts === undefined || typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([name]) => !parts.includes(name)));
  };
  const { rows } = await pool.query<Record<string, unknown>>(`SELECT ${selectList(kind)} FROM ${kind.table}`);
  for (const row of rows) {
    const name = `${kind.name} ${row.id}`;
    const state = folded.get(name);
    assert.equal(row.version, state?.count, `${name} has version ${row.version}`);
    for (const field of kind.fields.filter((one) => one !== "id" && one !== "version" && !hidden.has(one as string)))
      assert.ok(
        isDeepStrictEqual(
          open(field as string, row[field as string]),
          open(field as string, state?.fields[field as string] ?? null),
        ),
        `${name}.${String(field)} is ${JSON.stringify(row[field as string])}, its changes say ${JSON.stringify(state?.fields[field as string])}`,
      );
  }
  return rows.length;
}

/** Each acknowledged act stands in the journal once, at the place that was answered, as it was answered. */
export async function assertAcknowledged(pool: pg.Pool, acknowledged: readonly (readonly [Act, Done])[]) {
  const { rows } = await pool.query<Omit<Done, "changes" | "repeated"> & { key: string }>(
    `SELECT place, recorded_at AS "recordedAt", command, record, record_id AS id, version, idempotency_key AS key
     FROM journal WHERE idempotency_key = ANY($1)`,
    [acknowledged.map(([{ key }]) => key)],
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  assert.equal(rows.length, byKey.size);
  for (const [{ key }, done] of acknowledged) {
    const { place, recordedAt, command, record, id, version } = done;
    assert.deepEqual(byKey.get(key), { key, place, recordedAt, command, record, id, version });
  }
}
