import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Day } from "#kernel/calendar/day.ts";
import { applied, type Difference, differences, inverse } from "./difference.ts";
import { exampleEntry, exampleHolder } from "./example-entries.ts";
import { fieldChanges } from "./field-changes.ts";
import type { ListedEntry } from "./listed-entry.ts";

const kinds = (changes: readonly Difference[]) => changes.map(({ kind }) => kind);
const fieldsOf = ([change]: readonly Difference[]) => change?.fields.map(({ field }) => field);

/** Lists of up to eight entries of few codes, names and papers, so that two of them often touch each other. */
const entry = fc
  .record({
    code: fc.constantFrom("A", "B", "C", "D", "E", "F", "G", "H"),
    name: fc.constantFrom("施工许可", "规划许可", "备案"),
    basicCode: fc.constantFrom(null, "000106001000", "000106002000"),
    yields: fc.subarray(["施工许可证", "规划许可证", "回执"]),
    promisedDays: fc.integer({ min: 0, max: 3 }),
    papers: fc.subarray(["申请表", "承诺书", "图纸"]).map((names) => names.map((name) => ({ name, from: null }))),
    holders: fc.subarray([
      exampleHolder("CON"),
      exampleHolder("LND"),
      exampleHolder("YS-CON", { level: "county", mode: "delegated" }),
    ]),
    number: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ code, number, ...more }) => exampleEntry(code, { ...more, number, versionId: `${code}@${number}` }));
const list = fc.uniqueArray(entry, { selector: ({ code }) => code, maxLength: 8 });
const groups = fc.array(fc.subarray(["A", "B", "C", "D", "E"], { minLength: 2 }), { maxLength: 2 });

const byCode = (entries: readonly ListedEntry[]) => entries.toSorted((one, other) => (one.code < other.code ? -1 : 1));
const same = (one: readonly ListedEntry[], other: readonly ListedEntry[]) => {
  assert.deepEqual(
    one.map(({ code }) => code),
    other.map(({ code }) => code),
  );
  for (const [index, entry] of one.entries()) assert.deepEqual(fieldChanges(entry, other[index] ?? entry), []);
};

test("a list does not differ from itself (LST-11)", () => {
  fc.assert(fc.property(list, groups, (one, published) => assert.deepEqual(differences(one, one, published), [])));
});

test("the differences made to the first list give the second one (LST-11)", () => {
  fc.assert(
    fc.property(list, list, groups, (one, other, published) => {
      same(byCode(applied(one, differences(one, other, published))), byCode(other));
    }),
    { numRuns: 500 },
  );
});

test("from the later list to the earlier one it is the inverse (LST-11)", () => {
  fc.assert(
    fc.property(list, list, groups, (one, other, published) => {
      assert.deepEqual(differences(other, one, published), differences(one, other, published).map(inverse));
    }),
    { numRuns: 500 },
  );
});

test("parts in another order, a body's new name and a power written anew are no difference (IDN-06)", () => {
  const old = exampleEntry("A", { bases: ["建筑法 第8条", "城乡规划法 第40条"] });
  const now = exampleEntry("A", {
    bases: ["城乡规划法 第40条", "建筑法 第8条"],
    holders: [exampleHolder("CON", { name: "市住建局", since: "2019-03-01" as Day })],
    ...{ versionId: "A@2", number: 2 },
  });
  assert.deepEqual(differences([old], [now]), []);
});

test("an item that ended with nothing after it is cancelled, one that began is added (LST-11)", () => {
  const changes = differences([exampleEntry("A")], [exampleEntry("B")]);
  assert.deepEqual(kinds(changes), ["cancel", "add"]);
});

test("one that ended and one that began with the same result document are one item that was adjusted (LST-11)", () => {
  const old = exampleEntry("F36", { yields: ["施工许可证"] });
  const now = exampleEntry("B47", { yields: ["施工许可证"], promisedDays: 3 });
  const changes = differences([old], [now]);
  assert.deepEqual(kinds(changes), ["adjust"]);
  assert.equal(changes[0]?.by, "result");
  assert.deepEqual(fieldsOf(changes), ["name", "promisedDays", "code"]);
});

test("two that ended and one that began with a result of both are no merger by dates alone (LST-11)", () => {
  const old = [exampleEntry("F09", { yields: ["产权证"] }), exampleEntry("F44", { yields: ["产权证"] })];
  const now = [exampleEntry("B52", { yields: ["产权证"] })];
  assert.deepEqual(kinds(differences(old, now)), ["add", "cancel", "cancel"]);
  const told = differences(old, now, [["B52", "F09", "F44"]]);
  assert.deepEqual(kinds(told), ["merge"]);
  assert.deepEqual(
    told[0]?.before.map(({ code }) => code),
    ["F09", "F44"],
  );
  assert.deepEqual(kinds(differences(now, old, [["B52", "F09", "F44"]])), ["split"]);
});

test("a power that goes down a level is delegated, one that is given away in one's name is entrusted (LST-11, LST-13)", () => {
  const city = exampleEntry("A");
  const county = exampleEntry("A", { holders: [exampleHolder("YS-CON", { level: "county" })] });
  const entrusted = exampleEntry("A", {
    holders: [exampleHolder("CON"), exampleHolder("TWN", { level: "township", mode: "entrusted", inNameOf: "CON" })],
  });
  assert.deepEqual(kinds(differences([city], [county])), ["delegate"]);
  assert.deepEqual(kinds(differences([county], [city])), ["adjust"]);
  assert.deepEqual(kinds(differences([city], [entrusted])), ["entrust"]);
});
