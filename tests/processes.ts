import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const checkout = resolve(import.meta.dirname, "..");

/** What kills processes, starts PostgreSQL or changes its own environment has a process for each file. */
const ALONE = /^(kernel\/database|tests\/(browser|database|faults|start))\//;
/** So many files at most share a process: enough to be worth loading the source once, few enough to keep all cores busy. */
const MOST = 12;

/** The files that share a process, one list for each process: neighbours, in the order given. */
export function processesFor(files: readonly string[]): readonly (readonly string[])[] {
  const parts = new Map<string, string[]>();
  for (const file of files) {
    const part = ALONE.test(file)
      ? file
      : file
          .split("/")
          .slice(0, file.startsWith("kernel/") ? 1 : 2)
          .join("/");
    parts.set(part, [...(parts.get(part) ?? []), file]);
  }
  return [...parts.values()].flatMap((all) => {
    const count = Math.ceil(all.length / MOST);
    return Array.from({ length: count }, (_, index) => all.filter((_, at) => at % count === index));
  });
}

/** Programs for `node --test`, one for each process; a file that is alone is its own. `remove` takes the written ones away. */
export function programsFor(processes: readonly (readonly string[])[]): { programs: string[]; remove(): void } {
  const parent = join(checkout, ".cache/tests");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "run-"));
  const programs = processes.map((files, index) => {
    const [only] = files;
    if (files.length === 1 && only !== undefined) return only;
    const path = join(folder, `${index + 1}.mjs`);
    const together = pathToFileURL(join(checkout, "tests/together.ts")).href;
    writeFileSync(
      path,
      `import { together } from ${JSON.stringify(together)};\ntogether(${JSON.stringify(checkout)}, ${JSON.stringify(files)});\n`,
    );
    return path;
  });
  return { programs, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
