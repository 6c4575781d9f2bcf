import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ConditionFault } from "./condition-fault.ts";
import { evaluate, type Facts, readCondition } from "./conditions.ts";

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

test("an expression that is no FEEL, or can never be a yes or no, is a fault that names it (CON-13)", () => {
  const faulty = [
    "",
    "a = ",
    "a in ()",
    'a = "x',
    'a = "\\q"',
    "a = 1 b",
    "5",
    "a + 1",
    '"yes"',
    "no such function(a)",
  ];
  for (const expression of [...faulty, "today() > a", "[a, b]", 'matches(a, "(x+)+y")']) {
    assert.throws(
      () => evaluate(expression, { a: 1 }),
      (fault) => fault instanceof ConditionFault && fault.expression === expression,
      expression,
    );
  }
});

test("a fact that is no yes or no cannot stand as a condition by itself (CON-13)", () => {
  assert.equal(evaluate("a", { a: true }), "true");
  assert.throws(() => evaluate("a", { a: 3 }), { code: "NOT_BOOLEAN" });
});

test("operators and words of other languages are refused when they are read, never taken for false or for a fact (CON-13)", () => {
  const operators = [
    "a == 1",
    "a === 1",
    "a => 1",
    "a =< 1",
    "a <> 1",
    "a != = 1",
    "a > = 1",
    "a = (> 1)",
    "(a) = (< 1)",
  ];
  const names = [
    "not a = 1",
    "not project.relicArea",
    "a is 1",
    "p.a b = 1",
    "TRUE",
    "a = TRUE",
    "a = True",
    "a = FALSE",
  ];
  const within = ["b = 2 and a == 1", "if a = TRUE then true else false", "not(a =< 1)", "not(not a)"];
  for (const expression of [...operators, ...names, ...within])
    assert.throws(() => readCondition(expression), { code: "UNREADABLE_CONDITION", expression }, expression);
});

test("a condition says of each fact what it is compared with: literals of a type, nothing, or what shows only later (CON-13)", () => {
  const read = readCondition(
    'a = true and (b > 3 or b in (1, "x")) and c and d = e and contains(f, "x") and g + 1 = 2 and not(h between 1 and 2)',
  );
  assert.deepEqual(
    [...read.comparedWith].map(([path, kinds]) => [path, [...kinds].sort().join(" ")]),
    [
      ["a", "boolean"],
      ["b", "number string"],
      ["c", "boolean"],
      ["d", "any"],
      ["e", "any"],
      ["f", "any"],
      ["g", "any"],
      ["h", "number"],
    ],
  );
});

test("tests stand in lists, and spaces may surround dots and names of functions (CON-13)", () => {
  const given = { a: 1, "p.b": "xy" };
  for (const expression of [
    "a in (= 1, > 9)",
    "a in >= 1",
    "a in (< 5)",
    'p . b = "xy"',
    "string length(p.b) = 2",
    "not (a = 2)",
  ])
    assert.equal(evaluate(expression, given), "true", expression);
  assert.deepEqual(readCondition("project.TRUE = 1").paths, ["project.TRUE"]);
});

test("the usual forms of FEEL are read: ranges, between, functions, lists, arithmetic, if (CON-13)", () => {
  const given = { "p.floors": 12, "p.name": "新能源厂", a: 3 };
  const hold = [
    "p.floors > 10 and p.floors <= 12",
    "p.floors between 10 and 20",
    "p.floors in [10..20]",
    "p.floors in (< 5, > 11)",
    'starts with(p.name, "新能源")',
    "a + 1 = 4",
    "some x in [1, 3] satisfies x = a",
    'if a = 3 then p.floors > 1 else p.name = "x"',
    "not(a = 4) // a remark",
    "a != 4",
    "(p.floors = 12) and ((a = 3) or (a = 5))",
    "a instance of number",
  ];
  for (const expression of hold) assert.equal(evaluate(expression, given), "true", expression);
  for (const expression of hold) assert.equal(evaluate(`not(${expression.replace(/ \/\/.*/, "")})`, given), "false");
});

test("a fact of another type than every literal it is compared with is not equal, in ranges and lists too (CON-13)", () => {
  for (const expression of ["x = 3", "x in (1, 2)", "x in [1..3]", "x between 1 and 3", "x < 3", "x = true"])
    assert.equal(evaluate(expression, { x: "2" }), "false", expression);
  assert.equal(evaluate("x != 3", { x: "3" }), "true");
  assert.equal(evaluate("x = y", { x: 3, y: "3" }), "false");
});

type Tree = { readonly text: string; readonly value: (facts: Facts) => boolean };

/** Conditions over four yes-or-no facts, with what plain logic says of them when every fact is stated. */
const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc
      .constantFrom("a", "b", "c", "d")
      .map((name): Tree => ({ text: `p.${name}`, value: (f) => f[`p.${name}`] === true })),
    fc.tuple(tie("tree"), tie("tree")).map(
      ([x, y]): Tree => ({
        text: `(${x.text} and ${y.text})`,
        value: (f) => x.value(f) && y.value(f),
      }),
    ),
    fc.tuple(tie("tree"), tie("tree")).map(
      ([x, y]): Tree => ({
        text: `(${x.text} or ${y.text})`,
        value: (f) => x.value(f) || y.value(f),
      }),
    ),
    tie("tree").map((x): Tree => ({ text: `not(${x.text})`, value: (f) => !x.value(f) })),
    fc.tuple(tie("tree"), tie("tree"), tie("tree")).map(
      ([x, y, z]): Tree => ({
        text: `(if ${x.text} then ${y.text} else ${z.text})`,
        value: (f) => (x.value(f) ? y.value(f) : z.value(f)),
      }),
    ),
  ),
})).tree;

const names = ["p.a", "p.b", "p.c", "p.d"];

test("with all facts stated a condition is plain logic; with some missing, what it says holds however they turn out (CON-13)", () => {
  const known = fc.record(Object.fromEntries(names.map((name) => [name, fc.option(fc.boolean())])));
  fc.assert(
    fc.property(trees, known, ({ text, value }, drawn) => {
      fc.pre(text.length <= 1000);
      const stated = Object.fromEntries(
        Object.entries(drawn).filter((pair): pair is [string, boolean] => pair[1] !== null),
      );
      const { truth, asks } = readCondition(text).answer(stated);
      const open = names.filter((name) => !Object.hasOwn(stated, name));
      const outcomes = new Set(
        Array.from({ length: 2 ** open.length }, (_, bits) =>
          value({ ...stated, ...Object.fromEntries(open.map((name, at) => [name, ((bits >> at) & 1) === 1])) }),
        ),
      );
      if (truth === "unknown") assert.ok(asks.length > 0 && asks.every((path) => open.includes(path)));
      else assert.deepEqual([...outcomes], [truth === "true"]);
    }),
    { seed: 20261125, numRuns: 400 },
  );
});

test("an answer that is open asks only for facts that can still settle it (CON-13)", () => {
  const read = readCondition("(a and b) or c");
  assert.deepEqual(read.answer({ a: false }), { truth: "unknown", asks: ["c"] });
  assert.deepEqual(read.answer({}).asks, ["a", "b", "c"]);
  assert.deepEqual(read.answer({ c: true }), { truth: "true", asks: [] });
  assert.deepEqual(read.paths, ["a", "b", "c"]);
});

test("fifty levels and a thousand characters are read, one more is refused unparsed (CON-13)", () => {
  const nested = (levels: number) => `${"(".repeat(levels)}a${")".repeat(levels)}`;
  assert.equal(evaluate(nested(50), { a: true }), "true");
  assert.throws(() => evaluate(nested(51), { a: true }), { code: "EXPRESSION_TOO_DEEP" });
  assert.throws(() => evaluate("if a then ".repeat(51), {}), { code: "EXPRESSION_TOO_DEEP" });
  assert.equal(evaluate(`a = "${"（".repeat(994)}"`, { a: "x" }), "false");
  assert.throws(() => evaluate(`a = "${"（".repeat(996)}"`, {}), { code: "EXPRESSION_TOO_LONG" });
});

test("any string a fact can have is found again by its own equality (CON-13)", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (value) => {
      assert.equal(evaluate(`path = ${JSON.stringify(value)}`, { path: value }), "true");
      assert.equal(evaluate(`path in (false, ${JSON.stringify(value)})`, { path: value }), "true");
    }),
  );
});

/** Pieces of FEEL in any order: mostly nonsense, now and then an expression. */
const pieces =
  'a b p.x = != < > <= ( ) [ ] { } , . .. in not( and or if then else true false null 1 2.5 "s" " @ some every for x return satisfies between instance of string + - * / ** ? : // /* */ contains( item count( now 出让 \\ $ #'.split(
    " ",
  );

test("whatever is written as a condition is answered, or refused as a condition: nothing else is ever thrown (CON-13)", () => {
  const written = fc.array(fc.constantFrom(...pieces, "\n"), { maxLength: 12 }).map((drawn) => drawn.join(" "));
  const stated = fc.constantFrom<Facts>({}, { a: 1, b: true, "p.x": "s" }, { a: "t", b: "", "p.x": false });
  let read = 0;
  fc.assert(
    fc.property(written, stated, (expression, facts) => {
      try {
        readCondition(expression).answer(facts);
        read += 1;
      } catch (fault) {
        if (!(fault instanceof ConditionFault)) throw fault;
      }
    }),
    { seed: 20261125, numRuns: 5000 },
  );
  assert.ok(read > 50, `only ${read} were readable`);
});

test("a condition that could go on for ever is refused when it is read: ranges walked through, and walks within walks (CON-13)", () => {
  const endless = [
    "some x in 1..1000000000 satisfies x = a",
    "some x in [1..1000000000] satisfies x = a",
    "every x in [1, 2] satisfies some y in [1, 2] satisfies x = y",
    "count(for x in [1, 2] return x) = a",
    "[1, 2][[3, 4][item > 1] = item] = a",
  ];
  for (const expression of endless)
    assert.throws(() => readCondition(expression), { code: "UNREADABLE_CONDITION" }, expression);
});

test("two values that have no order give no answer when they are ordered (CON-13)", () => {
  assert.throws(() => evaluate("a < b", { a: true, b: false }), { code: "NOT_BOOLEAN" });
  assert.equal(evaluate("a < b", { a: 1, b: "2" }), "false");
});
