import assert from "node:assert/strict";
import { after, test } from "node:test";
import { cityFrom, TEST_CITY, type TestCity, testCity } from "./harness.ts";

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

test("what a city begins with is made once, handed to all, and goes when it is made anew", async () => {
  let made = 0;
  const begin = async (version: string) => {
    const city = await cityFrom({
      name: `harness_${process.pid}_${version}`,
      instead: `harness_${process.pid}_`,
      async make({ pool }) {
        made += 1;
        await pool.query("CREATE TABLE things AS SELECT 'begun' AS name");
        return `it's the ${made}.`;
      },
    });
    cities.push(city);
    return city;
  };
  const all = await Promise.all([begin("a"), begin("a"), begin("a")]);
  assert.deepEqual(
    all.map(({ said }) => said),
    ["it's the 1.", "it's the 1.", "it's the 1."],
  );
  assert.deepEqual((await all[2].city.pool.query("SELECT * FROM things")).rows, [{ name: "begun" }]);
  assert.equal((await begin("b")).said, "it's the 2.");
  assert.equal((await begin("a")).said, "it's the 3.");
  const left = await all[0].city.pool.query("SELECT FROM pg_database WHERE starts_with(datname, $1)", [
    `template_harness_${process.pid}_`,
  ]);
  assert.equal(left.rowCount, 1);
});
