import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { loadPack } from "#kernel/city/load-pack.ts";
import { openServer, type Server } from "#kernel/database/open.ts";
import { readFlow } from "#systems/approvals/plan/flow.ts";
import { stepsOf } from "#systems/approvals/ready.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { type Act, act, askOnce, type Done } from "./act.ts";
import { type ServerChild, startServer } from "./child.ts";
import { type FaultCity, openFaultCity } from "./fault-city.ts";
import { assertAcknowledged, assertNoGaps, assertReplay, assertSerials } from "./ledger.ts";
import { applicationAt, holderOf, tokenOf } from "./staff.ts";

/** What was received then fell due by silence on the 10th, when no server ran. */
const earlier = "2014-03-03T01:00:00Z";
const now = "2014-03-17T01:00:00Z";
const clients = 12;
const silent = 20;

describe("two servers on one database, one of them killed under load", () => {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  const acknowledged: (readonly [Act, Done])[] = [];
  const odd: string[] = [];
  const matters: string[] = [];
  let twice = 0;
  let retried = 0;
  let received = 0;
  let postgres: Server;
  let here: FaultCity;
  let servers: [ServerChild, ServerChild];

  before(async () => {
    postgres = await openServer({ dataFolder: folder.path });
    const past = await openFaultCity(postgres.url, key, earlier);
    await loadPack(past.city, past.pack);
    const window = holderOf(past.pack, "CON", "window", "2014-03-17");
    const application = applicationAt(past.pack, "CON", "2014-03-17");
    const staff = {
      window: await tokenOf(past.database.pool, past.pack, key, window),
      decider: await tokenOf(past.database.pool, past.pack, key, holderOf(past.pack, "CON", "decider", "2014-03-17")),
    };
    for (let count = 0; count < silent; count += 1)
      await past.city.execute({
        command: "approvals.receive",
        who: { kind: "person", person: window },
        on: null,
        input: application,
      });
    const flow = past.pack.flows.find((one) => one.edition === "2014") as (typeof past.pack.flows)[number];
    await past.close();
    servers = await Promise.all([startServer(postgres.url, key, now), startServer(postgres.url, key, now)]);
    await work(staff, application, { id: "construction@2014", papers: flow.applicantDocuments, facts: flow.checks });
    servers[1].child.kill("SIGTERM");
    await servers[1].ended;
    here = await openFaultCity(postgres.url, key, now);
    await here.city.settle();
  });
  after(async () => {
    for (const server of servers ?? []) server.child.kill("SIGKILL");
    await here?.close();
    await postgres?.stop();
    folder.remove();
  });

  /** Asks one server, or both at once, and the other one with the same key when the connection breaks. */
  async function insist(one: Act, at: number): Promise<Done> {
    const [first, other] = at % 2 === 0 ? servers : [servers[1], servers[0]];
    const both = at % 3 === 0;
    for (let asked = await Promise.all((both ? [first, other] : [first]).map(({ url }) => askOnce(url, one))); ; ) {
      const said = asked.filter((answer) => answer !== null);
      const done = said.filter(({ status }) => status === 200).map(({ body }) => body);
      odd.push(...said.filter(({ status }) => status !== 200).map(({ body }) => `${one.command} ${body.code}`));
      if (done.length > 1) twice += 1;
      if (new Set(done.map(({ place }) => place)).size > 1) odd.push(`${one.command} was done twice`);
      if (done[0]) {
        acknowledged.push([one, done[0]]);
        if (acknowledged.length === 100) servers[0].child.kill("SIGKILL");
        return done[0];
      }
      if (said.length > 0) throw new Error(odd.at(-1));
      retried += 1;
      asked = [await askOnce(servers[1].url, one)];
    }
  }

  async function work(
    staff: { window: string; decider: string },
    application: object,
    flow: { id: string; papers: readonly string[]; facts: { base: { facts: object } } | undefined },
  ): Promise<void> {
    const project = {
      title: "两台服务器上的项目",
      applicant: "enterprise-02",
      flow: flow.id,
      facts: flow.facts?.base.facts,
      division: "360500",
    };
    const shared = await insist(act(staff.window, "openProject", null, project), 1);
    matters.push(shared.id);
    const third = Math.ceil(flow.papers.length / 3);
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        let turn = client;
        const next = (token: string, command: string, on: string | null, input: object) => {
          turn += 1;
          return insist(act(token, command, on, input), turn);
        };
        const own = await next(staff.window, "openProject", null, project);
        matters.push(own.id);
        for (let part = 0; part < 3; part += 1) {
          const papers = flow.papers.slice(part * third, (part + 1) * third);
          await next(staff.window, "bringPapers", own.id, { papers });
          await next(staff.window, "bringPapers", shared.id, { papers: papers.slice(0, client + 1) });
          const { id } = await next(staff.window, "receive", null, application);
          received += 1;
          await next(staff.window, "accept", id, {});
          await next(staff.decider, "decide", id, { decision: "granted" });
          await next(staff.window, "deliver", id, {});
        }
        await next(staff.window, "bringPapers", shared.id, { papers: [...flow.papers] });
      }),
    );
  }

  test("one server was killed, and its clients went on at the other", async () => {
    assert.equal((await servers[0].ended).signal, "SIGKILL");
    assert.ok(retried > 0);
    assert.equal((await servers[1].ended).code, 0);
    assert.equal(servers[1].said(), "");
  });

  test("every command was answered as done, none refused because its own first try had been carried out (REC-06)", () => {
    assert.deepEqual(odd, []);
    assert.equal(acknowledged.length, 1 + clients * 20);
    assert.ok(twice > 0);
  });

  test("every acknowledged command is in the journal once, at the place that was answered (REC-06, REC-10)", async () => {
    await assertAcknowledged(here.database.pool, acknowledged);
    const { rows } = await here.database.pool.query("SELECT FROM cases WHERE procedure IS NULL");
    assert.equal(rows.length, silent + received);
  });

  test("places have no gaps, and neither have the serials of documents (DOC-04)", async () => {
    await assertNoGaps(here.database.pool);
    assert.ok((await assertSerials(here.database.pool)) > clients * 12);
  });

  test("the journal replays to the rows, one version a change", async () => {
    assert.ok((await assertReplay(here.database.pool, here.city.registry)) > 1000);
  });

  test("what fell due while no server ran was done once, as of its legal moment (CLK-03)", async () => {
    const { rows } = await here.database.pool.query<{ happened: string; count: number }>(
      "SELECT happened_on AS happened, count(*)::int AS count FROM journal WHERE command = 'approvals.deemAccepted' GROUP BY 1",
    );
    assert.deepEqual(rows, [{ happened: "2014-03-10T16:00:00.000Z", count: silent }]);
    const due = await here.database.pool.query("SELECT FROM wakes WHERE state = 'waiting' AND due_at <= $1", [now]);
    assert.equal(due.rowCount, 0);
  });

  test("each step whose papers are there was opened, once (CON-11)", async () => {
    const { rows } = await here.database.pool.query<{
      facts: Record<string, string>;
      content: Record<string, unknown>;
      papers: string[];
      opened: string[];
    }>(
      `SELECT m.facts, f.content, ARRAY(SELECT name FROM papers p WHERE p.matter = m.id) AS papers,
         ARRAY(SELECT procedure FROM cases c WHERE c.matter = m.id ORDER BY procedure) AS opened
       FROM matters m JOIN flows f ON f.id = m.flow WHERE m.id = ANY($1)`,
      [matters],
    );
    assert.equal(rows.length, clients + 1);
    for (const { facts, content, papers, opened } of rows) {
      const steps = stepsOf(readFlow(content), facts, new Set(papers)).filter(({ missing }) => missing.length === 0);
      assert.ok(opened.length > 0);
      assert.deepEqual(opened, steps.map(({ procedure }) => procedure.id).sort());
    }
    const reacted = await here.database.pool.query(
      "SELECT DISTINCT idempotency_key FROM journal WHERE ground = 'reaction' AND command = 'approvals.openStep'",
    );
    assert.equal(
      reacted.rowCount,
      rows.reduce((sum, { opened }) => sum + opened.length, 0),
    );
  });
});
