import type { PackFault, Report } from "./fault.ts";
import { parseCsv } from "./parse-csv.ts";
import { parseJson } from "./parse-json.ts";
import { readingFault } from "./reading-faults.ts";
import type { AnySection, PackOf } from "./section.ts";
import { shapeFaults } from "./shape-faults.ts";

/** A pack that answers with more faults than this is cut off: nobody reads the rest before correcting these. */
export const faultLimit = 200;

export type PackReading<Pack> = { readonly pack: Pack } | { readonly faults: readonly PackFault[] };

/**
 * Reads a city pack: file name → text, by the sections of the registry, in their order. Pure: it touches no disk.
 * Answers with the whole pack, or with every fault that was found; a file is not checked against one that is at fault.
 * @throws TypeError when the registry itself is wrong: a section that uses a later one, or two sections for one file.
 */
export function readPack<const Sections extends readonly AnySection[]>(
  files: ReadonlyMap<string, string>,
  sections: Sections,
): PackReading<PackOf<Sections>> {
  requireOrder(sections);
  const faults: PackFault[] = unknownFiles(files, sections);
  const pack: Record<string, unknown> = {};
  const sound = new Set<AnySection>();
  for (const part of sections) {
    const before = faults.length;
    const report: Report = (fault) => faults.push({ ...fault, file: part.file });
    const source = sourceOf(part, files, faults);
    if (faults.length > before || !part.uses.every((used) => sound.has(used as AnySection))) continue;
    const value: object = part.expand(source, pack as never, report);
    if (faults.length > before) continue;
    Object.assign(pack, value);
    part.check?.(value, pack as never, report);
    if (faults.length === before) sound.add(part);
  }
  if (faults.length === 0) return { pack: pack as PackOf<Sections> };
  return { faults: limited(faults) };
}

function requireOrder(sections: readonly AnySection[]): void {
  const seen = new Set<unknown>();
  const names = new Set<string>();
  for (const part of sections) {
    if (names.has(part.file)) throw new TypeError(`two sections read ${part.file}: a file has one owner`);
    for (const used of part.uses) {
      if (!seen.has(used)) throw new TypeError(`${part.file} uses ${used.file}, which must stand before it`);
    }
    seen.add(part);
    names.add(part.file);
  }
}

const claims = (part: AnySection, file: string) =>
  part.file.endsWith("/") ? file.startsWith(part.file) : file === part.file;

function unknownFiles(files: ReadonlyMap<string, string>, sections: readonly AnySection[]): PackFault[] {
  return [...files.keys()]
    .filter((file) => !sections.some((part) => claims(part, file)))
    .map((file) => ({ ...readingFault("FILE_UNKNOWN", null, null, { file }), file }));
}

/** The parsed and shape-checked source of a section; what is wrong with it is added to `faults`. */
function sourceOf(part: AnySection, files: ReadonlyMap<string, string>, faults: PackFault[]): unknown {
  if (part.file.endsWith("/")) {
    const names = [...files.keys()].filter((file) => claims(part, file)).sort();
    return names.map((name) => shaped(part, name, files.get(name) as string, faults));
  }
  const text = files.get(part.file);
  if (text !== undefined) return shaped(part, part.file, text, faults);
  if (part.required) {
    const details = { file: part.file, title: part.title.zh, titleEn: part.title.en };
    faults.push({ ...readingFault("FILE_MISSING", null, null, details), file: part.file });
  }
  return "whenMissing" in part ? part.whenMissing : undefined;
}

function shaped(part: AnySection, file: string, text: string, faults: PackFault[]): unknown {
  const table = file.endsWith(".csv");
  const parsed = table ? parseCsv(text) : parseJson(text);
  if (!("value" in parsed)) {
    const { line, column } = parsed;
    faults.push({ ...readingFault(table ? "CSV_SYNTAX" : "JSON_SYNTAX", null, null, parsed), file, line, column });
    return undefined;
  }
  const result = part.schema.safeParse(parsed.value);
  if (result.success) return result.data;
  faults.push(...shapeFaults(result.error.issues, parsed.value).map((fault) => ({ ...fault, file })));
  return undefined;
}

function limited(faults: readonly PackFault[]): readonly PackFault[] {
  if (faults.length <= faultLimit) return faults;
  const more = faults.length - faultLimit;
  const file = faults[faultLimit]?.file ?? "";
  return [...faults.slice(0, faultLimit), { ...readingFault("TOO_MANY_FAULTS", null, null, { more }), file }];
}
