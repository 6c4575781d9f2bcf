import type pg from "pg";
import type { EntryChange, JournalEntry } from "./journal.ts";
import type { AnyRecord } from "./record.ts";

const entryFields = (
  changes: string,
) => `j.place, j.recorded_at AS "recordedAt", j.happened_on AS "happenedOn", j.ground, j.actor, j.post,
  j.in_name_of AS "inNameOf", j.command, j.record, j.record_id AS "recordId", j.version, j.basis, j.visibility,
  encode(j.salt, 'hex') AS salt,
  coalesce((SELECT json_agg(json_build_object('record', c.record, 'id', c.id, 'version', c.version, 'fields', c.fields) ORDER BY c.ordinal)
   FROM changes c WHERE c.place = j.place ${changes}), '[]') AS changes`;

/** Which entries are wanted: of some commands, or that changed some records, and then only those changes; below a place. */
type Wanted = {
  readonly commands: readonly string[] | "all";
  readonly records?: readonly string[];
  readonly below?: number;
};

/** Entries from a place on, in order; at most `limit`, and only those that are wanted. */
export async function readJournal(
  client: Pick<pg.ClientBase, "query">,
  from: number,
  limit: number,
  { commands, records, below }: Wanted = { commands: "all" },
): Promise<JournalEntry[]> {
  const values: unknown[] = [from, below ?? Number.MAX_SAFE_INTEGER, limit];
  const give = (value: unknown) => `$${values.push(value)}`;
  // Only conditions that are asked for, and a bound at both ends: a plan that is made once for all values then takes the
  // few entries between, and does not weigh the whole journal for what it may be asked.
  const named = commands === "all" ? "" : `AND j.command = ANY(${give(commands)})`;
  const changes = records ? `AND c.record = ANY(${give(records)})` : "";
  // A value and not EXISTS, which would be planned as a join that weighs all changes there are.
  const changing = records ? `AND (SELECT true FROM changes c WHERE c.place = j.place ${changes} LIMIT 1)` : "";
  const result = await client.query<JournalEntry>({
    name: `read-journal-${named && "c"}${changing && "r"}`,
    text: `SELECT ${entryFields(changes)} FROM journal j WHERE j.place >= $1 AND j.place < $2 ${named} ${changing}
           ORDER BY j.place LIMIT $3`,
    values,
  });
  return result.rows;
}

/** Every entry that changed a record, oldest first: its whole story. */
export async function historyOf(pool: pg.Pool, kind: AnyRecord, id: string): Promise<JournalEntry[]> {
  const result = await pool.query<JournalEntry>({
    name: "history-of",
    text: `SELECT ${entryFields("")} FROM journal j
           WHERE j.place IN (SELECT place FROM changes WHERE record = $1 AND id = $2) ORDER BY j.place`,
    values: [kind.name, id],
  });
  return result.rows;
}

/**
 * A record as it was: as the city *knew* it at `recorded` (default now), counting what had *happened* by `happened`.
 * Personal values come as `{ $personal: reference }`; opening one is an act of its own, with a purpose.
 * @returns null when the record was not there yet
 */
export async function recordAsOf(
  pool: pg.Pool,
  kind: AnyRecord,
  id: string,
  moment: { recorded?: Date; happened?: Date },
): Promise<({ id: string; version: number } & Record<string, unknown>) | null> {
  const result = await pool.query<EntryChange>({
    name: "record-as-of",
    text: `SELECT c.version, c.fields FROM changes c JOIN journal j USING (place)
           WHERE c.record = $1 AND c.id = $2 AND j.recorded_at <= coalesce($3, 'infinity'::timestamptz)
             AND j.happened_on <= coalesce($4, 'infinity'::timestamptz) ORDER BY c.version`,
    values: [kind.name, id, moment.recorded ?? null, moment.happened ?? null],
  });
  if (result.rows.length === 0) return null;
  const state = Object.assign({}, ...result.rows.map((change) => change.fields)) as Record<string, unknown>;
  return { ...state, id, version: (result.rows.at(-1) as EntryChange).version };
}

/** The next free place: how long the journal is. */
export async function journalLength(pool: pg.Pool): Promise<number> {
  const result = await pool.query<{ next_place: number }>("SELECT next_place FROM head");
  return (result.rows[0] as { next_place: number }).next_place;
}

/** When the last entry was written; null in an empty journal. */
export async function lastMoment(pool: pg.Pool): Promise<Date | null> {
  const result = await pool.query<{ at: Date }>(`SELECT recorded_at AS "at" FROM journal ORDER BY place DESC LIMIT 1`);
  return result.rows[0] ? new Date(result.rows[0].at) : null;
}
