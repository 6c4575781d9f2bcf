import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type CityPack, readCityPack } from "#faces/server/pack.ts";
import { registry } from "#kernel/city/registry.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { systems } from "#systems/index.ts";
import { type TestCity, temporaryFolder, testCity } from "#tests/database/harness.ts";
import { cities, start } from "#tests/start/run-program.ts";
import { type Act, act, askOnce, type Done } from "./act.ts";
import { assertAcknowledged, assertNoGaps, assertReplay, assertSerials } from "./ledger.ts";
import { tokenOf } from "./staff.ts";

const clients = 16;

describe("the program stopped with SIGTERM under load", () => {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  const acts: Act[] = [];
  const acknowledged: (readonly [Act, Done])[] = [];
  let program: ReturnType<typeof start>;
  let url: string;
  let own: TestCity;
  let database: CityDatabase;
  let pack: CityPack;

  async function startProgram(): Promise<void> {
    const words = ["start", "--city", "minimal", "--data", folder.path, "--port", "0"];
    program = start(words, { env: { DATABASE_URL: own.url, BINGLIAN_KEY: key.toString("base64") } });
    url = await new Promise<string>((found, failed) => {
      program.child.stdout.on("data", () => {
        const address = /http:\/\/(localhost:\d+)\//.exec(program.said())?.[1];
        if (address !== undefined) found(`http://${address}`);
      });
      void program.ended.then(({ code, err }) => failed(new Error(`ended with ${code}: ${err}`)));
    });
  }

  before(async () => {
    own = await testCity([]);
    const read = await readCityPack(join(cities, "minimal"));
    assert.ok("pack" in read);
    pack = read.pack;
    await startProgram();
    database = await openCity({ url: own.url }, "minimal");
    const token = await tokenOf(database.pool, pack, key, "p-1");
    const papers = ["项目备案信息登记表"];
    const application = { item: "A01", power: "A01:DRC", applicant: "enterprise-1", papers };
    for (let count = 0; count <= clients; count += 1) acts.push(act(token, "receive", null, application));
  });
  after(async () => {
    program?.child.kill("SIGKILL");
    await program?.ended;
    await database?.close();
    await own?.drop();
    folder.remove();
  });

  const connections = async () => {
    const { rows } = await database.pool.query<{ all: number; waiting: number }>(
      `SELECT count(*)::int AS all, (count(*) FILTER (WHERE wait_event_type = 'Lock'))::int AS waiting
       FROM pg_stat_activity WHERE application_name = 'binglian minimal' AND datname = current_database()`,
    );
    return rows[0] as { all: number; waiting: number };
  };
  const waiting = async () =>
    Number(/^binglian_lane_waiting (\d+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

  test("requests in flight are answered, new ones are refused, and it ends with 0", async () => {
    // The journal's head is held from outside, so that what is asked now is surely still in flight at the signal.
    const holder = await database.pool.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM head FOR UPDATE");
    const [first, ...others] = acts.slice(0, clients) as [Act, ...Act[]];
    const asked = [askOnce(url, first)];
    while ((await connections()).waiting === 0) assert.equal(program.child.exitCode, null);
    asked.push(...others.map((one) => askOnce(url, one)));
    while ((await waiting()) < clients - 1) assert.equal(program.child.exitCode, null);

    program.child.kill("SIGTERM");
    const isRefused = async () => {
      const answer = await fetch(`${url}/readyz`).catch(() => null);
      if (answer) assert.ok([200, 503].includes(answer.status));
      return answer === null;
    };
    while (!(await isRefused())) assert.equal(program.child.exitCode, null);
    assert.equal(await askOnce(url, acts[clients] as Act), null);
    assert.equal(program.child.exitCode, null);
    await holder.query("ROLLBACK");
    holder.release();

    const answers = await Promise.all(asked);
    assert.deepEqual(
      answers.map((said) => said?.status),
      answers.map(() => 200),
    );
    for (const [index, said] of answers.entries()) acknowledged.push([acts[index] as Act, said?.body as Done]);
    const { code, err } = await program.ended;
    assert.equal(code, 0);
    assert.match(err.trim().split("\n").at(-1) ?? "", /已停止/);
  });

  test("nothing is half done, and what was refused was not done (REC-06)", async () => {
    await assertAcknowledged(database.pool, acknowledged);
    const refused = await database.pool.query("SELECT FROM journal WHERE idempotency_key = $1", [acts[clients]?.key]);
    assert.equal(refused.rowCount, 0);
    await assertNoGaps(database.pool);
    await assertSerials(database.pool);
    await assertReplay(database.pool, registry(systems));
  });

  test("it starts again clean: the same keys give the same answers, and the next command the next place (REC-06)", async () => {
    await startProgram();
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    for (const [one, done] of acknowledged) {
      const said = await askOnce(url, one);
      assert.deepEqual(said?.body, { ...done, repeated: true });
    }
    const last = Math.max(...acknowledged.map(([, { place }]) => place));
    const next = await askOnce(url, acts[clients] as Act);
    assert.equal(next?.body.place, last + 1);
    program.child.kill("SIGTERM");
    assert.equal((await program.ended).code, 0);
  });
});
