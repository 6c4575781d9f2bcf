import assert from "node:assert/strict";
import { test } from "node:test";
import { changeDays, flowFromItems, type ListedItems, type VersionOfItem } from "./flow-from-items.ts";
import { flowTemplate } from "./flow-template.ts";
import { derivePlan } from "./plan.ts";
import { planFaults } from "./plan-faults.ts";

function version(item: string, own: Partial<VersionOfItem>): VersionOfItem {
  return {
    item,
    name: `事项${item}`,
    validFrom: "2025-01-01",
    validTo: null,
    bases: ["某法 第1条"],
    legalDays: 20,
    legalUnit: "workday",
    promisedDays: 5,
    papers: [],
    yields: [],
    binding: true,
    appliesWhen: null,
    marks: { legal: "L", promised: "J" },
    ...own,
  };
}

const papers = (...names: string[]) => names.map((name) => ({ name }));
const versions: readonly VersionOfItem[] = [
  version("B01", { papers: papers("执照"), yields: ["备案"], legalDays: 0, legalUnit: "immediate", promisedDays: 0 }),
  version("B02", { papers: papers("备案", "设计"), yields: ["审查"], validTo: "2026-03-01" }),
  version("B02", { papers: papers("备案"), yields: ["审查"], promisedDays: 2, validFrom: "2026-03-01" }),
  version("B03", { papers: papers("审查"), yields: ["许可"], legalDays: 30, legalUnit: "calendar" }),
  version("B04", { yields: ["意见"], binding: false, legalDays: null, legalUnit: "none", bases: [] }),
  version("B05", { yields: ["土地"], appliesWhen: "project.land = true", validTo: "2026-01-01" }),
];
const names = (name: string, from: string, to: string | null) => ({ name, nameEn: name, from, to });
const listed: ListedItems = {
  versions,
  powers: [
    { id: "B02:CTY", item: "B02", body: "CTY", mode: "own", validFrom: "2014-01-01", validTo: null },
    { id: "B02:PLN", item: "B02", body: "PLN", mode: "own", validFrom: "2014-01-01", validTo: "2026-02-01" },
    { id: "B02:LND", item: "B02", body: "LND", mode: "own", validFrom: "2026-02-01", validTo: null },
  ],
  bodies: [
    { id: "CTY", level: "county", names: [names("某县规划局", "2014-01-01", null)] },
    {
      id: "PLN",
      level: "city",
      names: [names("旧规划局", "2014-01-01", "2020-01-01"), names("规划局", "2020-01-01", null)],
    },
    { id: "LND", level: "city", names: [names("自然资源局", "2019-01-01", null)] },
  ],
};
const template = flowTemplate.parse({
  id: "small",
  edition: "2025",
  validFrom: "2025-01-01",
  validTo: null,
  from: "items",
  title: { zh: "小流程", en: "Small flow" },
  source: "test",
  estimated: "all",
  stages: [{ no: 1, name: { zh: "一", en: "One" } }],
  procedures: [
    { item: "B01", nameEn: "Filing", stage: 1 },
    { item: "B02", nameEn: "Review", stage: 1, withoutNeeds: [{ paper: "设计", basis: "某法 第2条" }] },
    {
      item: "B03",
      nameEn: "Permit",
      stage: 1,
      alsoNeeds: [
        { paper: "资金证明", basis: "建筑法 第8条" },
        { paper: "意见", basis: "地方规定" },
        { paper: "土地", basis: "建筑法 第8条" },
      ],
    },
    { item: "B04", nameEn: "Advice", stage: 1 },
    { item: "B05", nameEn: "Land", stage: 1 },
  ],
});
const on = (day: string) => flowFromItems(template, listed, day);
const procedure = (day: string, id: string) => on(day).procedures.find((one) => one.id === id);

test("names, papers, limits, condition and basis are those of the version in force on the day (LST-04)", () => {
  assert.equal(procedure("2026-02-28", "B02")?.promisedDays, 5);
  assert.equal(procedure("2026-03-01", "B02")?.promisedDays, 2);
  assert.deepEqual(procedure("2026-03-01", "B02")?.mark, { legal: "L", serial: "L", promised: "J" });
  assert.equal(procedure("2025-06-01", "B05")?.conditions, "project.land = true");
  assert.equal(derivePlan(on("2026-02-28"), { facts: {} }).parallelWorkdays, 10);
  assert.equal(derivePlan(on("2026-03-01"), { facts: {} }).parallelWorkdays, 7);
});

test("an item that is no longer in force is no part of the flow, and nobody waits for its papers or brings them (LST-04)", () => {
  assert.ok(procedure("2025-12-31", "B03")?.needs.includes("土地"));
  assert.equal(procedure("2026-01-01", "B05"), undefined);
  assert.ok(!procedure("2026-01-01", "B03")?.needs.includes("土地"));
  assert.ok(!on("2026-01-01").applicantDocuments.includes("土地"));
});

test("the body is the one with the power on that day, the city's before a county's, by its name of that day (IDN-06)", () => {
  assert.deepEqual(
    [procedure("2026-01-31", "B02")?.bodyId, procedure("2026-01-31", "B02")?.body.zh],
    ["PLN", "规划局"],
  );
  assert.deepEqual(
    [procedure("2026-02-01", "B02")?.bodyId, procedure("2026-02-01", "B02")?.body.zh],
    ["LND", "自然资源局"],
  );
  assert.equal(procedure("2026-02-01", "B03")?.bodyId, "");
});

test("a flow adds and drops papers with their basis; what no item of it yields is brought by the applicant (CON-07)", () => {
  assert.deepEqual(procedure("2026-02-01", "B02")?.needs, ["备案"]);
  assert.match(procedure("2026-02-01", "B03")?.note ?? "", /资金证明：建筑法 第8条/);
  assert.deepEqual(on("2026-02-01").applicantDocuments, ["执照", "资金证明"]);
});

test("the old limit is the law's: workdays as they are, calendar days as five sevenths, none as the promise (CON-11)", () => {
  const serial = Object.fromEntries(on("2026-02-01").procedures.map((one) => [one.id, one.serialDays]));
  assert.deepEqual(serial, { B01: 0, B02: 20, B03: 22, B04: 5 });
});

test("nobody waits for the paper of a service without legal basis (INV-08)", () => {
  const plan = derivePlan(on("2026-02-01"), { facts: {} });
  assert.equal(plan.procedures.find(({ id }) => id === "B04")?.binding, false);
  assert.ok(!plan.edges.some(({ from }) => from === "B04"));
  assert.ok(!plan.procedures.find(({ id }) => id === "B03")?.needs.some(({ paper }) => paper === "意见"));
});

test("the flow may change on the days on which a version of its items begins or ends (LST-04)", () => {
  assert.deepEqual(changeDays(template, versions), ["2025-01-01", "2026-01-01", "2026-03-01"]);
  for (const day of changeDays(template, versions)) assert.deepEqual(planFaults(on(day)), []);
});
