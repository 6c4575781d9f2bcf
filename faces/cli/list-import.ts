import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Who } from "#kernel/records/asked.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import type { CheckedFile } from "#systems/lists/import/check-file.ts";
import { cityGround } from "#systems/lists/import/city-ground.ts";
import { type Act, type Loaded, loadEntries, toLoad } from "#systems/lists/import/load-file.ts";
import type { ImportRow } from "#systems/lists/queries/import-list.ts";
import type { ListChange } from "#systems/lists/records.ts";
import { granted } from "./list-failure.ts";
import { checkListFile, readListFile } from "./list-file.ts";

export type ImportOptions = {
  readonly person: string;
  readonly division: string;
  readonly map?: string | undefined;
  readonly on?: Day | undefined;
  readonly trigger: ListChange["trigger"];
  readonly reason?: string | undefined;
};
type Told = {
  readonly step: (text: Words, share: number) => void;
  readonly signal: AbortSignal;
};
/** `loaded` is null when nothing of the file could be loaded, so that no import was begun. */
export type Imported = {
  readonly checked: CheckedFile;
  readonly mapping: Readonly<Record<string, string>>;
  readonly loaded: Loaded | null;
};

/** Checks a file against the city and loads its good part as this person, as the desk does; an interrupted one is gone on with. */
export async function importInto(city: City, path: string, options: ImportOptions, told: Told): Promise<Imported> {
  const { person, division, trigger } = options;
  const who: Who = { kind: "person", person };
  const steps = (zh: string, en: string) => ({
    signal: told.signal,
    progress: (share: number) => told.step({ zh, en }, share),
  });
  const file = await readListFile(path, steps("读文件", "reading the file"));
  const found = granted(
    (await city.ask("lists.imports", who, { hash: file.hash, limit: 10 })) as { rows: ImportRow[] } | Refusal,
  );
  const open = found.rows.find(({ state }) => state === "loading");
  const on = open?.effectiveFrom ?? options.on ?? city.today();
  const ground = await cityGround(city, on, open?.id);
  const { checked, mapping } = await checkListFile(file, ground, options.map, steps("逐行核对", "checking row by row"));
  if (toLoad(checked).length === 0) return { checked, mapping, loaded: null };
  const act: Act = async ({ command, on: row, input }) => {
    const outcome = granted(await city.execute({ command, who, on: row, input }));
    if (!("done" in outcome)) throw new TypeError(`${command} was only rehearsed`);
    return outcome;
  };
  const loaded = await loadEntries(
    act,
    checked,
    {
      ...{ name: file.name, hash: file.hash, open: open?.id, division, on, trigger, mapping },
      reason: options.reason ?? `导入“${file.name}”`,
    },
    steps("载入", "loading"),
  );
  return { checked, mapping, loaded };
}
