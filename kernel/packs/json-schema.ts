import { z } from "zod";
import type { AnySection } from "./section.ts";

/**
 * JSON Schema (2020-12) of every file of a pack, by file name (a folder's name ends with a slash), for editors and
 * for other programs. It knows the shapes; references between files are checked by `readPack` only.
 */
export function packSchema(sections: readonly AnySection[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    sections.map((part) => [part.file, { title: part.title.zh, ...z.toJSONSchema(part.schema, { io: "input" }) }]),
  );
}
