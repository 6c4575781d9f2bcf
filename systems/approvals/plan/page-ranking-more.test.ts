import assert from "node:assert/strict";
import { test } from "node:test";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import { mixPart, smallestSetPart } from "./page-ranking-more.ts";
import { rankForMix } from "./whatif/ranking-for-mix.ts";
import { smallestSet } from "./whatif/smallest-set.ts";

const flow = xinyuFlow();
const settings = { reviewHours: 8, addedHours: 4 };
const setShown = (target: number, mostChanges: number, language: "zh" | "en" = "zh") =>
  String(
    smallestSetPart({ flow, set: smallestSet(flow, undefined, target, { mostChanges }), now: 36, keep: [], language }),
  );

test("only a proven set is called the fewest; one found step by step is a way that reaches the target (CON-11)", () => {
  assert.match(setShown(30, 4), /最少改2项、一共压6天，全程由36到30个工作日/);
  const found = setShown(20, 4);
  assert.match(found, /<b>改\d+项可以达到，一共压\d+天，全程由36到20个工作日/);
  assert.doesNotMatch(found, /最少改\d+项/);
  assert.match(setShown(30, 4, "en"), /The fewest: 2 changes that cut 6 workdays bring the whole from 36 to 30/);
  assert.doesNotMatch(setShown(20, 4, "en"), /The fewest: /);
});

const facts = flow.checks?.full.facts ?? {};
const ranking = rankForMix(flow, [{ facts, count: 3 }], settings);
const mixShown = (from: "projects" | "examples", language: "zh" | "en" = "zh") =>
  String(mixPart({ flow, from, year: from === "projects" ? 2025 : null, leftOut: 0, ranking, language }));

test("a ranking over examples says that no real project stands behind it; one over projects says their year (CON-09)", () => {
  assert.match(mixShown("examples"), /还没有按这一版流程开立的项目，下面不是真实项目的统计/);
  assert.match(mixShown("examples"), /示例项目合在一起/);
  assert.match(mixShown("examples", "en"), /no count of real projects/);
  assert.match(mixShown("projects"), /2025年按这一版流程开立的3个项目/);
  assert.doesNotMatch(mixShown("projects"), /示例/);
});

test("what cannot be done for every project is told under the ranking with rule and article, not ranked (CON-07)", () => {
  const shown = mixShown("projects");
  const told = shown.slice(shown.indexOf('id="forbidden-in-mix"'));
  assert.ok(told.includes("城乡规划法 第三十八条、第三十九条 · CON-07"), told.slice(0, 400));
  assert.ok(!shown.slice(0, shown.indexOf('id="forbidden-in-mix"')).includes("规划条件通知书"));
});
