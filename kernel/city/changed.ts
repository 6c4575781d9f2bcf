import type pg from "pg";
import type { City } from "./city.ts";
import type { Watch } from "./watch.ts";

/** A journal entry without what it says: who did what, and which versions it made. */
export type Changed = {
  readonly place: number;
  readonly recordedAt: string;
  readonly actor: string;
  readonly post: string | null;
  readonly command: string;
  readonly rows: readonly { readonly record: string; readonly id: string; readonly version: number }[];
};

const columns = `j.place, j.recorded_at AS "recordedAt", j.actor, j.post, j.command,
  coalesce((SELECT json_agg(json_build_object('record', c.record, 'id', c.id, 'version', c.version) ORDER BY c.ordinal)
            FROM changes c WHERE c.place = j.place), '[]') AS rows`;

/** Entries from a place on, in order. Places have no gaps, so what is read is all there is below the last one. */
export async function readChanged(pool: pg.Pool, from: number, limit: number): Promise<Changed[]> {
  const read = await pool.query<Changed>({
    name: "read-changed",
    text: `SELECT ${columns} FROM journal j WHERE j.place >= $1 ORDER BY j.place LIMIT $2`,
    values: [from, limit],
  });
  return read.rows;
}

/** The entries at these places, in order. */
export async function changedAt(pool: pg.Pool, places: readonly number[]): Promise<Changed[]> {
  const read = await pool.query<Changed>({
    name: "changed-at",
    text: `SELECT ${columns} FROM journal j WHERE j.place = ANY($1) ORDER BY j.place`,
    values: [places],
  });
  return read.rows;
}

/** What an entry is about: for each thing looked at the version it made of it, or null when only parts of it changed. */
export type Touched = ReadonlyMap<string, number | null>;

/**
 * What each entry is about, by its place, as `<watch>:<id>`. Each part's rows are asked for in one statement, whatever
 * the number of entries.
 */
export async function touchedBy(
  city: City,
  entries: readonly Changed[],
  watches: readonly Watch[],
): Promise<ReadonlyMap<number, Touched>> {
  const touched = new Map<number, Map<string, number | null>>(entries.map(({ place }) => [place, new Map()]));
  for (const { name, record, parts } of watches) {
    for (const { place, rows } of entries)
      for (const row of rows)
        if (row.record === record?.name) touched.get(place)?.set(`${name}:${row.id}`, row.version);
    for (const part of parts) {
      const own = entries.flatMap(({ place, rows }) =>
        rows.filter((row) => row.record === part.record.name).map(({ id }) => ({ place, id })),
      );
      if (own.length === 0) continue;
      const leads = await part.leads(city, [...new Set(own.map(({ id }) => id))]);
      for (const { place, id } of own)
        for (const lead of leads) {
          const about = `${name}:${lead.to}`;
          const here = touched.get(place);
          if (lead.id === id && here && !here.has(about)) here.set(about, null);
        }
    }
  }
  return touched;
}
