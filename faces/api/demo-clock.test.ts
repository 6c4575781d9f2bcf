import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { addDays, dayOf } from "#kernel/calendar/day.ts";
import { movableTime } from "#kernel/city/time.ts";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { apiApp } from "./app.ts";
import { type ExampleApp, openExampleApp, problemIn } from "./example-app.ts";
import { notesMigration } from "./example-city.ts";

describe("a demo city's clock over HTTP", () => {
  let database: TestCity;
  let here: ExampleApp;
  before(async () => {
    const kernel = ["records", "directory", "access"].map((part) => `${import.meta.dirname}/../../kernel/${part}`);
    const migrations = [...(await readMigrations(kernel)), notesMigration];
    database = await testCity(migrations);
    here = await openExampleApp(database.city, migrations, {}, { time: movableTime() });
  });
  after(async () => {
    await here.city.close();
    await database.drop();
  });
  const json = { "content-type": "application/json" };
  const move = (input: object) => here.send("/api/v1/demo/clock", input);

  test("time goes on from the morning of a later day, and runs (REC-10)", async () => {
    const to = addDays(here.city.today(), 10);
    const answer = await move({ to });
    assert.deepEqual(await answer.json(), { today: to });
    assert.equal(here.city.today(), to);
    assert.match(here.city.time.now().toISOString(), /T01:00:0/);
  });

  test("what is before today, or years ahead, is refused and says from when to when (REC-10)", async () => {
    const today = here.city.today();
    for (const to of [today, addDays(today, -1), addDays(today, 2000)]) {
      const answer = await move({ to });
      assert.equal(answer.status, 422);
      assert.ok((await problemIn(answer)).detail.includes(today));
      assert.equal(here.city.today(), today);
    }
  });

  test("neither both ways at once, nor none, nor somebody who is not signed in (API-01, ACC-01)", async () => {
    for (const input of [{}, { workdays: 1, to: "2030-01-01" }, { workdays: 0 }, { to: "tomorrow" }])
      assert.equal((await move(input)).status, 422, JSON.stringify(input));
    const nobody = await here.app.request("/api/v1/demo/clock", {
      method: "POST",
      headers: json,
      body: JSON.stringify({ workdays: 1 }),
    });
    assert.ok([401, 403].includes(nobody.status));
  });

  test("a city whose time cannot be moved has nothing at this address (API-01)", async () => {
    const { goOnFrom, ...plain } = movableTime();
    const app = apiApp({ ...here.city, time: plain }, here.tools);
    const asked = { method: "POST", body: "{}", headers: { authorization: `Bearer ${here.token}`, ...json } };
    assert.equal((await app.request("/api/v1/demo/clock", asked)).status, 404);
  });

  test("a city that is opened again goes on where its journal ended (REC-10)", () => {
    const last = new Date(Date.now() + 86_400_000 * 30);
    assert.equal(dayOf(movableTime(last).now()), dayOf(last));
    assert.equal(dayOf(movableTime(new Date(0)).now()), dayOf(new Date()));
  });
});
