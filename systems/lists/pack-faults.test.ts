import assert from "node:assert/strict";
import { test } from "node:test";
import { directorySections } from "#kernel/directory/pack.ts";
import { soundFiles } from "#kernel/items/broken-pack.ts";
import { itemSections } from "#kernel/items/pack.ts";
import { citySections } from "#kernel/packs/city.ts";
import type { PackFault } from "#kernel/packs/fault.ts";
import { readPack } from "#kernel/packs/read.ts";
import { listPackFaultTexts, listSections } from "./pack.ts";
import { supervisorsOf } from "./supervision/supervisors-of.ts";

const sections = [...citySections, ...directorySections, ...itemSections, ...listSections] as const;
type Json = Record<string, unknown>;

const edition = (id: string, validFrom: string, validTo: string | null) => ({
  ...{ id, validFrom, validTo, title: { zh: `${id}年版`, en: `${id} edition` }, document: null, mark: "E" },
  reported: { items: 2, prohibited: 1, permitted: 1 },
});
const entry = (id: string, more: Json = {}) => ({
  ...{ id, no: 1, code: null, class: "permitted", sector: null, title: "某项业务", measure: { zh: "须经许可" } },
  ...{ department: null, keywords: ["某项业务"], items: [], mark: "E", validFrom: "2022-01-01", validTo: null },
  ...more,
});
const market = (
  entries: Json[],
  editions = [edition("2022", "2022-01-01", "2025-01-01"), edition("2025", "2025-01-01", null)],
) => ({
  "national/market-access.json": { editions, entries },
});
const supervised = (item: string, body: string, more: Json = {}) => ({
  ...{
    items: [item],
    body,
    duty: { zh: "核查" },
    validFrom: "2014-01-01",
    boundary: null,
    accountability: [],
    bases: ["行政许可法 第61条"],
  },
  ...{ checks: [{ subject: "持证单位", frequency: "每年一次", method: "双随机" }], ...more },
});
const supervision = (...entries: Json[]) => ({ "supervision.json": { entries } });
const figure = (more: Json) => ({
  "list-history.json": {
    figures: [
      {
        ...{ id: "negative-2014", list: "negative", title: { zh: "清单", en: "List" }, year: 2014, on: "2014-12-31" },
        ...{ validFrom: "2014-01-01", validTo: "2018-12-25", value: 530, document: null, source: "公布", mark: "J" },
        parts: [195, 63, 1, 10, 237, 19, 5].map((value) => ({ title: { zh: "部分", en: "Part" }, value })),
        ...more,
      },
    ],
  },
});

function faultsOf(files: Readonly<Record<string, object>>): readonly PackFault[] {
  const all = new Map(soundFiles);
  for (const [file, content] of Object.entries(files)) all.set(file, JSON.stringify(content));
  const reading = readPack(all, sections);
  return "faults" in reading ? reading.faults : [];
}

const sound: readonly (readonly [string, Record<string, object>])[] = [
  ["a national list of two editions, and an entry that both have", market([entry("A")])],
  ["an entry of one edition only", market([entry("A", { validTo: "2025-01-01" })])],
  ["a supervision list that names every permit", supervision(supervised("A02", "DRC"))],
  [
    "a permit that one body supervises after the other",
    supervision(
      supervised("A02", "DRC", { validTo: "2026-01-01" }),
      supervised("A02", "PSB", { validFrom: "2026-01-01" }),
    ),
  ],
  ["the local list of 2014 with its seven parts, which add up to 530 (LST-07)", figure({})],
];
for (const [what, files] of sound)
  test(`read without a fault: ${what}`, () => {
    assert.deepEqual(faultsOf(files), []);
  });

const broken: readonly (readonly [string, Record<string, object>, string, string])[] = [
  [
    "a local negative list after 2018 (LST-05)",
    figure({ validTo: "2019-06-01" }),
    "LOCAL_NEGATIVE_LIST",
    "negative-2014",
  ],
  ["a local negative list without an end (LST-05)", figure({ validTo: null }), "LOCAL_NEGATIVE_LIST", "negative-2014"],
  ["parts that do not add up to their whole (LST-07)", figure({ value: 531 }), "PARTS_SUM", "negative-2014"],
  [
    "an entry older than the first edition (LST-05)",
    market([entry("A", { validFrom: "2021-01-01" })]),
    "OUTSIDE_EDITION",
    "A",
  ],
  [
    "an entry that ends in the middle of an edition (LST-05)",
    market([entry("A", { validTo: "2024-06-01" })]),
    "OUTSIDE_EDITION",
    "A",
  ],
  [
    "two national lists at the same time (LST-05)",
    market([], [edition("2022", "2022-01-01", null), edition("2025", "2025-01-01", null)]),
    "EDITIONS_OVERLAP",
    "2025",
  ],
  ["an entry twice (PCK-10)", market([entry("A"), entry("A")]), "DUPLICATE", "A"],
  [
    "supervision of an item that is not listed (PCK-11)",
    supervision(supervised("A02", "DRC"), supervised("Z99", "DRC")),
    "REFERENCE",
    "Z99:DRC",
  ],
  [
    "supervision by a body that does not exist (PCK-11)",
    supervision(supervised("A02", "NOBODY")),
    "REFERENCE",
    "A02:NOBODY",
  ],
  [
    "supervision by a body that does not live then (IDN-06)",
    supervision(supervised("A02", "DRC", { validFrom: "1900-01-01" })),
    "SUPERVISOR_NOT_LIVE",
    "A02:DRC",
  ],
  [
    "one body with two entries at the same time (LST-09)",
    supervision(supervised("A02", "DRC"), supervised("A02", "DRC")),
    "SUPERVISED_TWICE",
    "A02:DRC",
  ],
  ["a permit that nobody supervises (LST-09)", supervision(supervised("A01", "DRC")), "PERMIT_UNSUPERVISED", "A02@1"],
  [
    "a permit whose supervision has a gap (LST-09)",
    supervision(
      supervised("A02", "DRC", { validTo: "2026-01-01" }),
      supervised("A02", "PSB", { validFrom: "2026-02-01" }),
    ),
    "PERMIT_UNSUPERVISED",
    "A02@1",
  ],
];
for (const [what, files, code, record] of broken)
  test(`refused with its record and a sentence what to do: ${what}`, () => {
    const faults = faultsOf(files);
    const fault = faults.find((one) => one.code === code && one.record === record);
    assert.ok(
      fault,
      `expected ${code} at ${record}, got ${faults.map((one) => `${one.code} ${one.record}`).join("; ")}`,
    );
    assert.equal(fault.file, Object.keys(files)[0]);
    for (const text of [fault.text, fault.next]) {
      assert.match(text.zh, /。$/);
      assert.match(text.en, /\.$/);
      assert.doesNotMatch(text.zh + text.en, /\{\w+\}|undefined/, "a detail of the text is missing");
    }
  });

test("of the bodies of a template those that hold the item's power supervise it (LST-09)", () => {
  const powers = [
    { item: "B16", body: "TWN-1" },
    { item: "C13", body: "TWN-2" },
  ];
  assert.deepEqual(supervisorsOf("B16", "TWN", ["TWN-1", "TWN-2"], powers), ["TWN-1"]);
});

test("where no body of a template holds the power, each of them supervises (LST-14)", () => {
  assert.deepEqual(supervisorsOf("C01", "TWN", ["TWN-1", "TWN-2"], []), ["TWN-1", "TWN-2"]);
  assert.deepEqual(supervisorsOf("C01", "CAB", [], []), ["CAB"]);
});

test("every fault that the files of lists can have is told by a test here", () => {
  const told = new Set(broken.map(([, , code]) => code));
  assert.deepEqual(
    Object.keys(listPackFaultTexts).filter((code) => !told.has(code)),
    [],
  );
});
