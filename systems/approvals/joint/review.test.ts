import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openTestCity } from "#kernel/city/test-city.ts";
import { readJournal } from "#kernel/records/history.ts";
import { systems } from "#systems/index.ts";
import { jointCity } from "#tests/city/joint-city.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { JointAnswer } from "./query.ts";

describe("a joint review of a design under one lead", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-04-30T01:00:00Z");
  });
  after(() => here.close());
  const { query, at, act, ask, read, member, row, members, due, documents, told, design, later } = jointCity(
    () => here,
  );

  const lead = "p-lnd-reviewer";
  const asked = { kind: "review", group: "J1", power: "B13:LND" };
  const begun = async (matter: string, more: object = {}) => {
    done(await ask("beginJoint", lead, matter, { ...asked, ...more }));
    const [round] = await query(
      "SELECT id FROM joint_reviews WHERE matter = $1 ORDER BY started_on DESC, id DESC LIMIT 1",
      [matter],
    );
    return round.id as string;
  };
  const defects = [{ what: "建筑退让文物本体不足三十米", basis: "文物保护法 第二十九条" }];

  test("the lead asks all members at once, each in its own days, and the applicant gets one numbered letter (CON-14, CLK-07)", async () => {
    at("2026-04-30");
    const { matter, relics, trees } = await design("联合审查一");
    const round = await begun(matter);
    assert.deepEqual(
      (await members(round)).map(({ case_id, body, days, state, live }) => [case_id, body, days, state, live]),
      [
        [relics, "CUL", 10, "asked", true],
        [trees, "CMB", 5, "asked", true],
      ],
    );
    assert.deepEqual(await due(await member(round, "B34"), "answer"), { due: "2026-05-11", state: "running" });
    assert.deepEqual(await due(await member(round, "B29"), "answer"), { due: "2026-05-18", state: "running" });
    const [letter] = await documents(matter);
    assert.deepEqual([letter.kind, letter.addressee], ["联合办理告知书", "enterprise-01"]);
    assert.match(letter.number, /^[\u4e00-\u9fa5]{2,12}〔2026〕[1-9]\d*号$/);
    for (const body of ["CUL", "CMB"]) assert.match((await told(body)).at(-1) ?? "", /设计方案联合审查/);
  });

  test("45 workdays from 2026-04-30 end on 2026-07-07, also for cases on the general limit, and beginning later adds none (CLK-13)", async () => {
    at("2026-04-30");
    const { matter, relics } = await design("联合审查二");
    const promised = await due(relics, "promised");
    at("2026-05-06");
    const round = await begun(matter);
    assert.deepEqual(await due(round, "joint"), { due: "2026-07-07", state: "running" });
    assert.deepEqual(await due(relics, "legal"), { due: "2026-07-07", state: "running" });
    assert.deepEqual(await due(relics, "promised"), promised, "a promise is kept, jointly or not (CLK-19)");
    refused(await ask("extend", "p-cul-head", relics, { days: 10, reason: "情况复杂" }), "JOINT_LIMIT", "CLK-13");
  });

  test("the head of the government prolongs it once by fifteen workdays at most; nobody else does (CLK-13)", async () => {
    at("2026-04-30");
    const { matter, trees } = await design("联合审查三");
    const round = await begun(matter);
    const longer = (person: string, days: number) =>
      ask("extendJoint", person, round, { days, reason: "需要专家论证" });
    for (const person of ["p-lnd-head", "p-ysg-leader"]) refused(await longer(person, 15), "NOT_ALLOWED", "ACC-01");
    refused(await longer("p-gov-leader", 16), "JOINT_EXTENSION", "CLK-13");
    done(await longer("p-gov-leader", 15));
    for (const owner of [round]) assert.equal((await due(owner, "joint")).due, "2026-07-28");
    assert.equal((await due(trees, "legal")).due, "2026-07-28");
    assert.equal((await documents(matter)).at(-1)?.kind, "延期通知书");
    refused(await longer("p-gov-leader", 1), "CLOCK_FORBIDS", "CLK-12");
  });

  test("two leads for one stage are refused by rule and by the database, and a case is in one round at a time (CON-14)", async () => {
    at("2026-05-06");
    const { matter, relics, trees } = await design("联合审查四");
    const both = await Promise.all([1, 2].map(() => ask("beginJoint", lead, matter, asked)));
    assert.equal(both.filter((one) => "done" in one).length, 1);
    const again = refused(await ask("beginJoint", lead, matter, asked), "TWO_LEADS", "CON-14");
    assert.match(again.text.zh, /自然资源/);
    const other = { kind: "review", power: "B29:CUL", cases: [relics, trees] };
    refused(await ask("beginJoint", "p-cul-head", matter, other), "TWO_LEADS", "CON-14");
    const named = { ...other, kind: "acceptance", visit: { on: "2026-05-08", place: "项目工地" } };
    refused(await ask("beginJoint", "p-cul-head", matter, named), "IN_ANOTHER_ROUND", "CON-14");
    const columns = (skip: string, table: string) =>
      query(
        `SELECT string_agg(column_name, ', ') AS names FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1 AND column_name <> $2`,
        [table, skip],
      );
    const [round] = await columns("id", "joint_reviews");
    const twin = (table: string, names: string) =>
      query(`INSERT INTO ${table} (id, ${names}) SELECT id || 'x', ${names} FROM ${table} WHERE matter = $1`, [matter]);
    await assert.rejects(twin("joint_reviews", round.names), /joint_one_lead/);
    const [part] = await columns("id", "joint_members");
    await assert.rejects(twin("joint_members", part.names), /joint_case_once/);
  });

  test("only the lead that the flow names begins, with accepted cases of the matter and bodies of its plan (CON-14)", async () => {
    at("2026-05-06");
    const { matter, relics, trees } = await design("联合审查五");
    const begin = (person: string, more: object) => ask("beginJoint", person, matter, { ...asked, ...more });
    refused(await begin("p-cul-head", {}), "NOT_ALLOWED", "ACC-01");
    refused(await begin("p-cul-head", { power: "B29:CUL" }), "NOT_THE_LEAD", "CON-14");
    refused(await begin(lead, { group: "J9" }), "GROUP_UNKNOWN", "CON-14");
    refused(await begin(lead, { group: "constructor" }), "GROUP_UNKNOWN", "CON-14");
    refused(await begin(lead, { cases: ["nobody"] }), "MEMBER_UNFIT", "CON-14");
    refused(await begin(lead, { powers: ["B29:CUL"] }), "MEMBER_UNFIT", "CON-14");
    refused(await begin(lead, { visit: { on: "2026-05-08", place: "工地" } }), "VISIT_UNFIT", "CON-14");
    refused(await begin(lead, { kind: "acceptance" }), "VISIT_UNFIT", "CON-14");
    const alone = { power: "B29:CUL", group: undefined, cases: [relics] };
    refused(await begin("p-cul-head", alone), "NOTHING_JOINT", "CON-14");
    done(await ask("withdraw", "p-qiye", trees, { reason: "改在别处建设" }));
    refused(await begin(lead, { cases: [relics, trees] }), "MEMBER_UNFIT", "CON-14");
    // The lead's own step has no case yet: its body takes part by its power.
    done(await begin(lead, { powers: ["B13:LND"] }));
  });

  test("a case that is opened during the round for a step that was asked before waits for the round too (CON-14)", async () => {
    at("2026-05-06");
    const { matter } = await design("联合审查十四");
    const round = await begun(matter, { powers: ["B13:LND"] });
    const late = await later(matter, "B13", "LND");
    refused(await ask("decide", "p-lnd-decider", late, { decision: "granted" }), "JOINT_OPEN", "CON-14");
    done(await ask("cancelJoint", "p-lnd-head", round, { reason: "设计方案推倒重来" }));
    done(await ask("decide", "p-lnd-decider", late, { decision: "granted" }));
  });

  test("members answer once, with a basis for every defect; the one list bears a number and ends the round (CON-14, CLK-07)", async () => {
    at("2026-05-06");
    const { matter, relics, trees } = await design("联合审查六");
    const round = await begun(matter);
    const [first, second] = [await member(round, "B29"), await member(round, "B34")];
    const answer = (person: string, on: string, more: object) => ask("answerJoint", person, on, more);
    refused(await answer("p-cmb-reviewer", first, { opinion: "agree" }), "NOT_ALLOWED", "ACC-01");
    refused(await answer("p-cul-reviewer", first, { opinion: "defects" }), "DEFECTS_UNFIT", "CON-14");
    refused(await answer("p-cul-reviewer", first, { opinion: "agree", defects }), "DEFECTS_UNFIT", "CON-14");
    const { place } = done(await answer("p-cul-reviewer", first, { opinion: "defects", defects }));
    const [entry] = await readJournal(here.database.city.pool, place, 1);
    assert.ok(!JSON.stringify(entry).includes("三十米"), "what is said is in no journal in clear");
    refused(await answer("p-cul-head", first, { opinion: "agree" }), "ANSWERED_ALREADY", "CON-14");
    refused(await ask("decide", "p-cul-decider", relics, { decision: "granted" }), "JOINT_OPEN", "CON-14");
    const waits = refused(await ask("settleJoint", "p-lnd-head", round), "MEMBERS_AWAITED", "CON-14");
    assert.match(waits.text.zh, /1个成员（新余市城市管理局）/);
    done(await answer("p-cmb-head", second, { opinion: "noRemark" }));
    refused(await ask("settleJoint", "p-cul-head", round), "NOT_ALLOWED", "ACC-01");
    done(await ask("settleJoint", "p-lnd-head", round));
    const list = (await documents(matter)).at(-1);
    assert.equal(list?.kind, "联合审查意见书");
    assert.deepEqual(
      list?.content.opinions.map((one: { opinion: string; defects: object[] }) => [one.opinion, one.defects]),
      [
        ["有问题", defects],
        ["无意见", []],
      ],
    );
    assert.deepEqual([(await row(round)).state, (await due(round, "joint")).state], ["settled", "stopped"]);
    done(await ask("decide", "p-cmb-decider", trees, { decision: "granted" }));
  });

  test("the list goes on without who is silent after its time; a new demand after the list is refused as A05 (CON-14, SUP-04 A05)", async () => {
    at("2026-05-06");
    const { matter } = await design("联合审查七");
    const round = await begun(matter, { days: 3 });
    const [late, quick] = [await member(round, "B29"), await member(round, "B34")];
    done(await ask("answerJoint", "p-cmb-reviewer", quick, { opinion: "agree" }));
    at("2026-05-12");
    await here.city.settle();
    const silent = (await members(round)).find(({ item }) => item === "B29");
    assert.deepEqual([silent?.state, silent?.opinion], ["silent", null]);
    assert.match((await told("CUL")).at(-1) ?? "", /超时未答复/);
    done(await ask("settleJoint", "p-lnd-decider", round));
    const list = (await documents(matter)).at(-1);
    assert.equal(list?.content.opinions[0].opinion, "在期限内没有答复");
    const demand = refused(
      await ask("answerJoint", "p-cul-reviewer", late, { opinion: "defects", defects }),
      "LATE_DEMAND",
      "CON-14",
    );
    assert.match(demand.text.zh, /A05/);
    refused(await ask("answerJoint", "p-cul-reviewer", late, { opinion: "agree" }), "ROUND_OVER", "CON-14");
  });

  test("a member that listed nothing and refuses after the list is a finding, A05; a silent one is overdue, SUP-02 (SUP-04 A05)", async () => {
    at("2026-05-06");
    const { matter, trees } = await design("联合审查十三");
    const groups: JointAnswer = await read("joints", "p-lnd-head", { matter });
    const [group] = groups.groups;
    assert.deepEqual([group?.group, group?.kind, group?.power], ["J1", "review", "B13:LND"]);
    assert.deepEqual(group?.members.map(({ item, case: file }) => [item, file !== null]).sort(), [
      ["B13", false],
      ["B29", true],
      ["B34", true],
    ]);
    const round = await begun(matter, { days: 2 });
    done(await ask("answerJoint", "p-cmb-head", await member(round, "B34"), { opinion: "agree" }));
    at("2026-05-11");
    await here.city.settle();
    done(await ask("settleJoint", "p-lnd-head", round));
    done(await ask("decide", "p-cmb-decider", trees, { decision: "refused", reason: "还须补充移植论证" }));
    const { rounds }: JointAnswer = await read("joints", "p-lnd-head", { matter });
    assert.deepEqual(
      rounds[0]?.findings.map(({ anomaly }) => anomaly),
      ["SUP-02", "A05"],
    );
    const own: JointAnswer = await read("joints", "p-qiye", { matter });
    assert.deepEqual(own.rounds[0]?.findings, []);
  });

  test("where silence is consent it is recorded as no remark and decides nothing; elsewhere a late answer still counts (CLK-25)", async () => {
    at("2026-05-06");
    const { matter, relics } = await design("联合审查八");
    const round = await begun(matter, { days: 2 });
    const { settings, time } = here.city;
    at("2026-05-11");
    const consenting = await openTestCity(here.database.city, systems, {
      settings: { ...settings, flag: (name) => name === "silenceIsConsent" },
      time,
    });
    await consenting.settle();
    await consenting.close();
    assert.deepEqual(
      (await members(round)).map(({ state, opinion }) => [state, opinion]),
      [
        ["silent", "noRemark"],
        ["silent", "noRemark"],
      ],
    );
    const mine = await member(round, "B29");
    refused(await ask("answerJoint", "p-cul-head", mine, { opinion: "agree" }), "SILENCE_KEPT", "CLK-25");
    const [file] = await query("SELECT decision FROM cases WHERE id = $1", [relics]);
    assert.equal(file.decision, null);
    const next = await design("联合审查九");
    const open = await begun(next.matter, { days: 2 });
    at("2026-05-14");
    await here.city.settle();
    done(await ask("answerJoint", "p-cul-head", await member(open, "B29"), { opinion: "agree" }));
  });

  test("a withdrawn case leaves, its body is not waited for, and the round ends when no case is left (CON-14)", async () => {
    at("2026-05-06");
    const { matter, relics, trees } = await design("联合审查十");
    const round = await begun(matter);
    done(await ask("withdraw", "p-qiye", relics, { reason: "改在别处建设" }));
    await here.city.settle();
    const gone = (await members(round)).find(({ item }) => item === "B29");
    assert.deepEqual([gone?.state, gone?.live, (await row(round)).state], ["left", false, "asked"]);
    assert.equal((await due(await member(round, "B29"), "answer")).state, "stopped");
    done(await ask("withdraw", "p-qiye", trees, { reason: "改在别处建设" }));
    await here.city.settle();
    assert.deepEqual([(await row(round)).state, (await due(round, "joint")).state], ["cancelled", "stopped"]);
  });

  test("the lead breaks it off with a reason; each case goes on alone within its own limit (CON-14, CLK-13)", async () => {
    at("2026-04-30");
    const { matter, relics } = await design("联合审查十一");
    const round = await begun(matter);
    done(await ask("extendJoint", "p-gov-leader", round, { days: 5, reason: "需要专家论证" }));
    done(await ask("cancelJoint", "p-lnd-head", round, { reason: "设计方案推倒重来" }));
    assert.equal((await documents(matter)).at(-1)?.content.reason, "设计方案推倒重来");
    assert.equal((await due(relics, "legal")).due, "2026-06-01");
    done(await ask("decide", "p-cul-decider", relics, { decision: "granted" }));
    assert.equal((await members(round)).filter(({ live }) => live).length, 0);
  });

  test("a round survives the merger of its lead and of a member: due days stay, the successors answer and lead (STF-07, CON-14)", async () => {
    at("2026-05-14");
    const { matter } = await design("联合审查十二");
    const round = await begun(matter);
    at("2026-05-15");
    const before = [await due(round, "joint"), await due(await member(round, "B34"), "answer")];
    for (const body of ["CMB", "LND"])
      done(await act("directory.mergeBody", "p-adm-administrator", body, { successor: "CON", on: "2026-05-15" }));
    await here.city.settle();
    assert.deepEqual([(await row(round)).lead, (await members(round))[1].body], ["CON", "CON"]);
    assert.deepEqual([await due(round, "joint"), await due(await member(round, "B34"), "answer")], before);
    done(await ask("answerJoint", "p-con-reviewer", await member(round, "B34"), { opinion: "agree" }));
    done(await ask("answerJoint", "p-cul-reviewer", await member(round, "B29"), { opinion: "agree" }));
    done(await ask("settleJoint", "p-con-decider", round));
    const [office] = await query("SELECT office_code FROM bodies WHERE id = 'CON'");
    assert.ok(
      (await documents(matter)).some(
        ({ number, kind }) => kind === "联合审查意见书" && number.startsWith(office.office_code),
      ),
    );
  });
});
