import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const checkout = resolve(import.meta.dirname, "..");

/** What ends processes by their numbers or changes its own environment has a process for each file. */
const ALONE = /^(kernel\/database\/open|tests\/browser\/)/;
/** What takes long, or starts the program, has its neighbours of the same folder only. */
const APART = /^(faces\/portal|tests\/(faults|journeys|start))\//;
/** With a browser, files that share a process share it too. */
const IN_A_BROWSER = /^(tests\/journeys|faces\/portal)\//;
/** How long a file takes: about so many times as long as others. */
const LENGTHS: readonly (readonly [folders: RegExp, times: number])[] = [
  [/^tests\/(journeys|start)\//, 16],
  [/^(faces\/(cli|portal)|tests\/faults)\//, 8],
  [/^kernel\/database\/open/, 16],
  [/^tests\//, 4],
];
/** So many files at most share a process: to load the source takes as long as several files, and all cores must have work. */
const MOST = { inBrowser: 6, else: 24 };

/**
 * The files that share a process, one list for each process: neighbours, in the order given. What takes long comes first, so
 * that no core waits at the end for one that has just begun.
 */
export function processesFor(files: readonly string[]): readonly (readonly string[])[] {
  const parts = new Map<string, string[]>();
  for (const file of files) {
    const part = partOf(file);
    parts.set(part, [...(parts.get(part) ?? []), file]);
  }
  const processes = [...parts.values()].flatMap((all) => {
    const count = Math.ceil(all.length / (IN_A_BROWSER.test(all[0] ?? "") ? MOST.inBrowser : MOST.else));
    return Array.from({ length: count }, (_, index) => all.filter((_, at) => at % count === index));
  });
  return processes.sort((one, other) => length(other) - length(one));
}

/** Neighbours: the same top folder, which loads much the same source. */
function partOf(file: string): string {
  if (ALONE.test(file)) return file;
  return file
    .split("/")
    .slice(0, APART.test(file) ? 2 : 1)
    .join("/");
}

const times = (file: string): number => LENGTHS.find(([folders]) => folders.test(file))?.[1] ?? 1;
const length = (files: readonly string[]): number => files.reduce((sum, file) => sum + times(file), 0);

/** Programs for `node --test`, one for each process; a file that is alone is its own. `remove` takes the written ones away. */
export function programsFor(processes: readonly (readonly string[])[]): { programs: string[]; remove(): void } {
  const parent = join(checkout, ".cache/tests");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "run-"));
  const programs = processes.map((files, index) => {
    // Node runs them by name, not in the order given.
    const path = join(folder, `${String(index + 1).padStart(3, "0")}.mjs`);
    const [first = "", ...others] = files;
    const addressOf = (file: string) => JSON.stringify(pathToFileURL(join(checkout, file)).href);
    writeFileSync(
      path,
      others.length === 0
        ? `import ${addressOf(first)};\n`
        : `import { together } from ${addressOf("tests/together.ts")};\ntogether(${JSON.stringify(checkout)}, ${JSON.stringify(files)});\n`,
    );
    return path;
  });
  return { programs, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
