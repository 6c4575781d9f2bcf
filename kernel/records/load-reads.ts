import type { PoolClient } from "pg";
import type { Asked } from "./asked.ts";
import type { BatchRows } from "./batch-rows.ts";
import { loadByIds, loadWhere } from "./load.ts";
import type { Read, Reads } from "./reads.ts";
import type { AnyRecord, RowBase } from "./record.ts";
import { wakes } from "./wakes.ts";

type Group = Map<AnyRecord, Set<string>>;
type Place = { readonly among: Reads<never, never>; readonly file: unknown; readonly input: unknown };

/** The row a request is about, once loaded. */
export function fileOf(asked: Asked, rows: BatchRows): RowBase | null {
  return asked.command.on === null ? null : (rows.get(asked.command.on, asked.on ?? "")?.row ?? null);
}

/** The id or value that a read asks for; null for nothing. */
export function keyOf(
  read: Read<never, never>,
  among: Reads<never, never>,
  file: unknown,
  input: unknown,
  rows: BatchRows,
): string | null {
  if (read.kind === "many" || read.kind === "manyVia" || read.kind === "among") return null;
  if (read.kind === "all") return read.value(file as never, input as never) ?? null;
  if (!("via" in read)) return read.id(file as never, input as never) ?? null;
  const through = among[read.via];
  if (through?.kind !== "one" || "via" in through) throw new TypeError(`via "${read.via}" names no row read by id`);
  const key = keyOf(through, among, file, input, rows);
  const row = key === null ? undefined : rows.get(through.record, key)?.row;
  return row === undefined ? null : (read.follow(row as never) ?? null);
}

/** The ids that the rows of another read name. */
function idsVia(
  read: Extract<Read<never, never>, { kind: "manyVia" }>,
  among: Reads<never, never>,
  file: unknown,
  input: unknown,
  rows: BatchRows,
): readonly string[] {
  const through = among[read.via];
  if (through === undefined || through.kind === "manyVia") throw new TypeError(`via "${read.via}" names no read`);
  const found = rowsFor({ [read.via]: through }, file, input, rows)[read.via];
  return found === null ? [] : read.follow(found as never);
}

/** The rows of some reads under their names: one row or null, or a list in the order of ids. */
export function rowsFor(
  reads: Reads<never, never>,
  file: unknown,
  input: unknown,
  rows: BatchRows,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(reads)) {
    if (read.kind === "many") {
      const held = read.ids(file as never, input as never).map((id) => rows.get(read.record, id)?.row);
      found[name] = held.filter((row) => row !== undefined);
      continue;
    }
    if (read.kind === "manyVia") {
      const { record, field } = read;
      const named = idsVia(read, reads, file, input, rows);
      const held = field
        ? [...new Set(named)].flatMap((value) => rows.where(record, field, value))
        : named.map((id) => rows.get(record, id));
      found[name] = held.flatMap((one) => one?.row ?? []);
      continue;
    }
    if (read.kind === "among") {
      const values = [...new Set(read.values(file as never, input as never))];
      found[name] = values.flatMap((value) => rows.where(read.record, read.field, value).map((held) => held.row));
      continue;
    }
    const key = keyOf(read, reads, file, input, rows);
    if (read.kind === "one") found[name] = key === null ? null : (rows.get(read.record, key)?.row ?? null);
    else found[name] = key === null ? [] : rows.where(read.record, read.field, key).map((held) => held.row);
  }
  return found;
}

/** True when the request reads a row whose number is still to be taken in this batch: it waits for the next one. */
export function readsUnnumbered(asked: Asked, rows: BatchRows): boolean {
  const file = fileOf(asked, rows);
  // What is about a record that is not there reads nothing; it is told so.
  if (asked.command.on !== null && file === null) return false;
  return readGroups(asked).some((among) =>
    Object.values(among).some((read) => {
      const key = keyOf(read, among, file, asked.input, rows);
      if (read.kind === "among") {
        const values = read.values(file as never, asked.input as never);
        return values.some((value) => rows.where(read.record, read.field, value).some((one) => one.numbered === false));
      }
      if (key === null || read.kind === "many" || read.kind === "manyVia") return false;
      const held = read.kind === "one" ? [rows.get(read.record, key)] : rows.where(read.record, read.field, key);
      return held.some((one) => one?.numbered === false);
    }),
  );
}

/** Locks the rows that the requests are about: kind by kind in the order of tables, within one in the order of ids. */
export async function loadFiles(
  client: PoolClient,
  batch: readonly Asked[],
  rows: BatchRows,
  lock: boolean,
): Promise<void> {
  const wanted: Group = new Map();
  for (const asked of batch) {
    if (asked.command.on !== null && asked.on !== null) want(wanted, asked.command.on, asked.on);
    if (asked.wake !== undefined) want(wanted, wakes, asked.wake);
  }
  await loadGroup(client, rows, wanted, lock);
}

/**
 * Loads what the requests' rules and policies read but for what other rows name: one statement a table, whatever the size of
 * the batch, all asked for at once.
 */
export async function loadReads(
  client: PoolClient,
  batch: readonly Asked[],
  rows: BatchRows,
  lock: boolean,
): Promise<void> {
  const locked: Group = new Map();
  const plain: Group = new Map();
  const sets: Sets = new Map();
  eachRead(batch, rows, (read, { among, file, input }) => {
    if (read.kind === "manyVia" || (read.kind === "one" && "via" in read)) return;
    if (read.kind === "many") {
      for (const id of read.ids(file as never, input as never)) want(locked, read.record, id);
      return;
    }
    if (read.kind === "among") return wantSet(sets, read, read.values(file as never, input as never));
    const wanted = keyOf(read, among, file, input, rows);
    if (wanted === null) return;
    if (read.kind === "one") want(read.locked ? locked : plain, read.record, wanted);
    else wantSet(sets, read, [wanted]);
  });
  await Promise.all([
    loadGroup(client, rows, locked, lock),
    loadGroup(client, rows, plain, false),
    loadSets(client, rows, sets),
  ]);
}

/** Loads what the rows of other reads name, once those are loaded. */
export async function loadVia(client: PoolClient, batch: readonly Asked[], rows: BatchRows): Promise<void> {
  const named: Group = new Map();
  const sets: Sets = new Map();
  eachRead(batch, rows, (read, { among, file, input }) => {
    if (read.kind === "manyVia") {
      const ids = idsVia(read, among, file, input, rows);
      if (read.field) wantSet(sets, { record: read.record, field: read.field }, ids);
      else for (const id of ids) want(named, read.record, id);
    }
    if (read.kind !== "one" || !("via" in read)) return;
    const wanted = keyOf(read, among, file, input, rows);
    if (wanted !== null) want(named, read.record, wanted);
  });
  await Promise.all([loadGroup(client, rows, named, false), loadSets(client, rows, sets)]);
}

/** Each read of each request whose file is there. */
function eachRead(
  batch: readonly Asked[],
  rows: BatchRows,
  visit: (read: Read<never, never>, place: Place) => void,
): void {
  for (const asked of batch) {
    const file = fileOf(asked, rows);
    if (asked.command.on !== null && file === null) continue;
    for (const among of readGroups(asked))
      for (const read of Object.values(among)) visit(read, { among, file, input: asked.input });
  }
}

const readGroups = (asked: Asked): Reads<never, never>[] => [asked.command.reads, asked.command.may.reads];

function want(group: Group, kind: AnyRecord, id: string): void {
  const ids = group.get(kind);
  if (ids) ids.add(id);
  else group.set(kind, new Set([id]));
}

type Sets = Map<string, { kind: AnyRecord; field: string; values: Set<string> }>;

function wantSet(sets: Sets, { record, field }: { record: AnyRecord; field: string }, values: readonly string[]): void {
  const name = `${record.table}.${field}`;
  const set = sets.get(name) ?? { kind: record, field, values: new Set() };
  for (const value of values) set.values.add(value);
  if (set.values.size > 0) sets.set(name, set);
}

async function loadGroup(client: PoolClient, rows: BatchRows, group: Group, lock: boolean): Promise<void> {
  const inOrder = [...group].sort(([a], [b]) => (a.table < b.table ? -1 : 1));
  await Promise.all(inOrder.map(([kind, ids]) => loadByIds(client, rows, kind, ids, lock)));
}

async function loadSets(client: PoolClient, rows: BatchRows, sets: Sets): Promise<void> {
  await Promise.all([...sets.values()].map(({ kind, field, values }) => loadWhere(client, rows, kind, field, values)));
}
