import { dirname, join } from "node:path/posix";
import type { Registry } from "#kernel/city/registry.ts";
import type { System } from "#kernel/city/system.ts";
import type { AnyCommand } from "#kernel/records/command.ts";
import { isTestFile, placesOf, quoted, type SourcePlace, type Sources } from "./source-places.ts";

/** A public page and the line that declares its path. */
export type PageOf = { readonly path: string; readonly place: SourcePlace | null };

/**
 * The pages that show what a command did: those whose own source, with the files of systems and of the kernel's nouns that it imports, reads
 * the table of the command's record. Where no page does, all pages of the command's system.
 */
export function pagesOf(
  registry: Registry,
  sources: Sources,
  command: AnyCommand,
  system: System | undefined,
): { pages: PageOf[]; pagesOf: "record" | "system" } {
  const table = (command.on ?? command.makes)?.table;
  const reading = registry.systems.flatMap((one) =>
    one.portal.map(({ path }) => {
      const place = declaredAt(sources, one, path);
      return { path, place, own: one === system };
    }),
  );
  const reads = table === undefined ? null : new RegExp(`\\b(?:FROM|JOIN) ${quoted(table)}\\b`);
  const found = reading.filter(({ place }) => reads !== null && place !== null && pageReads(sources, place, reads));
  const chosen = found.length > 0 ? found : reading.filter(({ own }) => own);
  return {
    pages: chosen.map(({ path, place }) => ({ path, place })),
    pagesOf: found.length > 0 ? "record" : "system",
  };
}

/** The line with a page's path, wherever in the line it stands. */
function declaredAt(sources: Sources, { name }: System, path: string): SourcePlace | null {
  // Pages of the desk may have the same path: they are another face's.
  const inSystem = (file: string) =>
    file.startsWith(`systems/${name}/`) && !file.startsWith(`systems/${name}/desk/`) && !isTestFile(file);
  return placesOf(sources, new RegExp(`\\bpath: "${quoted(path)}"`), inSystem)[0] ?? null;
}

/** Whether the page declared in a line, or what its function uses, has a line that matches. */
function pageReads(sources: Sources, { file, line }: SourcePlace, pattern: RegExp): boolean {
  const lines = sources.get(file) ?? [];
  // From the path on to the page's function: on the same line, or some lines further down.
  const page = /\bpage: (\w+)/.exec(lines.slice(line - 1, line + 8).join("\n"))?.[1] ?? "";
  const body = bodyOf(lines, page);
  if (body === null)
    return importsOf(file, lines, (names) => names.includes(page)).some((one) => anyReads(sources, one, pattern));
  // A function in the file of the manifest: only what itself uses, not what its neighbours do.
  const used = importsOf(file, lines, (names) => names.some((name) => new RegExp(`\\b${quoted(name)}\\b`).test(body)));
  return pattern.test(body) || used.some((one) => anyReads(sources, one, pattern));
}

/** The text of a function of a file; null when it is not declared there. */
function bodyOf(lines: readonly string[], name: string): string | null {
  const begins = lines.findIndex((text) => new RegExp(`\\b(?:function|const) ${quoted(name)}\\b`).test(text));
  if (name === "" || begins < 0) return null;
  const length = lines.slice(begins + 1).findIndex((text) => /^(?:[}\])]|\S.*;$)/.test(text));
  return lines.slice(begins, length < 0 ? undefined : begins + length + 2).join("\n");
}

/** The files that a file imports, types apart, whose names pass. */
function importsOf(file: string, lines: readonly string[], wanted: (names: readonly string[]) => boolean): string[] {
  const found = lines.join("\n").matchAll(/^import \{([^}]*)\} from "([^"]+)";/gm);
  return [...found].flatMap(([, names = "", from = ""]) => {
    const values = names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type "));
    return values.length > 0 && wanted(values) ? [resolved(file, from)] : [];
  });
}

/** Whether a file, or one that it imports in any number of steps, has a line that matches. */
function anyReads(sources: Sources, from: string, pattern: RegExp): boolean {
  const waiting = [from];
  const seen = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const lines = sources.get(file) ?? [];
    if (lines.some((line) => pattern.test(line))) return true;
    for (const next of [...importsOf(file, lines, () => true), ...askedBy(sources, lines)]) {
      if (!/^(?:systems|kernel\/(?:directory|documents|items|matters))\//.test(next) || seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}

/** The files of the queries that a file asks for by their names, such as `askPublicly(city, "lists.body", …)`. */
function askedBy(sources: Sources, lines: readonly string[]): string[] {
  const names = [...lines.join("\n").matchAll(/\(\s*city,\s*"([a-z]+\.\w+)"/g)].map(([, name = ""]) => name);
  return names.flatMap((name) =>
    placesOf(sources, new RegExp(`^\\s*name: "${quoted(name)}"`), (file) => !isTestFile(file)).map(({ file }) => file),
  );
}

const resolved = (file: string, name: string): string =>
  name.startsWith("#") ? name.slice(1) : name.startsWith(".") ? join(dirname(file), name) : name;
