import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { tryLimits } from "#faces/api/try-limit.ts";
import { connectionString, withConnection } from "#kernel/database/connection.ts";
import { temporaryFolder, testServerUrl } from "#tests/database/harness.ts";
import { runLoaded, startLoaded } from "./loaded-program.ts";
import { type City, startCity } from "./run-program.ts";

const folder = temporaryFolder();
const key = randomBytes(32).toString("base64");
const name = `own_${process.pid}_${randomBytes(4).toString("hex")}`;
const dataOf = (one: string) => join(folder.path, one);
/** For programs, the tests' PostgreSQL is somebody's own. */
let server: string;
let url: string;
let first: City;
let second: Awaited<ReturnType<typeof startCity>>;

before(async () => {
  mkdirSync(folder.path, { recursive: true, mode: 0o711 });
  server = await testServerUrl();
  await withConnection(server, (client) => client.query(`CREATE DATABASE ${name}`));
  url = connectionString(server, { database: name });
  first = await startLoaded(dataOf("first"), [], { ...own(), BINGLIAN_TRUST_PROXY: "1" });
  second = await startCity(dataOf("second"), [], own());
});
after(async () => {
  for (const city of [first, second]) await city.stop();
  await withConnection(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  folder.remove();
});

const own = (): Record<string, string> => ({ DATABASE_URL: url, BINGLIAN_KEY: key });
const startAgain = (data: string, env: Record<string, string>) =>
  runLoaded(["start", "--city", "minimal", "--data", dataOf(data), "--port", "0"], { env });
const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";

test("a city runs on a PostgreSQL of its owner's, with neither a database nor a key in the data folder", async () => {
  assert.equal((await fetch(`${first.url}readyz`)).status, 200);
  assert.equal(existsSync(join(dataOf("first"), "postgres")), false);
  assert.equal(existsSync(join(dataOf("first"), "keys")), false);
});

test("two processes serve one city: who signs in at one is known at the other", async () => {
  assert.equal((await fetch(`${second.url}readyz`)).status, 200);
  const set = await runLoaded(
    ["people", "password", "drc.window", "--stdin", "--city", "minimal", "--data", dataOf("second")],
    {
      env: own(),
      input: "correct horse battery",
    },
  );
  assert.equal(set.code, 0, set.err);
  const signed = await fetch(`${first.url}api/v1/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account: "drc.window", password: "correct horse battery" }),
  });
  const { token } = (await signed.json()) as { token: string };
  const session = await fetch(`${second.url}api/v1/session`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(((await session.json()) as { kind: string }).kind, "person");
});

test("behind a proxy of one's own, tries to sign in are counted by the address that it names", async () => {
  // The demo's door counts tries as well, and hashes no password; a city that is no demo lets nobody in by it.
  const tryFrom = async (address: string, account: string) => {
    const answer = await fetch(`${first.url}api/v1/sign-in/demo`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": address },
      body: JSON.stringify({ account }),
    });
    return answer.status;
  };
  const tries = Array.from({ length: tryLimits.perAddress + 1 }, (_, nth) => tryFrom("203.0.113.1", `a${nth}`));
  const refused = (await Promise.all(tries)).filter((status) => status === 429);
  assert.equal(refused.length, 1);
  assert.equal(await tryFrom("203.0.113.2", "somebody"), 403);
});

test("a third one without the city's key is refused, and none is made", async () => {
  const { code, err } = await startAgain("third", { DATABASE_URL: url });
  assert.equal(code, 1);
  assert.match(lastLine(err), /已有记录，但找不到它的密钥.*从备份放回密钥/);
  assert.equal(existsSync(join(dataOf("third"), "keys")), false);
});

test("a database that a later version wrote is refused in one line, and nothing in it is changed", async () => {
  const ledger = (sql: string) => withConnection(url, (client) => client.query(sql));
  await ledger("INSERT INTO city_minimal.migrations (name, sha256) VALUES ('2999-01-01-1-later', 'x')");
  const { code, err } = await startAgain("third", own());
  const { rowCount } = await ledger("DELETE FROM city_minimal.migrations WHERE name = '2999-01-01-1-later'");
  assert.equal(code, 1);
  assert.match(lastLine(err), /2999-01-01-1-later/);
  assert.equal(rowCount, 1);
});

test("a second Ctrl-C stops waiting for a request that does not end", async () => {
  const { port } = new URL(second.url);
  const socket = connect(Number(port), "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    "POST /api/v1/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
  );
  // The answer to a whole request, sent after it on another connection, shows that the half one has arrived.
  assert.equal((await fetch(`${second.url}readyz`)).status, 200);
  const again = setInterval(() => second.child.kill("SIGINT"), 100);
  const { code, err } = await second.ended;
  clearInterval(again);
  socket.destroy();
  assert.equal(code, 0);
  assert.match(err, /不再等待/);
});
