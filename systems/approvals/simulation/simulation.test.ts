import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "#kernel/records/asked.ts";
import { done } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { filing, projectCity } from "#tests/city/project-city.ts";
import { documentText } from "../document-text.ts";
import { projectPage } from "../portal-project.ts";
import { progressOf } from "../queries/progress.ts";
import { type SimulationsAnswer, simulationsOf } from "./query.ts";

describe("steps that are looked at before the land is held", () => {
  let here: PackCity;
  let matter: string;
  const { query, act, open, grant, change } = projectCity(() => here);
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    matter = await open([...filing, "建设用地规划许可申请表", "建筑设计方案", "总平面设计图"]);
    await grant(matter, "B01");
  });
  after(() => here?.close());

  const refused = async (asked: Promise<Outcome>) => {
    const told = await asked;
    assert.ok("refused" in told, JSON.stringify(told));
    return [told.code, told.rule, told.field];
  };
  const begin = (steps: readonly string[], person = "p-qiye", on = matter) =>
    act("approvals.beginSimulation", person, on, { steps });
  const of = async (step: string, on = matter) => {
    const found = (await simulationsOf(here.city, on)).filter((one) => one.step === step);
    return (found.find(({ state }) => state !== "ended") ?? found[0]) as NonNullable<(typeof found)[number]>;
  };
  const give = async (step: string, input: object = { opinion: "agree" }, on = matter) =>
    act("approvals.giveSimulatedOpinion", "p-lnd-reviewer", (await of(step, on)).id, input);
  const convert = async (step: string, person = "p-lnd-reviewer", on = matter) =>
    act("approvals.convertSimulation", person, (await of(step, on)).id);
  const caseOf = async (step: string, on = matter) =>
    (await query("SELECT * FROM cases WHERE matter = $1 AND procedure = $2", [on, step]))[0];

  const listed = (person: string, on = matter) =>
    here.city.ask("approvals.simulations", { kind: "person", person }, { matter: on }) as Promise<SimulationsAnswer>;
  const shown = async (id: string) => {
    const page = await projectPage({
      ...{ city: here.city, language: "zh", parameters: { id }, path: "/projects/:id", today: here.city.today() },
      who: { kind: "anyone" },
    });
    assert.ok("body" in page, JSON.stringify(page));
    return String(await page.body);
  };
  /** The land is sold and its contract signed: the paper that was missing is there. */
  const holdLand = async (on = matter) => {
    done(
      await act("approvals.bringPapers", "p-qiye", on, { papers: ["竞买申请书", "竞买保证金凭证", "规划条件通知书"] }),
    );
    await here.city.settle();
    await grant(on, "B09");
    await grant(on, "B08");
  };

  test("only a step that lacks nothing but what the flow lets be missing is simulated (INV-09)", async () => {
    const { offers } = await listed("p-qiye");
    assert.deepEqual(
      offers.filter(({ id }) => ["B08", "B10", "B13", "B14"].includes(id)),
      [{ id: "B10", name: offers.find(({ id }) => id === "B10")?.name, missing: ["国有建设用地使用权出让合同"] }],
    );
    assert.deepEqual(await refused(begin(["B13"])), ["SIMULATION_LACKS_MORE", "INV-09", "/steps"]);
    assert.deepEqual(await refused(begin(["B01"])), ["SIMULATION_NOT_NEEDED", "INV-09", "/steps"]);
    assert.equal((await refused(begin(["B10"], "p-con-reviewer")))[0], "NOT_ALLOWED");
    done(await begin(["B10"]));
    assert.deepEqual(await refused(begin(["B10"])), ["SIMULATION_RUNS", "INV-09", "/steps"]);
    const told = await query("SELECT 1 FROM notices WHERE post = 'LND:reviewer' AND title->>'zh' LIKE '请出模拟意见%'");
    assert.equal(told.length, 1);
  });

  test("a simulated opinion has a number and says that it binds nobody; no case, limit or permit comes of it (INV-09, CLK-11)", async () => {
    const before = await query("SELECT count(*)::int AS n FROM clocks");
    assert.deepEqual(await refused(convert("B10")), ["SIMULATION_UNSAID", "INV-09", undefined]);
    assert.equal(
      (
        await refused(
          act("approvals.giveSimulatedOpinion", "p-con-reviewer", (await of("B10")).id, { opinion: "agree" }),
        )
      )[0],
      "NOT_ALLOWED",
    );
    done(await give("B10", { opinion: "agreeWithConditions", conditions: ["退让道路红线10米"] }));
    const found = await of("B10");
    assert.equal(found.target, "2026-03-05");
    const [paper] = await query("SELECT kind, content, addressee FROM documents WHERE number = $1", [found.number]);
    assert.deepEqual([paper.kind, paper.addressee], ["模拟意见书", "enterprise-01"]);
    const { paragraphs, list } = documentText(
      paper.kind,
      { ...paper.content, opinions: { reply: null, conditions: ["退让道路红线10米"] } },
      { issuedOn: "2026-03-02", code: "" },
    );
    assert.match(paragraphs[0] ?? "", /不具法律效力/);
    assert.deepEqual(list, ["退让道路红线10米"]);
    assert.deepEqual(await query("SELECT count(*)::int AS n FROM clocks"), before);
    assert.equal(await caseOf("B10"), undefined);
    assert.deepEqual(await query("SELECT 1 FROM permits WHERE item = 'B10'"), []);
    assert.ok((await shown(matter)).includes("不具法律效力"));
  });

  test("nothing binding is done on a simulated step: it is not opened without its paper, and the database keeps it apart from cases (INV-09)", async () => {
    const input = { procedure: "B10", power: "B10:LND", applicant: "enterprise-01" };
    assert.deepEqual(await refused(act("approvals.openStep", "p-lnd-window", matter, input)), [
      "SIMULATION_NOT_BINDING",
      "INV-09",
      undefined,
    ]);
    assert.deepEqual(await refused(convert("B10")), ["SIMULATION_UNRIPE", "INV-09", undefined]);
    await assert.rejects(query("UPDATE simulations SET state = 'converted' WHERE matter = $1", [matter]), /check/);
  });

  test("a later step is simulated on a favourable simulated opinion, not on an objection (INV-09)", async () => {
    done(await begin(["B13"]));
    done(await give("B13", { opinion: "object", reply: "日照不足" }));
    assert.ok(!(await listed("p-qiye")).offers.some(({ id }) => id === "B14"));
    done(await give("B13", { opinion: "agree", reply: "方案已改" }));
    done(await act("approvals.bringPapers", "p-qiye", matter, { papers: ["建设工程规划许可申请表"] }));
    await here.city.settle();
    assert.ok((await listed("p-qiye")).offers.some(({ id }) => id === "B14"));
    const numbers = await query("SELECT number FROM documents WHERE kind = '模拟意见书' AND about = $1", [matter]);
    assert.equal(numbers.length, 3, "an opinion given anew has a number of its own");
  });

  test("when the paper is there the step is accepted formally on that day, with the opinion as the proposal; the decision is still to be made (INV-09, CLK-11)", async () => {
    here.city.time.set("2026-03-10T01:00:00Z");
    await holdLand();
    assert.equal((await caseOf("B10")).status, "received");
    const progress = await progressOf(here.city, (await caseOf("B10")).query_code);
    assert.equal(progress?.beside.simulated.length, 1);
    done(await convert("B10"));
    const file = await caseOf("B10");
    assert.deepEqual(
      [file.status, file.accepted_on, file.proposal, file.reviewer, file.decision],
      ["accepted", "2026-03-10", "granted", "p-lnd-reviewer", null],
    );
    const [clock] = await query("SELECT events, due FROM clocks WHERE owner = $1 AND name = 'promised'", [file.id]);
    assert.equal(clock.events[0].on, "2026-03-10");
    assert.deepEqual(await refused(convert("B10")), ["SIMULATION_OVER", "INV-09", undefined]);
    done(await act("approvals.decide", "p-lnd-decider", file.id, { decision: "granted" }));
    await here.city.settle();
    assert.equal((await query("SELECT 1 FROM permits WHERE from_case = $1", [file.id])).length, 1);
  });

  test("a window converts as well, and then the review is still to be made (INV-09)", async () => {
    done(await convert("B13", "p-lnd-window"));
    const file = await caseOf("B13");
    assert.deepEqual([file.status, file.proposal], ["accepted", null]);
    const seen = (await here.city.ask(
      "approvals.case",
      { kind: "person", person: "p-lnd-reviewer" },
      { id: file.id },
    )) as {
      simulated: { reply: string }[];
    };
    assert.deepEqual(
      seen.simulated.map(({ reply }) => reply),
      ["方案已改"],
    );
  });

  test("a fact or a paper that has changed since makes an opinion not convert until it was looked at again (INV-09, CON-13)", async () => {
    const other = await open([...filing, "建设用地规划许可申请表"]);
    await grant(other, "B01");
    done(await begin(["B10"], "p-qiye", other));
    done(await give("B10", { opinion: "agree" }, other));
    done(await change(other, { "project.forestLand": true }));
    await holdLand(other);
    assert.deepEqual(await refused(convert("B10", "p-lnd-reviewer", other)), ["SIMULATION_STALE", "INV-09", undefined]);
    done(await give("B10", { opinion: "agree" }, other));
    await query("UPDATE papers SET received_on = '2026-03-11' WHERE matter = $1 AND name = '建设用地规划许可申请表'", [
      other,
    ]);
    assert.deepEqual(await refused(convert("B10", "p-lnd-reviewer", other)), ["SIMULATION_STALE", "INV-09", undefined]);
    done(await give("B10", { opinion: "agree" }, other));
    done(await convert("B10", "p-lnd-reviewer", other));
    assert.equal((await caseOf("B10", other)).proposal, "granted");
  });

  test("the desk of a body lists what simulations wait for from it, and when their paper has come (INV-09)", async () => {
    const fresh = await open([...filing, "建设用地规划许可申请表"]);
    await grant(fresh, "B01");
    done(await begin(["B10"], "p-qiye", fresh));
    const tasks = async (person: string) => {
      const told = await here.city.ask("approvals.simulationTasks", { kind: "person", person }, {});
      return (told as { rows: { matter: string; task: string }[] }).rows.filter((one) => one.matter === fresh);
    };
    assert.deepEqual(
      (await tasks("p-lnd-reviewer")).map(({ task }) => task),
      ["give"],
    );
    assert.deepEqual(await tasks("p-lnd-window"), []);
    assert.deepEqual(await tasks("p-con-reviewer"), []);
    done(await give("B10", { opinion: "agree" }, fresh));
    assert.deepEqual(await tasks("p-lnd-reviewer"), []);
    await holdLand(fresh);
    assert.deepEqual(
      (await tasks("p-lnd-window")).map(({ task }) => task),
      ["convert"],
    );
  });

  test("a simulation that nobody wants any more is ended, and can be begun anew (INV-09)", async () => {
    const third = await open([...filing, "建设用地规划许可申请表"]);
    await grant(third, "B01");
    done(await begin(["B10"], "p-qiye", third));
    done(await act("approvals.endSimulation", "p-qiye", (await of("B10", third)).id));
    assert.deepEqual(await refused(give("B10", { opinion: "agree" }, third)), ["SIMULATION_OVER", "INV-09", undefined]);
    done(await begin(["B10"], "p-con-window", third));
    assert.equal((await of("B10", third)).state, "asked");
  });

  test("after a merger the successor gives the opinion, under its own number (INV-09, STF-07)", async () => {
    const merged = await open([...filing, "建设用地规划许可申请表"]);
    await grant(merged, "B01");
    done(await begin(["B10"], "p-qiye", merged));
    here.city.time.set("2026-03-11T01:00:00Z");
    await query("UPDATE powers SET valid_to = '2026-03-11' WHERE id = 'B10:LND'");
    await query(
      "INSERT INTO powers (id, version, item, body, mode, in_name_of, division, valid_from) SELECT 'B10:CON', version, item, 'CON', mode, in_name_of, division, '2026-03-11' FROM powers WHERE id = 'B10:LND'",
    );
    const { id } = await of("B10", merged);
    assert.equal(
      (await refused(act("approvals.giveSimulatedOpinion", "p-lnd-reviewer", id, { opinion: "agree" })))[0],
      "NOT_ALLOWED",
    );
    done(await act("approvals.giveSimulatedOpinion", "p-con-reviewer", id, { opinion: "agree" }));
    const [paper] = await query("SELECT body FROM documents WHERE number = $1", [(await of("B10", merged)).number]);
    assert.equal(paper.body, "CON");
  });
});
