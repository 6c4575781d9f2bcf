import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { runningDatabase } from "#faces/cli/running-database.ts";
import { connectionString, withConnection } from "#kernel/database/connection.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { runLoaded, startLoaded } from "./loaded-program.ts";
import { type City, start } from "./run-program.ts";

const folder = temporaryFolder();
const data = join(folder.path, "data");
const elsewhere = join(folder.path, "elsewhere");
const kept = join(folder.path, "kept");
const password = "correct horse battery";
let city: City;

before(async () => {
  mkdirSync(folder.path, { recursive: true, mode: 0o711 });
  city = await startLoaded(data);
});
after(async () => {
  await city.stop();
  folder.remove();
});

const backup = (to: string, from = data, ...more: string[]) =>
  runLoaded(["backup", "--city", "minimal", "--data", from, "--to", to, ...more]);
const restore = (...more: string[]) => runLoaded(["restore", "--from", kept, ...more]);

async function signIn(): Promise<number> {
  const answer = await fetch(`${city.url}api/v1/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account: "drc.window", password }),
  });
  return answer.status;
}
test("a backup that is stopped while it waits leaves nothing under its name, and says so", async () => {
  const { url } = runningDatabase(data, undefined);
  const address = connectionString(url, { database: "binglian" });
  await withConnection(address, async (holder) => {
    await holder.query("BEGIN; LOCK TABLE city_minimal.head IN ACCESS EXCLUSIVE MODE");
    const { child, ended } = start(["backup", "--city", "minimal", "--data", data, "--to", kept]);
    await withConnection(address, async (client) => {
      const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'LOCK TABLE%'";
      while (child.exitCode === null && (await client.query(waiting)).rowCount === 0);
    });
    child.kill("SIGINT");
    const { code, out, err } = await ended;
    await holder.query("ROLLBACK");
    assert.deepEqual([code, out, err], [1, "", "正在停止…\n已停止，没有留下备份。\n"]);
  });
  assert.deepEqual([existsSync(kept), existsSync(`${kept}.part`)], [false, false]);
});

test("a running city is backed up in a few plain lines, which say where the key is (IDN-02)", async () => {
  const set = await runLoaded(["people", "password", "drc.window", "--stdin", "--city", "minimal", "--data", data], {
    input: password,
  });
  assert.equal(set.code, 0, set.err);
  const { code, out, err } = await backup(kept);
  assert.equal(code, 0, err);
  assert.match(out, /^已备份到 .*kept\nminimal，.*张表 .*日志 \d+ 条，末条 [0-9a-f]{12}…，文件 1 个.*\n$/);
  assert.match(err, /^密钥不在备份中：.*keys\/minimal\.key。.*\n$/);
  assert.equal(statSync(kept).mode & 0o077, 0);
});

test("backup verify tells a whole backup from a damaged one, by the file's name", async () => {
  const whole = await runLoaded(["backup", "verify", kept, "--json"]);
  assert.equal(whole.code, 0, whole.err);
  assert.deepEqual((({ sound, faults, city }) => ({ sound, faults, city }))(JSON.parse(whole.out)), {
    ...{ sound: true, faults: [], city: "minimal" },
  });
  const path = join(kept, "tables/people.copy.gz");
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1));
  const damaged = await runLoaded(["backup", "verify", kept]);
  assert.equal(damaged.code, 1);
  assert.match(damaged.out, /^tables\/people\.copy\.gz：内容与备份时不同\n/);
  writeFileSync(path, bytes);
});

test("a restore says what agrees and what is still missing, and its city runs as the one that was backed up", async () => {
  await city.stop();
  const other = await restore("--data", elsewhere, "--city", "xinyu");
  assert.equal(other.code, 1);
  assert.match(other.err, /^.*kept 是城市 minimal 的备份。.*\n$/);
  const rehearsed = await restore("--data", elsewhere, "--dry-run");
  assert.deepEqual([rehearsed.code, existsSync(elsewhere)], [0, false]);

  const { code, out, err } = await restore("--data", elsewhere);
  assert.equal(code, 0, err);
  assert.match(out, /已恢复 minimal.*\n.*与备份一致\n.*没有缺号，末条哈希一致\n.*文件 1 个：哈希一致\n$/);
  assert.match(err, /^还缺密钥：.*elsewhere\/keys\/minimal\.key.*\n$/);

  // A city that stands still can be backed up too, with its key.
  const whole = join(folder.path, "whole");
  assert.equal((await backup(whole, data, "--with-key")).code, 0);
  const key = readFileSync(join(data, "keys/minimal.key"), "utf8");
  assert.equal(readFileSync(join(whole, "data/keys/minimal.key"), "utf8"), key);
  mkdirSync(join(elsewhere, "keys"), { mode: 0o700 });
  writeFileSync(join(elsewhere, "keys/minimal.key"), key, { mode: 0o600 });
  city = await startLoaded(elsewhere);
  assert.equal(await signIn(), 200);
});
