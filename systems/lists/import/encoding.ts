import { importFault } from "./refusals.ts";
import { FileRefused } from "./table.ts";

/**
 * The text of a file in UTF-8, with or without a byte order mark, or in GB18030, in which older spreadsheets save Chinese.
 * @throws {FileRefused} when it is neither
 */
export function decode(
  bytes: Uint8Array,
  file: string,
): { readonly text: string; readonly encoding: "UTF-8" | "GB18030" } {
  for (const encoding of ["UTF-8", "GB18030"] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // A NUL, or the replacement sign itself: bytes of something else that happen to pass.
      if (!text.includes("\0") && !text.includes("\uFFFD")) return { text, encoding };
    } catch {
      // Not this one.
    }
  }
  throw new FileRefused(importFault("IMPORT_ENCODING", { file }));
}
