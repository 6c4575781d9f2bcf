import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { readJournal } from "#kernel/records/history.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { exactCase } from "./door.ts";
import { projectPage } from "./portal-project.ts";

describe("whose matter it is", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2015-03-02T01:00:00Z");
    // A firm's handler whose right to speak is theirs alone, so that nothing else lets them in.
    await here.database.city.pool.query(
      `INSERT INTO people (id, version, account, name, active) VALUES ('visitor', 1, 'visitor', '访客', true);
       INSERT INTO speakers (id, version, person, subject, valid_from) VALUES ('visitor-1', 1, 'visitor', 'enterprise-05', '2020-01-01')`,
    );
  });
  after(() => here.close());

  const ask = (command: string, person: string, on: string | null, input: object, more: object = {}) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input, ...more });
  const query = (name: string, person: string, input: object) =>
    here.city.ask(`approvals.${name}`, { kind: "person", person }, input) as Promise<never>;
  const done = (outcome: Outcome): Done => {
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const refused = (outcome: unknown, code: string) =>
    assert.equal((outcome as Refusal).code, code, JSON.stringify(outcome));
  const holder = (body: string, kind: string) => {
    const today = here.city.today();
    const found = here.pack.holdings.find(
      (one) => one.post === `${body}:${kind}` && one.validFrom <= today && (!one.validTo || today < one.validTo),
    );
    return found?.person ?? assert.fail(`nobody is ${body}:${kind}`);
  };
  const receive = async (applicant: string) => {
    const papers = here.pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name);
    return done(
      await ask("receive", holder("CON", "window"), null, { item: "B47", power: "B47:CON", applicant, papers }),
    ).id;
  };
  const matterOf = async (id: string): Promise<string> =>
    (await here.database.city.pool.query("SELECT matter FROM cases WHERE id = $1", [id])).rows[0].matter;
  const addParty = async (matter: string, role: string, validTo: string | null) =>
    here.database.city.pool.query(
      `INSERT INTO parties (id, version, matter, subject, role, valid_from, valid_to, mandate)
       VALUES ($1, 1, $1, 'enterprise-05', $2, '2026-01-01', $3, '委〔2026〕1号')`,
      [matter, role, validTo],
    );
  const project = (person: string, division: string, more: object = {}) => {
    const flow = `construction@${here.city.today() < "2016-01-01" ? "2014" : "2025"}`;
    const input = { title: "范围测试项目", applicant: "enterprise-03", flow, facts: {}, division };
    return ask("openProject", person, null, { ...input, ...more });
  };

  test("a step is opened for the project's own applicant only, so nobody else gets its papers (CON-11)", async () => {
    // The flow of 2014 needs the bodies of its time.
    const flow = here.pack.flows.find(({ edition }) => edition === "2014");
    const opened = done(await project(holder("DRC", "window"), "360500", { papers: flow?.applicantDocuments })).id;
    const power = here.pack.powers.find(({ item }) => item === "F01") ?? assert.fail("no power");
    const input = { procedure: "F01", power: power.id, applicant: "enterprise-05" };
    refused(await ask("openStep", holder(power.body, "window"), opened, input), "UNKNOWN_APPLICANT");
    done(await ask("openStep", holder(power.body, "window"), opened, { ...input, applicant: "enterprise-03" }));
  });

  test("who has ceased to be a party sees neither the case nor the project any more (COM-12)", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const id = await receive("enterprise-01");
    const matter = await matterOf(id);
    const opened = done(await project(holder("DRC", "window"), "360500")).id;
    await addParty(matter, "agent", "2026-03-01");
    await addParty(opened, "agent", "2026-03-01");
    refused(await query("case", "visitor", { id }), "NOT_FOUND");
    refused(await query("project", "visitor", { id: opened }), "NOT_FOUND");
    for (const name of ["cases", "projects"]) {
      const { rows, total }: { rows: unknown[]; total: number } = await query(name, "visitor", {});
      assert.deepEqual([rows, total], [[], 0], name);
    }
    await here.database.city.pool.query("UPDATE parties SET valid_to = '2026-03-03' WHERE subject = 'enterprise-05'");
    assert.equal(((await query("cases", "visitor", {})) as { total: number }).total, 1);
    assert.equal(((await query("projects", "visitor", {})) as { total: number }).total, 1);
  });

  test("a county's leader sees the county's cases; the city's supervisor and auditor see them all (SUP-09)", async () => {
    await receive("enterprise-01");
    const own = here.pack.powers.find(({ division, body, validTo, item }) => {
      const version = here.pack.itemVersions.find((one) => one.item === item && !one.validTo);
      return division === "360521" && !validTo && hasWindow(body) && version?.subjectKinds.includes("enterprise");
    });
    const input = { item: own?.item, power: own?.id, applicant: "enterprise-01" };
    const mine = done(await ask("receive", holder(own?.body ?? "", "window"), null, input)).id;
    const seen = async (person: string) =>
      ((await query("cases", person, { limit: "200" })) as { rows: { id: string; division: string }[] }).rows;
    const all = await seen(holder("ELS", "supervisor"));
    assert.ok(
      all.some(({ division }) => division === "360500"),
      "the city's own case is not among them",
    );
    assert.deepEqual(await seen(holder("AUD", "auditor")), all);
    assert.deepEqual(await seen(holder("GOV", "leader")), all);
    const county = await seen(holder("FYG", "leader"));
    assert.deepEqual(
      county.map(({ id }) => id),
      [mine],
    );
    const [city] = all.filter(({ division }) => division === "360500");
    refused(await query("case", holder("FYG", "leader"), { id: city?.id }), "NOT_FOUND");
  });

  test("a project of a natural person has no public page and is not found by its code: its title may name them", async () => {
    const page = (id: string) =>
      projectPage({
        city: here.city,
        language: "zh",
        parameters: { id },
        path: `/projects/${id}`,
        today: here.city.today(),
        who: { kind: "anyone" },
      });
    const person = here.pack.subjects.find(({ kind }) => kind === "person")?.id;
    const coded = async (id: string, projectCode: string) =>
      here.database.city.pool.query("UPDATE matters SET project_code = $2 WHERE id = $1", [id, projectCode]);
    const own = done(await project(holder("DRC", "window"), "360500", { applicant: person, title: "张某住宅" })).id;
    await coded(own, "2603-360500-04-01-000001");
    refused(await page(own), "PROJECT_UNKNOWN");
    assert.equal(await exactCase(here.city, "2603-360500-04-01-000001"), undefined);
    const firm = done(await project(holder("DRC", "window"), "360500")).id;
    await coded(firm, "2603-360500-04-01-000002");
    assert.equal(((await page(firm)) as { title: string }).title, "范围测试项目");
    assert.equal((await exactCase(here.city, "2603-360500-04-01-000002"))?.url, `/projects/${firm}`);
  });

  test("a payer or a third party does not take back what somebody else applied for (行政许可法 第二十九条)", async () => {
    for (const role of ["payer", "thirdParty"]) {
      const id = await receive("enterprise-01");
      await addParty(await matterOf(id), role, null);
      refused(await ask("withdraw", "visitor", id, {}), "NOT_ALLOWED");
      refused(await ask("bringPapers", "visitor", await matterOf(id), { papers: ["多余"] }), "NOT_ALLOWED");
    }
    const id = await receive("enterprise-01");
    await addParty(await matterOf(id), "agent", "2027-01-01");
    done(await ask("withdraw", "visitor", id, {}));
  });

  test("a township's window neither opens a project of the city nor brings papers into one; the city's window does both", async () => {
    const township = here.pack.bodies.find(({ id, level }) => level === "township" && hasWindow(id));
    const clerk = holder(township?.id ?? "", "window");
    refused(await project(clerk, "360500"), "NOT_ALLOWED");
    const neighbour = here.pack.divisions.find((one) => one.level === "township" && one.id !== township?.division);
    refused(await project(clerk, neighbour?.id ?? ""), "NOT_ALLOWED");
    done(await project(clerk, township?.division ?? ""));
    const { rows } = await here.database.city.pool.query(
      "SELECT content->'applicantDocuments'->>0 AS paper FROM flows WHERE id = 'construction@2025'",
    );
    const paper = rows[0]?.paper as string;
    const opened = done(await project(holder("DRC", "window"), "360500")).id;
    refused(await ask("bringPapers", clerk, opened, { papers: [paper] }), "NOT_ALLOWED");
    done(await ask("bringPapers", holder("DRC", "window"), opened, { papers: [paper] }));
    done(await project(holder("DRC", "window"), township?.division ?? ""));
  });
  const hasWindow = (body: string) => here.pack.holdings.some(({ post }) => post === `${body}:window`);

  test("a project takes papers of its flow only, so that no free text is kept as a paper's name (LST-17)", async () => {
    const papers = ["张某的病历"];
    refused(await project(holder("DRC", "window"), "360500", { papers }), "PAPER_NOT_LISTED");
    const opened = done(await project(holder("DRC", "window"), "360500")).id;
    refused(await ask("bringPapers", holder("DRC", "window"), opened, { papers }), "PAPER_NOT_LISTED");
  });

  test("why somebody is refused or takes it back stands in the journal by reference only", async () => {
    const { pool } = here.database.city;
    const reason = "申请人张某患病，资金不能证明";
    const refusedCase = await receive("enterprise-01");
    done(await ask("accept", holder("CON", "window"), refusedCase, {}));
    const decided = done(await ask("decide", holder("CON", "decider"), refusedCase, { decision: "refused", reason }));
    const takenBack = await receive("enterprise-05");
    const withdrawn = done(await ask("withdraw", "visitor", takenBack, { reason }));
    for (const { place } of [decided, withdrawn]) {
      const [entry] = await readJournal(pool, place, 1);
      assert.ok(!JSON.stringify(entry).includes(reason), `entry ${place}`);
    }
    const document = await pool.query("SELECT content FROM documents WHERE about = $1 AND kind = '不予许可决定书'", [
      refusedCase,
    ]);
    assert.equal(document.rows[0].content.reason, reason);
  });
});
