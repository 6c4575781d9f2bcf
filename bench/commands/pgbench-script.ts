import type { Registry } from "#kernel/city/registry.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import { wakes } from "#kernel/records/wakes.ts";
import type { RecordedAct, WrittenRow } from "./record-chain.ts";
import { chainIds, type Literal, literals } from "./sql-literal.ts";

/**
 * The peer's script: the same four transactions in plain SQL, one statement a row, as one would write them by hand.
 * All is derived from what the real commands read and wrote; only ids, numbers and places are made anew each time.
 * Rows that others wait for (number series, then the journal's head) are taken last, which is the best order for the peer.
 */
export function pgbenchScript(recorded: readonly RecordedAct[], registry: Registry): string {
  const literal = literals(chainIds(recorded));
  const lines = [
    "-- Each run is one case: four transactions.",
    "\\set n :n + 1",
    "\\set id 1000000000000000 + :n * 1000 + :client_id",
  ];
  for (const act of recorded) {
    lines.push("BEGIN;");
    for (const { text, values } of act.reads) lines.push(`${readStatement(text, values, literal)};`);
    const late: string[] = [];
    for (const [index, row] of act.written.entries()) {
      const kind = kindOf(registry, row.record);
      const numbering = numberingOf(row);
      if (numbering) late.push(`${numberedStatement(kind, row, numbering, literal)} \\gset r${index}_`);
      else lines.push(`${rowStatement(kind, row, literal)};`);
    }
    lines.push(...late, `${journalStatement(act, literal)};`, "COMMIT;");
  }
  return `${lines.join("\n")}\n`;
}

function kindOf(registry: Registry, name: string): AnyRecord {
  const kind = name === wakes.name ? wakes : registry.records.get(name);
  if (!kind) throw new TypeError(`nobody declares the record ${name}`);
  return kind;
}

/** The recorded SELECT with its values written in; a list of one is compared by `=`. */
function readStatement(text: string, values: readonly unknown[], literal: Literal): string {
  return text.replaceAll(/= ANY\(\$(\d+)\)|\$(\d+)/g, (_, list: string | undefined, single: string | undefined) => {
    const value = values[Number(list ?? single) - 1];
    if (list === undefined) return Array.isArray(value) ? literal.array(value as string[]) : literal.of(value);
    const items = value as readonly unknown[];
    return items.length === 1 ? `= ${literal.of(items[0])}` : `IN (${items.map((one) => literal.of(one)).join(", ")})`;
  });
}

const columnOf = (kind: AnyRecord, field: string): string => kind.columns[kind.fields.indexOf(field)] as string;

function rowStatement(kind: AnyRecord, row: WrittenRow, literal: Literal): string {
  const set = Object.entries(row.fields).filter(([field]) => field !== "id" && field !== "version");
  if (row.version === 1) {
    const columns = ["id", "version", ...set.map(([field]) => columnOf(kind, field))];
    const values = [literal.of(row.id), "1", ...set.map(([, value]) => literal.of(value))];
    return `INSERT INTO ${kind.table} (${columns.join(", ")}) VALUES (${values.join(", ")})`;
  }
  const changed = [
    `version = ${row.version}`,
    ...set.map(([field, value]) => `${columnOf(kind, field)} = ${literal.of(value)}`),
  ];
  return `UPDATE ${kind.table} SET ${changed.join(", ")} WHERE id = ${literal.of(row.id)} AND version = ${row.version - 1}`;
}

type Numbering = { readonly counter: string; readonly series: string };

/** Which counter gives a new row its number, and what stands before it; undefined for one that has none. */
function numberingOf({ record, version, fields }: WrittenRow): Numbering | undefined {
  if (version !== 1) return undefined;
  if (record === "document") {
    const series = `${fields.officeCode}〔${fields.year}〕`;
    return { counter: series, series };
  }
  if (record !== "permit") return undefined;
  return { counter: `permit ${fields.series}`, series: String(fields.series) };
}

/**
 * A numbered row takes its number in the statement that keeps it. The series is there already, and a plain UPDATE
 * queues for it in order; many clients of one INSERT … ON CONFLICT wake each other up and halve the peer's figures.
 */
function numberedStatement(kind: AnyRecord, row: WrittenRow, { counter, series }: Numbering, literal: Literal): string {
  const made: Record<string, string> = { serial: "s.last", number: `${literal.of(series)} || s.last || '号'` };
  const fields = Object.entries(row.fields).filter(([field]) => field !== "id" && field !== "version");
  const columns = ["id", "version", ...fields.map(([field]) => columnOf(kind, field))];
  const values = [literal.of(row.id), "1", ...fields.map(([field, value]) => made[field] ?? literal.of(value))];
  return `WITH s AS (UPDATE series SET last = last + 1 WHERE series = ${literal.of(counter)} RETURNING last) INSERT INTO ${kind.table} (${columns.join(", ")}) SELECT ${values.join(", ")} FROM s RETURNING serial`;
}

/** Head, changes and journal in one statement, so that the head is locked for the shortest time. */
function journalStatement({ act, written, entry }: RecordedAct, literal: Literal): string {
  const changes = written.map(({ record, id, version, fields }, ordinal) => {
    const numbering = numberingOf({ record, id, version, fields });
    const json = numbering
      ? literal.numberedJson(fields, numbering.series, `r${ordinal}_serial`)
      : `${literal.of(fields)}::jsonb`;
    return `(${literal.of(record)}, ${literal.of(id)}, ${version}, ${ordinal}, ${json})`;
  });
  const fresh: Record<string, string> = {
    place: "h.first",
    recorded_at: "now()",
    happened_on: "now()",
    salt: "uuid_send(gen_random_uuid())",
    idempotency_key: literal.key(act),
  };
  const columns = Object.keys(entry);
  const values = columns.map((column) =>
    column === "basis" ? literal.array(entry[column] as string[]) : (fresh[column] ?? literal.of(entry[column])),
  );
  return `WITH h AS (UPDATE head SET next_place = next_place + 1 WHERE one RETURNING next_place - 1 AS first), c AS (INSERT INTO changes (record, id, version, place, ordinal, fields) SELECT x.record, x.id, x.version, h.first, x.ordinal, x.fields FROM h, (VALUES ${changes.join(", ")}) x (record, id, version, ordinal, fields)) INSERT INTO journal (${columns.join(", ")}) SELECT ${values.join(", ")} FROM h`;
}
