import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { jointCity } from "#tests/city/joint-city.ts";
import { assertProblem, openPackApp, type PackApp } from "./pack-app.ts";

type Done = { readonly id: string; readonly place: number; readonly repeated: boolean };

describe("what a rule forbids, asked over HTTP", () => {
  let here: PackApp;
  let application: object;

  before(async () => {
    here = await openPackApp("2026-03-09T01:00:00Z");
    const papers = here.pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name);
    application = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers };
  });
  after(() => here.close());

  const done = async (answer: Response): Promise<Done> => {
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as Done;
  };
  const received = async () => (await done(await here.send("chuangkou", "approvals.receive", null, application))).id;
  const accepted = async () => {
    const id = await received();
    await done(await here.send("chuangkou", "approvals.accept", id, {}));
    return id;
  };
  /** Asks for something that must be refused and change nothing. */
  async function refused(
    account: string,
    command: string,
    on: string | null,
    input: object,
    wanted: Parameters<typeof assertProblem>[1] & { rule: string },
  ) {
    const before = await here.state();
    const problem = await assertProblem(await here.send(account, command, on, input), wanted);
    assert.equal(problem.rule, wanted.rule);
    assert.equal(await here.state(), before, "something was half done");
    return problem;
  }

  test("a step from the wrong state is refused and says which state it is in (CLK-07, CLK-11, CLK-15)", async () => {
    const id = await received();
    const decided = { decision: "granted" };
    const early = { status: 409, code: "CASE_NOT_ACCEPTED", rule: "CLK-11" };
    await refused("kezhang", "approvals.decide", id, decided, early);
    await refused("chuangkou", "approvals.deliver", id, {}, { status: 409, code: "CASE_NOT_DECIDED", rule: "CLK-15" });
    await done(await here.send("chuangkou", "approvals.accept", id, {}));
    const again = { status: 409, code: "CASE_NOT_RECEIVED", rule: "CLK-07" };
    const problem = await refused("chuangkou", "approvals.accept", id, {}, again);
    assert.match(problem.text.zh, /已受理/);
  });

  test("a decision by another body's decider is refused (LST-16, ACC-01)", async () => {
    const id = await accepted();
    const wanted = { status: 403, code: "NOT_ALLOWED", rule: "ACC-01" };
    await refused("lnd.decider", "approvals.decide", id, { decision: "granted" }, wanted);
    await refused("chuangkou", "approvals.decide", id, { decision: "granted" }, wanted);
  });

  test("whoever is not signed in is asked to sign in first (ACC-02)", async () => {
    const wanted = { status: 401, code: "SIGN_IN_NEEDED", rule: "ACC-02" };
    await refused("", "approvals.accept", await received(), {}, wanted);
  });

  test("a refusal without reasons names the field that is missing (CLK-26)", async () => {
    const wanted = { status: 422, code: "REASON_MISSING", rule: "CLK-26", field: "/reason" };
    await refused("kezhang", "approvals.decide", await accepted(), { decision: "refused" }, wanted);
  });

  test("of two decisions at the same moment one is done and the other refused (CLK-11)", async () => {
    const id = await accepted();
    const answers = await Promise.all([
      here.send("kezhang", "approvals.decide", id, { decision: "granted" }),
      here.send("con.head", "approvals.decide", id, { decision: "refused", reason: "条件不符合规定" }),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const loser = answers.find(({ status }) => status === 409) as Response;
    await assertProblem(loser, { status: 409, code: "CASE_NOT_ACCEPTED" });
    const { rows } = await here.database.city.pool.query(
      "SELECT FROM journal WHERE record_id = $1 AND command = 'approvals.decide'",
      [id],
    );
    assert.equal(rows.length, 1);
  });

  test("of two decisions on the version both saw, the later one is told that it has changed (REC-04)", async () => {
    const id = await accepted();
    const seen = { "if-match": '"2"' };
    const answers = await Promise.all([
      here.send("kezhang", "approvals.decide", id, { decision: "granted" }, seen),
      here.send("con.head", "approvals.decide", id, { decision: "granted" }, seen),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
    await assertProblem(answers.find(({ status }) => status === 412) as Response, { status: 412, code: "STALE" });
  });

  test("a double click is one act with one answer, and the key is good for nothing else (REC-06)", async () => {
    const id = await accepted();
    const key = { "idempotency-key": "double-click-1" };
    const click = () => here.send("kezhang", "approvals.decide", id, { decision: "granted" }, key);
    const [one, two] = await Promise.all((await Promise.all([click(), click()])).map(done));
    assert.equal(one?.place, two?.place);
    assert.deepEqual([one?.repeated, two?.repeated].sort(), [false, true]);
    const before = await here.state();
    const other = { decision: "refused", reason: "换了一个决定" };
    const answer = await here.send("kezhang", "approvals.decide", id, other, key);
    await assertProblem(answer, { status: 422, code: "KEY_REUSED" });
    assert.equal(await here.state(), before);
  });

  test("a number whose check digit is wrong is refused by its standard and field (IDN-01, IDN-02)", async () => {
    const firm = { kind: "enterprise", name: "校验位不对的公司", identifier: "91360502MA35XXXX1X" };
    const field = "/identifier";
    const wrongFirm = { status: 422, code: "CREDIT_CODE_FAULT", rule: "IDN-01", field };
    await refused("chuangkou", "directory.registerSubject", null, firm, wrongFirm);
    const person = { kind: "person", name: "郑示八", identifier: "360502199001010010" };
    const wrongPerson = { status: 422, code: "RESIDENT_NUMBER_FAULT", rule: "IDN-02", field };
    const problem = await refused("chuangkou", "directory.registerSubject", null, person, wrongPerson);
    assert.doesNotMatch(JSON.stringify(problem), /360502199001010010/, "the number itself is not repeated");
  });

  test("somebody born in the future cannot be registered (IDN-02)", async () => {
    const born = { kind: "person", name: "郑示九", identifier: "360502203001010017" };
    const wanted = { status: 422, code: "RESIDENT_NUMBER_FAULT", rule: "IDN-02", field: "/identifier" };
    const problem = await refused("chuangkou", "directory.registerSubject", null, born, wanted);
    assert.match(problem.text.en, /2030-01-01/);
  });

  test("a plan change that would undo a decision is refused, and facts and plan stay (CLK-27)", async () => {
    const facts = { "project.landMode": "已有土地", "project.eiaClass": "登记表" };
    const opened = await done(
      await here.send("chuangkou", "approvals.openProject", null, {
        ...{ title: "改条件的厂房", applicant: "enterprise-01", flow: "construction@2025", facts, division: "360500" },
        papers: ["环境影响登记表"],
      }),
    );
    await here.city.settle();
    const { rows } = await here.database.city.pool.query(
      "SELECT id FROM cases WHERE matter = $1 AND procedure = 'B19'",
      [opened.id],
    );
    await done(await here.send("epb.window", "approvals.decideOnTheSpot", rows[0].id, {}));
    const change = {
      ...{ facts: { "project.eiaClass": "报告表" }, since: "2026-03-09", reason: "产品方案调整" },
      proof: { name: "变更备案信息表", issuer: "市发展和改革委员会", on: "2026-03-09" },
    };
    const wanted = { status: 409, code: "PLAN_UNDOES", rule: "CLK-27", field: "/facts" };
    await refused("chuangkou", "approvals.changeFacts", opened.id, change, wanted);
    const unproved = { status: 422, code: "FACTS_PROOF_MISSING", rule: "INV-03", field: "/proof" };
    await refused("chuangkou", "approvals.changeFacts", opened.id, { ...change, proof: {} }, unproved);
  });

  test("of two leads at the same moment one begins and the other is refused, and a demand after the list too (CON-14, SUP-04 A05)", async () => {
    const { design, member, query } = jointCity(() => here);
    const { matter, relics, trees } = await design("两个牵头");
    const own = { kind: "review", group: "J1", power: "B13:LND" };
    const named = { kind: "review", power: "B29:CUL", cases: [relics, trees] };
    const answers = await Promise.all([
      here.send("lnd.reviewer", "approvals.beginJoint", matter, own),
      here.send("cul.head", "approvals.beginJoint", matter, named),
    ]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    const wanted = { status: 409, code: "TWO_LEADS", rule: "CON-14" };
    await assertProblem(answers.find(({ status }) => status === 409) as Response, wanted);
    await refused("lnd.reviewer", "approvals.beginJoint", matter, own, wanted);
    const [round] = await query("SELECT id, lead FROM joint_reviews WHERE matter = $1", [matter]);
    const [first, second] = [await member(round.id, "B29"), await member(round.id, "B34")];
    const bare = { opinion: "defects", defects: [{ what: "退让不足", basis: "" }] };
    await refused("cul.head", "approvals.answerJoint", first, bare, { status: 422, code: "BAD_INPUT", rule: "REC-02" });
    await done(await here.send("cul.head", "approvals.answerJoint", first, { opinion: "agree" }));
    await done(await here.send("cmb.head", "approvals.answerJoint", second, { opinion: "agree" }));
    await done(await here.send(`${round.lead.toLowerCase()}.head`, "approvals.settleJoint", round.id, {}));
    const late = { opinion: "defects", defects: [{ what: "退让不足", basis: "文物保护法 第二十九条" }] };
    const closed = { status: 409, code: "LATE_DEMAND", rule: "CON-14" };
    await refused("cul.head", "approvals.answerJoint", first, late, closed);
  });

  test("a decision after the decider's post has ended is refused from that day on (SUP-04 A04)", async () => {
    const id = await accepted();
    const holding = here.pack.holdings.find((one) => one.person === "p-con-decider" && one.validTo === null);
    await done(await here.send("guanliyuan", "directory.endHolding", holding?.id ?? "", { on: "2026-03-10" }));
    here.city.time.set("2026-03-10T01:00:00Z");
    const wanted = { status: 403, code: "NOT_ALLOWED", rule: "ACC-01" };
    await refused("kezhang", "approvals.decide", id, { decision: "granted" }, wanted);
    await done(await here.send("con.head", "approvals.decide", id, { decision: "granted" }));
  });
});
