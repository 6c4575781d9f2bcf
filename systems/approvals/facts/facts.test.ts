import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "#kernel/records/asked.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { done } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { filing, projectCity, proof } from "#tests/city/project-city.ts";
import { approvalPages } from "../portal.ts";
import { projectView } from "../queries/matter.ts";
import { type PlanVersionSeen, planVersionsOf } from "./query.ts";
import type { PlanVersion } from "./records.ts";

describe("a project whose facts change on the way", () => {
  let here: PackCity;
  const { query, act, input, open, change, grant, casesOf } = projectCity(() => here);
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here?.close());

  const refused = (outcome: Outcome): Refusal => {
    assert.ok("refused" in outcome, JSON.stringify(outcome));
    return outcome;
  };

  test("a step that newly applies comes in and opens as soon as its papers are there (CON-11, CON-13)", async () => {
    const matter = await open([...filing, "环境影响报告表"]);
    await grant(matter, "B01");
    assert.ok((await casesOf(matter)).every(({ procedure }) => procedure !== "B26"));
    done(await change(matter, { "project.forestLand": true }));
    let view = await projectView(here.city, matter);
    const forest = view?.steps.find(({ procedure }) => procedure === "B26");
    assert.deepEqual([forest?.state, forest?.missing], ["waiting", ["使用林地申请表", "使用林地可行性报告"]]);
    done(
      await act("approvals.bringPapers", "p-con-window", matter, { papers: ["使用林地申请表", "使用林地可行性报告"] }),
    );
    await here.city.settle();
    view = await projectView(here.city, matter);
    assert.equal(view?.steps.find(({ procedure }) => procedure === "B26")?.state, "working");
  });

  test("a step without a case goes, and its papers are asked for no more (CON-11, LST-17)", async () => {
    const matter = await open(filing, { "project.forestLand": true });
    const asked = async () => {
      const view = await projectView(here.city, matter);
      return new Set(view?.steps.flatMap(({ missing }) => missing));
    };
    assert.ok((await asked()).has("使用林地申请表"));
    done(await change(matter, { "project.forestLand": false }));
    assert.ok(!(await asked()).has("使用林地申请表"));
    const [version] = await planVersionsOf(here.city, matter);
    assert.deepEqual(
      version?.difference.dropped.map(({ id }) => id),
      ["B26"],
    );
    assert.deepEqual(version?.difference.papers.spared.toSorted(), ["使用林地可行性报告", "使用林地申请表"].toSorted());
    assert.equal((await casesOf(matter)).filter(({ procedure }) => procedure === "B26").length, 0);
  });

  test("running clocks keep their due days whatever the facts become (CLK-19, CON-13)", async () => {
    const matter = await open([...filing, "地块勘测定界图"]);
    const [file] = await casesOf(matter);
    done(await act("approvals.accept", "p-drc-window", file.id));
    const dues = () =>
      query(
        "SELECT owner, name, due FROM clocks WHERE owner IN (SELECT id FROM cases WHERE matter = $1) ORDER BY owner, name",
        [matter],
      );
    const before = await dues();
    assert.ok(before.length > 0);
    here.city.time.set("2026-03-03T01:00:00Z");
    done(await change(matter, { "project.forestLand": true, "project.specialFire": true }));
    assert.deepEqual(await dues(), before);
  });

  test("a change that would undo a decision is refused by the rule, until that decision is ended by an act of its own (CLK-27)", async () => {
    const matter = await open([...filing, "环境影响报告表"]);
    await grant(matter, "B01");
    const decided = await grant(matter, "B18");
    const before = await query("SELECT facts, version FROM matters WHERE id = $1", [matter]);
    const told = refused(await change(matter, { "project.eiaClass": "报告书" }));
    assert.deepEqual([told.code, told.rule, told.field, told.status], ["PLAN_UNDOES", "CLK-27", "/facts", 409]);
    assert.match(told.article ?? "", /第八条/);
    assert.match(told.text.zh, /环境影响报告表审批/);
    assert.deepEqual(await query("SELECT facts, version FROM matters WHERE id = $1", [matter]), before);
    const [permit] = await query("SELECT id FROM permits WHERE from_case = $1", [decided]);
    done(
      await act("approvals.withdrawPermit", "p-epb-head", permit.id, {
        ground: "circumstancesChanged",
        reason: "建设内容发生重大变动，按报告书重新报批",
        compensation: "没有财产损失，不作补偿",
      }),
    );
    await here.city.settle();
    done(await change(matter, { "project.eiaClass": "报告书" }));
    const view = await projectView(here.city, matter);
    assert.ok(view?.steps.some(({ procedure, state }) => procedure === "B17" && state === "waiting"));
  });

  test("an assessment of the whole zone spares a step and undoes no grant (CON-04)", async () => {
    const matter = await open([...filing, "节能报告"], { "project.energyReview": true });
    await grant(matter, "B01");
    const decided = await grant(matter, "B06");
    done(await change(matter, { "zoneAssessment.energy": true }));
    const [version] = await planVersionsOf(here.city, matter);
    assert.deepEqual([version?.difference.upheld.map(({ id }) => id), version?.difference.carried], [["B06"], []]);
    assert.deepEqual(await query("SELECT state FROM permits WHERE from_case = $1", [decided]), [{ state: "valid" }]);
  });

  test("a running case that the plan does not ask for any more goes on; its applicant may take it back, and it opens anew when it comes back (CON-11, LST-04)", async () => {
    const matter = await open([...filing, "环境影响报告表", "环境影响报告书"]);
    await grant(matter, "B01");
    const procedures = async () =>
      (await casesOf(matter)).map(({ procedure, status }) => `${procedure} ${status}`).toSorted();
    assert.deepEqual(await procedures(), ["B01 decided", "B18 received"]);
    here.city.time.set("2026-03-04T01:00:00Z");
    done(await change(matter, { "project.eiaClass": "报告书" }));
    assert.deepEqual(await procedures(), ["B01 decided", "B17 received", "B18 received"]);
    const view = await projectView(here.city, matter);
    assert.deepEqual(
      view?.beyond.map(({ procedure, state }) => [procedure, state]),
      [["B18", "working"]],
    );
    const [running] = await query("SELECT id FROM cases WHERE matter = $1 AND procedure = 'B18'", [matter]);
    done(await act("approvals.withdraw", "p-qiye", running.id, {}));
    here.city.time.set("2026-03-05T01:00:00Z");
    done(await change(matter, { "project.eiaClass": "报告表" }));
    assert.deepEqual(await procedures(), ["B01 decided", "B17 received", "B18 received", "B18 withdrawn"]);
    const versions = await planVersionsOf(here.city, matter);
    assert.deepEqual(
      versions.map(({ number, difference }) => [
        number,
        difference.added.map(({ id }) => id),
        difference.carried.map(({ id }) => id),
      ]),
      [
        [3, ["B18"], ["B17"]],
        [2, ["B17"], ["B18"]],
      ],
    );
  });

  test("each version says what was and what is, in plain words, with its two times, days, gates and path (CON-13, CON-07, CON-09)", async () => {
    const matter = await open(filing, { "project.eiaClass": "不纳入" });
    here.city.time.set("2026-03-10T01:00:00Z");
    done(await change(matter, { "project.eiaClass": "报告书" }, { since: "2026-03-06" }));
    const [version] = await planVersionsOf(here.city, matter);
    assert.ok(version);
    assert.deepEqual([version.number, version.since], [2, "2026-03-06"]);
    assert.equal(new Date(version.recordedAt).toISOString(), "2026-03-10T01:00:00.000Z");
    const { difference } = version;
    assert.deepEqual(
      difference.facts.map(({ before, after: is }) => [before.zh, is.zh]),
      [["名录没有列入，不用办环评", "环境影响报告书"]],
    );
    assert.deepEqual(
      difference.gates.joined.map(({ id }) => id),
      ["environment-before-works"],
    );
    const view = await projectView(here.city, matter);
    assert.equal(difference.workdays.after, view?.plan.parallelWorkdays);
    assert.ok(difference.workdays.before <= difference.workdays.after);
    assert.deepEqual(difference.criticalPath.after, view?.plan.criticalPath);
    assert.ok((difference.end.before ?? "") <= (difference.end.after ?? ""));
  });

  test("the enterprise, and the bodies whose steps come, go or go on, are told (CON-13)", async () => {
    const matter = await open(filing);
    await query("DELETE FROM notices");
    done(await change(matter, { "project.forestLand": true }));
    const told = await query("SELECT subject, post, title FROM notices WHERE about = $1 ORDER BY subject, post", [
      matter,
    ]);
    assert.deepEqual(
      told.map(({ subject, post }) => subject ?? post),
      ["enterprise-01", "FOR:decider", "FOR:window"],
    );
    assert.match(told[0].title.zh, /^项目条件已变更（第2版计划）：新增1步/);
    assert.match(told[1].title.zh, /新增“建设项目使用林地审核（转报）”/);
    const inbox = (await here.city.ask("notices.inbox", { kind: "person", person: "p-qiye" }, {})) as {
      rows: { about: string; ofProject: boolean }[];
    };
    assert.deepEqual(
      inbox.rows.map(({ about, ofProject }) => [about, ofProject]),
      [[matter, true]],
    );
  });

  test("who leads a joint group that has one more member is told so (CON-14)", async () => {
    const matter = await open(filing);
    done(await change(matter, { "project.lightningSpecial": true }));
    const told = await query("SELECT post, title FROM notices WHERE about = $1 AND post IS NOT NULL ORDER BY post", [
      matter,
    ]);
    assert.deepEqual(
      told.map(({ post }) => post),
      ["CON:decider", "CON:window", "MET:decider", "MET:window"],
    );
    assert.match(told[0].title.zh, /您牵头的联合办理有增减/);
    assert.match(told[2].title.zh, /新增“雷电防护装置设计审核”；新增“雷电防护装置竣工验收”/);
  });

  test("its public page tells each version in plain words, and neither the reason nor the proof (CON-13, IDN-02)", async () => {
    const matter = await open(filing);
    done(await change(matter, { "project.forestLand": true }));
    const shown = approvalPages.find(({ path }) => path === "/projects/:id");
    assert.ok(shown);
    const page = async (language: "zh" | "en") => {
      const asked = { city: here.city, parameters: { id: matter }, path: "/projects/:id", today: here.city.today() };
      const made = await shown.page({ ...asked, language, who: { kind: "anyone" } });
      assert.ok("body" in made);
      return String(await made.body);
    };
    const zh = await page("zh");
    assert.match(zh, /计划改过1次/);
    assert.match(zh, /占用林地吗？ 否 → 是/);
    assert.match(zh, /新增1步/);
    assert.match(zh, /系统外步骤/);
    assert.match(await page("en"), /1 step more/);
    for (const hidden of [proof.number, "产品方案调整"]) assert.ok(!zh.includes(hidden), hidden);
  });

  test("who only has to know of a project sees what became of its plan, and not what people wrote about it (COM-12)", async () => {
    const matter = await open(filing);
    done(await change(matter, { "project.forestLand": true }));
    const versions = async (person: string) => {
      const answer = await here.city.ask("approvals.planVersions", { kind: "person", person }, { id: matter });
      return "rows" in (answer as object) ? (answer as { rows: PlanVersionSeen[] }).rows : undefined;
    };
    assert.equal(await versions("p-shimin"), undefined);
    done(await act("approvals.addParty", "p-qiye", matter, { subject: "person-01", role: "thirdParty" }));
    const [known] = (await versions("p-shimin")) ?? [];
    assert.deepEqual([known?.number, known?.reason, known?.proof], [2, null, null]);
    const [own] = (await versions("p-qiye")) ?? [];
    assert.deepEqual([own?.reason, own?.proof?.name], ["产品方案调整，占用林地", proof.name]);
  });

  test("a rehearsal shows the difference and writes nothing; a version that has moved on is told (REC-04)", async () => {
    const matter = await open(filing);
    const [{ version }] = await query("SELECT version FROM matters WHERE id = $1", [matter]);
    const rehearsed = await act("approvals.changeFacts", "p-qiye", matter, input({ "project.forestLand": true }), {
      dryRun: true,
    });
    assert.ok("rehearsed" in rehearsed, JSON.stringify(rehearsed));
    const made = rehearsed.changes.find((one) => one.record === "planVersion")?.fields as PlanVersion | undefined;
    assert.deepEqual(made?.added, ["B26"]);
    assert.deepEqual(made?.difference.workdays, { before: 41, after: 41 });
    assert.deepEqual(await planVersionsOf(here.city, matter), []);
    done(await change(matter, { "project.forestLand": true }));
    const stale = refused(
      await act("approvals.changeFacts", "p-qiye", matter, input({ "project.floodZone": true }), { seen: version }),
    );
    assert.deepEqual([stale.code, stale.status], ["STALE", 412]);
  });

  test("facts are changed by the applicant or a window with a proof and a day that has come, never by an agent or another firm (INV-03, INV-06, REC-11, CON-13)", async () => {
    const matter = await open(filing);
    const codeOf = async (facts: object, more: object = {}, person = "p-con-window") => {
      const told = refused(await change(matter, facts, more, person));
      return [told.code, told.rule, told.field];
    };
    const forest = { "project.forestLand": true };
    assert.deepEqual(await codeOf(forest, { proof: undefined }), ["FACTS_PROOF_MISSING", "INV-03", "/proof"]);
    assert.equal((await codeOf(forest, { proof: { ...proof, issuer: "" } }))[0], "FACTS_PROOF_MISSING");
    assert.equal((await codeOf(forest, { proof: { ...proof, on: "2027-01-01" } }))[0], "FACTS_PROOF_MISSING");
    assert.equal((await codeOf(forest, { proof: { ...proof, file: "nobody-s" } }))[0], "FACTS_PROOF_MISSING");
    assert.deepEqual(await codeOf(forest, { since: "2027-01-01" }), ["FACT_DAY_UNFIT", "REC-11", "/since"]);
    assert.deepEqual(await codeOf({ "project.forestLand": false }), ["FACTS_UNCHANGED", "CON-13", "/facts"]);
    assert.deepEqual(await codeOf({ "project.landMode": "租赁" }), ["PLAN_NOT_POSSIBLE", "CON-13", "/facts"]);
    assert.equal((await codeOf(forest, {}, "p-adm-agent"))[0], "NOT_ALLOWED");
    assert.equal((await codeOf(forest, {}, "p-shimin"))[0], "NOT_ALLOWED");
    assert.equal((await codeOf(forest, {}, "p-con-decider"))[0], "NOT_ALLOWED");
  });
});
