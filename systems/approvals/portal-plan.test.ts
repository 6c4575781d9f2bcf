import assert from "node:assert/strict";
import { test } from "node:test";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { readFlow } from "./plan/flow.ts";
import { derivePlan } from "./plan/plan.ts";
import { planCsv } from "./plan/plan-csv.ts";
import { type PlanPageOptions, planPage } from "./portal-plan.ts";

const flow = xinyuFlow();
const plan = derivePlan(flow);
const base = derivePlan(flow, { facts: flow.checks?.base.facts ?? {} });
const shown = (options: Partial<PlanPageOptions> = {}) =>
  String(planPage(plan, flow, { language: "zh", variant: "full", ...options }));

test("the page's one title is the finding: the same 44 approvals, from 139 workdays to 36 (CON-11)", () => {
  assert.match(shown(), /<h1>同样44项审批，从139个工作日到36个<\/h1>/);
  assert.match(shown({ language: "en" }), /<h1>The same 44 approvals: from 139 workdays to 36<\/h1>/);
  assert.equal(shown().split("<h1>").length, 2);
  assert.match(String(planPage(base, flow, { language: "zh", variant: "base" })), /同样40项审批，从131个工作日到36个/);
});

test("the page says before the chart which figures are published and that all others are estimates (CON-09, CON-11)", () => {
  const made = shown();
  const said = made.indexOf("本市公布的只有两个总数：原来130多个工作日，现在36个。139、94和每一项的天数都是估计");
  assert.ok(said > 0 && said < made.indexOf("<figure"));
  assert.ok(shown({ language: "en" }).includes("The city has published two totals only"));
  const bars = made.slice(said, made.indexOf("<figure"));
  assert.equal(bars.split(">估计<").length, 3);
  assert.equal(bars.split(">本市公布<").length, 2);
});

test("a total that the city has not published is never marked as published (CON-09)", () => {
  const made = String(planPage(plan, { ...flow, published: undefined }, { language: "zh", variant: "full" }));
  assert.doesNotMatch(made, /本市公布/);
});

test("every procedure of the plan is a row of the table and a line of the phone's list (CON-11)", () => {
  const made = shown();
  const table = made.slice(made.indexOf('<table class="plan-table">'));
  assert.equal(table.split('<th scope="row">').length - 1, 44);
  const list = made.slice(made.indexOf('<div class="plan-list">'), made.indexOf("</figure>"));
  assert.equal(list.split("<li").length - 1, 44);
});

test("the page links to the other variant, to CSV and to JSON, and keeps language and variant in them", () => {
  assert.match(shown(), /href="\/plans\/construction\?variant=base"/);
  assert.match(shown(), /href="\/plans\/construction\.csv"/);
  assert.match(shown(), /href="\/plans\/construction\.json"/);
  const english = String(planPage(base, flow, { language: "en", variant: "base" }));
  assert.match(english, /href="\/plans\/construction\.csv\?variant=base&amp;lang=en"/);
  assert.match(english, /href="\/plans\/construction\?lang=en"/);
});

test("parts stand in the order: bars, chart, savings, how to read, table", () => {
  const made = shown();
  const parts = ['class="sums"', "plan-chart", 'id="plan-savings"', 'id="plan-reading"', 'id="plan-table"'];
  const places = parts.map((part) => made.indexOf(part));
  assert.ok(places.every((place) => place >= 0));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
});

test("drawing review stands there with 1 day saved of its 5 (CON-11)", () => {
  assert.match(shown(), /施工图设计文件审查及备案压掉5天，全程只少1天/);
});

test("a dated example is shown when it is given (CLK-02)", () => {
  const made = shown({ dated: { accepted: "2014-09-26", governmentEnd: "2014-11-20" } });
  assert.match(made, /2014-09-26受理，应于2014-11-20前办结，不含不计入时限的时间/);
  assert.doesNotMatch(shown(), /2014-09-26/);
});

test("names in a flow are escaped on the page", () => {
  const evil = { zh: "<script>", en: "<script>" };
  const bad = readFlow(flowOf({ F1: { name: evil, body: evil } }));
  assert.doesNotMatch(String(planPage(derivePlan(bad), bad, { language: "zh", variant: "full" })), /<script/);
});

test("a legal limit that no law names in days is marked as an estimate in the table (CON-11)", () => {
  const estimated = flow.procedures.filter(({ legalDays, mark }) => legalDays !== null && mark.legal === "E");
  assert.ok(estimated.length > 0);
  assert.equal(shown().split("（估）").length - 1, estimated.length);
});

test("the CSV has a head and a row for each procedure, with legal limits and their basis (CON-11)", () => {
  const lines = planCsv(plan, flow, "zh").trimEnd().split("\r\n");
  assert.equal(lines.length, 45);
  assert.ok(lines[0]?.startsWith("\uFEFF编号,事项,"));
  assert.equal(
    lines[3],
    "F03,出具建设用地规划条件,市规划局,1,5,2,3,5,0,1,F02,20,workday,L,城乡规划法第38条；期限适用行政许可法第42条",
  );
});

test("a cell with a comma, a quotation mark or a line break is quoted in the CSV (RFC 4180)", () => {
  const odd = readFlow(flowOf({ F1: { name: { zh: '甲,"乙"\n丙', en: "x" } } }));
  assert.ok(planCsv(derivePlan(odd), odd, "zh").includes('F1,"甲,""乙""\n丙",'));
  for (const start of ["=1+1", "+1", "-1", "@sum"]) {
    const first = { ...(odd.procedures[0] as (typeof odd.procedures)[number]), name: { zh: start, en: start } };
    const formula = { ...odd, procedures: [first, ...odd.procedures.slice(1)] };
    assert.ok(planCsv(derivePlan(formula), formula, "zh").includes(`,'${start},`), start);
  }
});
