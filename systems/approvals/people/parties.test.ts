import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readJournal } from "#kernel/records/history.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

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
});
