import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { act, ask, askUnaddressed, newKey } from "#kernel/desk/api.ts";
import { type CheckedFile, checkFile, type ReadFile, readFile } from "../import/check-file.ts";
import type { Ground, Standing } from "../import/ground.ts";
import { groundOf } from "../import/ground-of.ts";
import { type Act, type Loaded, loadEntries } from "../import/load-file.ts";
import { readTable } from "../import/read-table.ts";
import type { GroundAnswer } from "../queries/import-ground.ts";
import type { ImportRow } from "../queries/import-list.ts";
import type { ListChange } from "../records.ts";

// Compiling schemas at run time would need a looser security policy than the desk's.
z.config({ jitless: true });

export type Steps = { readonly progress: (share: number) => void; readonly signal: AbortSignal };

/** A file that was chosen and read, and an earlier import of the very same bytes. */
export type ChosenFile = {
  readonly name: string;
  readonly hash: string;
  readonly read: ReadFile;
  readonly earlier: ImportRow | null;
};

/** What is said of an import as a whole. */
export type ImportSettings = {
  readonly on: string;
  readonly trigger: ListChange["trigger"];
  readonly reason: string;
  readonly mapping: Readonly<Record<string, string>>;
};

export async function chooseFile(file: File, steps: Steps): Promise<ChosenFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const read = await readFile(await readTable(bytes, file.name), steps);
  const { rows } = await ask<{ rows: readonly ImportRow[] }>("lists.imports", { hash, limit: 10 }, steps.signal);
  return { name: file.name, hash, read, earlier: rows[0] ?? null };
}

/** What the city knows, as of the day on which the import is to take effect. */
export async function askGround(on: string, batch: string | undefined, signal?: AbortSignal): Promise<Ground> {
  const answer = await ask<GroundAnswer>("lists.importGround", { on }, signal);
  const standings = async (codes: readonly string[]) =>
    (await askUnaddressed<{ rows: readonly Standing[] }>("lists.importStandings", { codes, on }, signal)).rows;
  return groundOf(answer, on as Day, standings, batch);
}

export const judgeFile = (
  read: ReadFile,
  ground: Ground,
  mapping: Readonly<Record<string, string>>,
  steps: Steps,
): Promise<CheckedFile> => checkFile(read, ground, mapping, steps);

/** Loads the good part, and goes on with an import of the same file that was interrupted. */
export function loadFile(
  { name, hash, earlier }: ChosenFile,
  checked: CheckedFile,
  division: string,
  settings: ImportSettings,
  steps: Steps,
): Promise<Loaded> {
  const open = earlier?.state === "loading" ? earlier.id : undefined;
  const asked: Act = ({ command, on, input }) => act({ command, input, key: newKey(), ...(on === null ? {} : { on }) });
  return loadEntries(asked, checked, { name, hash, open, division, ...settings }, steps);
}
