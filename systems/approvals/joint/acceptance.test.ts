import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { jointCity } from "#tests/city/joint-city.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { CaseAnswer } from "../desk/case-answer.ts";
import type { Firm } from "../firms/one-firm.ts";
import { progressPage } from "../portal-progress.ts";
import { projectPage } from "../portal-project.ts";
import type { JointTask } from "./asked-query.ts";
import type { JointAnswer } from "./query.ts";

describe("a joint acceptance: one visit, one opinion, and a re-check of what was listed", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-05-06T01:00:00Z");
  });
  after(() => here.close());
  const { query, at, ask, read, member, row, members, due, documents, told, finished } = jointCity(() => here);

  const lead = "p-con-reviewer";
  const visit = { on: "2026-05-11", place: "项目工地" };
  const begun = async (title: string) => {
    at("2026-05-06");
    const site = await finished(title);
    done(await ask("beginJoint", lead, site.matter, { kind: "acceptance", group: "J4", power: "B50:CON", visit }));
    const [round] = await query("SELECT id FROM joint_reviews WHERE matter = $1", [site.matter]);
    return { ...site, round: round.id as string };
  };
  const defects = [
    { what: "消防车道被绿化占用", basis: "消防法 第二十八条" },
    { what: "疏散指示标志缺两处", basis: "建筑设计防火规范" },
  ];
  /** All answered after the visit; only fire names defects. */
  const visited = async (title: string) => {
    const site = await begun(title);
    at("2026-05-11");
    const answer = async (item: string, body: string, more: object) =>
      done(await ask("answerJoint", `p-${body}-reviewer`, await member(site.round, item), more));
    await answer("B48", "lnd", { opinion: "agree" });
    await answer("B49", "arc", { opinion: "noRemark" });
    await answer("B32", "con", { opinion: "defects", defects });
    return site;
  };
  const fire = (round: string) => member(round, "B32");
  /** What the applicant's own page says that is owed in the project's rounds. */
  const owed = async (matter: string) => {
    const firm: Firm = await read("firm", "p-qiye", { id: "enterprise-01" });
    return firm.owed
      .filter(({ kind, about }) => ["visit", "defects"].includes(kind) && about.id === matter)
      .map(({ kind, on, details }) => [kind, on, details]);
  };
  const results = (...cleared: boolean[]) => ({
    results: cleared.map((one, at) => ({ defect: at + 1, cleared: one })),
  });

  test("the one visit is told to the applicant and to all members in the same act; nobody answers before it (CON-14)", async () => {
    const { matter, round, archive } = await begun("联合验收一");
    const [letter] = await documents(matter);
    assert.deepEqual([letter.content.visitOn, letter.content.place], [visit.on, visit.place]);
    for (const body of ["LND", "CON", "ARC"])
      assert.match((await told(body)).at(-1) ?? "", /2026-05-11到项目工地现场验收/);
    const notices = await query("SELECT about FROM notices WHERE post = 'ARC:head' ORDER BY sent_at DESC LIMIT 1");
    assert.equal(notices[0].about, archive);
    assert.deepEqual(await owed(matter), [["visit", visit.on, [visit.place]]], "its own page says to be there");
    // In its own days from the visit on: one workday for fire, three for the archive.
    assert.deepEqual(await due(await fire(round), "answer"), { due: "2026-05-12", state: "running" });
    assert.deepEqual(await due(await member(round, "B49"), "answer"), { due: "2026-05-14", state: "running" });
    const early = await ask("answerJoint", "p-arc-reviewer", await member(round, "B49"), { opinion: "agree" });
    refused(early, "BEFORE_VISIT", "CON-14");
  });

  test("lead and members see who has answered and what is left; what was said is told to others with the one list only (CON-14)", async () => {
    const { matter, round, planning } = await visited("联合验收六");
    const seenBy = async (person: string): Promise<JointAnswer> => read("joints", person, { matter });
    const of = ({ rounds }: JointAnswer, item: string) => rounds[0]?.members.find((one) => one.item === item);
    const before = await Promise.all(["p-con-head", "p-arc-head", "p-qiye", "p-tob-head"].map(seenBy));
    assert.deepEqual(
      before.map((answer) => of(answer, "B32")?.defects.length),
      [2, 0, 0, 0],
    );
    const acts = before[0]?.rounds[0]?.acts.map(({ command, allowed }) => [command, allowed]);
    assert.deepEqual(
      acts?.filter(([, allowed]) => allowed).map(([command]) => command),
      ["approvals.settleJoint", "approvals.cancelJoint"],
    );
    assert.deepEqual([before[3]?.rounds[0]?.acts, before[3]?.groups], [[], []]);
    done(await ask("settleJoint", "p-con-decider", round));
    assert.equal(of(await seenBy("p-qiye"), "B32")?.defects[0]?.what, defects[0]?.what);
    const asked = {
      city: here.city,
      language: "zh",
      path: "",
      today: here.city.today(),
      who: { kind: "anyone" },
    } as const;
    const shown = async (page: typeof projectPage, parameters: Record<string, string>) => {
      const answer = await page({ ...asked, parameters });
      return "body" in answer ? String(await answer.body) : "";
    };
    const [file] = await query("SELECT query_code FROM cases WHERE id = $1", [planning]);
    const progress = await shown(progressPage, { code: file.query_code });
    assert.match(progress, /您要整改联合验收列出的问题/);
    assert.match(progress, /联合验收整改通知书/);
    const { joint, documents: papers }: CaseAnswer = await read("case", "p-lnd-head", { id: planning });
    assert.deepEqual([joint?.state, papers.at(-1)?.kind], ["correcting", "联合验收整改通知书"]);
    const made = await shown(projectPage, { id: matter });
    assert.match(made, /联合验收：等申请人整改/);
    assert.match(made, /列出2条问题，已整改0条/);
    assert.ok(!made.includes("消防车道"), "what was found is the applicant's to read, not the public's");
  });

  test("each body sees what its rounds wait for, the most urgent first: an answer, the one list, a re-check, the conclusion (CON-14, SUP-02)", async () => {
    const { matter, round } = await begun("联合验收七");
    at("2026-05-11");
    const tasks = async (body: string): Promise<[string, string | null, string | null][]> => {
      const { rows }: { rows: JointTask[] } = await read("jointTasks", `p-${body}-head`, {});
      return rows.filter((one) => one.matter === matter).map(({ task, due, name }) => [task, due, name]);
    };
    assert.deepEqual(await tasks("con"), [["answer", "2026-05-12", "其他建设工程消防验收备案"]]);
    assert.deepEqual(await tasks("arc"), [["answer", "2026-05-14", "建设工程城建档案验收"]]);
    assert.deepEqual(await tasks("tob"), []);
    done(await ask("answerJoint", "p-con-head", await fire(round), { opinion: "defects", defects }));
    for (const [item, body] of [
      ["B48", "lnd"],
      ["B49", "arc"],
    ] as const)
      done(await ask("answerJoint", `p-${body}-head`, await member(round, item), { opinion: "agree" }));
    assert.deepEqual(await tasks("con"), [["settle", "2026-07-08", null]]);
    assert.deepEqual(await tasks("arc"), []);
    done(await ask("settleJoint", "p-con-head", round));
    done(await ask("callRecheck", "p-con-head", round, { on: "2026-05-11" }));
    assert.deepEqual(
      (await tasks("con")).map(([task]) => task),
      ["recheck"],
    );
    done(await ask("answerRecheck", "p-con-head", await fire(round), results(true, true)));
    assert.deepEqual(
      (await tasks("con")).map(([task]) => task),
      ["conclude"],
    );
  });

  test("without a defect it has passed with its one opinion, and the cases are decided after it (CON-14, CLK-07)", async () => {
    const { matter, round, planning } = await begun("联合验收二");
    at("2026-05-11");
    for (const [item, body] of [
      ["B48", "lnd"],
      ["B32", "con"],
      ["B49", "arc"],
    ] as const) {
      refused(await ask("decide", "p-lnd-decider", planning, { decision: "granted" }), "JOINT_OPEN", "CON-14");
      done(await ask("answerJoint", `p-${body}-head`, await member(round, item), { opinion: "agree" }));
    }
    done(await ask("settleJoint", "p-con-decider", round));
    assert.equal((await row(round)).state, "passed");
    const opinion = (await documents(matter)).at(-1);
    assert.deepEqual([opinion?.kind, opinion?.content.result], ["联合验收意见书", "passed"]);
    done(await ask("decide", "p-lnd-decider", planning, { decision: "granted" }));
  });

  test("defects are listed once; only these are looked at again, by who named them, and then it passes (CON-14, SUP-04 A05)", async () => {
    const { matter, round, planning } = await visited("联合验收三");
    done(await ask("settleJoint", "p-con-decider", round));
    assert.deepEqual([(await row(round)).state, (await due(round, "joint")).state], ["correcting", "stopped"]);
    assert.equal((await documents(matter)).at(-1)?.kind, "联合验收整改通知书");
    refused(await ask("decide", "p-lnd-decider", planning, { decision: "granted" }), "JOINT_OPEN", "CON-14");
    const late = { opinion: "defects", defects: [{ what: "缺竣工图", basis: "档案规定" }] };
    refused(await ask("answerJoint", "p-arc-reviewer", await member(round, "B49"), late), "LATE_DEMAND", "CON-14");
    const call = (person: string, on: string) => ask("callRecheck", person, round, { on });
    refused(await call("p-arc-head", "2026-05-18"), "NOT_ALLOWED", "ACC-01");
    refused(await call(lead, "2026-05-08"), "VISIT_UNFIT", "CON-14");
    done(await call(lead, "2026-05-18"));
    const notice = (await documents(matter)).at(-1);
    assert.deepEqual([notice?.kind, notice?.content.visitOn], ["联合验收复验通知书", "2026-05-18"]);
    assert.deepEqual(
      (await members(round)).map(({ item, recheck }) => [item, recheck]),
      [
        ["B32", "asked"],
        ["B48", null],
        ["B49", null],
      ],
    );
    assert.deepEqual(await due(await fire(round), "recheck"), { due: "2026-05-21", state: "running" });
    const recheck = async (person: string, item: string, more: object) =>
      ask("answerRecheck", person, await member(round, item), more);
    refused(await recheck("p-con-reviewer", "B32", results(true, true)), "BEFORE_VISIT", "CON-14");
    at("2026-05-18");
    refused(await recheck("p-arc-reviewer", "B49", results(true)), "ROUND_OVER", "CON-14");
    for (const wrong of [results(true), results(true, true, false)])
      refused(await recheck("p-con-reviewer", "B32", wrong), "NOT_LISTED_DEFECT", "CON-14");
    const twice = { results: [1, 1].map((defect) => ({ defect, cleared: true })) };
    refused(await recheck("p-con-reviewer", "B32", twice), "NOT_LISTED_DEFECT", "CON-14");
    const conclude = (result: string, reason?: string) =>
      ask("concludeJoint", "p-con-head", round, { result, ...(reason && { reason }) });
    refused(await conclude("passed"), "MEMBERS_AWAITED", "CON-14");
    done(await recheck("p-con-reviewer", "B32", results(true, true)));
    refused(await conclude("failed", "仍有问题"), "NOTHING_AGAINST", "CON-14");
    done(await conclude("passed"));
    const opinion = (await documents(matter)).at(-1);
    assert.deepEqual([opinion?.kind, opinion?.content.result], ["联合验收意见书", "passed"]);
    assert.equal(opinion?.content.opinions[0].defects[0].clearedOn, "2026-05-18");
    done(await ask("decide", "p-lnd-decider", planning, { decision: "granted" }));
  });

  test("the applicant reports that it is put right, once, and the lead's days to call the re-check begin (CON-14)", async () => {
    const { matter, round } = await visited("联合验收八");
    const report = (person: string) => ask("reportMended", person, round);
    refused(await report("p-qiye"), "ROUND_OVER", "CON-14");
    done(await ask("settleJoint", "p-con-decider", round));
    for (const person of ["p-con-head", "p-shimin"]) refused(await report(person), "NOT_ALLOWED", "ACC-01");
    const own: JointAnswer = await read("joints", "p-qiye", { matter });
    assert.deepEqual(
      own.rounds[0]?.acts.filter(({ allowed }) => allowed).map(({ command }) => command),
      ["approvals.reportMended"],
    );
    assert.deepEqual(await owed(matter), [["defects", "2026-05-11", defects.map(({ what }) => what)]]);
    at("2026-05-13");
    done(await report("p-qiye"));
    assert.deepEqual(await owed(matter), []);
    refused(await report("p-qiye"), "MENDED_TOLD", "CON-14");
    assert.deepEqual(await due(round, "call"), { due: "2026-05-18", state: "running" });
    assert.ok((await told("CON")).some((title) => title.includes("报告整改完成")));
    const { rows }: { rows: JointTask[] } = await read("jointTasks", "p-con-head", {});
    assert.equal(rows.find((one) => one.round === round)?.task, "call");
    done(await ask("callRecheck", lead, round, { on: "2026-05-14" }));
    assert.equal((await due(round, "call")).state, "stopped");
  });

  test("what was not put right fails it, with a reason and under a number; after that a new round can begin (CON-14, CLK-07)", async () => {
    const { matter, round } = await visited("联合验收四");
    done(await ask("settleJoint", "p-con-decider", round));
    done(await ask("callRecheck", lead, round, { on: "2026-05-12" }));
    at("2026-05-12");
    done(await ask("answerRecheck", "p-con-head", await fire(round), results(true, false)));
    const conclude = (more: object) => ask("concludeJoint", "p-con-head", round, more);
    refused(await conclude({ result: "passed" }), "DEFECTS_STAND", "CON-14");
    refused(await conclude({ result: "failed" }), "ROUND_REASON_MISSING", "CLK-26");
    done(await conclude({ result: "failed", reason: "疏散指示标志没有补齐" }));
    const opinion = (await documents(matter)).at(-1);
    assert.deepEqual([opinion?.content.result, opinion?.content.reason], ["failed", "疏散指示标志没有补齐"]);
    const again = { kind: "acceptance", group: "J4", power: "B50:CON", visit: { on: "2026-05-14", place: "项目工地" } };
    done(await ask("beginJoint", lead, matter, again));
  });

  test("who does not come to the re-check is not waited for, and its defects stand (CON-14, CLK-25)", async () => {
    const { round } = await visited("联合验收五");
    done(await ask("settleJoint", "p-con-decider", round));
    done(await ask("callRecheck", lead, round, { on: "2026-05-12" }));
    at("2026-05-18");
    await here.city.settle();
    const silent = (await members(round)).find(({ item }) => item === "B32");
    assert.deepEqual([silent?.recheck, silent?.opinion], ["silent", "defects"]);
    const passed = await ask("concludeJoint", "p-con-head", round, { result: "passed" });
    refused(passed, "DEFECTS_STAND", "CON-14");
    done(await ask("answerRecheck", "p-con-reviewer", await fire(round), results(true, true)));
    done(await ask("concludeJoint", "p-con-head", round, { result: "passed" }));
  });
});
