import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import pg from "pg";
import { type TestCity, testCity, testServerUrl } from "#tests/database/harness.ts";
import { type CityDatabase, openCity } from "./city.ts";
import { checkVersion, connectionString, place, withConnection } from "./connection.ts";

let database: TestCity;
let server: string;
const open: CityDatabase[] = [];
const databases: string[] = [];
before(async () => {
  database = await testCity([]);
  server = await testServerUrl();
});
afterEach(async () => {
  for (const city of open.splice(0)) await city.close();
  await withConnection(server, async (client) => {
    for (const name of databases.splice(0)) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
});
after(() => database.drop());

async function opened(url: string, city: string, options?: Parameters<typeof openCity>[2]): Promise<CityDatabase> {
  const result = await openCity({ url }, city, options);
  open.push(result);
  return result;
}

/** A database with nothing of ours in it; `terms` are those of CREATE DATABASE. */
async function bareDatabase(terms = ""): Promise<string> {
  const name = `test_bare_${process.pid}_${databases.length}`;
  databases.push(name);
  await withConnection(server, (client) => client.query(`CREATE DATABASE ${name} ${terms}`));
  return connectionString(server, { database: name });
}

test("every connection of a city looks into its schema first, and cities do not see each other", async () => {
  const [xinyu, fenyi] = [await opened(database.url, "xinyu"), await opened(database.url, "fenyi")];
  await xinyu.pool.query("CREATE TABLE seals AS SELECT '新余' AS owner");
  await fenyi.pool.query("CREATE TABLE seals AS SELECT '分宜' AS owner");
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => xinyu.pool.query("SELECT owner, pg_backend_pid() FROM seals")),
  );
  assert.deepEqual(new Set(answers.map((answer) => answer.rows[0].owner)), new Set(["新余"]));
  assert.ok(xinyu.pool.totalCount > 1, "more than one connection was asked");
  assert.deepEqual((await fenyi.pool.query("SELECT owner FROM seals")).rows, [{ owner: "分宜" }]);
});

test("programs that open a new city of a new database at the same time all succeed", async () => {
  const name = `test_raced_${process.pid}`;
  databases.push(name);
  const cities = await Promise.all(Array.from({ length: 4 }, () => opened(server, "xinyu", { database: name })));
  const found = await cities[3]!.pool.query("SELECT extname FROM pg_extension ORDER BY extname");
  assert.deepEqual(
    found.rows.map((row) => row.extname),
    ["btree_gist", "pg_trgm", "plpgsql"],
  );
});

test("a broken idle connection is replaced, and the program lives on", async () => {
  const city = await opened(database.url, "xinyu", { connections: 1 });
  const pid = (await city.pool.query("SELECT pg_backend_pid() AS pid")).rows[0].pid;
  const broken = new Promise((resolve) => city.pool.once("error", resolve));
  await withConnection(server, (client) => client.query("SELECT pg_terminate_backend($1)", [pid]));
  await broken;
  assert.notEqual((await city.pool.query("SELECT pg_backend_pid() AS pid")).rows[0].pid, pid);
});

test("the writer makes its plans once and by keys, and whoever reads plans as ever", async () => {
  const city = await opened(database.url, "xinyu");
  const plans = "SELECT current_setting('plan_cache_mode') AS cache, current_setting('enable_seqscan') AS whole";
  assert.deepEqual((await city.writer.query(plans)).rows, [{ cache: "force_generic_plan", whole: "off" }]);
  assert.deepEqual((await city.pool.query(plans)).rows, [{ cache: "auto", whole: "on" }]);
});

test("a city id that is not a plain name is refused", async () => {
  for (const name of ["", "Xinyu", "新余", "x;drop", "a".repeat(41), "1st"]) {
    await assert.rejects(openCity({ url: database.url }, name), { code: "CITY_NAME_INVALID" });
  }
});

test("a PostgreSQL that does not allow our extensions is named with what its administrator must run", async () => {
  const url = await bareDatabase();
  const role = `clerk_${process.pid}`;
  await withConnection(server, (client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'clerk'`));
  try {
    const theirs = new URL(url);
    theirs.username = role;
    theirs.password = "clerk";
    await assert.rejects(openCity({ url: theirs.href }, "xinyu"), {
      code: "EXTENSION_NOT_ALLOWED",
      message: /permission denied.*CREATE EXTENSION btree_gist SCHEMA public/,
    });
    await withConnection(url, (client) => client.query("CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm"));
    await assert.rejects(openCity({ url: theirs.href }, "xinyu"), {
      code: "DATABASE_NOT_ALLOWED",
      message: /refused CREATE SCHEMA city_xinyu: permission denied/,
    });
  } finally {
    await withConnection(server, (client) => client.query(`DROP ROLE ${role}`));
  }
});

test("an extension in another schema is named with the statement that moves it", async () => {
  const url = await bareDatabase();
  await withConnection(url, (client) => client.query("CREATE SCHEMA theirs; CREATE EXTENSION pg_trgm SCHEMA theirs"));
  await assert.rejects(openCity({ url }, "xinyu"), { message: /pg_trgm is in schema theirs.*ALTER EXTENSION pg_trgm/ });
});

test("a database whose encoding cannot hold Chinese is refused", async () => {
  const url = await bareDatabase("ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0");
  await assert.rejects(openCity({ url }, "xinyu"), { code: "DATABASE_ENCODING", message: /encoded in LATIN1/ });
});

test("a PostgreSQL older than 15 is refused with its version", () => {
  const url = "postgres://clerk:hunter2@db.example:6543/city";
  assert.throws(() => checkVersion(140011, url), /db\.example:6543 runs PostgreSQL 14\.11, and Binglian needs 15/);
  assert.equal(checkVersion(150000, url), undefined);
});

test("a connection string keeps what it says, in every form that libpq takes", () => {
  const settings = { search_path: "city_xinyu,public" };
  const changed = new pg.Client(
    connectionString("postgres://u:p%40@h:1/a?options=-c%20jit%3Doff", { database: "b", settings }),
  );
  assert.deepEqual(
    [changed.user, changed.password, changed.host, changed.port, changed.database],
    ["u", "p@", "h", 1, "b"],
  );
  assert.match(
    connectionString("postgres://u@h/a?options=-c%20jit%3Doff", { settings }),
    /jit.*off.*%20-c%20search_path/,
  );
  for (const url of ["postgres://u:p@/a?host=/run/pg", "postgresql:///a?host=/run/pg&user=u"]) {
    assert.equal(new pg.Client(connectionString(url, { database: "b" })).host, "/run/pg");
    assert.equal(place(url), "/run/pg");
  }
});
