import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { type BuiltDesk, buildDesk } from "./build.ts";

type Chunk = {
  readonly file: string;
  readonly css?: string[];
  readonly imports?: string[];
  readonly isEntry?: boolean;
};
type Manifest = Readonly<Record<string, Chunk>>;

/** Bytes that a browser transfers, gzipped as the server does at the least. */
const FIRST_LOAD = 300_000;
const LATER_ROUTE = 80_000;

describe("the built desk", () => {
  let built: BuiltDesk;
  let manifest: Manifest;
  before(async () => {
    built = await buildDesk();
    manifest = JSON.parse(await readFile(join(built.folder, "manifest.json"), "utf8")) as Manifest;
  });

  /** The files that a source needs, with all that they import. */
  function filesOf(key: string, seen = new Set<string>()): Set<string> {
    const chunk = manifest[key];
    if (!chunk || seen.has(chunk.file)) return seen;
    seen.add(chunk.file);
    for (const style of chunk.css ?? []) seen.add(style);
    for (const one of chunk.imports ?? []) filesOf(one, seen);
    return seen;
  }
  async function transferred(files: Iterable<string>): Promise<number> {
    let bytes = 0;
    for (const file of files) bytes += gzipSync(await readFile(join(built.folder, file))).length;
    return bytes;
  }
  const pages = () => Object.keys(manifest).filter((key) => /Page\.tsx$/.test(key));
  const entry = () => Object.keys(manifest).find((key) => manifest[key]?.isEntry) ?? "";

  test("the first load, shell and my work together, stays within its budget", async () => {
    const work = pages().find((key) => key.endsWith("MyWorkPage.tsx")) ?? "";
    const bytes = await transferred([...filesOf(entry()), ...filesOf(work)]);
    assert.ok(bytes > 50_000 && bytes <= FIRST_LOAD, `the first load is ${bytes} bytes`);
  });

  test("every later page brings no more than its budget beside what is there already", async () => {
    const there = filesOf(entry());
    assert.ok(pages().length >= 10);
    for (const page of pages()) {
      const bytes = await transferred([...filesOf(page)].filter((file) => !there.has(file)));
      assert.ok(bytes <= LATER_ROUTE, `${page} brings ${bytes} bytes`);
    }
  });

  test("unchanged sources are not built again", async () => {
    const again = await buildDesk();
    assert.deepEqual(again, { folder: built.folder, built: false });
  });

  test("nothing in it needs a looser security policy than the city's", async () => {
    const html = await readFile(join(built.folder, "index.html"), "utf8");
    assert.doesNotMatch(html, /<style|\sstyle=|<script(?![^>]*\ssrc=)[^>]*>/);
    const styles = (await readdir(join(built.folder, "assets"))).filter((name) => name.endsWith(".css"));
    for (const name of styles)
      assert.doesNotMatch(await readFile(join(built.folder, "assets", name), "utf8"), /url\(\s*["']?(data:|https?:)/);
  });
});
