import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ConditionFault, evaluate } from "./conditions.ts";

const facts = { "project.landMode": "出让", "project.relicArea": false, "project.floors": 12 };

test("an equality holds or does not hold for strings, booleans and numbers (CON-13)", () => {
  assert.equal(evaluate('project.landMode = "出让"', facts), "true");
  assert.equal(evaluate('project.landMode = "划拨"', facts), "false");
  assert.equal(evaluate("project.relicArea = true", facts), "false");
  assert.equal(evaluate("project.floors = 12", facts), "true");
});

test("a list holds when one of its values is the fact, also when a value holds a comma or a bracket (CON-13)", () => {
  assert.equal(evaluate('project.landMode in ("划拨", "出让")', facts), "true");
  assert.equal(evaluate('project.landMode in ("划拨")', facts), "false");
  assert.equal(evaluate('name in ("a, b)", "c")', { name: "a, b)" }), "true");
});

test("a fact that is not stated is unknown, neither yes nor no (CON-13)", () => {
  assert.equal(evaluate("project.hazardous = true", facts), "unknown");
  assert.equal(evaluate("constructor = true", {}), "unknown");
});

test("a value of another type is not equal (CON-13)", () => {
  assert.equal(evaluate('project.floors = "12"', facts), "false");
});

test("an expression of any other form is a fault that names it (CON-13)", () => {
  for (const expression of [
    "",
    "a > 1",
    "a = ",
    "a in ()",
    "a = b",
    'a = "x',
    "not(a = 1)",
    "a = 1 and b = 2",
    'a = "\\q"',
  ]) {
    assert.throws(
      () => evaluate(expression, { a: 1 }),
      (fault) =>
        fault instanceof ConditionFault && fault.expression === expression && fault.message.includes(expression),
    );
  }
});

test("any string a fact can have is found again by its own equality (CON-13)", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (value) => {
      assert.equal(evaluate(`path = ${JSON.stringify(value)}`, { path: value }), "true");
      assert.equal(evaluate(`path in (false, ${JSON.stringify(value)})`, { path: value }), "true");
    }),
  );
});
