import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";

const parts = ["records", "clocks", "directory", "items", "documents", "notices", "matters"];

/**
 * 法无授权不可为 (LST-16) held by the database alone: everything here is written by SQL, past all rules. Item A has a version
 * for 2025 and one since 2026, and a power for 2025 and 2026; item B has a version and a power since 2020.
 */
const world = `
INSERT INTO divisions VALUES ('360500', 1, '市', 'city', NULL, NULL, '2000-01-01', NULL, 'L');
INSERT INTO bodies VALUES ('X', 1, '政府部门', 'city', '360500', '[{"name":"甲局"}]', NULL, '2000-01-01', NULL, NULL, 'E');
INSERT INTO items VALUES ('A', 1, '甲事', '行政许可', 'g'), ('B', 1, '乙事', '行政许可', 'g');
INSERT INTO item_versions (id, version, item, number, name, valid_from, valid_to, bases, legal_days, legal_unit, promised_days,
  papers, yields, subject_kinds, levels, fee, visits, community, binding, marks, source) VALUES
  ('A1', 1, 'A', 1, '甲事', '2025-01-01', '2026-01-01', '[]', 20, 'workday', 10, '[]', '[]', '[]', '[]', '无', 0, false, true, '{}', ''),
  ('A2', 1, 'A', 2, '甲事', '2026-01-01', NULL, '[]', 20, 'workday', 10, '[]', '[]', '[]', '[]', '无', 0, false, true, '{}', ''),
  ('B1', 1, 'B', 1, '乙事', '2020-01-01', NULL, '[]', 20, 'workday', 10, '[]', '[]', '[]', '[]', '无', 0, false, true, '{}', '');
INSERT INTO powers (id, version, item, body, mode, division, valid_from, valid_to) VALUES
  ('PA', 1, 'A', 'X', 'own', '360500', '2025-01-01', '2027-01-01'),
  ('PB', 1, 'B', 'X', 'own', '360500', '2020-01-01', NULL);
INSERT INTO subjects VALUES ('S', 1, 'enterprise', '某厂', 'sealed', 'hash', 'masked', NULL);
INSERT INTO matters VALUES ('M', 1, 'single', '事', NULL, NULL, '{}', '360500', '2025-06-01', 'open');
`;

type Case = Readonly<Record<string, string | number | boolean | null>>;
const sound: Case = {
  ...{ version: 1, matter: "M", item: "A", item_version: "A1", item_from: "2025-01-01", item_until: "2026-01-01" },
  ...{ power: "PA", power_from: "2025-01-01", power_until: "2027-01-01", acting_power: "PA", body: "X" },
  ...{ division: "360500", applicant: "S", procedure: null, waived: "[]", opened_on: "2025-06-01" },
  ...{ received_at: "2025-06-01T01:00:00Z", status: "received", accepted_on: null, deemed: false },
};

const underB: Case = { power: "PB", power_from: "2020-01-01", power_until: "infinity", acting_power: "PB" };
const decided: Case = { status: "decided", accepted_on: "2025-06-02", decided_on: "2025-06-03", decision: null };

describe("the law in the tables of cases", () => {
  let database: TestCity;
  let made = 0;
  before(async () => {
    const folders = parts.map((part) => fileURLToPath(new URL(`../${part}`, import.meta.url)));
    database = await testCity(await readMigrations(folders));
    await database.city.pool.query(world);
  });
  after(() => database.drop());

  const run = (text: string, values: unknown[] = []) => database.city.pool.query(text, values);
  const insert = async (own: Case = {}): Promise<string> => {
    made += 1;
    const row: Case = { id: `case${made}`, query_code: `code-${String(made).padStart(6, "0")}`, ...sound, ...own };
    const names = Object.keys(row);
    await run(
      `INSERT INTO cases (${names.join(", ")}) VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
      Object.values(row),
    );
    return row.id as string;
  };
  const refusedBy = (constraint: string, act: Promise<unknown>) =>
    assert.rejects(act, (error: { constraint?: string }) => {
      assert.equal(error.constraint, constraint);
      return true;
    });

  test("a case on a version and a power that are in force stands (LST-16)", async () => {
    const id = await insert();
    assert.equal((await run("SELECT 1 FROM cases WHERE id = $1", [id])).rowCount, 1);
    await insert({ item_version: "A2", item_from: "2026-01-01", item_until: "infinity", opened_on: "2026-01-01" });
  });

  for (const { what, own, constraint } of [
    { what: "before its version's first day", own: { opened_on: "2024-12-31" }, constraint: /case_opened_while_/ },
    {
      what: "on its version's end",
      own: { opened_on: "2026-01-01" },
      constraint: "case_opened_while_version_in_force",
    },
    {
      what: "under dates that are not its version's",
      own: { opened_on: "2026-06-01", item_until: "infinity" },
      constraint: "case_under_live_version",
    },
    { what: "on a version of another item", own: { item_version: "B1" }, constraint: "case_under_live_version" },
    {
      what: "on the end of its power",
      own: { item_version: "A2", item_from: "2026-01-01", item_until: "infinity", opened_on: "2027-01-01" },
      constraint: "case_opened_while_power_in_force",
    },
    {
      what: "under dates that are not its power's",
      own: { power_until: "infinity" },
      constraint: "case_under_live_power",
    },
    {
      what: "under a power of another item",
      own: { power: "PB", power_from: "2020-01-01", power_until: "infinity" },
      constraint: "case_under_live_power",
    },
    {
      what: "acting under a power of another item",
      own: { acting_power: "PB" },
      constraint: "case_acts_under_power_of_item",
    },
    { what: "under a power that does not exist", own: { power: "none" }, constraint: "case_under_live_power" },
  ])
    test(`a case opened ${what} is refused by the database (LST-16)`, async () => {
      await assert.rejects(insert(own), (error: { constraint?: string }) => {
        if (typeof constraint === "string") assert.equal(error.constraint, constraint);
        else assert.match(error.constraint ?? "", constraint);
        return true;
      });
    });

  test("a version or power that ends before a case's opening day cannot end so (LST-16)", async () => {
    await insert({ item_version: "B1", item: "B", item_from: "2020-01-01", item_until: "infinity", ...underB });
    const end = (table: string, id: string, day: string) =>
      run(`UPDATE ${table} SET valid_to = $2 WHERE id = $1`, [id, day]);
    await refusedBy("case_opened_while_version_in_force", end("item_versions", "B1", "2025-06-01"));
    await refusedBy("case_opened_while_power_in_force", end("powers", "PB", "2025-05-31"));
  });

  test("one that ends later takes its end along to its cases, and keeps them (LST-16)", async () => {
    const id = await insert({
      item_version: "B1",
      item: "B",
      item_from: "2020-01-01",
      item_until: "infinity",
      ...underB,
    });
    await run("UPDATE powers SET valid_to = '2025-06-02' WHERE id = 'PB'");
    await run("UPDATE item_versions SET valid_to = '2025-12-01' WHERE id = 'B1'");
    const { rows } = await run("SELECT item_until, power_until, opened_on FROM cases WHERE id = $1", [id]);
    assert.deepEqual(rows, [{ item_until: "2025-12-01", power_until: "2025-06-02", opened_on: "2025-06-01" }]);
  });

  test("a version with cases cannot be moved to another item or begin later, nor be deleted (LST-04, LST-16)", async () => {
    await insert();
    await assert.rejects(run("UPDATE item_versions SET valid_from = '2025-07-01' WHERE id = 'A1'"));
    await assert.rejects(run("DELETE FROM item_versions WHERE id = 'A1'"));
    await assert.rejects(run("DELETE FROM powers WHERE id = 'PA'"));
  });

  test("two versions of an item, or two powers of a body for it in one division, do not overlap (LST-03, LST-16)", async () => {
    await refusedBy(
      "item_versions_item_daterange_excl",
      run("UPDATE item_versions SET valid_from = '2025-12-31' WHERE id = 'A2'"),
    );
    await refusedBy(
      "powers_item_body_division_daterange_excl",
      run(
        "INSERT INTO powers SELECT 'PA2', 1, item, body, mode, in_name_of, division, '2026-12-31' FROM powers WHERE id = 'PA'",
      ),
    );
  });

  for (const { what, own } of [
    { what: "accepted without a day of acceptance", own: { status: "accepted" } },
    {
      what: "decided without a decision",
      own: { status: "decided", accepted_on: "2025-06-02", decided_on: "2025-06-03" },
    },
    { what: "refused without a reason (CLK-26)", own: { ...decided, decision: "refused" } },
    { what: "decided before it was accepted", own: { ...decided, decision: "granted", decided_on: "2025-06-01" } },
    { what: "delivered without a day", own: { ...decided, decision: "granted", status: "delivered" } },
    { what: "found by a code that can be guessed (IDN-04)", own: { query_code: "short" } },
  ])
    test(`a case that is ${what} is refused by the database`, async () => {
      await assert.rejects(insert(own), (error: { code?: string }) => {
        assert.equal(error.code, "23514");
        return true;
      });
    });

  test("a step of a matter is open once; after a withdrawal it can be opened again (CON-11)", async () => {
    const first = await insert({ procedure: "F1" });
    await refusedBy("case_once_a_procedure", insert({ procedure: "F1" }));
    await run("UPDATE cases SET status = 'withdrawn' WHERE id = $1", [first]);
    await insert({ procedure: "F1" });
  });
});
