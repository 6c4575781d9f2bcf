import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { z } from "zod";
import { system as systemOnly } from "#kernel/access/policies.ts";
import { dayOf } from "#kernel/calendar/day.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { boxes } from "#kernel/records/test-system.ts";
import { TEST_CITY, type TestCity, testCity } from "#tests/database/harness.ts";
import { documentKinds, issue } from "./documents.ts";

const write = command({
  name: "test.issue",
  title: { zh: "发文", en: "Issue" },
  on: boxes,
  input: z.object({ officeCode: z.string(), label: z.string().optional() }),
  may: systemOnly(),
  basis: ["测试 第四条"],
  visibility: "internal",
  decide: (box, { officeCode, label }, { today, newId }) => [
    // A label that another box has makes the whole act fail after its number was taken.
    change(box, label === undefined ? {} : { label }),
    issue({
      ...{ id: newId(), kind: "受理通知书", officeCode, body: "X", about: box.id, on: today },
      ...{ addressee: null, content: {} },
    }),
  ],
});

describe("numbered documents", () => {
  let database: TestCity;
  let second: CityDatabase;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  let other: Awaited<ReturnType<typeof openTestCity>>;
  before(async () => {
    database = await testCity(await stonesMigrations());
    await database.city.pool.query(`
      INSERT INTO divisions VALUES ('360500', 1, '市', 'city', NULL, NULL, '2000-01-01', NULL, 'L');
      INSERT INTO bodies VALUES ('X', 1, '政府部门', 'city', '360500', '[{"name":"甲局"}]', NULL, '2000-01-01', NULL, NULL, 'E')`);
    second = await openCity({ url: database.url }, TEST_CITY, { connections: 2 });
    city = await openTestCity(database.city, [stonesSystem({ commands: [write] })]);
    other = await openTestCity(second, [stonesSystem({ commands: [write] })], { time: city.time });
    for (const id of ["a", "b"]) await ask("makeBox", null, { id, label: id, room: 0 });
  });
  after(async () => {
    await city.close();
    await other.close();
    await second.close();
    await database.drop();
  });
  const ask = (name: string, on: string | null, input: object, here = city) =>
    here.execute({ command: `test.${name}`, on, input, who: { kind: "system", name: "test" } });
  const numbers = async (officeCode: string) =>
    (
      await database.city.pool.query(
        "SELECT number, year, serial FROM documents WHERE office_code = $1 ORDER BY year, serial",
        [officeCode],
      )
    ).rows;

  test("a number names office, year and serial in the official form 余发改审字〔2026〕1号 (DOC-04)", async () => {
    await ask("issue", "a", { officeCode: "余发改审字" });
    assert.deepEqual(await numbers("余发改审字"), [{ number: "余发改审字〔2026〕1号", year: 2026, serial: 1 }]);
  });

  test("the serials of an office have no gap and no twin while others fail, over two processes (DOC-04)", async () => {
    const runs = Array.from({ length: 60 }, (_, index) =>
      ask(
        "issue",
        index % 2 === 0 ? "a" : "b",
        {
          officeCode: "余规审字",
          ...(index % 5 === 0 ? { label: index % 2 === 0 ? "b" : "a" } : {}),
        },
        index % 3 === 0 ? city : other,
      ),
    );
    const outcomes = await Promise.all(runs);
    const failed = outcomes.filter((outcome) => "refused" in outcome).length;
    assert.ok(failed > 0 && failed < 60);
    assert.deepEqual(
      (await numbers("余规审字")).map(({ serial }) => serial),
      Array.from({ length: 60 - failed }, (_, index) => index + 1),
    );
  });

  test("each office and each year of the city's own zone begins at 1 (DOC-04)", async () => {
    await ask("issue", "a", { officeCode: "余建审字" });
    city.time.set("2026-12-31T16:30:00Z");
    assert.equal(dayOf(city.time.now()), "2027-01-01");
    await ask("issue", "a", { officeCode: "余建审字" });
    assert.deepEqual(
      (await numbers("余建审字")).map(({ number }) => number),
      ["余建审字〔2026〕1号", "余建审字〔2027〕1号"],
    );
  });

  test("a rehearsal takes no number (DOC-04)", async () => {
    const outcome = await city.execute({
      ...{ command: "test.issue", on: "a", input: { officeCode: "余环审字" }, dryRun: true },
      who: { kind: "system", name: "test" },
    });
    assert.ok("rehearsed" in outcome);
    await ask("issue", "a", { officeCode: "余环审字" });
    assert.equal((await numbers("余环审字"))[0]?.serial, 1);
  });

  test("a void number stays in its series: the database does not give it twice (DOC-04)", async () => {
    await database.city.pool.query("UPDATE documents SET voided = true WHERE office_code = '余环审字'");
    await assert.rejects(
      database.city.pool.query(
        `INSERT INTO documents SELECT 'twin', 1, kind, office_code, year, serial, 'another', body, about, issued_on, addressee, content, false
         FROM documents WHERE office_code = '余环审字'`,
      ),
      (error: { constraint?: string }) => error.constraint === "documents_office_code_year_serial_key",
    );
  });

  test("every kind of document names its article, or its rule where no law asks for it (DOC-01)", () => {
    for (const [kind, { en, article }] of Object.entries(documentKinds)) {
      assert.match(article, /^[\u4e00-\u9fa5]+ 第.+条|^(DOC-01|INV-07|INV-09)$/, kind);
      assert.ok(en.length > 0);
    }
  });
});
