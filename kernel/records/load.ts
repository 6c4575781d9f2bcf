import type { PoolClient } from "pg";
import type { BatchRows } from "./batch-rows.ts";
import type { AnyRecord, RowBase } from "./record.ts";
import { statementName } from "./write.ts";

/** The columns of a kind under their field names. */
export function selectList(kind: AnyRecord, alias = ""): string {
  return kind.fields.map((field, index) => `${alias}${kind.columns[index]} AS "${field}"`).join(", ");
}

/** Reads rows by id into the batch; `lock` takes them in the order of ids (FOR NO KEY UPDATE). */
export async function loadByIds(
  client: PoolClient,
  rows: BatchRows,
  kind: AnyRecord,
  ids: Iterable<string>,
  lock: boolean,
): Promise<void> {
  const wanted = [...new Set(ids)].filter((id) => !rows.get(kind, id)).sort();
  if (wanted.length === 0) return;
  if (kind.kept && !lock) return loadKept(client, rows, kind, "id = ANY($1)", wanted);
  await loadWhole(client, rows, kind, `id = ANY($1)${lock ? " ORDER BY id FOR NO KEY UPDATE" : ""}`, wanted);
}

/** Reads all rows whose field has one of the values into the batch. */
export async function loadWhere(
  client: PoolClient,
  rows: BatchRows,
  kind: AnyRecord,
  field: string,
  values: Iterable<string>,
): Promise<void> {
  const column = kind.columns[kind.fields.indexOf(field)];
  if (!column) throw new TypeError(`${kind.name} has no field ${field}`);
  const load = kind.kept ? loadKept : loadWhole;
  await load(client, rows, kind, `${column} = ANY($1)`, [...new Set(values)]);
}

async function loadWhole(client: PoolClient, rows: BatchRows, kind: AnyRecord, where: string, values: string[]) {
  for (const row of await read(client, kind, selectList(kind), where, values)) {
    rows.hold(kind, row);
    if (kind.kept) rows.kept.keep(kind, row);
  }
}

/** Asks for the versions alone, and then for those rows that are not kept in their version. */
async function loadKept(client: PoolClient, rows: BatchRows, kind: AnyRecord, where: string, values: string[]) {
  const unknown: string[] = [];
  for (const named of await read(client, kind, "id, version", where, values)) {
    const row = rows.kept.find(kind, named);
    if (row) rows.hold(kind, row);
    else unknown.push(named.id);
  }
  if (unknown.length > 0) await loadWhole(client, rows, kind, "id = ANY($1)", unknown);
}

async function read(client: PoolClient, kind: AnyRecord, columns: string, where: string, values: string[]) {
  const text = `SELECT ${columns} FROM ${kind.table} WHERE ${where}`;
  return (await client.query<RowBase>({ name: statementName(text), text, values: [values] })).rows;
}
