import assert from "node:assert/strict";
import { test } from "node:test";
import { type Broken, copy, drop, faultsAfter, type Json, set, testBroken, top } from "./broken-pack.ts";
import { itemPackFaultTexts } from "./pack.ts";

const item = (index: number, change: Json) => set("items", index, change);
const power = (change: Json) => set("powers", 1, change);

const laws = (change: object) =>
  top({ laws: [{ id: "江西省某规定", kind: "localRegulation", validFrom: "2019-01-01", mark: "E", ...change }] });

const broken: readonly Broken[] = [
  ["a kind that is none of the eleven (LST-01)", "items.json", item(1, { kind: "行政审批" }), "ITEM_KIND"],
  ["an abolished kind after its end (LST-01)", "items.json", item(1, { kind: "非行政许可审批" }), "ABOLISHED_KIND"],
  [
    "two versions of an item at the same time (LST-04)",
    "items.json",
    copy("items", 0, { version: 2, validFrom: "2026-01-01" }),
    "VERSIONS_OVERLAP",
  ],
  ["the same version twice (PCK-10)", "items.json", copy("items", 0, { validFrom: "2030-01-01" }), "DUPLICATE"],
  [
    "a promise longer than the law's workdays (CLK-19)",
    "items.json",
    item(1, { promised: { days: 21, unit: "workday", mark: "E" } }),
    "PROMISE_TOO_LONG",
  ],
  [
    "a promise of more workdays than the law has calendar days (CLK-19)",
    "items.json",
    item(2, { promised: { days: 16, unit: "workday", mark: "E" } }),
    "PROMISE_TOO_LONG",
  ],
  [
    "days without a unit (LST-03)",
    "items.json",
    item(1, { legal: { days: 20, unit: "none", mark: "L" } }),
    "LEGAL_LIMIT",
  ],
  ["a permit without a legal basis (LST-12)", "items.json", item(1, { legalBasis: [] }), "NO_BASIS"],
  ["a theme that the list does not have (PCK-11)", "items.json", item(1, { theme: "上学" }), "REFERENCE"],
  [
    "items that wait for each other's papers (CON-11)",
    "items.json",
    item(0, { papers: [{ name: "节能审查意见", source: "A02" }] }),
    "PAPER_CYCLE",
  ],
  [
    "a paper from an item that does not yield it (CON-11)",
    "items.json",
    item(1, { papers: [{ name: "营业执照", source: "A01" }] }),
    "PAPER_NOBODY_YIELDS",
  ],
  [
    "a paper of the city's own that the applicant should bring (COM-05)",
    "items.json",
    item(1, { papers: [{ name: "项目备案通知书", source: "applicant" }] }),
    "PAPER_ASKED_TWICE",
  ],
  [
    "a paper with two producers (CON-11)",
    "items.json",
    item(2, { yields: ["居住证", "节能审查意见"] }),
    "TWO_PRODUCERS",
  ],
  [
    "a power of a body that is not live at its date (IDN-06)",
    "powers.json",
    power({ validFrom: "2013-01-01" }),
    "BODY_NOT_LIVE",
  ],
  [
    "a power of a body that does not exist (PCK-11)",
    "powers.json",
    power({ body: "NOBODY", division: "360602" }),
    "REFERENCE",
  ],
  ["an entrusted power that is in nobody's name (LST-13)", "powers.json", power({ mode: "entrusted" }), "IN_NAME_OF"],
  [
    "two owners of an item in one division (LST-03)",
    "powers.json",
    copy("powers", 1, { body: "DRC", division: "360602" }),
    "TWO_OWNERS",
  ],
  [
    "a law that is said to be replaced by one that is not in the register (LST-12)",
    "laws.json",
    laws({ validTo: "2020-01-01", replacedBy: "某条例" }),
    "LAW_UNKNOWN",
  ],
  ["an item that nobody has the power for (LST-16)", "powers.json", drop("powers"), "NO_POWER"],
];

testBroken(broken);

test("refused with its file: a committee with a power that only an organ can hold (LST-13)", () => {
  const faults = faultsAfter({ "bodies.json": set("bodies", 1, { kind: "基层群众性自治组织" }) });
  assert.deepEqual(
    faults.map(({ code, file, record }) => [code, file, record]),
    [["NOT_AN_ORGAN", "powers.json", "A03:PSB"]],
  );
});

test("refused with its file: a body with powers and no post that decides (LST-16)", () => {
  const faults = faultsAfter({
    "posts.json": set("posts", 0, { kinds: ["window", "reviewer", "head"] }),
    "people.json": (file) => {
      for (const person of file.people as { posts: string[] }[]) {
        person.posts = person.posts.filter((post) => !post.endsWith(":decider"));
      }
    },
  });
  assert.deepEqual([...new Set(faults.map(({ code, file }) => `${file} ${code}`))], ["powers.json NO_DECIDER"]);
});

test("the members of a cycle of papers are named in their order (CON-11)", () => {
  const faults = faultsAfter({ "items.json": item(0, { papers: [{ name: "节能审查意见", source: "A02" }] }) });
  assert.match(faults.find(({ code }) => code === "PAPER_CYCLE")?.text.zh ?? "", /A01 → A02 → A01/);
});

test("every fault that the files of items can have is told by a test here", () => {
  const told = new Set([...broken.map(([, , , code]) => code), "NOT_AN_ORGAN", "NO_DECIDER"]);
  assert.deepEqual(
    Object.keys(itemPackFaultTexts).filter((code) => !told.has(code)),
    [],
  );
});
