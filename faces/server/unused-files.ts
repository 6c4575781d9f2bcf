import type { City } from "#kernel/city/city.ts";
import type { FileStore } from "#kernel/files/store.ts";
import { isRefusal } from "#kernel/records/refusal.ts";

const DAY_MS = 86_400_000;
const atOnce = 500;

type Kept = { readonly id: string; readonly version: number; readonly sha256: string };

/**
 * Removes files that no system has referred to for as long as the city waits (`unusedFileDays`, FIL-09): first the row says so, and from
 * then on nothing can refer to it; then the bytes go, unless another row has the same.
 * @param signal ends it between two lots; what is left is found the next time
 * @returns how many were removed
 */
export async function removeUnusedFiles(city: City, store: FileStore, signal?: AbortSignal): Promise<number> {
  const { pool } = city.database;
  const until = new Date(city.time.now().getTime() - city.settings.number("unusedFileDays") * DAY_MS);
  let removed = 0;
  for (let after = ""; ; ) {
    const { rows } = await pool.query<Kept>({
      name: "old-files",
      text: `SELECT id, version, sha256 FROM files WHERE state = 'whole' AND uploaded_at < $1 AND id > $2 ORDER BY id LIMIT $3`,
      values: [until, after, atOnce],
    });
    const last = rows.at(-1);
    if (last === undefined || signal?.aborted) return removed;
    after = last.id;
    const ids = rows.map(({ id }) => id);
    const used = new Set((await Promise.all(city.registry.systems.map((one) => one.usedFiles(city, ids)))).flat());
    for (const { id, version, sha256 } of rows.filter((row) => !used.has(row.id))) {
      const who = { kind: "system", name: "files" } as const;
      const outcome = await city.execute({ command: "files.remove", who, on: id, input: {}, seen: version });
      if (isRefusal(outcome)) continue;
      removed += 1;
      await store.remove(sha256, async () => {
        const other = await pool.query("SELECT FROM files WHERE sha256 = $1 AND state = 'whole' LIMIT 1", [sha256]);
        return other.rowCount === 1;
      });
    }
  }
}
