import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { zipOf } from "./zip-stream.ts";

const at = new Date("2026-03-02T01:00:00Z");

async function whole(...asked: Parameters<typeof zipOf>): Promise<Record<string, string>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipOf(...asked)) chunks.push(chunk);
  const found = unzipSync(new Uint8Array(Buffer.concat(chunks)));
  return Object.fromEntries(Object.entries(found).map(([path, bytes]) => [path, Buffer.from(bytes).toString("utf8")]));
}

async function* pieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

test("whatever goes into a bundle comes out of it as it was, under its Chinese name, in whatever pieces it came (FIL-01)", async () => {
  const content = fc.string({ unit: "grapheme", maxLength: 400 });
  await fc.assert(
    fc.asyncProperty(fc.array(content, { maxLength: 6 }), fc.integer({ min: 1, max: 99 }), async (contents, size) => {
      const parts = contents.map((text, index) =>
        index % 2 === 0 ? { path: `材料/${index}.txt`, text } : { path: `材料/${index}.pdf`, file: String(index) },
      );
      const found = await whole(parts, async (id) => pieces(contents[Number(id)] ?? "", size), at);
      assert.deepEqual(Object.values(found), contents);
      assert.deepEqual(
        Object.keys(found),
        parts.map(({ path }) => path),
      );
    }),
    { numRuns: 50 },
  );
});

test("a file that cannot be had is named in the archive, and the others are there (FIL-08)", async () => {
  const parts = [
    { path: "甲.pdf", file: "a" },
    { path: "乙.pdf", file: "b" },
  ];
  const found = await whole(parts, async (id) => (id === "b" ? pieces("乙", 1) : undefined), at);
  assert.equal(found["乙.pdf"], "乙");
  assert.match(Object.values(found).at(-1) ?? "", /甲\.pdf/);
});
