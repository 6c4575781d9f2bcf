import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { system as systemOnly } from "#kernel/access/policies.ts";
import type { Outcome } from "#kernel/records/asked.ts";
import { command } from "#kernel/records/command.ts";
import type { Effect } from "#kernel/records/effects.ts";
import { selectList } from "#kernel/records/load.ts";
import { many } from "#kernel/records/reads.ts";
import type { AnyRecord, RowBase } from "#kernel/records/record.ts";
import { isRefusal, type Refusal, refusalsOf } from "#kernel/records/refusal.ts";
import type { City } from "./city.ts";
import { kernelRows } from "./kernel-pack.ts";
import type { RowsToLoad } from "./system.ts";

export const { texts: packRefusals, refuse } = refusalsOf({
  VERSION_FIXED: {
    rule: "LST-04",
    text: {
      zh: "{record}“{id}”已经公布，“{fields}”不能再改。",
      en: "{record} “{id}” is published; {fields} cannot change any more.",
    },
    next: { zh: "公布新的版本，并给旧版本写上截止日。", en: "Publish a new version and give the old one an end." },
    status: 422,
  },
});

/** How a pack differs from the city: what is new and what changes, by record. */
export type PackChange = {
  readonly record: string;
  readonly id: string;
  readonly fields: readonly string[];
  readonly isNew: boolean;
};

/**
 * Loads a pack: one command, one transaction, one journal entry; nothing that the pack does not name is touched, and nothing
 * that has been decided in the city since: a version that a list change has ended stays ended, whatever an older pack says.
 */
async function differences(
  city: City,
  wanted: readonly RowsToLoad[],
): Promise<{ effects: Effect[]; changes: PackChange[] } | Refusal> {
  const effects: Effect[] = [];
  const changes: PackChange[] = [];
  for (const { record, rows, fixed } of wanted) {
    const known = await city.database.pool.query<RowBase & Record<string, unknown>>(
      `SELECT ${selectList(record)} FROM ${record.table} WHERE id = ANY($1)`,
      [rows.map((row) => row.id)],
    );
    const byId = new Map(known.rows.map((row) => [row.id, row]));
    const moved = rows.filter((row) => {
      const present = byId.get(row.id);
      return present && Object.keys(row).some((field) => differs(city, record, field, row[field], present));
    });
    const decided = await decidedHere(
      city,
      record,
      moved.map(({ id }) => id),
    );
    for (const row of rows) {
      const present = byId.get(row.id);
      if (!present) {
        effects.push({ effect: "create", record, row: { ...row, version: 1 } as never });
        changes.push({ record: record.name, id: row.id, fields: Object.keys(row), isNew: true });
        continue;
      }
      const fields = Object.keys(row).filter(
        (field) => differs(city, record, field, row[field], present) && !decided.has(`${row.id} ${field}`),
      );
      if (fields.length === 0) continue;
      // What a version has never said may be said once; what it has said stays (LST-04).
      const forbidden = fields.filter((field) => fixed?.includes(field) && !isUnsaid(present[field]));
      if (forbidden.length > 0)
        return refuse("VERSION_FIXED", { record: record.title.zh, id: row.id, fields: forbidden.join("、") });
      const patch = Object.fromEntries(fields.map((field) => [field, row[field]]));
      effects.push({ effect: "change", record, id: row.id, patch });
      changes.push({ record: record.name, id: row.id, fields, isNew: false });
    }
  }
  return { effects, changes };
}

/** Fields that an act other than a load has set, as `id field`. What an act created counts as set by it. */
async function decidedHere(city: City, record: AnyRecord, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await city.database.pool.query<{ name: string }>(
    `SELECT DISTINCT c.id || ' ' || f.name AS name FROM changes c JOIN journal j ON j.place = c.place,
       LATERAL jsonb_object_keys(c.fields) AS f (name)
     WHERE c.record = $1 AND c.id = ANY($2) AND j.command <> 'packs.load'`,
    [record.name, ids],
  );
  return new Set(found.rows.map(({ name }) => name));
}

const isUnsaid = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);

function differs(
  city: City,
  record: AnyRecord,
  field: string,
  value: unknown,
  present: Record<string, unknown>,
): boolean {
  if (record.sealed.has(field)) return city.vault.hash(String(value)) !== present[`${field}Hash`];
  if (record.sealed.has(field.replace(/Hash$/, ""))) return false;
  return !isDeepStrictEqual(JSON.parse(JSON.stringify(value)), present[field]);
}

const changedIds = (record: AnyRecord) => (_: null, input: { effects: readonly Effect[] }) =>
  input.effects.flatMap((effect) => (effect.effect === "change" && effect.record === record ? [effect.id] : []));

/** The command of a pack's load. Made for the records at hand: what it will change is read and locked first. */
const loadCommand = (records: readonly AnyRecord[]) =>
  command({
    name: "packs.load",
    title: { zh: "载入城市包", en: "Load a city pack" },
    on: null,
    input: z.object({ effects: z.array(z.custom<Effect>()) }),
    reads: Object.fromEntries(records.map((record) => [record.name, many(record).by(changedIds(record))])),
    may: systemOnly(),
    basis: ["政府信息公开条例 第二十条", "LST-11"],
    visibility: "public",
    decide: (_, { effects }) => effects,
  });

/**
 * Brings a city to what a pack says, in one transaction and repeatably: a second load changes nothing.
 * With `dryRun` nothing is written and `changes` shows what would be.
 */
export async function loadPack(
  city: City,
  pack: object,
  options: { dryRun?: boolean } = {},
): Promise<{ changes: readonly PackChange[]; outcome: Outcome | null }> {
  const wanted = [...kernelRows(pack as never), ...city.registry.systems.flatMap((one) => one.packRows(pack as never))];
  const found = await differences(city, wanted);
  if (isRefusal(found)) return { changes: [], outcome: found };
  if (options.dryRun || found.effects.length === 0) return { changes: found.changes, outcome: null };
  const outcome = await city.lane.execute({
    command: loadCommand(wanted.map(({ record }) => record)),
    who: { kind: "system", name: "packs" },
    on: null,
    input: { effects: found.effects },
  });
  return { changes: found.changes, outcome };
}
