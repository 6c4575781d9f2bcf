import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { creditCodeCheckCharacter } from "#kernel/identifiers/creditCode.ts";
import { residentNumberCheckCharacter } from "#kernel/identifiers/residentNumber.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { readJournal } from "#kernel/records/history.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

/** Invented numbers: births before 1900 only, so that no living person is named. */
const resident = (first17: string) => first17 + residentNumberCheckCharacter(first17);
const firm = (first17: string) => first17 + creditCodeCheckCharacter(first17);

const refusal = (outcome: unknown): Refusal => {
  assert.ok((outcome as Refusal).refused, JSON.stringify(outcome));
  const { text, next } = outcome as Refusal;
  for (const words of [text.zh, text.en, next.zh, next.en]) assert.ok(words.length > 0 && !words.includes("{"), words);
  return outcome as Refusal;
};
const done = (outcome: Outcome): Done => {
  assert.ok("done" in outcome, JSON.stringify(outcome));
  return outcome;
};

describe("subjects and looks", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("minimal");
  });
  after(() => here.close());

  const ask = (command: string, person: string, on: string | null, input: object) =>
    here.city.execute({ command, who: { kind: "person", person }, on, input });
  const register = (person: string, input: object) => ask("directory.registerSubject", person, null, input);
  const query = (name: string, person: string, input: object) =>
    here.city.ask(name, { kind: "person", person }, input) as Promise<never>;
  const row = async (id: string) =>
    (await here.database.city.pool.query("SELECT * FROM subjects WHERE id = $1", [id])).rows[0];

  test("a person is registered with the number sealed, hashed and masked, and none of it in the journal (IDN-02)", async () => {
    const identifier = resident("36060218800101003");
    const outcome = done(await register("p-1", { kind: "person", name: "郑示七", identifier }));
    const stored = await row(outcome.id);
    assert.equal(stored.identifier_masked, `3606**********${identifier.slice(-4)}`);
    const place = { record: "subject", id: outcome.id, field: "identifier" };
    assert.equal(stored.identifier_hash, here.city.vault.hash(identifier));
    assert.equal(here.city.vault.open(Buffer.from(stored.identifier, "base64"), place), identifier);
    const [entry] = await readJournal(here.database.city.pool, outcome.place, 1);
    const told = JSON.stringify(entry);
    assert.ok(!told.includes(identifier) && !told.includes("郑示七"));
    assert.ok(!told.includes(stored.identifier_hash) && !told.includes(stored.identifier_masked), told);
    assert.equal(entry?.visibility, "internal");
  });

  test("a firm's code is public and shown as it is (IDN-01)", async () => {
    const identifier = firm("91360602MAX000031");
    const outcome = done(await register("p-1", { kind: "enterprise", name: "示例厂", identifier, division: "360602" }));
    const stored = await row(outcome.id);
    assert.equal(stored.identifier_masked, identifier);
    assert.equal(stored.division, "360602");
  });

  test("a credit code with a wrong check character is refused in the standard's words, at its field (IDN-01)", async () => {
    const right = firm("91360602MAX000040");
    const wrong = right.slice(0, 17) + (right.endsWith("1") ? "2" : "1");
    const outcome = refusal(await register("p-1", { kind: "cooperative", name: "示例社", identifier: wrong }));
    assert.deepEqual([outcome.rule, outcome.field, outcome.status], ["IDN-01", "/identifier", 422]);
    assert.match(outcome.text.zh, /校验位不符/);
    assert.match(outcome.next.zh, /对照营业执照/);
  });

  for (const { what, identifier, says } of [
    { what: "a wrong check digit", identifier: "360602189001010017", says: /校验位不符/ },
    { what: "a date that does not exist", identifier: resident("36060218900231001"), says: /1890-02-31不存在/ },
    { what: "a birth after today", identifier: resident("36060220260303001"), says: /不晚于2026-03-02/ },
    { what: "fifteen digits", identifier: "360602900101001", says: /15位/ },
  ])
    test(`a resident number with ${what} is refused (IDN-02)`, async () => {
      const outcome = refusal(await register("p-1", { kind: "person", name: "某", identifier }));
      assert.deepEqual([outcome.rule, outcome.field], ["IDN-02", "/identifier"]);
      assert.match(outcome.text.zh, says);
    });

  test("a number is registered once, and the refusal does not say whose it is (IDN-02)", async () => {
    const outcome = refusal(await register("p-1", { kind: "person", name: "别人", identifier: "360602189001010016" }));
    assert.deepEqual([outcome.code, outcome.rule], ["IDENTIFIER_REGISTERED", "IDN-02"]);
    assert.ok(!JSON.stringify(outcome).includes("吴示六") && !JSON.stringify(outcome).includes("person-1"));
  });

  test("the same number twice at the same moment is registered once, and the other one is told so (IDN-02)", async () => {
    const identifier = resident("36060218850505007");
    const twice = await Promise.all(["甲", "乙"].map((name) => register("p-1", { kind: "person", name, identifier })));
    assert.equal(twice.filter((one) => "done" in one).length, 1);
    assert.equal(twice.filter((one) => "refused" in one && one.code === "IDENTIFIER_REGISTERED").length, 1);
  });

  test("an unknown division is refused (IDN-03)", async () => {
    const identifier = firm("91360602MAX000058");
    const outcome = refusal(
      await register("p-1", { kind: "enterprise", name: "示例厂", identifier, division: "999999" }),
    );
    assert.deepEqual([outcome.code, outcome.field], ["DIVISION_UNKNOWN", "/division"]);
  });

  test("neither a reviewer nor a visitor registers somebody else (ACC-01)", async () => {
    const input = { kind: "person", name: "钱示二", identifier: resident("36060218860606001") };
    assert.equal(refusal(await register("p-2", input)).code, "NOT_ALLOWED");
    const visitor = { command: "directory.registerSubject", who: { kind: "anyone" }, on: null, input } as const;
    assert.equal(refusal(await here.city.execute(visitor)).code, "NOT_ALLOWED");
    assert.equal(refusal(await register("p-2", { ...input, speaker: "p-1" })).code, "NOT_ALLOWED");
  });

  test("somebody signed in registers themselves under the account's name, and speaks for themselves from then on", async () => {
    const input = { kind: "person", identifier: resident("36060218870707001"), speaker: "p-2" };
    const other = refusal(await register("p-2", { ...input, name: "钱别名" }));
    assert.deepEqual([other.code, other.rule], ["NOT_THE_ACCOUNT", "DIR-01"]);
    const outcome = done(await register("p-2", { ...input, name: "钱示二" }));
    const own: { subjects: { id: string }[] } = await query("directory.me", "p-2", {});
    assert.deepEqual(
      own.subjects.map(({ id }) => id),
      [outcome.id],
    );
  });

  const caseOfPerson = async () => {
    const input = { item: "A03", power: "A03:PSB", applicant: "person-1", papers: ["居住地住址证明"] };
    return done(await ask("approvals.receive", "p-4", null, input)).id;
  };

  test("nobody looks at a person's number without a case, whatever the purpose (COM-12)", async () => {
    const outcome = refusal(await ask("directory.look", "p-4", "person-1", { purpose: "核对身份证件" }));
    assert.deepEqual([outcome.code, outcome.rule, outcome.field], ["LOOK_CASE_NEEDED", "COM-12", "/case"]);
  });

  test("a number that was put under another person in the database does not open there (IDN-02)", async () => {
    const { pool } = here.database.city;
    const mine = done(
      await register("p-1", { kind: "person", name: "郑示八", identifier: resident("36060218800202001") }),
    );
    await pool.query(
      "UPDATE subjects SET identifier = (SELECT identifier FROM subjects WHERE id = 'person-1') WHERE id = $1",
      [mine.id],
    );
    const stored = await row(mine.id);
    const place = { record: "subject", id: mine.id, field: "identifier" };
    assert.throws(() => here.city.vault.open(Buffer.from(stored.identifier, "base64"), place));
  });

  test("an account registers its own person once, so it cannot try which numbers are registered here (IDN-02)", async () => {
    const own = (first17: string) => ({
      kind: "person",
      name: "孙示三",
      identifier: resident(first17),
      speaker: "p-3",
    });
    done(await register("p-3", own("36060218810404001")));
    for (const first17 of ["36060218810404003", "36060218900101001"])
      assert.equal(refusal(await register("p-3", own(first17))).code, "SPEAKS_FOR_THEMSELVES");
  });

  test("two registrations of an account's own person at the same moment make one (IDN-02)", async () => {
    const input = (first17: string) => ({
      kind: "person",
      name: "周示五",
      identifier: resident(first17),
      speaker: "p-5",
    });
    const both = await Promise.all(
      ["36060218820505001", "36060218820505003"].map((one) => register("p-5", input(one))),
    );
    assert.equal(both.filter((one) => "done" in one).length, 1);
    assert.equal(refusal(both.find((one) => "refused" in one)).code, "SPEAKS_FOR_THEMSELVES");
  });

  test("a look needs a purpose of four characters at least (COM-12)", async () => {
    const outcome = refusal(await ask("directory.look", "p-1", "person-1", { purpose: "看看" }));
    assert.deepEqual([outcome.code, outcome.field], ["BAD_INPUT", "/purpose"]);
  });

  test("a look is on record before it shows the number, to who asked and for five minutes only (IDN-02, COM-12)", async () => {
    here.city.time.set("2026-03-02T02:00:00Z");
    const input = { purpose: "核对身份证件", case: await caseOfPerson() };
    const outcome = done(await ask("directory.look", "p-4", "person-1", input));
    const id = outcome.changes.find(({ record }) => record === "look")?.id;
    const shown: { identifier: string } = await query("directory.looked", "p-4", { look: id });
    assert.equal(shown.identifier, "360602189001010016");
    const [entry] = await readJournal(here.database.city.pool, outcome.place, 1);
    assert.equal(entry?.actor, "p-4");
    // What for is free text: the journal refers to it, and whoever asks who looked reads it in the look itself.
    assert.ok(!JSON.stringify(entry?.changes).includes("核对身份证件"));
    const kept = await here.database.city.pool.query("SELECT purpose FROM looks WHERE id = $1", [id]);
    assert.equal(kept.rows[0].purpose, "核对身份证件");
    assert.equal(refusal(await query("directory.looked", "p-2", { look: id })).code, "LOOK_NOT_OPEN");
    here.city.time.set("2026-03-02T02:04:59Z");
    assert.equal(((await query("directory.looked", "p-4", { look: id })) as { subject: string }).subject, "person-1");
    here.city.time.set("2026-03-02T02:05:00Z");
    assert.equal(refusal(await query("directory.looked", "p-4", { look: id })).rule, "COM-12");
  });

  test("a look that names a case wants one of this subject's own, at the body that handles it (COM-12)", async () => {
    const input = { purpose: "办理居住证", case: await caseOfPerson() };
    assert.ok("done" in (await ask("directory.look", "p-4", "person-1", input)));
    assert.equal(refusal(await ask("directory.look", "p-1", "person-1", input)).code, "NOT_ALLOWED");
    const strange = refusal(await ask("directory.look", "p-4", "enterprise-1", input));
    assert.deepEqual([strange.code, strange.field], ["LOOK_CASE_STRANGE", "/case"]);
  });

  test("a subject is found by its full number through the keyed hash, and shown masked (IDN-02)", async () => {
    const found: { total: number; rows: { id: string }[] } = await query("directory.subjects", "p-1", {
      identifier: " 360602 18900101 0016",
    });
    assert.equal(found.total, 1);
    assert.equal(found.rows[0]?.id, "person-1");
    assert.ok(!JSON.stringify(found).includes("360602189001010016"));
  });

  test("who takes no applications in finds a person by number only where the own body has a case of theirs (COM-12)", async () => {
    const identifier = resident("36060218800303005");
    done(await register("p-1", { kind: "person", name: "郑示九", identifier }));
    const total = async (person: string) =>
      ((await query("directory.subjects", person, { identifier })) as { total: number }).total;
    assert.deepEqual([await total("p-1"), await total("p-2"), await total("p-3")], [1, 0, 0]);
  });

  test("a person is found by name only where the own body has a case of theirs; a firm everywhere (COM-12)", async () => {
    const names = async (person: string, name: string) =>
      ((await query("directory.subjects", person, { name })) as { rows: { name: string }[] }).rows.map(
        (one) => one.name,
      );
    assert.deepEqual(await names("p-4", "吴示"), ["吴示六"]);
    assert.deepEqual(await names("p-1", "吴示"), []);
    assert.deepEqual(await names("p-1", "铜材"), ["鹰潭铜材（演示）有限公司"]);
    assert.deepEqual(await names("p-1", "%"), []);
  });
});
