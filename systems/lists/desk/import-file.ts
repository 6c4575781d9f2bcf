import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { act, ask, askUnaddressed, newKey } from "#kernel/desk/api.ts";
import { type CheckedFile, checkFile, type ReadFile, readFile } from "../import/check-file.ts";
import type { Ground, Standing } from "../import/ground.ts";
import { groundOf } from "../import/ground-of.ts";
import type { Judged } from "../import/judge.ts";
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

export const toLoad = (checked: CheckedFile): readonly Judged[] =>
  checked.judged.filter(({ outcome }) => outcome === "add" || outcome === "adjust");

/** Entries and bytes of one request; the server takes 200 entries and a megabyte. */
const AT_ONCE = { entries: 200, bytes: 500_000 };

/** What came of loading: the import, and rows that were good when they were checked and did not get in. */
export type Loaded = { readonly id: string; readonly loaded: number; readonly left: readonly number[] };

/**
 * Loads the good part. An import of the same file that was interrupted is gone on with; what it holds is not loaded twice.
 * Stopped between two portions, it says so to the server: what is in stays in.
 */
export async function loadFile(
  { name, hash, earlier }: ChosenFile,
  checked: CheckedFile,
  division: string,
  settings: ImportSettings,
  refused: readonly object[],
  steps: Steps,
): Promise<Loaded> {
  const entries = toLoad(checked);
  const open = earlier?.state === "loading" ? earlier.id : undefined;
  const id =
    open ??
    (
      await act({
        command: "lists.startImport",
        input: {
          ...{ fileName: name.slice(0, 200), fileHash: hash, rows: checked.rows.size, good: checked.good },
          ...{ entries: entries.length, division, effectiveFrom: settings.on, trigger: settings.trigger },
          ...{ reason: settings.reason, mapping: settings.mapping, refused },
        },
        key: newKey(),
      })
    ).id;
  const left: number[] = [];
  let sent = 0;
  for (const portion of portions(entries)) {
    if (steps.signal.aborted) break;
    const { changes } = await act({ command: "lists.importRows", on: id, input: { rows: portion }, key: newKey() });
    const made = new Set(changes.map((one) => one.id));
    left.push(...portion.map(({ row }) => row).filter((row) => !made.has(`${id}-${row}`)));
    sent += portion.length;
    steps.progress(sent / entries.length);
  }
  const end = steps.signal.aborted ? "lists.cancelImport" : "lists.finishImport";
  await act({ command: end, on: id, input: {}, key: newKey() });
  return { id, loaded: sent - left.length, left };
}

function* portions(entries: readonly Judged[]) {
  let portion = [];
  let bytes = 0;
  for (const { entry, draft, basedOn, effectiveFrom, effectiveTo } of entries) {
    const one = { row: entry.row, content: draft, basedOn, effectiveFrom, effectiveTo };
    const size = new TextEncoder().encode(JSON.stringify(one)).length;
    if (portion.length > 0 && (portion.length === AT_ONCE.entries || bytes + size > AT_ONCE.bytes)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(one);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
