import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Refusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { cast } from "./demo/cast.ts";
import { playProject } from "./demo/project-2014.ts";
import { derivePlan } from "./plan/plan.ts";

type Span = { procedure: string; accepted_on: string; decided_on: string; body: string };

describe("a project of 2014, from its first paper to its last", () => {
  let here: PackCity;
  let matter: string;
  let spans: Span[];
  const flow = () => here.pack.flows.find((one) => one.edition === "2014") as (typeof here.pack.flows)[number];

  before(async () => {
    here = await packCity("xinyu", "2014-01-02T01:00:00Z");
    const { city } = here;
    matter = await playProject(city, flow(), cast(city, here.pack), async (moment) =>
      city.time.set(moment.toISOString()),
    );
    const result = await here.database.city.pool.query(
      "SELECT procedure, accepted_on, decided_on, body FROM cases WHERE matter = $1 ORDER BY procedure",
      [matter],
    );
    spans = result.rows;
  });
  after(() => here.close());

  test("every procedure of the plan is opened by its papers and decided, once each (CON-11)", () => {
    assert.equal(spans.length, 44);
    assert.equal(new Set(spans.map((span) => span.procedure)).size, 44);
    assert.ok(spans.every((span) => span.decided_on !== null));
  });

  test("at least three bodies work on it at the same time (CON-05)", () => {
    const days = [...new Set(spans.map((span) => span.accepted_on))];
    const most = Math.max(
      ...days.map(
        (day) =>
          new Set(spans.filter((span) => span.accepted_on <= day && day < span.decided_on).map((span) => span.body))
            .size,
      ),
    );
    assert.ok(most >= 3, `at most ${most} bodies worked at once`);
  });

  test("a step starts on the day its last paper is yielded, never before (CON-11)", () => {
    const of = new Map(spans.map((span) => [span.procedure, span]));
    for (const step of derivePlan(flow()).procedures) {
      const makers = step.needs.flatMap(({ from }) => (from === undefined ? [] : [of.get(from) as Span]));
      const ready = makers
        .map((maker) => maker.decided_on)
        .sort()
        .at(-1);
      const span = of.get(step.id) as Span;
      if (ready) assert.ok(span.accepted_on >= ready, `${step.id} was accepted before its papers were there`);
      if (ready && step.stage < 4) assert.equal(span.accepted_on, ready, step.id);
    }
  });

  test("government time along the critical path is the 36 workdays of the plan (CON-10)", () => {
    const of = new Map(spans.map((span) => [span.procedure, span]));
    const plan = derivePlan(flow());
    const used = plan.criticalPath
      .filter((id) => !plan.procedures.find((step) => step.id === id)?.excluded)
      .map((id) => {
        const span = of.get(id) as Span;
        return here.city.calendar().workdaysBetween(span.accepted_on as never, span.decided_on as never);
      });
    assert.equal(
      used.reduce((sum, days) => sum + days, 0),
      36,
    );
  });

  test("a project is opened under the platform's code or none, never under another one (INV-04)", async () => {
    here.city.time.set("2015-03-02T01:00:00Z");
    const person = cast(here.city, here.pack).holder("DRC", "window", "2015-03-02" as never) as string;
    const input = {
      title: "代码不对的项目",
      applicant: "enterprise-03",
      flow: "construction@2014",
      division: "360500",
    };
    const outcome = (await here.city.execute({
      command: "approvals.openProject",
      who: { kind: "person", person },
      on: null,
      input: { ...input, facts: { ...flow().checks?.base.facts }, projectCode: "2015-999999-47-03-000001" },
    })) as Refusal;
    assert.deepEqual([outcome.code, outcome.rule, outcome.field], ["PROJECT_CODE", "INV-04", "/projectCode"]);
  });

  test("a step that waits for papers, is open already, or is not in the plan cannot be opened (CON-11, COM-05, LST-17)", async () => {
    here.city.time.set("2015-03-02T01:00:00Z");
    const people = cast(here.city, here.pack);
    const clerk = people.holder("DRC", "window", "2015-03-02" as never) as string;
    const opened = await people.ask(
      clerk,
      "approvals.openProject",
      null,
      {
        title: "第二个项目",
        applicant: "enterprise-03",
        flow: "construction@2014",
        facts: { ...flow().checks?.base.facts },
        division: "360500",
      },
      "second",
    );
    const open = async (procedure: string) => {
      const power = here.pack.powers.find((one) => one.item === procedure);
      const person = people.holder(power?.body ?? "", "window", "2015-03-02" as never) as string;
      const input = { procedure, power: power?.id, applicant: "enterprise-03" };
      return (await here.city.execute({
        command: "approvals.openStep",
        who: { kind: "person", person },
        on: opened.id,
        input,
      })) as Refusal;
    };
    const waits = await open("F02");
    assert.equal(waits.code, "PROCEDURE_WAITS");
    assert.equal(waits.rule, "CON-11");
    assert.match(waits.text.zh, /营业执照/);
    assert.equal((await open("F12")).code, "NOT_IN_PLAN");
    const bring = async (paper: string) =>
      (await here.city.execute({
        command: "approvals.bringPapers",
        who: { kind: "person", person: clerk },
        on: opened.id,
        input: { papers: [paper] },
      })) as Refusal;
    // What a step yields opens the next one: nobody can bring it in that step's place (COM-05), nor what nobody asked for.
    assert.equal((await bring("施工许可证")).code, "PAPER_YIELDED");
    assert.equal((await bring("单位介绍信")).code, "PAPER_NOT_LISTED");
    await people.ask(clerk, "approvals.bringPapers", opened.id, { papers: [...flow().applicantDocuments] });
    await here.city.settle();
    assert.equal((await open("F01")).code, "PROCEDURE_OPEN");
    // F13 does not apply to this project, so the paper it would yield is not waited for, nor asked for later.
    for (const procedure of ["F01", "F02", "F03", "F05"]) {
      const found = await here.database.city.pool.query(
        "SELECT id, body FROM cases WHERE matter = $1 AND procedure = $2",
        [opened.id, procedure],
      );
      const { id, body } = found.rows[0];
      const by = (kind: string) => people.holder(body, kind, "2015-03-02" as never) as string;
      await people.ask(by("window"), "approvals.accept", id, {});
      await people.ask(by("decider"), "approvals.decide", id, { decision: "granted" });
      await here.city.settle();
    }
  });

  test("no project begins by an edition that is not in force, or by facts that its edition does not ask or that exclude each other (LST-04, CON-13)", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const clerk = cast(here.city, here.pack).holder("DRC", "window", "2026-03-02" as never) as string;
    const open = async (flow: string, facts: object) => {
      const input = { title: "第三个项目", applicant: "enterprise-03", flow, facts, division: "360500" };
      const who = { kind: "person", person: clerk } as const;
      const outcome = await here.city.execute({ command: "approvals.openProject", who, on: null, input });
      assert.ok("refused" in outcome, JSON.stringify(outcome));
      return [outcome.code, outcome.rule, outcome.field];
    };
    assert.deepEqual(await open("construction@2014", {}), ["EDITION_ENDED", "LST-04", "/flow"]);
    const unfit = ["PLAN_NOT_POSSIBLE", "CON-13", "/facts"];
    assert.deepEqual(await open("construction@2025", { "project.unheardOf": true }), unfit);
    assert.deepEqual(await open("construction@2025", { "project.landMode": "租赁" }), unfit);
    assert.deepEqual(
      await open("construction@2025", { "project.landMode": "划拨", "project.presale": true }),
      unfit,
      "homes for sale on allocated land",
    );
  });
});
