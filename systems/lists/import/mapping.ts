import { z } from "zod";
import type { UnknownBody } from "./check-file.ts";
import { type Directory, mappingKey } from "./directory.ts";

/** Which body here stands for which of a file, as a person writes it: by "name|division", or by the name alone. */
export type WrittenMapping = Readonly<Record<string, string>>;

export const writtenMapping = z.record(z.string().max(400), z.string().max(60));

/** The mapping as a check takes it; what nobody here is called by, or is left empty, maps nothing. */
export function mappingOf(
  written: WrittenMapping,
  unknown: readonly UnknownBody[],
  { bodies }: Directory,
): Record<string, string> {
  return Object.fromEntries(
    unknown.flatMap(({ key, body }) => {
      const id = written[key] ?? written[body];
      return id !== undefined && bodies.has(id) ? [[key, id]] : [];
    }),
  );
}

/** A mapping to be completed by hand: bodies with a name alike are filled in, the others are left empty. */
export function suggestedMapping(unknown: readonly UnknownBody[], directory: Directory): WrittenMapping {
  return Object.fromEntries(
    unknown.map(({ body, division, level }) => [mappingKey(body, division), directory.close(body, level)?.id ?? ""]),
  );
}

/** What a mapping names and the directory does not have: a slip of the pen that would keep rows out. */
export const unknownIn = (written: WrittenMapping, { bodies }: Directory): string[] => [
  ...new Set(Object.values(written).filter((id) => id !== "" && !bodies.has(id))),
];
