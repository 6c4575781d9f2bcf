import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { temporaryFolder } from "#tests/database/harness.ts";
import { folderStore } from "./folder-store.ts";

const HOUR = 3_600_000;

describe("a store in a folder", () => {
  const folder = temporaryFolder();
  let now = Date.UTC(2026, 2, 2);
  const store = folderStore(folder.path, () => now);
  const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
  const placeOf = (hash: string) => join(folder.path, hash.slice(0, 2), hash.slice(2));
  before(() => mkdirSync(folder.path, { recursive: true }));
  after(() => folder.remove());

  async function put(text: string): Promise<string> {
    const path = join(folder.path, "given");
    writeFileSync(path, text);
    await store.put(path, hashOf(text));
    assert.ok(existsSync(path), "whoever asks again finds it");
    rmSync(path);
    return hashOf(text);
  }
  async function all(): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const hash of store.list()) found.push(hash);
    return found.sort();
  }

  test("gives back what was put, lists it, and has the same content once (FIL-01)", async () => {
    const hash = await put("材料");
    await put("材料");
    const other = await put("另一份");
    const found = await store.get(hash);
    assert.equal(found?.bytes, 6);
    assert.equal((await buffer(found.open())).toString(), "材料");
    assert.deepEqual(await all(), [hash, other].sort());
    assert.equal(await store.get(hashOf("没有")), undefined);
    assert.deepEqual(readdirSync(join(folder.path, hash.slice(0, 2))), [hash.slice(2)]);
  });

  test("is open to its own user alone, and its files are read-only (FIL-08)", async () => {
    const place = placeOf(await put("只读"));
    assert.equal(statSync(join(place, "..")).mode & 0o777, 0o700);
    assert.equal(statSync(place).mode & 0o777, 0o400);
  });

  test("tells what is whole, missing and damaged (FIL-01)", async () => {
    const hash = await put("完好");
    assert.equal(await store.verify(hash), "whole");
    chmodSync(placeOf(hash), 0o600);
    writeFileSync(placeOf(hash), "坏了");
    assert.equal(await store.verify(hash), "damaged");
    assert.equal(await store.verify(hashOf("没有")), "missing");
  });

  test("removes what nobody wants, and neither what is wanted nor what has just come (FIL-09)", async () => {
    const hash = await put("不用了");
    assert.equal(await store.remove(hash, async () => false), false, "it came in this hour");
    now += HOUR;
    assert.equal(await store.remove(hash, async () => true), false);
    assert.equal(await store.verify(hash), "whole");
    assert.equal(await store.remove(hash, async () => false), true);
    assert.equal(await store.verify(hash), "missing");
    assert.equal(await store.remove(hash, async () => false), true, "a second time it is gone already");
  });

  test("keeps what somebody puts again while it is being removed (FIL-09)", async () => {
    const hash = await put("又来了");
    now += HOUR;
    await store.remove(hash, async () => {
      await put("又来了");
      return false;
    });
    assert.equal(await store.verify(hash), "whole");
  });

  test("undoes a removal that was broken off by a power cut (FIL-09)", async () => {
    const hash = await put("断电");
    now += HOUR;
    const cut = new Error("the power is gone");
    await assert.rejects(
      store.remove(hash, () => Promise.reject(cut)),
      cut,
    );
    assert.equal(await store.verify(hash), "missing");
    assert.ok((await all()).includes(hash));
    assert.equal(await store.verify(hash), "whole");
  });

  test("takes no name that is not a hash, which might lead out of it (FIL-04)", async () => {
    for (const name of ["../../etc/passwd", "AB".repeat(32), "ab"]) await assert.rejects(store.get(name), TypeError);
  });
});
