import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day, day } from "#kernel/calendar/day.ts";
import { inForce } from "./records.ts";

const anyDay = fc.nat(4000).map((count) => addDays(day("2014-01-01"), count));

test("a version or power is in force from its first day until its end, which no longer counts (LST-03, LST-16)", () => {
  const dated = { validFrom: day("2026-03-02"), validTo: day("2026-03-05") };
  const on = ["2026-03-01", "2026-03-02", "2026-03-04", "2026-03-05"].map((text) => inForce(dated, text as Day));
  assert.deepEqual(on, [false, true, true, false]);
  assert.ok(inForce({ ...dated, validTo: null }, day("2999-12-31")));
});

test("of two that follow each other without a gap exactly one is in force on any day from the first on (LST-03)", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 400 }), fc.nat(2000), (from, length, later) => {
      const change = addDays(from, length);
      const versions = [
        { validFrom: from, validTo: change },
        { validFrom: change, validTo: null },
      ];
      assert.equal(versions.filter((one) => inForce(one, addDays(from, later))).length, 1);
    }),
    { seed: 20261123, numRuns: 200 },
  );
});
