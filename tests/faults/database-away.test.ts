import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { loadPack } from "#kernel/city/load-pack.ts";
import { openServer, type Server } from "#kernel/database/open.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { type Act, act, askOnce, type Done, type Said } from "./act.ts";
import { type ServerChild, startServer } from "./child.ts";
import { type FaultCity, openFaultCity } from "./fault-city.ts";
import { assertAcknowledged, assertNoGaps, assertReplay, assertSerials } from "./ledger.ts";
import { applicationAt, holderOf, tokenOf } from "./staff.ts";

const now = "2014-03-17T01:00:00Z";
const clients = 24;

describe("PostgreSQL killed under load and started again, while the city's server stays", () => {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  const acknowledged: (readonly [Act, Done])[] = [];
  /** Answers that were no success: one for each client. */
  const failures: Said[] = [];
  /** Acts whose client was told that nothing was done, and that nobody asked for again. */
  const abandoned: Act[] = [];
  const whileAway: Record<string, number> = {};
  let postgres: Server;
  let server: ServerChild;
  let here: FaultCity;
  let steps: number;

  before(async () => {
    postgres = await openServer({ dataFolder: folder.path });
    const past = await openFaultCity(postgres.url, key, now);
    await loadPack(past.city, past.pack);
    const window = await tokenOf(
      past.database.pool,
      past.pack,
      key,
      holderOf(past.pack, "CON", "window", "2014-03-17"),
    );
    const unseen = await tokenOf(
      past.database.pool,
      past.pack,
      key,
      holderOf(past.pack, "CON", "decider", "2014-03-17"),
    );
    const application = applicationAt(past.pack, "CON", "2014-03-17");
    const flow = past.pack.flows.find((one) => one.edition === "2014") as (typeof past.pack.flows)[number];
    await past.close();
    server = await startServer(postgres.url, key, now);

    let back = () => {};
    const isBack = new Promise<void>((come) => {
      back = come;
    });
    const finished = Promise.all(
      Array.from({ length: clients }, (_, client) => work(window, application, client % 2 === 0, isBack)),
    );
    await Promise.race([allFailed, finished]);
    for (const [name, path, init] of [
      ["ready", "/readyz", {}],
      ["alive", "/healthz", {}],
      ["query", "/api/v1/approvals/projects", { headers: { authorization: `Bearer ${window}` } }],
      ["stranger", "/api/v1/approvals/projects", { headers: { authorization: `Bearer ${unseen}` } }],
      ["session", "/api/v1/session", { headers: { authorization: `Bearer ${unseen}` } }],
      ["metrics", "/metrics", {}],
    ] as const)
      whileAway[name] = (await fetch(`${server.url}${path}`, init)).status;
    await postgres.stop();
    const { url } = postgres;
    postgres = await openServer({ dataFolder: folder.path });
    assert.equal(postgres.url, url);
    while ((await fetch(`${server.url}/readyz`)).status !== 200) assert.equal(server.child.exitCode, null);
    back();
    await finished;

    const project = await insist(
      act(window, "openProject", null, {
        ...{ title: "数据库恢复后的项目", applicant: "enterprise-02", flow: "construction@2014", division: "360500" },
        ...{ facts: flow.checks?.base.facts, papers: flow.applicantDocuments },
      }),
    );
    here = await openFaultCity(postgres.url, key, now);
    steps = 0;
    while (steps === 0) {
      const opened = await here.database.pool.query("SELECT FROM cases WHERE matter = $1", [project.id]);
      steps = opened.rowCount ?? 0;
      assert.equal(server.child.exitCode, null);
    }
  });
  after(async () => {
    server?.child.kill("SIGKILL");
    await server?.ended;
    await here?.close();
    await postgres?.stop();
    folder.remove();
  });

  let failed = () => {};
  const allFailed = new Promise<void>((come) => {
    failed = come;
  });

  function kill(): void {
    const [pid] = readFileSync(join(folder.path, "postgres/postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGKILL");
  }

  async function insist(one: Act): Promise<Done> {
    const said = await askOnce(server.url, one);
    if (said?.status !== 200) throw new Error(`${one.command}: ${JSON.stringify(said)}`);
    acknowledged.push([one, said.body]);
    return said.body;
  }

  /** One client: receives and accepts until the database is away, waits until it is back, and does two more. */
  async function work(window: string, application: object, givesUp: boolean, isBack: Promise<void>): Promise<void> {
    let wasAway = false;
    const ask = async (one: Act): Promise<Done | null> => {
      const said = await askOnce(server.url, one);
      if (said?.status === 200) {
        acknowledged.push([one, said.body]);
        if (acknowledged.length === 200) kill();
        return said.body;
      }
      wasAway = true;
      failures.push(said);
      if (failures.length === clients) failed();
      await isBack;
      if (said?.body.code !== "DATABASE_AWAY" || !givesUp) return insist(one);
      abandoned.push(one);
      return null;
    };
    for (let since = 0; since < 2; since += wasAway ? 1 : 0) {
      const received = await ask(act(window, "receive", null, application));
      if (received) await ask(act(window, "accept", received.id, {}));
    }
  }

  test("the server lives on, says that it is not ready, and is ready again by itself", async () => {
    assert.equal(server.child.exitCode, null);
    assert.deepEqual(whileAway, { ready: 503, alive: 200, query: 503, stranger: 503, session: 503, metrics: 200 });
    server.child.kill("SIGTERM");
    assert.deepEqual(await server.ended, { code: 0, signal: null });
  });

  test("who got no answer of success got 503, when to come back and whether it may have been done (API-13, REC-10)", () => {
    assert.equal(failures.length, clients);
    for (const said of failures) {
      assert.equal(said?.status, 503, JSON.stringify(said));
      assert.ok(Number(said?.retryAfter) > 0);
      assert.ok(["DATABASE_AWAY", "UNCERTAIN"].includes(said?.body.code ?? ""), said?.body.code);
      assert.ok(said?.body.rule && said.body.next && said.body.text.zh && said.body.text.en);
    }
  });

  test("all that was acknowledged, before and after, is there after the restart (REC-06, REC-10)", async () => {
    assert.ok(acknowledged.length > 200);
    await assertAcknowledged(here.database.pool, acknowledged);
  });

  test("what was answered as not done was not done (API-13)", async () => {
    assert.ok(abandoned.length > 0);
    const found = await here.database.pool.query("SELECT command FROM journal WHERE idempotency_key = ANY($1)", [
      abandoned.map(({ key }) => key),
    ]);
    assert.deepEqual(found.rows, []);
  });

  test("nothing is half done: no gaps, and the journal replays to the rows (DOC-04)", async () => {
    await assertNoGaps(here.database.pool);
    await assertSerials(here.database.pool);
    assert.ok((await assertReplay(here.database.pool, here.city.registry)) > 1000);
  });

  test("reactions go on by themselves once the database is back (CON-11)", () => {
    assert.ok(steps > 0);
  });
});
