import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { City } from "#kernel/city/city.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { somebody, stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { TEST_CITY, type TestCity, testCity } from "#tests/database/harness.ts";
import type { Outcome } from "./asked.ts";

/** The bank has room enough to give away; the others are small, so that some stones find no room. */
type Step =
  | { readonly kind: "put"; readonly box: number }
  | { readonly kind: "relabel"; readonly box: number }
  | { readonly kind: "move"; readonly to: number; readonly by: number };
type Box = { label: string; room: number; stones: number; version: number };
type Asked = { readonly step: Step; readonly index: number; readonly outcome: Outcome };

const bank = 0;
const small = fc.integer({ min: 1, max: 3 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: small.map((box): Step => ({ kind: "put", box })) },
  { weight: 2, arbitrary: fc.nat(3).map((box): Step => ({ kind: "relabel", box })) },
  {
    weight: 1,
    arbitrary: fc.tuple(small, fc.nat(1)).map(([to, by]): Step => ({ kind: "move", to, by })),
  },
);

/** What the commands mean, one after another: the specification that any interleaving must equal. */
function carryOut(boxes: Box[], step: Step, label: string): boolean {
  if (step.kind === "move") {
    const [from, to] = [boxes[bank] as Box, boxes[step.to] as Box];
    from.room -= step.by;
    to.room += step.by;
    from.version += 1;
    to.version += 1;
    return true;
  }
  const box = boxes[step.box] as Box;
  if (step.kind === "put" && box.stones >= box.room) return false;
  if (step.kind === "put") box.stones += 1;
  else box.label = label;
  box.version += 1;
  return true;
}

describe("commands that meet each other", () => {
  let database: TestCity;
  let second: CityDatabase;
  let lanes: City[];
  let run = 0;
  before(async () => {
    database = await testCity(await stonesMigrations());
    second = await openCity({ url: database.url }, TEST_CITY, { connections: 2 });
    lanes = [
      await openTestCity(database.city, [stonesSystem()]),
      await openTestCity(second, [stonesSystem()], { limits: { batch: 4 } }),
    ];
  });
  after(async () => {
    for (const lane of lanes) await lane.close();
    await second.close();
    await database.drop();
  });

  test("any interleaving over two lanes equals the same commands one by one, in the order of their places", async () => {
    let refusals = 0;
    const stepsOnLanes = fc.array(fc.tuple(anyStep, fc.nat(1)), { minLength: 12, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(stepsOnLanes, async (steps) => {
        run += 1;
        const name = (box: number) => `run${run}-box${box}`;
        const rooms = [1000, 1, 2, 3];
        for (const [box, room] of rooms.entries()) {
          const input = { id: name(box), label: name(box), room };
          await lanes[0]?.execute({ command: "test.makeBox", on: null, input, who: somebody });
        }
        const asked = await Promise.all(
          steps.map(async ([step, lane], index): Promise<Asked> => {
            const on = name(step.kind === "move" ? bank : step.box);
            const command = { put: "test.putStone", relabel: "test.relabel", move: "test.moveRoom" }[step.kind];
            const label = `${name(0)} ${index}`;
            const inputs = {
              move: () => ({ to: name((step as { to: number }).to), by: (step as { by: number }).by }),
              relabel: () => ({ label }),
              put: () => ({}),
            };
            const input = inputs[step.kind]();
            const outcome = await (lanes[lane] as City).execute({ command, on, input, who: somebody });
            return { step, index, outcome };
          }),
        );
        const model = rooms.map((room, box): Box => ({ label: name(box), room, stones: 0, version: 1 }));
        const everFull = model.map((box) => box.stones >= box.room);
        const placed = asked.flatMap((one) => ("done" in one.outcome ? [{ ...one, place: one.outcome.place }] : []));
        for (const { step, index } of placed.sort((a, b) => a.place - b.place)) {
          assert.ok(carryOut(model, step, `${name(0)} ${index}`), `step ${index} was done, but could not be`);
          model.forEach((box, place) => {
            everFull[place] ||= box.stones >= box.room;
          });
        }
        for (const { step, outcome } of asked) {
          if ("done" in outcome) continue;
          refusals += 1;
          assert.ok("refused" in outcome && outcome.code === "BOX_FULL", JSON.stringify(outcome));
          assert.ok(step.kind === "put" && everFull[step.box], "a box that was never full refused a stone");
        }
        const rows = await database.city.pool.query(
          `SELECT label, room, version, (SELECT count(*)::int FROM stones WHERE box = b.id) AS stones
           FROM boxes b WHERE id = ANY($1) ORDER BY id`,
          [rooms.map((_, box) => name(box))],
        );
        assert.deepEqual(rows.rows, model);
      }),
      { seed: 20261123, numRuns: 40 },
    );
    assert.ok(refusals > 20, "the runs met full boxes");
  });

  test("a kept row that another process has changed is read anew", async () => {
    const [one, two] = lanes as [City, City];
    const ask = (city: City, command: string, on: string | null, input: object) =>
      city.execute({ command: `test.${command}`, on, input, who: somebody });
    await ask(one, "makeBox", null, { id: "kept", label: "kept", room: 1 });
    await ask(one, "makeBox", null, { id: "reader", label: "reader", room: 1 });
    const labels: string[] = [];
    for (const label of ["kept once", "kept twice"]) {
      await ask(two, "relabel", "kept", { label });
      for (let look = 0; look < 2; look += 1) {
        await ask(one, "countOther", "reader", { other: "kept" });
        labels.push((await database.city.pool.query("SELECT label FROM boxes WHERE id = 'reader'")).rows[0].label);
      }
    }
    assert.deepEqual(labels, ["kept once: 0", "kept once: 0", "kept twice: 0", "kept twice: 0"]);
  });

  test("numbers of a series follow the order of places, whichever lane took them (DOC-04)", async () => {
    const rows = await database.city.pool.query(
      `SELECT s.ticket, j.place FROM stones s JOIN changes c ON c.record = 'stone' AND c.id = s.id AND c.version = 1
       JOIN journal j USING (place) ORDER BY j.place`,
    );
    const tickets = rows.rows.map(({ ticket }) => ticket as number);
    assert.ok(tickets.length > 100);
    assert.deepEqual(
      tickets,
      tickets.map((_, index) => index + 1),
    );
  });
});
