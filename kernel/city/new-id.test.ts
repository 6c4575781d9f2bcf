import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { newId } from "./new-id.ts";

const moment = fc.date({ min: new Date(0), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true });

test("an id is 26 characters that are hard to confuse, and a later moment sorts after an earlier one", () => {
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const [first, second] = [newId(one), newId(other)];
      assert.match(first, /^[0-9a-hjkmnp-tv-z]{26}$/);
      if (one < other) assert.ok(first < second || first.slice(0, 10) === second.slice(0, 10));
      if (other.getTime() > one.getTime()) assert.ok(first.slice(0, 10) < second.slice(0, 10));
    }),
    { seed: 20261123, numRuns: 200 },
  );
});

test("ids of one moment differ, and with the same chance they are the same again", () => {
  const now = new Date("2026-03-02T01:00:00Z");
  const made = new Set(Array.from({ length: 10_000 }, () => newId(now)));
  assert.equal(made.size, 10_000);
  const seeded = (bytes: number) => new Uint8Array(bytes).fill(7);
  assert.equal(newId(now, seeded), newId(now, seeded));
});

test("all 80 bits of chance are in the id: each of its last 16 characters takes all 32 values", () => {
  for (let place = 0; place < 16; place += 1) {
    const seen = new Set<string | undefined>();
    for (let value = 0; value < 32; value += 1) {
      const chance = (bytes: number) => new Uint8Array(bytes).map((_, index) => (index === place ? value : 0));
      seen.add(newId(new Date(0), chance)[10 + place]);
    }
    assert.equal(seen.size, 32);
  }
});
