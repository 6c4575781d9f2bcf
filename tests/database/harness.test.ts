import assert from "node:assert/strict";
import { after, test } from "node:test";
import { TEST_CITY, type TestCity, testCity } from "./harness.ts";

const migrations = [{ name: "2026-11-23-1-things", sql: "CREATE TABLE things (name text PRIMARY KEY)" }];
const cities: TestCity[] = [];
after(() => Promise.all(cities.map((city) => city.drop())));

async function fresh(): Promise<TestCity> {
  const city = await testCity(migrations);
  cities.push(city);
  return city;
}

test("a test city is migrated, and what one test writes another does not see", async () => {
  const [one, other] = await Promise.all([fresh(), fresh()]);
  await one.city.pool.query("INSERT INTO things VALUES ('mine')");
  assert.equal((await one.city.pool.query("SELECT * FROM things")).rowCount, 1);
  assert.equal((await other.city.pool.query("SELECT * FROM things")).rowCount, 0);
  assert.equal(one.city.schema, `city_${TEST_CITY}`);
});

test("a dropped test city is gone", async () => {
  const { city, url, drop } = await testCity(migrations);
  await city.pool.query("SELECT 1");
  await drop();
  const { withConnection } = await import("#kernel/database/connection.ts");
  await assert.rejects(
    withConnection(url, (client) => client.query("SELECT 1")),
    /does not exist/,
  );
});
