import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible, violations } from "./accessibility.ts";
import { type Launched, launch } from "./browser.ts";
import { picture } from "./pictures.ts";
import { seatsAt } from "./seats.ts";
import { unpackOnce } from "./unpack-once.ts";

/** A private-use character that no font draws, so the browser shows its box for it. */
const WITHOUT_GLYPH = "\u{10fffd}";

const PAGE = `<!doctype html>
<html lang="zh">
<title>并联</title>
<main>
  <h1>并联</h1>
  <p style="font-size: 64px"><span id="bing">并</span> <span id="lian">联</span> <span id="box">${WITHOUT_GLYPH}</span></p>
</main>
</html>`;

const server = createServer((request, response) => {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
  response.end(request.url === "/planted" ? PAGE.replace("</main>", '<img src="data:,"></main>') : PAGE);
});
let launched: Launched;
let page: Page;
let baseURL: string;
let scratch: string;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  scratch = await mkdtemp(join(tmpdir(), "binglian-browser-"));
  launched = await launch();
  baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  page = await launched.browser.newPage({ baseURL });
});

after(async () => {
  await launched?.close();
  server.close();
  await rm(scratch, { recursive: true, force: true });
});

test("a Chinese page is shown with its glyphs, not with boxes", async () => {
  await page.goto("/");
  assert.equal(await page.title(), "并联");
  const [bing, lian, box] = await Promise.all(
    ["#bing", "#lian", "#box"].map((element) => page.locator(element).screenshot()),
  );
  assert.ok(bing && lian && box);
  assert.notDeepEqual(bing, lian, "two characters look the same, so both must be boxes");
  assert.notDeepEqual(bing, box, "a character looks like one that no font has");
});

test("axe has nothing to say about a sound page, under a strict content security policy", async () => {
  await page.goto("/");
  await assertAccessible(page);
});

test("axe finds a planted picture without a text, and says which", async () => {
  await page.goto("/planted");
  const found = await violations(page);
  assert.equal(found.length, 1);
  assert.match(found[0] ?? "", /^image-alt \(critical\)[\s\S]*<img src="data:,">/);
  await assert.rejects(assertAccessible(page), /is not accessible:\n\nimage-alt/);
});

test("a rule that is left out for a reason is not reported", async () => {
  await page.goto("/planted");
  assert.deepEqual(await violations(page, { "image-alt": "the planted picture of this test" }), []);
});

test("a picture is saved only where a folder is named for it, and the window keeps its size", async () => {
  await page.goto("/");
  const size = page.viewportSize();
  const folder = join(scratch, "pictures");
  const named = process.env.BINGLIAN_PICTURES;
  try {
    delete process.env.BINGLIAN_PICTURES;
    assert.equal(await picture(page, "welcome"), undefined);
    process.env.BINGLIAN_PICTURES = folder;
    const file = await picture(page, "welcome", { width: 390, dark: true, print: true });
    assert.equal(file, join(folder, "welcome-390-dark-print.png"));
    assert.equal((await readFile(file)).readUInt32BE(16), 390, "the width that a PNG's header states");
    assert.deepEqual(page.viewportSize(), size);
    await assert.rejects(picture(page, "../outside"), /use small letters/);
  } finally {
    if (named === undefined) delete process.env.BINGLIAN_PICTURES;
    else process.env.BINGLIAN_PICTURES = named;
  }
});

test("who sits down after another finds a network, and none of its cookies, storage or pages; who sits beside it has a browser too", async () => {
  const sit = seatsAt(launched.browser, baseURL, { locale: "zh-CN" });
  const kept = "JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }])";
  const one = await sit();
  const before = await one.context.newPage();
  await before.goto("/");
  await before.evaluate("document.cookie = 'a=1'; localStorage.b = sessionStorage.c = '1'");
  assert.equal(await before.evaluate(kept), '["a=1",{"b":"1"},{"c":"1"}]');
  const beside = await sit();
  const next = await beside.context.newPage();
  await next.goto("/");
  assert.equal(await next.evaluate(kept), '["",{},{}]');
  await one.context.setOffline(true);
  await one.leave();
  assert.ok(before.isClosed());
  const later = await sit();
  assert.equal(later.context, one.context);
  const after = await later.context.newPage();
  await after.goto("/");
  assert.equal(await after.evaluate(kept), '["",{},{}]');
});

test("two that unpack at the same moment both get one whole folder, and leave no other", async () => {
  const folder = join(scratch, "unpacked", "version-1");
  const bothHaveBegun = Promise.withResolvers<void>();
  let begun = 0;
  const fill = async (target: string): Promise<void> => {
    begun += 1;
    if (begun === 2) bothHaveBegun.resolve();
    await bothHaveBegun.promise;
    await writeFile(join(target, "first"), "1");
  };
  await Promise.all([unpackOnce(folder, fill), unpackOnce(folder, fill)]);
  assert.deepEqual(await readdir(join(scratch, "unpacked")), ["version-1"]);
  assert.equal(await readFile(join(folder, "first"), "utf8"), "1");
});

test("an unpacking that fails leaves nothing behind, so that the next one starts afresh", async () => {
  const folder = join(scratch, "failed", "version-1");
  await assert.rejects(
    unpackOnce(folder, () => Promise.reject(new Error("disk full"))),
    /disk full/,
  );
  assert.deepEqual(await readdir(join(scratch, "failed")), []);
});
