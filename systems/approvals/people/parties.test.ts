import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readJournal } from "#kernel/records/history.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { documentPage } from "../portal-document.ts";

describe("whom a case concerns", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    // Somebody whose only right is to speak for one other firm.
    await query(
      `INSERT INTO people (id, version, account, name, active) VALUES ('visitor', 1, 'visitor', '访客', true);
       INSERT INTO speakers (id, version, person, subject, valid_from) VALUES ('visitor-1', 1, 'visitor', 'enterprise-05', '2020-01-01')`,
    );
  });
  after(() => here.close());

  const window = "p-con-window";
  const query = async (text: string, values?: unknown[]) => (await here.database.city.pool.query(text, values)).rows;
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input });
  const shown = (name: string, person: string, input: object) =>
    here.city.ask(`approvals.${name}`, { kind: "person", person }, input) as Promise<never>;
  const received = async (lacking = 0) => {
    const papers = here.pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name) ?? [];
    const input = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers: papers.slice(lacking) };
    const { id } = done(await ask("receive", window, null, input));
    const [file] = await query("SELECT matter FROM cases WHERE id = $1", [id]);
    return { id, matter: file.matter as string, first: papers[0] as string };
  };
  const agent = { subject: "enterprise-05", role: "agent", mandate: "委〔2026〕7号", until: "2026-06-01" };
  const partyOf = async (matter: string, role: string) =>
    (await query("SELECT id FROM parties WHERE matter = $1 AND role = $2", [matter, role]))[0]?.id as string;

  test("an agent needs a written mandate with a number and an end, and the database refuses one without (INV-06)", async () => {
    const { matter } = await received();
    const add = (input: object) => ask("addParty", "p-qiye", matter, input);
    const { mandate: _, ...without } = agent;
    refused(await add(without), "MANDATE_MISSING", "INV-06");
    refused(await add({ ...agent, until: undefined }), "MANDATE_MISSING", "INV-06");
    refused(await add({ ...agent, until: "2026-03-02" }), "PARTY_DAYS", "INV-06");
    refused(await add({ ...agent, subject: "nobody" }), "PARTY_UNKNOWN", "IDN-01");
    refused(await add({ ...agent, subject: "enterprise-01" }), "PARTY_ALREADY", "INV-06");
    await assert.rejects(
      query(
        "INSERT INTO parties (id, version, matter, subject, role, valid_from) VALUES ('x', 1, $1, 'enterprise-05', 'agent', '2026-03-02')",
        [matter],
      ),
      /agent_by_mandate/,
    );
    done(await add(agent));
    refused(await add(agent), "PARTY_ALREADY", "INV-06");
  });

  test("an agent sees only the case of the mandate, and what it does stands in the journal in the applicant's name (INV-06)", async () => {
    const [{ id, matter, first }, other] = [await received(1), await received()];
    done(await ask("addParty", "p-qiye", matter, agent));
    assert.ok("case" in ((await shown("case", "visitor", { id })) as object));
    assert.equal(((await shown("case", "visitor", { id: other.id })) as Refusal).code, "NOT_FOUND");
    const { place } = done(await ask("bringPapers", "visitor", matter, { papers: [first] }));
    const [entry] = await readJournal(here.database.city.pool, place, 1);
    assert.deepEqual([entry?.actor, entry?.inNameOf], ["visitor", "enterprise-01"]);
    const own = done(await ask("bringPapers", "p-qiye", other.matter, { papers: [first] }));
    const [direct] = await readJournal(here.database.city.pool, own.place, 1);
    assert.deepEqual([direct?.actor, direct?.inNameOf], ["p-qiye", null]);
    const more = { subject: "enterprise-03", role: "contact" };
    refused(await ask("addParty", "visitor", matter, more), "NOT_ALLOWED", "ACC-01");
  });

  test("a mandate ends on its day or when it is revoked, and then nothing is seen any more (INV-06, COM-12)", async () => {
    const { id, matter } = await received();
    done(await ask("addParty", "p-qiye", matter, { ...agent, until: "2026-03-04" }));
    at("2026-03-04");
    assert.equal(((await shown("case", "visitor", { id })) as Refusal).code, "NOT_FOUND");
    refused(await ask("withdraw", "visitor", id), "NOT_ALLOWED", "ACC-01");
    const second = await received();
    done(await ask("addParty", window, second.matter, agent));
    const party = await partyOf(second.matter, "agent");
    done(await ask("endParty", "p-qiye", second.matter, { party }));
    for (const [name, input] of [
      ["case", { id: second.id }],
      ["cases", { matter: second.matter }],
    ] as const) {
      const seen = (await shown(name, "visitor", input)) as { code?: string; total?: number };
      assert.ok(seen.code === "NOT_FOUND" || seen.total === 0, `on the first day itself: ${name}`);
    }
    refused(await ask("endParty", "p-qiye", second.matter, { party }), "PARTY_OVER", "INV-06");
    at("2026-03-02");
  });

  test("a contact acts for the applicant, and the applicant itself cannot be taken out (INV-06)", async () => {
    const { id, matter } = await received();
    done(await ask("addParty", window, matter, { subject: "enterprise-05", role: "contact" }));
    const party = await partyOf(matter, "applicant");
    for (const person of ["p-qiye", "visitor", window])
      refused(await ask("endParty", person, matter, { party }), "APPLICANT_STAYS", "INV-06");
    await assert.rejects(query("UPDATE parties SET valid_to = '2026-03-05' WHERE id = $1", [party]), /applicant_stays/);
    const { place } = done(await ask("withdraw", "visitor", id));
    assert.equal((await readJournal(here.database.city.pool, place, 1))[0]?.inNameOf, "enterprise-01");
  });

  test("a payer or a concerned third party knows where the case stands and what was written to them, no more (COM-12)", async () => {
    const { id, matter, first } = await received(1);
    done(await ask("addParty", window, matter, { subject: "enterprise-05", role: "thirdParty" }));
    type Seen = { case: { status: string }; papers: unknown[]; documents: unknown[]; parties: unknown[] };
    const seen = (await shown("case", "visitor", { id })) as Seen;
    assert.deepEqual([seen.case.status, seen.papers, seen.documents, seen.parties], ["received", [], [], []]);
    const own = (await shown("case", "p-qiye", { id })) as Seen;
    assert.ok(own.papers.length > 0 && own.documents.length > 0);
    assert.equal(own.parties.length, 2);
    refused(await ask("withdraw", "visitor", id), "NOT_ALLOWED", "ACC-01");
    refused(await ask("bringPapers", "visitor", matter, { papers: [first] }), "NOT_ALLOWED", "ACC-01");
  });

  const documentShown = async (id: string, kind: string) => {
    const [found] = await query(
      "SELECT d.number, c.query_code FROM documents d JOIN cases c ON c.id = d.about WHERE d.about = $1 AND d.kind = $2",
      [id, kind],
    );
    const request = { city: here.city, who: { kind: "anyone" }, language: "zh", path: "/documents" } as const;
    const parameters = { number: found.number as string, code: found.query_code as string };
    const page = await documentPage({ ...request, parameters, today: here.city.today() });
    assert.ok("body" in page);
    return String(await page.body);
  };
  const rename = (person: string, subject: string, input: object) =>
    here.city.execute({ command: "directory.changeSubject", who: { kind: "person", person }, on: subject, input });
  const proof = "准予变更登记通知书 余市监登〔2026〕88号";

  test("a firm renamed in mid-case keeps its due days; issued documents keep the old name, new ones bear the new (IDN-06, DOC-02)", async () => {
    const { id } = await received();
    done(await ask("accept", window, id));
    const clocks = () => query("SELECT name, due, version FROM clocks WHERE owner = $1 ORDER BY name", [id]);
    const before = await clocks();
    const old = here.pack.subjects.find((one) => one.id === "enterprise-01")?.name as string;
    const change = { kind: "renamed", name: "新余市示远新材料股份有限公司", on: "2026-02-27", proof };
    refused(await rename("p-qiye", "enterprise-01", change), "NOT_ALLOWED", "ACC-01");
    refused(await rename(window, "enterprise-01", { ...change, name: old }), "SUBJECT_SAME", "IDN-06");
    refused(await rename(window, "enterprise-01", { ...change, on: "2026-03-03" }), "SUBJECT_DAY", "IDN-06");
    const { place } = done(await rename(window, "enterprise-01", change));
    const [entry] = await readJournal(here.database.city.pool, place, 1);
    assert.ok(!JSON.stringify(entry).includes("示远"), "names stand in the journal by reference");
    await here.city.settle();
    // On the same day, though the change was registered days before the acceptance: what counts is what the city knew then.
    done(await ask("decide", "p-con-decider", id, { decision: "granted" }));
    assert.ok((await documentShown(id, "受理通知书")).includes(`${old}：`));
    assert.ok((await documentShown(id, "准予许可决定书")).includes(`${change.name}：`));
    const stopped = (one: { name: string; due: string }) => `${one.name} ${one.due}`;
    assert.deepEqual((await clocks()).slice(1).map(stopped), before.map(stopped));
    const told = await query("SELECT post FROM notices WHERE about = $1 AND title->>'zh' LIKE '申请人名称已变更%'", [
      id,
    ]);
    assert.ok(["CON:window", "CON:reviewer", "CON:decider"].every((one) => told.some(({ post }) => post === one)));
    refused(
      await rename(window, "enterprise-01", { ...change, name: "又名", on: "2026-02-01" }),
      "SUBJECT_DAY",
      "IDN-06",
    );
    const found = (await here.city.ask("directory.subjects", { kind: "person", person: window }, { name: old })) as {
      rows: { id: string; name: string }[];
    };
    assert.ok(found.rows.some((one) => one.id === "enterprise-01" && one.name === change.name));
  });

  test("a new legal representative is on record with its proof, and a natural person has none (IDN-06)", async () => {
    const change = { kind: "representative", name: "赵示例", on: "2026-03-02", proof };
    refused(await rename(window, "person-01", change), "NO_REPRESENTATIVE", "IDN-06");
    done(await rename(window, "enterprise-03", change));
    done(await rename("p-adm-administrator", "enterprise-03", { ...change, name: "钱示例" }));
    const rows = await query(
      "SELECT was, becomes FROM subject_changes WHERE subject = 'enterprise-03' ORDER BY number",
    );
    assert.deepEqual(rows, [
      { was: null, becomes: "赵示例" },
      { was: "赵示例", becomes: "钱示例" },
    ]);
  });

  test("a person's new name is shown to who has the query code as the old one was: the surname only (IDN-02)", async () => {
    const clerk = "p-cty-aic-360502-window";
    const power = here.pack.powers.find((one) => one.item === "E14" && one.body === "CTY-AIC-360502")?.id;
    const papers = here.pack.itemVersions.find((one) => one.item === "E14")?.papers.map(({ name }) => name);
    const input = { item: "E14", power, applicant: "person-01", papers };
    const { id } = done(await ask("receive", clerk, null, input));
    const old = here.pack.subjects.find((one) => one.id === "person-01")?.name as string;
    done(await rename(clerk, "person-01", { kind: "renamed", name: "欧示例", on: "2026-03-02", proof }));
    done(await ask("accept", clerk, id));
    const [receipt, acceptance] = [await documentShown(id, "收件凭证"), await documentShown(id, "受理通知书")];
    assert.ok(receipt.includes(`${old[0]}＊`) && !receipt.includes(old));
    assert.ok(acceptance.includes("欧＊＊：") && !acceptance.includes("欧示例"));
  });
});
