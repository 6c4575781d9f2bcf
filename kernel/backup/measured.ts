import { createHash } from "node:crypto";
import type { Measure } from "./manifest.ts";

const LINE_END = 0x0a;

/**
 * A step of a pipeline that passes bytes on as they are and measures them. Each row of `COPY` in text format is one
 * line: a line break within a value is written as `\n`.
 */
export function measured(): {
  through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
  measure(): Measure;
  rows(): number;
} {
  const hash = createHash("sha256");
  let bytes = 0;
  let rows = 0;
  let sha256: string | undefined;
  return {
    async *through(source) {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        rows += lineEnds(chunk);
        yield chunk;
      }
    },
    measure() {
      sha256 ??= hash.digest("hex");
      return { bytes, sha256 };
    },
    rows: () => rows,
  };
}

function lineEnds(chunk: Buffer): number {
  let found = 0;
  for (let at = chunk.indexOf(LINE_END); at !== -1; at = chunk.indexOf(LINE_END, at + 1)) found += 1;
  return found;
}

/** The end of a pipeline whose bytes were only to be measured. */
export async function discard(source: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of source);
}
