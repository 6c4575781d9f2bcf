import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";

const world = `
INSERT INTO divisions VALUES ('360500', 1, '市', 'city', NULL, NULL, '2000-01-01', NULL, 'L');
INSERT INTO bodies VALUES
  ('X', 1, '政府部门', 'city', '360500', '[{"name":"甲局"}]', '余甲审字', '2000-01-01', NULL, NULL, 'E'),
  ('Y', 1, '政府部门', 'city', '360500', '[{"name":"乙局"}]', NULL, '2000-01-01', NULL, NULL, 'E');
INSERT INTO posts VALUES ('X:window', 1, 'X', 'window', '{}', '2000-01-01', NULL);
INSERT INTO people VALUES ('p1', 1, 'one', '甲', true), ('p2', 1, 'two', '乙', true);
INSERT INTO holdings VALUES ('h1', 1, 'p1', 'X:window', '2025-01-01', '2026-01-01');
INSERT INTO subjects VALUES ('s1', 1, 'person', '丙', 'sealed', 'hash', 'masked', NULL);
`;

describe("what the directory's tables keep by themselves", () => {
  let database: TestCity;
  before(async () => {
    const folders = ["records", "directory"].map((part) => fileURLToPath(new URL(`../${part}`, import.meta.url)));
    database = await testCity(await readMigrations(folders));
    await database.city.pool.query(world);
  });
  after(() => database.drop());

  for (const { what, sql, code } of [
    {
      what: "a number is registered twice (IDN-02)",
      sql: "INSERT INTO subjects VALUES ('s2', 1, 'person', '丁', 'other', 'hash', 'm', NULL)",
      code: "23505",
    },
    {
      what: "a subject is of a sixth kind",
      sql: "INSERT INTO subjects VALUES ('s2', 1, 'robot', '丁', 'x', 'h2', 'm', NULL)",
      code: "23514",
    },
    {
      what: "somebody holds a post twice at once",
      sql: "INSERT INTO holdings VALUES ('h2', 1, 'p1', 'X:window', '2025-12-31', NULL)",
      code: "23P01",
    },
    {
      what: "a holding is empty",
      sql: "INSERT INTO holdings VALUES ('h2', 1, 'p2', 'X:window', '2025-01-01', '2025-01-01')",
      code: "23514",
    },
    {
      what: "somebody stands in for themselves (COM-07)",
      sql: "INSERT INTO substitutes VALUES ('t1', 1, 'p1', 'X:window', 'p1', '2025-01-01', '2025-02-01', '休假')",
      code: "23514",
    },
    {
      what: "a body succeeds itself (IDN-06)",
      sql: "UPDATE bodies SET valid_to = '2026-01-01', successor = 'X' WHERE id = 'X'",
      code: "23514",
    },
    {
      what: "a living body has a successor (IDN-06)",
      sql: "UPDATE bodies SET successor = 'Y' WHERE id = 'X'",
      code: "23514",
    },
    { what: "a body has no name (IDN-06)", sql: "UPDATE bodies SET names = '[]' WHERE id = 'X'", code: "23514" },
    {
      what: "two bodies have one office code (DOC-04)",
      sql: "UPDATE bodies SET office_code = '余甲审字' WHERE id = 'Y'",
      code: "23505",
    },
    {
      what: "an office code is not written in characters (DOC-04)",
      sql: "UPDATE bodies SET office_code = 'YG-1' WHERE id = 'Y'",
      code: "23514",
    },
    {
      what: "two people have one account",
      sql: "INSERT INTO people VALUES ('p3', 1, 'one', '丙', true)",
      code: "23505",
    },
  ])
    test(`the database refuses it when ${what}`, async () => {
      await assert.rejects(database.city.pool.query(sql), (error: { code?: string }) => {
        assert.equal(error.code, code);
        return true;
      });
    });

  test("the next holding of a post may begin on the day on which the last one ends", async () => {
    await database.city.pool.query("INSERT INTO holdings VALUES ('h3', 1, 'p1', 'X:window', '2026-01-01', NULL)");
    const held = await database.city.pool.query("SELECT id FROM holdings WHERE person = 'p1' ORDER BY valid_from");
    assert.deepEqual(
      held.rows.map((row) => row.id),
      ["h1", "h3"],
    );
  });
});
