import assert from "node:assert/strict";
import { test } from "node:test";
import { directoryFaultTexts } from "#kernel/directory/pack.ts";
import { cityFaultTexts } from "#kernel/packs/city.ts";
import { type Broken, both, copy, drop, type Json, set, testBroken, top } from "./broken-pack.ts";

const body = (change: Json) => set("bodies", 1, change);
const division = (change: Json) => set("divisions", 1, change);
const subject = (index: number, identifier: string) => set("subjects", index, { identifier });
const substitute = (change: Json) => {
  const row = { person: "p-2", post: "DRC:window", standsFor: "p-1", validFrom: "2026-01-01", validTo: "2026-02-01" };
  return top({ substitutes: [{ ...row, ground: "AB岗", ...change }] });
};
const demo = (change: Json) => top({ mark: "E", seed: 1, from: "2026-01-01", roles: [], months: [], ...change });
const correction = {
  day: "2026-06-25",
  kind: "dayOff",
  name: { zh: "台风", en: "typhoon" },
  document: "鹰府办发〔2026〕12号",
};
const heir = (id: string, validTo: string, successor: string) => ({ id, validTo, successor });

const broken: readonly Broken[] = [
  ["a path that is not the pack's id (PCK-20)", "city.json", top({ path: "/other" }), "PATH"],
  [
    "a day off announced when it was over (CLK-32)",
    "holidays.json",
    top({ corrections: [{ ...correction, announced: "2026-06-26" }] }),
    "HOLIDAY_LATE",
  ],
  [
    "a closing day without a government document (CLK-32)",
    "holidays.json",
    top({ corrections: [{ ...correction, document: "口头", announced: "2026-06-20" }] }),
    "SHAPE_LIKE",
  ],
  [
    "the same closing day twice",
    "holidays.json",
    top({
      corrections: [
        { ...correction, announced: "2026-06-20" },
        { ...correction, announced: "2026-06-20" },
      ],
    }),
    "DUPLICATE",
  ],
  [
    "a setting that nobody knows",
    "city.json",
    (file) => Object.assign(file.settings as Json, { remindAd: { value: 1, mark: "E", rule: "SUP-01" } }),
    "FIELD_UNKNOWN",
  ],
  [
    "a division code of a province that does not exist (IDN-03)",
    "divisions.json",
    division({ id: "990602" }),
    "DIVISION_CODE",
  ],
  [
    "a township with a county's code (IDN-03)",
    "divisions.json",
    division({ level: "township", parent: "360600" }),
    "CODE_LEVEL",
  ],
  ["a zone with a code that looks national (IDN-03)", "divisions.json", division({ level: "zone" }), "ZONE_CODE"],
  ["a county without a city above it (IDN-03)", "divisions.json", division({ parent: null }), "PARENT_LEVEL"],
  ["a parent that does not exist (PCK-11)", "divisions.json", division({ parent: "360700" }), "REFERENCE"],
  [
    "divisions that are each other's parents (IDN-03)",
    "divisions.json",
    set("divisions", 0, { parent: "360602" }),
    "DIVISION_CYCLE",
  ],
  ["two cities in one pack (IDN-03)", "divisions.json", copy("divisions", 0, { id: "360700" }), "CITY_DIVISION"],
  ["the same division twice (PCK-10)", "divisions.json", copy("divisions", 1, {}), "DUPLICATE"],
  ["a validity that ends before it begins (PCK-12)", "divisions.json", division({ validTo: "2013-01-01" }), "PERIOD"],
  [
    "names that leave a gap in the body's life (IDN-06)",
    "bodies.json",
    body({
      names: [
        { name: "旧名", nameEn: "Old", to: "2019-03-01" },
        { name: "新名", nameEn: "New", from: "2019-04-01" },
      ],
    }),
    "BODY_NAMES",
  ],
  ["a successor of a body that goes on (IDN-06)", "bodies.json", body({ successor: "DRC" }), "SUCCESSOR_OF_LIVING"],
  [
    "a successor that had ended by then (IDN-06)",
    "bodies.json",
    both(
      body({ validTo: "2019-03-01", successor: "OLD" }),
      copy("bodies", 0, { ...heir("OLD", "2018-01-01", "DRC"), officeCode: "旧审字" }),
    ),
    "SUCCESSOR_NOT_LIVE",
  ],
  [
    "successors that go round in a circle (IDN-06)",
    "bodies.json",
    both(
      copy("bodies", 0, { ...heir("ONE", "2019-03-01", "TWO"), officeCode: "甲审字" }),
      copy("bodies", 0, { ...heir("TWO", "2019-04-01", "ONE"), officeCode: "乙审字" }),
    ),
    "SUCCESSOR_CYCLE",
  ],
  [
    "an office code with a year and brackets (DOC-04)",
    "bodies.json",
    body({ officeCode: "月公审字〔2026〕" }),
    "OFFICE_CODE",
  ],
  ["an office code that two bodies share (DOC-04)", "bodies.json", body({ officeCode: "鹰发改审字" }), "DUPLICATE"],
  [
    "a template that names what a division does not have (PCK-09)",
    "bodies.json",
    top({
      templates: [
        {
          id: "CTY-X",
          forEach: "county",
          kind: "政府部门",
          level: "county",
          names: [{ name: "{nmae}局", nameEn: "X" }],
        },
      ],
    }),
    "TEMPLATE",
  ],
  ["a post kind without a title (PCK-30)", "posts.json", drop("kinds"), "POST_TITLE"],
  ["posts for a body that does not exist (PCK-11)", "posts.json", set("posts", 1, { bodies: ["NOBODY"] }), "REFERENCE"],
  [
    "a post held before its body began (PCK-31)",
    "people.json",
    set("people", 0, { posts: [{ post: "DRC:window", validFrom: "2013-01-01" }] }),
    "HOLDING_DATES",
  ],
  [
    "an account that two people share (PCK-10)",
    "people.json",
    set("people", 0, { account: "administrator" }),
    "DUPLICATE",
  ],
  [
    "a substitute for somebody who does not hold the post (COM-07)",
    "people.json",
    substitute({ standsFor: "p-3" }),
    "STANDS_FOR_NOBODY",
  ],
  ["a substitute for oneself (COM-07)", "people.json", substitute({ person: "p-1" }), "STANDS_FOR_SELF"],
  [
    "a credit code with a wrong check character (IDN-01)",
    "subjects.json",
    subject(0, "91360602MAX000015A"),
    "CREDIT_CODE",
  ],
  [
    "a resident number with a wrong check digit (IDN-02)",
    "subjects.json",
    subject(2, "360602189001010011"),
    "RESIDENT_NUMBER",
  ],
  [
    "a resident number that may be somebody's (IDN-02)",
    "subjects.json",
    subject(2, "11010519491231002X"),
    "LIVING_PERSON",
  ],
  ["a demonstration in a real city (PCK-21)", "demo.json", demo({}), "NOT_DEMO"],
  [
    "a demonstration's month before its first day (PCK-22)",
    "demo.json",
    demo({ months: [{ month: "2025-12", counts: {} }] }),
    "DEMO_MONTH",
  ],
];

testBroken(broken);

test("every fault that the files of city and directory can have is told by a test here", () => {
  const told = new Set(broken.map(([, , , code]) => code));
  const declared = { ...cityFaultTexts, ...directoryFaultTexts };
  assert.deepEqual(
    Object.keys(declared).filter((code) => !told.has(code)),
    [],
  );
});
