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
  const text = `SELECT ${selectList(kind)} FROM ${kind.table} WHERE id = ANY($1)${lock ? " ORDER BY id FOR NO KEY UPDATE" : ""}`;
  const result = await client.query<RowBase>({ name: statementName(text), text, values: [wanted] });
  for (const row of result.rows) rows.hold(kind, row);
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
  const text = `SELECT ${selectList(kind)} FROM ${kind.table} WHERE ${column} = ANY($1)`;
  const result = await client.query<RowBase>({ name: statementName(text), text, values: [[...new Set(values)]] });
  for (const row of result.rows) rows.hold(kind, row);
}
