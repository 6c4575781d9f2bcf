import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readQueryCode } from "#kernel/identifiers/queryCode.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { cityFigures, exactCase } from "./door.ts";
import { approvalPages } from "./portal.ts";

describe("what the public sees of cases", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here?.close());

  const ask = async (command: string, person: string, on: string | null, input: object = {}) => {
    const outcome = await here.city.execute({
      ...{ command: `approvals.${command}`, who: { kind: "person", person } },
      ...{ on, input },
    });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome.id;
  };
  const papersOf = (item: string) =>
    here.pack.itemVersions.find((one) => one.item === item)?.papers.map(({ name }) => name) ?? [];
  const receive = (papers = papersOf("B47"), applicant = "enterprise-01") =>
    ask("receive", "p-con-window", null, { item: "B47", power: "B47:CON", applicant, papers });
  const codeOf = async (id: string) =>
    (await here.city.database.pool.query<{ query_code: string }>("SELECT query_code FROM cases WHERE id = $1", [id]))
      .rows[0]?.query_code ?? "";
  const shown = async (path: string, parameters: Record<string, string> = {}, language: Language = "zh") => {
    const page = approvalPages.find((one) => one.path === path);
    assert.ok(page);
    const answer = await page.page({
      city: here.city,
      language,
      parameters,
      path,
      today: here.city.today(),
      who: { kind: "anyone" },
    });
    assert.ok(isRefusal(answer) || "body" in answer, "a page");
    return isRefusal(answer) ? answer : String(await answer.body);
  };

  test("a query code shows who holds the case, the days left with a light, and both limits (CLK-19, SUP-01)", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const id = await receive();
    await ask("accept", "p-con-window", id);
    here.city.time.set("2026-03-03T02:00:00Z");
    const made = await shown("/progress", { code: await codeOf(id) });
    assert.ok(typeof made === "string");
    assert.match(made, /建筑工程施工许可证核发/);
    assert.match(made, /新余市住房和城乡建设局/);
    assert.match(made, /还剩<\/span> <b class="number">2<\/b>/);
    assert.match(made, /3个工作日，用了1个/);
    assert.match(made, /承诺 <span class="number">2026-03-05<\/span>/);
    assert.match(made, /法定 <span class="number">2026-03-09<\/span>/);
    assert.match(made, /class="light ok">正常/);
    assert.match(made, /受理通知书/);
    const english = await shown("/progress", { code: await codeOf(id) }, "en");
    assert.ok(typeof english === "string" && english.includes("workdays to decide"));
  });

  test("what was decided and handed over at once stands there as delivered, with the return slip (CLK-10, CLK-15)", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const input = { item: "E07", power: "E07:AIC", applicant: "enterprise-01", papers: papersOf("E07") };
    const id = await ask("receive", "p-aic-window", null, input);
    await ask("decideOnTheSpot", "p-aic-window", id, { delivered: true });
    const made = String(await shown("/progress", { code: await codeOf(id) }));
    assert.match(made, /办好了，已送达/);
    assert.match(made, /送达<\/b> <small class="number">2026-03-02<\/small><p>决定已送到。/);
    assert.match(made, /送达回证/);
    assert.doesNotMatch(made, /aria-current="step"/, "nothing is left to wait for");
  });

  test("past the promise the page says by how much, and what the body owes (CLK-19)", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const id = await receive();
    await ask("accept", "p-con-window", id);
    here.city.time.set("2026-03-06T02:00:00Z");
    const made = await shown("/progress", { code: await codeOf(id) });
    assert.ok(typeof made === "string");
    assert.match(made, /已超<\/span> <b class="number">1<\/b>/);
    assert.match(made, /class="light red">红/);
    assert.match(made, /承办机构要公开说明原因/);
  });

  test("it says in plain words who is asked and until when, what to do about a hearing, what is excluded until when, and what was extended (CLK-12, CLK-16, CLK-17, CLK-22)", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const input = { item: "B07", power: "B07:LND", applicant: "enterprise-01", papers: papersOf("B07") };
    const id = await ask("receive", "p-lnd-window", null, input);
    await ask("accept", "p-lnd-window", id);
    await ask("consult", "p-lnd-reviewer", id, { bodies: ["EPB"], question: "该地块是否涉及河道管理范围" });
    await ask("extend", "p-lnd-head", id, { days: 5, reason: "情况复杂，需要进一步核实" });
    await ask("tellHearing", "p-lnd-reviewer", id, { thirdParties: [] });
    const code = await codeOf(id);
    const made = String(await shown("/progress", { code }));
    assert.match(made, /经批准延长了5个工作日/);
    assert.match(made, /正在征求新余市生态环境局的意见，2026-03-09前答复；承办机关的时限照走/);
    assert.match(made, /您可以要求听证：2026-03-09前提出；不提的，照常办理/);
    assert.match(made, /征求意见<\/b> <small class="number">2026-03-02/);
    assert.doesNotMatch(made, /该地块是否涉及/, "what is asked is between the bodies");
    const paused = await ask("receive", "p-lnd-window", null, input);
    await ask("accept", "p-lnd-window", paused);
    await ask("pause", "p-lnd-reviewer", paused, { ground: "专家评审", plannedDays: 3 });
    const held = String(await shown("/progress", { code: await codeOf(paused) }));
    assert.match(held, /计时暂停：专家评审，自2026-03-02起，预计到2026-03-05；不计入时限/);
    const english = String(await shown("/progress", { code }, "en"));
    assert.match(english, /You may ask for a hearing by 2026-03-09/);
  });

  test("what the applicant of a single item owes are all listed papers that are not there, and nothing else (LST-17)", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const id = await receive(["建设工程规划许可证"]);
    const made = await shown("/progress", { code: await codeOf(id) });
    assert.ok(typeof made === "string");
    assert.match(made, /您要补的材料，4份/);
    assert.match(made, /<li>资金安排承诺书<\/li>/);
    assert.doesNotMatch(made, /<li>建设工程规划许可证<\/li>/);
  });

  test("no name of a person stands on any page of a case", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const id = await receive();
    const code = await codeOf(id);
    const made = await shown("/progress", { code });
    assert.ok(typeof made === "string");
    const names = [...here.pack.people, ...here.pack.subjects].map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => made.includes(name)),
      [],
    );
  });

  test("a code is read as it was meant: small letters, missing hyphens, O for 0 (IDN-04)", async () => {
    assert.equal(readQueryCode(" ab12 cd34 ef5o "), "AB12-CD34-EF50");
    assert.equal(readQueryCode("ＡＢ12-cd34-efI6"), "AB12-CD34-EF16");
    const id = await receive();
    const code = await codeOf(id);
    const made = await shown("/progress", { code: code.toLowerCase().replaceAll("-", "") });
    assert.ok(typeof made === "string" && made.includes(code));
  });

  test("an unknown code is refused in words with a next step; whatever is typed is no error of ours (IDN-04)", async () => {
    for (const code of ["AB12-CD34-EF56", "%", "' OR 1=1", "<script>", "一"]) {
      const answer = await shown("/progress", { code });
      assert.ok(isRefusal(answer), code);
      assert.equal(answer.code, "QUERY_CODE_UNKNOWN");
      assert.equal(answer.status, 404);
      assert.match(answer.next.zh, /收件凭证/);
    }
    const empty = await shown("/progress");
    assert.ok(typeof empty === "string" && empty.includes('name="code"'));
  });

  test("a document opens only with its own case's query code (DOC-04)", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const [one, other] = [await receive(), await receive()];
    await ask("accept", "p-con-window", one);
    const found = await here.city.database.pool.query<{ number: string }>(
      "SELECT number FROM documents WHERE about = $1 AND kind = '受理通知书'",
      [one],
    );
    const number = found.rows[0]?.number ?? "";
    const made = await shown("/documents", { number, code: await codeOf(one) });
    assert.ok(typeof made === "string");
    assert.match(made, /<h1>建筑工程施工许可证核发受理通知书<\/h1>/);
    assert.ok(made.includes(number));
    assert.match(made, /本机关于2026年3月2日受理/);
    assert.match(made, /2026年3月5日前作出决定/);
    const stranger = await shown("/documents", { number, code: await codeOf(other) });
    assert.ok(isRefusal(stranger) && stranger.code === "DOCUMENT_UNKNOWN");
    const asked = await shown("/documents", { number });
    assert.ok(typeof asked === "string" && asked.includes("查询码") && !asked.includes("受理通知书"));
  });

  test("a person's name on a document is masked, a firm's is not", async () => {
    const { pool } = here.city.database;
    const id = await receive();
    const code = await codeOf(id);
    const receipt = await pool.query<{ number: string }>("SELECT number FROM documents WHERE about = $1", [id]);
    const number = receipt.rows[0]?.number ?? "";
    const firm = here.pack.subjects.find((one) => one.id === "enterprise-01")?.name ?? "";
    assert.ok(String(await shown("/documents", { number, code })).includes(firm));
    await pool.query("UPDATE documents SET addressee = 'person-01' WHERE number = $1", [number]);
    const person = here.pack.subjects.find((one) => one.id === "person-01")?.name ?? "";
    const made = String(await shown("/documents", { number, code }));
    assert.ok(!made.includes(person));
    assert.ok(made.includes(`${[...person][0]}＊`));
  });

  test("an exact query code leads to its case, and anything else to nothing", async () => {
    const code = await codeOf(await receive());
    const hit = await exactCase(here.city, ` ${code.toLowerCase()} `);
    assert.deepEqual([hit?.kind, hit?.url], ["case", `/progress?code=${code}`]);
    assert.equal(await exactCase(here.city, "AB12-CD34-EF56"), undefined);
    assert.equal(await exactCase(here.city, "B47"), undefined);
  });

  test("the city's figures are recounted from the cases: received, decided, open by light (SUP-03)", async () => {
    here.city.time.set("2026-04-01T01:00:00Z");
    const today = here.city.today();
    const before = await cityFigures(here.city, today);
    const id = await receive();
    await ask("accept", "p-con-window", id);
    const received = await cityFigures(here.city, today);
    assert.equal(received.receivedToday, before.receivedToday + 1);
    assert.equal(received.open, before.open + 1);
    assert.equal(received.byLight.normal, before.byLight.normal + 1);
    here.city.time.set("2026-04-02T01:00:00Z");
    await ask("decide", "p-con-decider", id, { decision: "granted" });
    const decided = await cityFigures(here.city, here.city.today());
    assert.equal(decided.decidedToday, 1);
    assert.equal(decided.open, before.open);
    assert.deepEqual([decided.decidedThisMonth, decided.keptThisMonth, decided.medianUsed], [1, 1, 1]);
  });
});
