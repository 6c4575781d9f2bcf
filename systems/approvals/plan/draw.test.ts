import assert from "node:assert/strict";
import { test } from "node:test";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { drawDayBoxes, drawScaleBar } from "./draw-bars.ts";
import { drawGantt } from "./draw-gantt.ts";
import { drawRibbon } from "./draw-ribbon.ts";
import { drawStaircase } from "./draw-staircase.ts";
import { readFlow } from "./flow.ts";
import { derivePlan } from "./plan.ts";

const flow = xinyuFlow();
const plan = derivePlan(flow);
const gantt = drawGantt(plan, flow, { language: "zh" });

const countOf = (text: string, part: string | RegExp) => text.split(part).length - 1;

test("the Gantt chart has one bar for each procedure that takes time, and a hatch for each that does not count (CON-10, CON-11)", () => {
  assert.equal(countOf(gantt, 'class="bar '), 42);
  assert.equal(countOf(gantt, 'class="knot"'), 2);
  assert.equal(countOf(gantt, 'class="bar critical'), 16);
});

test("the bars of the critical path are joined by one stroke less than the path is long (CON-11)", () => {
  const stair = /<path d="([^"]+)" class="stair"/.exec(gantt)?.[1] ?? "";
  assert.equal(countOf(stair, "M"), plan.criticalPath.length - 1);
});

test("every procedure with slack has a whisker, and no other (CON-11)", () => {
  const whiskers = /<path d="([^"]+)" class="whisker"/.exec(gantt)?.[1] ?? "";
  assert.equal(countOf(whiskers, "H"), plan.procedures.filter(({ slack }) => slack > 0).length);
});

test("a chart names itself for a screen reader in the page's language, and says the critical path (WCAG 1.1.1)", () => {
  assert.match(gantt, /role="img" aria-labelledby="plan-chart-title" aria-describedby="plan-chart-description"/);
  assert.match(gantt, /<title id="plan-chart-title">44项审批的并联计划：36个工作日/);
  assert.match(
    drawGantt(plan, flow, { language: "en" }),
    /<desc id="plan-chart-description">The critical path is F01, F02/,
  );
  assert.match(drawStaircase(plan, "en"), /<title id="staircase-title">44 approvals side by side in 36 workdays</);
});

test("names are escaped in every picture, so a name can be no markup", () => {
  const evil = { zh: '<script>"&', en: "<script>\"&'" };
  const bad = readFlow({
    ...flowOf({ F1: { name: evil, body: evil, milestone: evil } }),
    ownTime: [{ afterStage: 1, text: evil }],
  });
  for (const language of ["zh", "en"] as const) {
    const drawn = drawGantt(derivePlan(bad), bad, { language });
    assert.ok(!drawn.includes("<script>"));
    assert.ok(drawn.includes("&lt;script&gt;&quot;&amp;"));
  }
});

test("no picture carries a colour, a style or a script of its own: the stylesheet decides in light, dark and print", () => {
  for (const drawn of [
    gantt,
    drawStaircase(plan, "zh"),
    drawScaleBar({ from: 0, to: 1, total: 2, classes: "bar" }),
    drawDayBoxes(1, 2),
  ]) {
    assert.doesNotMatch(drawn, /style=|<style|<script|#[0-9a-f]{3,6}"|rgb\(|\son\w+=/i);
  }
});

test("the old way is folded at the length of the new one: 139 workdays are four lines of 36 (CON-11)", () => {
  const { lines, lastLine } = drawRibbon(plan, { left: 0, top: 0, day: 10, bar: 10, pitch: 12 });
  assert.deepEqual([lines, lastLine], [4, 31]);
});

test("the axis carries dates when they are given", () => {
  const dated = drawGantt(plan, flow, { language: "zh", dayLabel: (workday) => `day-${workday}` });
  assert.ok(dated.includes(">day-36<"));
  assert.ok(!gantt.includes(">day-"));
});

test("a plan of a single instant procedure can be drawn", () => {
  const small = readFlow(flowOf({ F1: { promisedDays: 0, serialDays: 0 } }));
  for (const drawn of [
    drawGantt(derivePlan(small), small, { language: "zh" }),
    drawStaircase(derivePlan(small), "zh"),
  ]) {
    assert.doesNotMatch(drawn, /NaN|Infinity|undefined/);
  }
});

test("saved days are full boxes and kept days hollow ones", () => {
  const boxes = drawDayBoxes(1, 5);
  assert.equal(countOf(/<path d="([^"]+)" class="day-saved"/.exec(boxes)?.[1] ?? "", "M"), 1);
  assert.equal(countOf(/<path d="([^"]+)" class="day-kept"/.exec(boxes)?.[1] ?? "", "M"), 4);
});
