import assert from "node:assert/strict";
import { test } from "node:test";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { readFlow } from "../flow.ts";
import { drawStory } from "./draw-story.ts";
import { drawWhatIf } from "./draw-what-if.ts";
import { storyOf } from "./story.ts";
import { type WhatIf, whatIf } from "./what-if.ts";

const settings = { reviewHours: 8, addedHours: 4 };
const flow = xinyuFlow();
const story = storyOf(flow);

function answered(answer: WhatIf): Extract<WhatIf, { refused?: undefined }> {
  assert.ok(answer.refused === undefined, JSON.stringify(answer.refused));
  return answer;
}

const answer = answered(whatIf(flow, {}, [{ kind: "setLimit", procedure: "F15", days: 0 }], settings));
const countOf = (text: string, part: string) => text.split(part).length - 1;

test("the waterfall has a bar for 139, one for each reform and one for 36, and says so to a screen reader (CON-11)", () => {
  const drawn = drawStory(story, { language: "zh" });
  assert.deepEqual([countOf(drawn, "bar story-limits"), countOf(drawn, "bar story-order")], [4, 8]);
  assert.deepEqual([countOf(drawn, "bar past"), countOf(drawn, "bar critical")], [1, 1]);
  assert.match(drawn, /<title id="story-chart-title">从139到36个工作日：压缩时限省45个，改变先后省58个</);
});

test("each bar of the waterfall is as wide as the days that it saved (CON-11)", () => {
  const widths = [...drawStory(story, { language: "en" }).matchAll(/width="([\d.]+)" height="16"/g)].map(([, width]) =>
    Number(width),
  );
  const perDay = widths[0]! / 139;
  const days = [139, ...story.reforms.map(({ savedWorkdays }) => savedWorkdays), 36];
  assert.equal(widths.length, days.length);
  widths.forEach((width, at) => {
    assert.ok(Math.abs(width - days[at]! * perDay) < 0.2, `row ${at}`);
  });
});

test("a what-if shows the whole and every procedure that is done on another day, as ring and disc (CON-11)", () => {
  const drawn = drawWhatIf(answer, { language: "zh", rows: 100 });
  const shifted = answer.moved.filter(({ finishBefore, finishAfter }) => finishBefore !== finishAfter).length;
  assert.equal(countOf(drawn, "moved-before"), shifted + 1);
  assert.equal(countOf(drawn, "moved-after"), shifted + 1);
  assert.match(drawn, /<title id="what-if-chart-title">全程由36减到33个工作日</);
  assert.equal(countOf(drawWhatIf(answer, { language: "zh", rows: 5 }), "moved-after"), 6);
});

test("a what-if that changes nothing is drawn and says so (CON-11)", () => {
  const same = answered(whatIf(flow, {}, [], settings));
  assert.match(drawWhatIf(same, { language: "en" }), /<title id="what-if-chart-title">The whole stays at 36 workdays</);
});

test("no picture carries a colour, a style or a script of its own, and names in it are no markup", () => {
  const evil = { zh: '<script>"&', en: "<script>\"&'" };
  const small = readFlow({
    ...flowOf({ F1: { name: evil, serialDays: 3, promisedDays: 2, jointGroup: "A" }, F2: { jointGroup: "A" } }),
    stages: [{ no: 1, name: evil, procedures: 2, finishByWorkday: 2 }],
    jointGroups: { A: evil },
  });
  const shorter = answered(whatIf(small, {}, [{ kind: "setLimit", procedure: "F1", days: 0 }], settings));
  for (const language of ["zh", "en"] as const) {
    for (const width of ["wide", "narrow"] as const) {
      for (const drawn of [drawStory(storyOf(small), { language, width }), drawWhatIf(shorter, { language, width })]) {
        assert.doesNotMatch(drawn, /style=|<style|<script|#[0-9a-f]{3,6}"|rgb\(|\son\w+=|NaN|Infinity|undefined/i);
        assert.ok(drawn.includes("&lt;script&gt;"));
      }
    }
  }
});

test("a plan of a single instant procedure has a story that can be drawn", () => {
  const small = readFlow(flowOf({ F1: { promisedDays: 0, serialDays: 0 } }));
  const drawn = drawStory(storyOf(small), { language: "zh" });
  assert.doesNotMatch(drawn, /NaN|Infinity|undefined/);
  assert.equal(countOf(drawn, "<rect"), 2);
});
