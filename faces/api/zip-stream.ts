import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { BundlePart } from "#kernel/city/bundle.ts";

/** Where parts are that could not be fetched, at the end of the archive. */
const MISSING = "没有取到的文件 files not there.txt";

/**
 * A ZIP file as it is made: a file is read only when its turn has come and what was made before has been taken, so that no archive
 * lies in memory. Kept files go in as they are, since most are compressed already; texts are deflated.
 * @param open the bytes of a kept file by its id; undefined when they cannot be had, which is then said in a part of its own
 */
export async function* zipOf(
  parts: readonly BundlePart[],
  open: (file: string) => Promise<AsyncIterable<Uint8Array> | undefined>,
  madeAt: Date,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  const take = () => made.splice(0);
  const text = (path: string, words: string) => {
    const entry = Object.assign(new ZipDeflate(path, { level: 6 }), { mtime: madeAt });
    zip.add(entry);
    entry.push(strToU8(words), true);
  };
  const missing: string[] = [];
  for (const part of parts) {
    if ("text" in part) {
      text(part.path, part.text);
    } else {
      const bytes = await open(part.file);
      if (bytes === undefined) {
        missing.push(part.path);
        continue;
      }
      const entry = Object.assign(new ZipPassThrough(part.path), { mtime: madeAt });
      zip.add(entry);
      for await (const chunk of bytes) {
        entry.push(chunk);
        yield* take();
      }
      entry.push(new Uint8Array(), true);
    }
    yield* take();
  }
  if (missing.length > 0) text(MISSING, `\ufeff${missing.join("\r\n")}\r\n`);
  zip.end();
  yield* take();
}
