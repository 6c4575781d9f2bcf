import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import pg from "pg";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { readInteger, readMoment } from "./values.ts";

let database: TestCity;
before(async () => {
  database = await testCity([]);
});
after(() => database.drop());

async function one(expression: string): Promise<unknown> {
  return (await database.city.pool.query(`SELECT ${expression} AS value`)).rows[0].value;
}

test("dates, moments, money and documents arrive as the rules read them", async () => {
  assert.equal(await one("date '2026-11-23'"), "2026-11-23");
  assert.equal(await one("timestamptz '2026-11-23 14:30:00+08'"), "2026-11-23T06:30:00.000Z");
  assert.equal(await one("timestamp '2026-11-23 14:30:00'"), "2026-11-23 14:30:00");
  assert.equal(await one("count(*)"), 1);
  assert.equal(await one("12345678901234567890.10::numeric"), "12345678901234567890.10");
  assert.deepEqual(await one(`'{"fen": 12, "when": null}'::jsonb`), { fen: 12, when: null });
});

test("arrays of them arrive alike, with their gaps", async () => {
  assert.deepEqual(await one("ARRAY[date '2026-11-23', NULL]"), ["2026-11-23", null]);
  assert.deepEqual(await one("ARRAY[timestamptz '2026-11-23 06:30:00.5+00']"), ["2026-11-23T06:30:00.500Z"]);
  assert.deepEqual(await one("ARRAY[1, 2]::int8[]"), [1, 2]);
  assert.deepEqual(await one("ARRAY[1.50]::numeric[]"), ["1.50"]);
  assert.deepEqual(await one("'{}'::int8[]"), []);
});

test("a whole number that a JavaScript number cannot hold is refused, not rounded", () => {
  assert.equal(readInteger("9007199254740991"), 9007199254740991);
  assert.throws(() => readInteger("9007199254740992"), /beyond 2\^53/);
  assert.throws(() => readInteger("-9223372036854775808"), /beyond 2\^53/);
});

test("microseconds are cut off, so a moment stays within its day", () => {
  assert.equal(readMoment("2026-11-23 15:59:59.999999+00"), "2026-11-23T15:59:59.999Z");
  assert.equal(readMoment("2026-11-23 14:30:00+08"), "2026-11-23T06:30:00.000Z");
  assert.equal(readMoment("2026-11-23 12:00:00.25+05:30"), "2026-11-23T06:30:00.250Z");
  assert.equal(readMoment("infinity"), "infinity");
  assert.throws(() => readMoment("0044-03-15 12:00:00+00 BC"), /outside the years/);
});

test("any moment comes back from PostgreSQL as it went in", async () => {
  const years = {
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  };
  const moments = fc.sample(fc.date(years), 500).map((date) => date.toISOString());
  const answer = await database.city.pool.query("SELECT unnest($1::timestamptz[]) AS value", [moments]);
  assert.deepEqual(
    answer.rows.map((row) => row.value),
    moments,
  );
});

test("the parsers of other users of pg in this process stay as they are", () => {
  assert.ok(pg.types.getTypeParser(pg.types.builtins.DATE)("2026-11-23") instanceof Date);
});
