import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { temporaryFolder, testServerUrl } from "#tests/database/harness.ts";
import { runLoaded } from "./loaded-program.ts";
import { cities, heldPort, run, startCity } from "./run-program.ts";

const folder = temporaryFolder();
const data = join(folder.path, "data");
let city: Awaited<ReturnType<typeof startCity>>;

before(async () => {
  mkdirSync(folder.path, { recursive: true, mode: 0o711 });
  city = await startCity(data);
});
after(async () => {
  await city.stop();
  folder.remove();
});

/** A start that ends by itself. */
const refused = (pack: string, dataFolder: string, env: Record<string, string> = {}) =>
  runLoaded(["start", "--city", pack, "--data", dataFolder, "--port", "0"], { env });

test("a started city is ready, answers in whole pages, and keeps its key to itself", async () => {
  assert.equal((await fetch(`${city.url}readyz`)).status, 200);
  const missing = await fetch(`${city.url}no-such-page`);
  assert.equal(missing.status, 404);
  const html = await missing.text();
  assert.match(html, /<html lang="zh-CN">/);
  assert.match(html, /没有这个页面/);
  const stylesheet = /href="(\/portal\.[0-9a-f]+\.css)"/.exec(html)?.[1];
  const css = await fetch(new URL(stylesheet ?? "", city.url), { headers: { "accept-encoding": "br" } });
  assert.equal(css.status, 200);
  assert.match(css.headers.get("cache-control") ?? "", /immutable/);
  assert.equal(css.headers.get("content-encoding"), "br");
  const key = statSync(join(data, "keys/minimal.key"));
  assert.equal(key.mode & 0o777, 0o600);
});

test("the language is chosen in the address and remembered", async () => {
  const chosen = await fetch(`${city.url}no-such-page?lang=en`);
  assert.match(await chosen.text(), /<html lang="en">/);
  const cookie = chosen.headers.get("set-cookie") ?? "";
  assert.match(cookie, /^lang=en;.*HttpOnly/);
  const next = await fetch(`${city.url}elsewhere`, { headers: { cookie: "lang=en" } });
  assert.match(await next.text(), /There is no such page/);
});

test("a second start on the same data is refused in one line, and the first goes on", async () => {
  const { code, err } = await refused("minimal", data);
  assert.equal(code, 1);
  assert.match(lastLine(err), /正由另一个并联/);
  assert.equal((await fetch(`${city.url}readyz`)).status, 200);
});

test("a taken port is named before anything is made", async () => {
  const { port, release } = await heldPort();
  const other = join(folder.path, "other");
  const { code, err } = await runLoaded(["start", "--city", "minimal", "--data", other, "--port", String(port)]);
  release();
  assert.equal(code, 1);
  assert.match(lastLine(err), new RegExp(`端口 ${port} 已被`));
  assert.equal(existsSync(other), false);
});

test("a faulty pack is refused by file, record and field, and no data are made", async () => {
  const pack = join(folder.path, "faulty");
  cpSync(join(cities, "minimal"), pack, { recursive: true });
  const text = JSON.parse(readFileSync(join(pack, "city.json"), "utf8"));
  writeFileSync(join(pack, "city.json"), JSON.stringify({ ...text, zone: "Europe/Paris" }));
  const other = join(folder.path, "other");
  const { code, err } = await refused(pack, other);
  assert.equal(code, 1);
  assert.match(lastLine(err), /^城市包有误：city\.json › zone:/);
  assert.equal(existsSync(other), false);
});

test("an unreachable DATABASE_URL is named without its password", async () => {
  const env = { DATABASE_URL: "postgres://somebody:secret@127.0.0.1:1/none" };
  const { code, err } = await refused("minimal", join(folder.path, "own"), env);
  assert.equal(code, 1);
  assert.match(lastLine(err), /127\.0\.0\.1:1/);
  assert.doesNotMatch(err, /secret/);
});

test("a data folder that the system does not let us make ends the start in one line", async () => {
  // Where there is no /proc, a file stands in the way just as well.
  const nowhere = existsSync("/proc/self") ? "/proc/nowhere" : join(data, "binglian.lock/nowhere");
  const environments: Record<string, string>[] = [{}, { DATABASE_URL: await testServerUrl() }];
  for (const env of environments) {
    const { code, err } = await refused("minimal", nowhere, env);
    assert.equal(code, 1);
    assert.match(lastLine(err), /数据文件夹 .*nowhere 无法创建或写入/);
  }
});

test("a journal entry of the running city can be traced", async () => {
  const { code, out } = await runLoaded(["trace", "0", "--city", "minimal", "--data", data, "--json"]);
  assert.equal(code, 0);
  const trace = JSON.parse(out) as { entry: { command: string }; rows: unknown[]; leaf: string };
  assert.equal(trace.entry.command, "packs.load");
  assert.ok(trace.rows.length > 0);
  assert.match(trace.leaf, /^[0-9a-f]{64}$/);
  const [short, whole] = await Promise.all([
    runLoaded(["trace", "0", "--city", "minimal", "--data", data]),
    runLoaded(["trace", "0", "--city", "minimal", "--data", data, "--all"]),
  ]);
  assert.match(short.out, /… 另有 \d+ 条：--all/);
  assert.ok(short.out.split("\n").every((line) => line.length <= 241));
  assert.ok(whole.out.length > short.out.length);
  assert.doesNotMatch(whole.out, /--all/);
  const beyond = await runLoaded(["trace", "999999", "--city", "minimal", "--data", data]);
  assert.equal(beyond.code, 1);
});

test("SIGINT ends a city cleanly, and one that has records never gets a new key", async () => {
  await assertCleanEnd("SIGINT");
  const path = join(data, "keys/minimal.key");
  const key = readFileSync(path);
  writeFileSync(path, "c2hvcnQ=");
  const { code, err } = await run(["start", "--city", "minimal", "--data", data, "--port", "0"]);
  assert.equal(code, 1);
  assert.match(lastLine(err), /不是 32 字节/);
  writeFileSync(path, key);
  city = await startCity(data);
  assert.equal((await fetch(`${city.url}readyz`)).status, 200);
});

test("a killed city starts again on the same data, and SIGTERM ends it cleanly", async () => {
  city.child.kill("SIGKILL");
  await city.ended;
  city = await startCity(data);
  assert.equal((await fetch(`${city.url}readyz`)).status, 200);
  await assertCleanEnd("SIGTERM");
});

async function assertCleanEnd(signal: "SIGINT" | "SIGTERM"): Promise<void> {
  city.child.kill(signal);
  const { code, err } = await city.ended;
  assert.equal(code, 0);
  assert.match(lastLine(err), /已停止/);
  assert.equal(existsSync(join(data, "postgres/postmaster.pid")), false);
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";
