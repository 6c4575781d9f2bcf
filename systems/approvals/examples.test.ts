import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { day } from "#kernel/calendar/day.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { playAgenda } from "./demo/agenda.ts";
import { cast } from "./demo/cast.ts";
import { courseTurn } from "./demo/everyday.ts";
import { examples } from "./examples.ts";

let here: PackCity;
before(async () => {
  here = await packCity("xinyu", "2026-03-02T01:00:00Z");
});
after(() => here.close());

/** What becomes of a case by each course. */
const ends: Readonly<Record<string, string>> = {
  ...{ stillSupplementing: "supplementing", declined: "notAccepted", withdrawn: "withdrawn" },
};

test("every course that the demonstration plays is lawful and comes to its end (CLK-03, CLK-10, CLK-14, CLK-16, CLK-19, CLK-26)", async () => {
  const people = cast(here.city, here.pack as never);
  const turns = examples.map((example) => {
    const turn = courseTurn(here.city, here.pack as never, people, example, day("2026-03-02"));
    assert.ok(turn, `${example.name} fits no item`);
    return turn;
  });
  await playAgenda(turns, new Date("2026-12-01T00:00:00Z"), async (moment) => {
    here.city.time.set(moment.toISOString());
    await here.city.settle();
  });
  const { rows } = await here.database.city.pool.query<{ key: string; status: string }>(
    `SELECT j.idempotency_key AS key, c.status FROM journal j JOIN cases c ON c.id = j.record_id
     WHERE j.command IN ('approvals.receive', 'approvals.acceptOnTheSpot')`,
  );
  const found = Object.fromEntries(rows.map(({ key, status }) => [key.split("/").at(-1), status]));
  assert.deepEqual(found, Object.fromEntries(examples.map(({ name }) => [name, ends[name] ?? "delivered"])));
});

test("planned misconduct is named with its anomaly, for supervision to find (SUP-04)", () => {
  const planned = examples.filter(({ misconduct }) => misconduct !== undefined);
  assert.deepEqual(planned.map(({ misconduct }) => misconduct?.anomaly).sort(), [
    "A02",
    "A09",
    "A12",
    "A14",
    "A16",
    "CLK-19",
  ]);
});
