import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addDays, type Day, day, startOfDay } from "#kernel/calendar/day.ts";
import { type Cast, cast } from "#systems/approvals/demo/cast.ts";
import { flowOfEdition } from "#systems/approvals/flow-store.ts";
import { derivePlan } from "#systems/approvals/plan/plan.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

type OpenStep = { id: string; procedure: string; status: string; body: string };

describe("projects under today's edition, from their first paper to their last", () => {
  let here: PackCity;
  let people: Cast;
  /** Time only goes on, from one project to the next. */
  let today = day("2026-03-02");
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    people = cast(here.city, here.pack);
  });
  after(() => here.close());

  for (const id of ["standard-factory", "government-school", "small-warehouse"]) {
    test(`every step of “${id}” opens by its papers, is accepted and decided, and the building is registered (CON-11, LST-17)`, async () => {
      const flow = (await flowOfEdition(here.city, "construction", "2025")) ?? assert.fail("no edition of today");
      const facts = flow.examples?.find((one) => one.id === id)?.facts ?? assert.fail(id);
      const plan = derivePlan(flow, { facts });
      const brought = new Set(
        plan.procedures.flatMap(({ needs }) => needs.flatMap((one) => (one.from ? [] : one.paper))),
      );
      const clerk = people.holder("DRC", "window", today) as string;
      const { id: matter } = await people.ask(
        clerk,
        "approvals.openProject",
        null,
        {
          ...{ title: `示例项目 ${id}`, applicant: "enterprise-02", flow: "construction@2025", facts },
          ...{ division: "360500", papers: [...brought] },
        },
        id,
      );
      // Nobody waits for a limit here: a step is decided as soon as it is accepted.
      for (let acts = 1; acts > 0; today = addDays(today, 1)) acts = await playRound(matter, today);
      const done = await here.city.database.pool.query<{ procedure: string; status: string }>(
        "SELECT procedure, status FROM cases WHERE matter = $1 ORDER BY procedure",
        [matter],
      );
      assert.deepEqual(
        done.rows.map(({ procedure }) => procedure),
        plan.procedures.map((one) => one.id).sort(),
      );
      const papers = await here.city.database.pool.query<{ name: string }>(
        "SELECT name FROM papers WHERE matter = $1 AND name IN ('施工许可证', '不动产权证书')",
        [matter],
      );
      assert.equal(papers.rows.length, 2);
    });
  }

  /** Accepts what was received and decides what was accepted; answers how many acts that took. */
  async function playRound(matter: string, on: Day): Promise<number> {
    const { city } = here;
    city.time.set(new Date(startOfDay(on).getTime() + 10 * 3_600_000).toISOString());
    await city.settle();
    const steps = await city.database.pool.query<OpenStep>(
      "SELECT id, procedure, status, body FROM cases WHERE matter = $1 AND status IN ('received', 'accepted')",
      [matter],
    );
    for (const { id, status, body } of steps.rows) {
      const holder = (kind: string) => people.holder(body, kind, on) ?? assert.fail(`nobody is ${kind} at ${body}`);
      if (status === "received") await people.ask(holder("window"), "approvals.accept", id, {});
      else await people.ask(holder("decider"), "approvals.decide", id, { decision: "granted" });
    }
    await city.settle();
    return steps.rows.length;
  }
});
