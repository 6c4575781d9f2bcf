import assert from "node:assert/strict";
import { test } from "node:test";
import { type Day, day } from "#kernel/calendar/day.ts";
import { type Power, powers } from "#kernel/items/records.ts";
import { type Case, caseStatuses, cases } from "#kernel/matters/records.ts";
import { asRow } from "#kernel/records/record.ts";
import { moveCases, moveNames, movePowers } from "./commands/merging.ts";

const on = day("2026-03-06");
let made = 0;
const power = (values: Partial<Power>): Power => {
  made += 1;
  return asRow(powers, {
    ...{ id: `power${made}`, version: 1, item: "A01", body: "old", mode: "own", inNameOf: null, division: "360600" },
    ...{ validFrom: day("2020-01-01"), validTo: null },
    ...values,
  } as Power);
};
const move = (own: Power[], gained: Power[] = []) => {
  let count = 0;
  const moved = movePowers(own, gained, { successor: "new", on }, () => `made${++count}`);
  return { ...moved, made: moved.effects.flatMap((one) => (one.effect === "create" ? [one.row] : [])) };
};

test("a power in force ends on the day and the successor's begins on it, with the same end (STF-07)", () => {
  const own = power({ validTo: day("2030-01-01") });
  const { effects, made, heirs } = move([own]);
  assert.deepEqual(effects[0], { effect: "change", record: powers, id: own.id, patch: { validTo: on } });
  assert.deepEqual([made[0]?.validFrom, made[0]?.validTo, made[0]?.body], [on, "2030-01-01", "new"]);
  assert.deepEqual(heirs, [{ of: own, id: "made1" }]);
});

test("a power that is over stays as it was, one that has not begun changes hands", () => {
  const over = power({ validTo: on });
  const coming = power({ validFrom: on });
  const { effects } = move([over, coming]);
  assert.deepEqual(effects, [{ effect: "change", record: powers, id: coming.id, patch: { body: "new" } }]);
});

test("what the successor may do anyway is not given twice, and what it gets later ends the gap (LST-16)", () => {
  const present = power({ body: "new" });
  const same = move([power({})], [present]);
  assert.deepEqual([same.made, same.heirs[0]?.id], [[], present.id]);
  const later = power({ body: "new", validFrom: day("2027-01-01") });
  assert.equal(move([power({})], [later]).made[0]?.validTo, "2027-01-01" as Day);
  const elsewhere = power({ body: "new", division: "360602" });
  assert.equal(move([power({})], [elsewhere]).made.length, 1);
});

test("who acted in the other's name acts in the own one after they are one (STF-07)", () => {
  const entrusted = power({ mode: "entrusted", inNameOf: "new" });
  assert.deepEqual([move([entrusted]).made[0]?.mode, move([entrusted]).made[0]?.inNameOf], ["own", null]);
  const town = power({ body: "town", mode: "entrusted", inNameOf: "old" });
  const own = power({ body: "new", mode: "stationed", inNameOf: "old" });
  const over = power({ body: "town", mode: "entrusted", inNameOf: "old", validTo: day("2025-01-01") });
  assert.deepEqual(
    moveNames([town, own, over], "new", on).map((one) => one.effect === "change" && one.patch),
    [{ inNameOf: "new" }, { mode: "own", inNameOf: null }],
  );
});

test("whatever a case waits for, it moves while acts are to come; what is over keeps its body (STF-07)", () => {
  const own = power({});
  const file = (status: Case["status"]) =>
    asRow(cases, { id: status, version: 1, status, power: own.id, actingPower: own.id, body: "old" } as Case);
  const moved = moveCases(caseStatuses.map(file), [{ of: own, id: "heir" }], "new", on);
  assert.deepEqual(
    moved.map((one) => one.effect === "change" && one.id),
    ["received", "supplementing", "accepted", "handedUp", "decided"],
  );
  assert.deepEqual(moved[0]?.effect === "change" && moved[0].patch, {
    ...{ body: "new", actingPower: "heir", powerUntil: on },
  });
});
