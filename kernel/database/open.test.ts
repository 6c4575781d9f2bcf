import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { temporaryFolder } from "#tests/database/harness.ts";
import { openCity } from "./city.ts";
import { withConnection } from "./connection.ts";
import { openServer, type Server } from "./open.ts";
import { commandOfProcess } from "./process-identity.ts";
import { StartFailure, type StartFailureCode } from "./start-failure.ts";

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  while (cleanUps.length > 0) await cleanUps.pop()?.();
});

const made = temporaryFolder();
const shared = temporaryFolder();
/** For the tests that only look: a server that nobody stops or kills. */
let running: Server;
before(async () => {
  await (await openServer({ dataFolder: made.path })).stop();
  execFileSync("cp", ["-a", made.path, shared.path]);
  running = await openServer({ dataFolder: shared.path });
});
after(async () => {
  await running.stop();
  made.remove();
  shared.remove();
});

/** A data folder as a first start leaves it; copied, since making one takes most of a second. */
function usedFolder(): string {
  const folder = freshFolder();
  execFileSync("cp", ["-a", made.path, folder]);
  return folder;
}

/** A data folder that is not there yet. */
function freshFolder(): string {
  const folder = temporaryFolder();
  cleanUps.push(folder.remove);
  return folder.path;
}

async function open(dataFolder: string): Promise<Server> {
  const server = await openServer({ dataFolder });
  cleanUps.push(server.stop);
  return server;
}

function failure(code: StartFailureCode, message: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof StartFailure, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.notEqual(error.text.zh, "");
    assert.notEqual(error.next.zh, "");
    return true;
  };
}

async function select(server: Server, sql: string): Promise<unknown[]> {
  return withConnection(server.url, async (client) => (await client.query(sql)).rows);
}

/** Starts the program to kill, and waits for its row to be committed. */
async function hold(dataFolder: string): Promise<ChildProcess> {
  const program = resolve(import.meta.dirname, "../../tests/database/hold-server.ts");
  const child = spawn(process.execPath, [program, dataFolder], { stdio: ["ignore", "pipe", "inherit"] });
  cleanUps.push(() => child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  assert.equal(String(said), "ready\n");
  return child;
}

async function killNode(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

function postmasterPid(dataFolder: string): number {
  return Number(readFileSync(join(dataFolder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
}

function childrenOf(pid: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const pairs = table.map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.filter(([, parent]) => parent === pid).map(([child]) => child!);
}

async function notes(dataFolder: string): Promise<unknown[]> {
  const server = await open(dataFolder);
  const city = await openCity(server, "held");
  try {
    return (await city.pool.query("SELECT text FROM notes")).rows;
  } finally {
    await city.close();
  }
}

test("the log names the table and constraint that were broken, and quotes no row: it would hold people's names", async () => {
  const refused = withConnection(running.url, async (client) => {
    await client.query("CREATE TEMPORARY TABLE people (name text CHECK (name <> '张三丰'), number text UNIQUE)");
    await client.query("INSERT INTO people VALUES ('李四光', '360502188001010016')");
    await client.query("INSERT INTO people VALUES ($1, $2)", ["王五一", "360502188001010016"]).catch(() => {});
    await client.query("INSERT INTO people VALUES ($1, $2)", ["张三丰", "36050218800101002X"]);
  });
  await assert.rejects(refused, /people_name_check/);
  const log = readFileSync(join(shared.path, "postgres.log"), "utf8");
  assert.match(log, /people_name_check/);
  assert.match(log, /people_number_key/);
  assert.doesNotMatch(log, /张三丰|王五一|360502188001010016|36050218800101002X/);
});

test("a fresh folder gets a PostgreSQL with durable commits, and opens again with what it holds", async () => {
  const folder = freshFolder();
  const first = await open(folder);
  assert.ok(first.embedded && first.version >= 180000);
  assert.deepEqual(
    await select(first, "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit"),
    [{ fsync: "on", commit: "on" }],
  );
  const city = await openCity(first, "xinyu");
  await city.pool.query("CREATE TABLE kept AS SELECT 1 AS one");
  await city.close();
  await first.stop();
  assert.equal(existsSync(join(folder, "postgres/postmaster.pid")), false);

  const again = await openCity(await open(folder), "xinyu");
  cleanUps.push(again.close);
  assert.deepEqual((await again.pool.query("SELECT one FROM kept")).rows, [{ one: 1 }]);
});

test("an embedded PostgreSQL finds trigrams in Chinese, and never runs as root", async () => {
  const city = await openCity(running, "xinyu");
  cleanUps.push(city.close);
  const found = await city.pool.query("SELECT cardinality(show_trgm('并联审批')) AS trigrams");
  assert.equal(found.rows[0].trigrams, 5);
  assert.notEqual(statSync(join(shared.path, "postgres")).uid, 0);
});

test("other users of the machine get in neither by socket nor without the password", async () => {
  const settings = await select(running, "SELECT current_setting('listen_addresses') AS addresses");
  assert.deepEqual(settings, [{ addresses: "" }]);
  assert.equal(statSync(join(shared.path, "postgres")).mode & 0o077, 0);
  assert.equal(statSync(join(shared.path, "postgres.password")).mode & 0o077, 0);
  const wrong = running.url.replace(/:[^:@]+@/, ":guess@");
  await assert.rejects(
    withConnection(wrong, (client) => client.query("SELECT 1")),
    failure("DATABASE_SIGN_IN_REFUSED", /password authentication failed/),
  );
});

test("a second start on the same data folder is refused while the first one runs", async () => {
  const folder = usedFolder();
  const holder = await hold(folder);
  await assert.rejects(
    openServer({ dataFolder: folder }),
    failure("DATA_FOLDER_IN_USE", RegExp(`process ${holder.pid}`)),
  );
  assert.notEqual(commandOfProcess(postmasterPid(folder)), "", "the refused start leaves the other's PostgreSQL alone");
  await killNode(holder);
  await (await open(folder)).stop();
});

test("after Node and every PostgreSQL process are killed, the next start has all that was committed", async () => {
  const folder = usedFolder();
  const holder = await hold(folder);
  const postmaster = postmasterPid(folder);
  const all = [...childrenOf(postmaster), postmaster];
  assert.ok(all.length > 3);
  await killNode(holder);
  // By the program, which goes on after a number that has ended: connections end with the Node they served.
  spawnSync("kill", ["-9", ...all.map(String)]);
  assert.deepEqual(await notes(folder), [{ text: "committed" }]);
});

test("after PostgreSQL's first process and Node are killed, its orphaned children do not hinder the next start", async () => {
  const folder = usedFolder();
  const holder = await hold(folder);
  process.kill(postmasterPid(folder), "SIGKILL");
  await killNode(holder);
  assert.deepEqual(await notes(folder), [{ text: "committed" }]);
});

test("after only Node is killed, the next start stops the orphaned PostgreSQL and opens the data", async () => {
  const folder = usedFolder();
  const holder = await hold(folder);
  const orphan = postmasterPid(folder);
  await killNode(holder);
  assert.notEqual(commandOfProcess(orphan), "", "the orphan is still there before the next start");
  assert.deepEqual(await notes(folder), [{ text: "committed" }]);
  assert.equal(commandOfProcess(orphan), "");
});

test("a postmaster.pid whose number belongs to another program does not hinder the start, nor that program", async () => {
  const folder = usedFolder();
  await (await open(folder)).stop();
  const innocent = spawn(process.execPath, ["-e", "setInterval(() => {}, 60000)"]);
  cleanUps.push(() => innocent.kill("SIGKILL"));
  const cluster = realpathSync(join(folder, "postgres"));
  writeFileSync(join(cluster, "postmaster.pid"), `${innocent.pid}\n${cluster}\n1\n5432\n\n\n\nready\n`);
  const server = await open(folder);
  assert.deepEqual(await select(server, "SELECT 1 AS one"), [{ one: 1 }]);
  assert.equal(innocent.exitCode ?? innocent.signalCode, null);
});

test("a folder that was left half made is made anew", async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, "postgres.new"), { recursive: true });
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, "postgres.new/PG_VERSION"), "18\n");
  assert.equal((await open(folder)).embedded, true);
  assert.equal(existsSync(join(folder, "postgres.new")), false);
});

test("a data folder inside a private one opens, even when PostgreSQL's user cannot enter there", async () => {
  const folder = freshFolder();
  chmodSync(dirname(folder), 0o700);
  const server = await open(folder);
  const cluster = realpathSync(join(folder, "postgres"));
  cleanUps.unshift(() => rmSync(cluster, { recursive: true, force: true }));
  assert.deepEqual(await select(server, "SELECT 1 AS one"), [{ one: 1 }]);
  await server.stop();
  assert.deepEqual(await select(await open(folder), "SELECT 2 AS two"), [{ two: 2 }]);
});

test("a data folder whose path is too long for a socket, and in Chinese with a space, opens", async () => {
  const folder = join(freshFolder(), `新余市 数据${"长".repeat(40)}`);
  const server = await open(folder);
  assert.deepEqual(await select(server, "SELECT 1 AS one"), [{ one: 1 }]);
  assert.ok(Buffer.byteLength(folder) > 107);
});

test("a data folder made by another PostgreSQL major is refused with both numbers", async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, "postgres"), { recursive: true });
  writeFileSync(join(folder, "postgres/PG_VERSION"), "15\n");
  await assert.rejects(
    openServer({ dataFolder: folder }),
    failure("DATA_FOLDER_OTHER_MAJOR", /made by PostgreSQL 15, and this program brings 18/),
  );
});

test("a data folder that cannot be made is named, with the reason", async () => {
  const folder = freshFolder();
  writeFileSync(folder, "a file");
  const inside = join(folder, "data");
  await assert.rejects(openServer({ dataFolder: inside }), failure("DATA_FOLDER_NOT_WRITABLE", RegExp(inside)));
});

test("a lost password file is named, and the data stays untouched", async () => {
  const folder = usedFolder();
  await (await open(folder)).stop();
  const file = join(folder, "postgres.password");
  const kept = readFileSync(file, "utf8");
  rmSync(file);
  await assert.rejects(openServer({ dataFolder: folder }), failure("DATA_FOLDER_PASSWORD_LOST", /postgres\.password/));
  writeFileSync(file, kept);
  assert.deepEqual(await select(await open(folder), "SELECT 1 AS one"), [{ one: 1 }]);
});

test("an unreachable DATABASE_URL is named by host and port, and its password is not printed", async () => {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  assert.ok(typeof address === "object" && address !== null);
  probe.close();
  await once(probe, "close");
  const databaseUrl = `postgres://clerk:hunter2@127.0.0.1:${address.port}/city`;
  await assert.rejects(openServer({ dataFolder: "unused", databaseUrl }), (error) => {
    failure("DATABASE_UNREACHABLE", RegExp(`127\\.0\\.0\\.1:${address.port}.*ECONNREFUSED`))(error);
    assert.ok(error instanceof StartFailure && !`${error.stack}${error.text.zh}`.includes("hunter2"));
    return true;
  });
  assert.equal(existsSync("unused"), false);
});

test("a DATABASE_URL that is not one is refused without printing it", async () => {
  for (const databaseUrl of [
    "mysql://clerk:hunter2@host/city",
    "postgres//hunter2",
    "host=localhost password=hunter2",
  ]) {
    await assert.rejects(openServer({ dataFolder: "unused", databaseUrl }), (error) => {
      failure("DATABASE_URL_INVALID", /not a PostgreSQL connection string/)(error);
      assert.ok(error instanceof StartFailure && !String(error.stack).includes("hunter2"));
      return true;
    });
  }
});

test("a PostgreSQL of one's own is used through DATABASE_URL, and stop() leaves it running", async () => {
  const own = await openServer({ dataFolder: "unused", databaseUrl: running.url });
  assert.deepEqual([own.embedded, own.version], [false, running.version]);
  await own.stop();
  assert.deepEqual(await select(running, "SELECT 1 AS one"), [{ one: 1 }]);
});
