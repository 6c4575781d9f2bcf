import type { ListChange } from "../records.ts";
import type { CheckedFile } from "./check-file.ts";
import type { Judged } from "./judge.ts";
import { refusedRows } from "./refused-rows.ts";

/** Asks the city to do something; throws what it is refused with. */
export type Act = (asked: {
  readonly command: string;
  readonly on: string | null;
  readonly input: object;
}) => Promise<{ readonly id: string; readonly changes: readonly { readonly id: string }[] }>;

/** What is said of an import as a whole; `open` is an import of the same file that broke off and is gone on with. */
export type LoadOptions = {
  readonly name: string;
  readonly hash: string;
  readonly open?: string | undefined;
  readonly division: string;
  readonly on: string;
  readonly trigger: ListChange["trigger"];
  readonly reason: string;
  readonly mapping: Readonly<Record<string, string>>;
};

/** What came of loading: the import, and rows that were good when they were checked and did not get in. */
export type Loaded = {
  readonly id: string;
  readonly loaded: number;
  readonly left: readonly number[];
  readonly stopped: boolean;
};

/** Entries and bytes of one request; the server takes 200 entries and a megabyte. */
const AT_ONCE = { entries: 200, bytes: 500_000 };

export const toLoad = (checked: CheckedFile): readonly Judged[] =>
  checked.judged.filter(({ outcome }) => outcome === "add" || outcome === "adjust");

/**
 * Loads the good part, from the desk or the command line. What an import holds already is not loaded twice. Stopped between
 * two portions, it says so to the server: what is in stays in.
 */
export async function loadEntries(
  act: Act,
  checked: CheckedFile,
  options: LoadOptions,
  { progress, signal }: { readonly progress: (share: number) => void; readonly signal: AbortSignal },
): Promise<Loaded> {
  const entries = toLoad(checked);
  const id = options.open ?? (await begin(act, checked, entries.length, options));
  const left: number[] = [];
  let sent = 0;
  for (const portion of portions(entries)) {
    if (signal.aborted) break;
    const { changes } = await act({ command: "lists.importRows", on: id, input: { rows: portion } });
    const made = new Set(changes.map((one) => one.id));
    left.push(...portion.map(({ row }) => row).filter((row) => !made.has(`${id}-${row}`)));
    sent += portion.length;
    progress(sent / entries.length);
  }
  const stopped = sent < entries.length;
  await act({ command: stopped ? "lists.cancelImport" : "lists.finishImport", on: id, input: {} });
  return { id, loaded: sent - left.length, left, stopped };
}

async function begin(act: Act, checked: CheckedFile, entries: number, options: LoadOptions): Promise<string> {
  const { name, hash, division, on, trigger, reason, mapping } = options;
  const { id } = await act({
    command: "lists.startImport",
    on: null,
    input: {
      ...{ fileName: name.slice(0, 200), fileHash: hash, rows: checked.rows.size, good: checked.good, entries },
      ...{ division, effectiveFrom: on, trigger, reason, mapping, refused: refusedRows(checked) },
    },
  });
  return id;
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
