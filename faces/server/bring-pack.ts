import { createHash } from "node:crypto";
import type { City } from "#kernel/city/city.ts";
import { loadPack } from "#kernel/city/load-pack.ts";
import type { Migration } from "#kernel/database/migrate.ts";
import { journalLength } from "#kernel/records/history.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { playDemo } from "#systems/approvals/demo/play.ts";
import { playLists } from "#systems/lists/demo/play-lists.ts";
import { BootFailure } from "./boot-failure.ts";
import type { CityPack } from "./pack.ts";
import { readPackMark, writePackMark } from "./pack-mark.ts";

const demoBegins = new Date("2014-01-02T01:00:00Z");

/** Loads a pack that is new or changed, and plays a demonstration city's past once. */
export async function bringPack(options: {
  city: City;
  read: { readonly pack: CityPack; readonly hash: string };
  dataFolder: string;
  migrations: readonly Migration[];
  say(zh: string, en: string, share?: number): void;
  signal: AbortSignal | undefined;
}): Promise<void> {
  const { city, read, dataFolder, say, signal } = options;
  // The mark is a file beside the database; an empty journal is another database, whatever the file says.
  const empty = (await journalLength(city.database.pool)) === 0;
  const mark = empty ? undefined : await readPackMark(dataFolder, city.id);
  // A demonstration's story begins before its first act, so that its journal is in the order of time.
  if (empty && city.demo) city.time.moveTo?.(demoBegins);
  const played = mark?.played ?? "not yet";
  // A program with other tables may read more out of the same pack.
  const known = createHash("sha256").update(read.hash).update(JSON.stringify(options.migrations)).digest("hex");
  if (mark?.pack !== known) {
    say("载入城市包", "Loading the city's pack");
    const { outcome } = await loadPack(city, read.pack);
    if (isRefusal(outcome)) throw new BootFailure("PACK_REFUSED", outcome.text, outcome.next);
    // So much at once: nothing is known yet of how the rows are spread, and PostgreSQL would look only in a minute.
    await city.database.pool.query("ANALYZE");
    await city.settle();
    await writePackMark(dataFolder, city.id, { pack: known, played });
  }
  city.time.moveTo?.(null);
  if (!city.demo || played === "whole") return;
  // A play that was broken off goes on: its acts carry keys, so what was done is found and not done again.
  say("演示城市：补办今年的办件", "Demonstration: handling this year's cases", 0);
  await writePackMark(dataFolder, city.id, { pack: known, played: "begun" });
  await playDemo(city, read.pack, {
    onProgress: (done, total) =>
      say("演示城市：补办今年的办件", "Demonstration: handling this year's cases", total === 0 ? 1 : done / total),
    signal,
  });
  await playLists(city, read.pack);
  await city.settle();
  await writePackMark(dataFolder, city.id, { pack: known, played: "whole" });
}
