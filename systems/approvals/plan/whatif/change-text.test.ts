import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isRefusal } from "#kernel/records/refusal.ts";
import type { Change } from "./change.ts";
import { decodeChanges, encodeChanges } from "./change-text.ts";

const runs = { seed: 20261125, numRuns: 300 };

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom("F26", "项目备案通知书", "A-1", "50%", "甲~乙", "a*b", "!", "@", "%7E", "-", "环评批复（报告书）"),
);
const days = fc.integer({ min: -1000, max: 1000 });
const plain = { noNullPrototype: true } as const;
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("setLimit" as const), procedure: name, days }, plain),
  fc.record({ kind: fc.constant("dropPaper" as const), procedure: name, paper: name }, plain),
  fc.record({ kind: fc.constant("sharePaper" as const), paper: name }, plain),
  fc.record(
    { kind: fc.constant("mergeSteps" as const), procedures: fc.array(name, { minLength: 2, maxLength: 5 }), days },
    { ...plain, requiredKeys: ["kind", "procedures"] },
  ),
  fc.record({ kind: fc.constant("addHours" as const), procedure: name, hours: days }, plain),
);

test("any changes come back from their text as they were, whatever signs the names have (CON-11)", () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 8 }), (changes) => {
      assert.deepEqual(decodeChanges(encodeChanges(changes)), changes);
    }),
    runs,
  );
});

test("the text of changes is short and reads as what it says (CON-11)", () => {
  const text = encodeChanges([
    { kind: "setLimit", procedure: "F26", days: 2 },
    { kind: "dropPaper", procedure: "F10", paper: "项目备案通知书" },
    { kind: "sharePaper", paper: "营业执照" },
    { kind: "mergeSteps", procedures: ["F16", "F17", "F23"] },
    { kind: "mergeSteps", procedures: ["F37", "F38"], days: 4 },
    { kind: "addHours", procedure: "F15", hours: 4 },
  ]);
  assert.equal(text, "F26-2~F10!项目备案通知书~!营业执照~F16*F17*F23~F37*F38-4~F15@4");
});

test("a text that is no change is refused, naming the piece, and never half read (CON-11)", () => {
  for (const piece of [
    "F26",
    "F26-",
    "F26-x",
    "F26-2.5",
    "-3",
    "!",
    "F10!",
    "F10!a!b",
    "*F1",
    "F1@",
    "F1@4-2",
    "%41-2",
    "F1-12345",
  ]) {
    const read = decodeChanges(`F26-2~${piece}`);
    assert.ok(isRefusal(read), piece);
    assert.equal(read.code, "CHANGE_UNREADABLE");
    assert.ok(read.text.zh.includes(`“${piece}”`), piece);
  }
  assert.equal((decodeChanges("F1-1~") as { code?: string }).code, "CHANGE_UNREADABLE");
});

test("no text at all is no change, and a text without end is refused unread (CON-11)", () => {
  assert.deepEqual(decodeChanges(""), []);
  for (const text of ["F1-1~".repeat(41), "x".repeat(5000)]) {
    assert.equal((decodeChanges(text) as { code?: string }).code, "CHANGES_TOO_MANY");
  }
});
