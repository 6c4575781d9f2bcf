import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findJsonFault } from "./json-fault.ts";

test("the place where JSON breaks is found, with line and column", () => {
  const places: [string, number][] = [
    ['{"a":tru}', 5],
    ['{"a":', 5],
    ["xxx", 0],
    ['{"a":1,}', 7],
    ["[1 2]", 3],
    ['{"a" 1}', 5],
    ["{'a':1}", 1],
    ['["a\nb"]', 1],
    ["[1]]", 3],
    ["", 0],
    ["[01]", 2],
  ];
  for (const [text, position] of places) assert.equal(findJsonFault(text).position, position, text);
  assert.deepEqual(findJsonFault('{\n  "甲": 1,\n  乙\n}'), { position: 14, line: 3, column: 3 });
});

test("in JSON that was spoiled at one place, the fault is never found before anything that was right", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, at) => {
      const text = JSON.stringify(value);
      const cut = text.slice(0, at % text.length);
      const spoiled = `${cut}\u0001${text.slice(cut.length)}`;
      const { position } = findJsonFault(spoiled);
      // The token at fault begins at the spoiled place, or is the string or number that holds it.
      assert.ok(position <= cut.length);
      assert.doesNotThrow(() => JSON.parse(text));
      const before = spoiled.slice(position, cut.length);
      assert.match(before, /^(?:".*|-?[\d.eE+-]*|t|tr|tru|f|fa|fal|fals|n|nu|nul|)$/su);
    }),
  );
});

test("text that is JSON has its fault at its end only", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value, null, 1);
      assert.equal(findJsonFault(text).position, text.length);
    }),
  );
});
