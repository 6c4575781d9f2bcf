import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addDays, type Day, day, startOfDay } from "#kernel/calendar/day.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { type Cast, cast } from "#systems/approvals/demo/cast.ts";
import { flowOfEdition } from "#systems/approvals/flow-store.ts";
import { derivePlan } from "#systems/approvals/plan/plan.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { xinyuFlow } from "./sample-flow.ts";
import { xinyuTemplate } from "./today-flow.ts";

type OpenStep = { id: string; procedure: string; status: string; body: string };

const allocated: Facts = {
  ...xinyuFlow().checks?.full.facts,
  "project.landMode": "划拨",
  "project.eiaClass": "报告书",
};
const editions = {
  "2014": { from: "2014-03-03", projects: [{ id: "allocated-land", facts: allocated }] },
  "2025": { from: "2026-03-02", projects: xinyuTemplate().examples ?? [] },
};

for (const [edition, { from, projects }] of Object.entries(editions))
  describe(`projects under the edition of ${edition}`, () => {
    let here: PackCity;
    let people: Cast;
    /** Time only goes on, from one project to the next. */
    let today = day(from);
    before(async () => {
      here = await packCity("xinyu", `${from}T01:00:00Z`);
      people = cast(here.city, here.pack);
    });
    after(() => here.close());

    for (const { id, facts } of projects) {
      test(`every step of “${id}” under the edition of ${edition} opens by its papers and is decided by its body (CON-11, LST-16, LST-17)`, async () => {
        const flow = (await flowOfEdition(here.city, "construction", edition, today)) ?? assert.fail(edition);
        const plan = derivePlan(flow, { facts });
        const needs = plan.procedures.flatMap((one) => one.needs);
        const brought = new Set(needs.flatMap(({ paper, from }) => (from === undefined ? [paper] : [])));
        const { id: matter } = await people.ask(
          people.holder("DRC", "window", today) as string,
          "approvals.openProject",
          null,
          {
            ...{ title: `示例项目 ${id}`, applicant: "enterprise-02", flow: `construction@${edition}`, facts },
            ...{ division: "360500", papers: [...brought] },
          },
          id,
        );
        // Nobody waits for a limit here: a step is decided as soon as it is accepted.
        for (let acts = 1; acts > 0; today = addDays(today, 1)) acts = await playRound(matter, today);
        const done = await here.city.database.pool.query<{ procedure: string }>(
          "SELECT procedure FROM cases WHERE matter = $1 AND status = 'decided' ORDER BY procedure",
          [matter],
        );
        assert.deepEqual(
          done.rows.map(({ procedure }) => procedure),
          plan.procedures.map((one) => one.id).sort(),
        );
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
