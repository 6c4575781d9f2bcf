import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { system as systemOnly } from "#kernel/access/policies.ts";
import { registry } from "#kernel/city/registry.ts";
import { system } from "#kernel/city/system.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { record } from "#kernel/records/record.ts";
import { planted } from "#tests/architecture/tree.ts";
import { mapMarkdown } from "./map.ts";

const lamps = record({
  name: "lamp",
  title: { zh: "灯", en: "Lamp" },
  table: "lamps",
  fields: { lit: z.boolean() },
});
const light = command({
  name: "lamps.lightOne",
  title: { zh: "点灯", en: "Light" },
  on: null,
  makes: lamps,
  input: z.object({}),
  may: systemOnly(),
  basis: ["TST-01"],
  visibility: "internal",
  decide: (_, __, { newId }) => [create(lamps, { id: newId(), lit: true })],
});
const declared = registry([
  system({
    name: "lamps",
    title: { zh: "灯", en: "Lamps" },
    records: [lamps],
    commands: [light],
    reactions: [
      {
        name: "lamps.again",
        title: { zh: "再点", en: "Again" },
        on: ["lamps.lightOne"],
        records: ["lamp"],
        sends: ["lamps.lightOne"],
        react: async () => [],
      },
    ],
  }),
]);

test("a command stands in the map with its record, its entry, what sets it off and who reacts", () => {
  const source = 'wake({\n  id: "x",\n  command: "lamps.lightOne",\n});';
  const row = mapMarkdown(declared, planted({ "systems/lamps/a.ts": source }))
    .split("\n")
    .find((line) => line.includes("点灯"));
  assert.equal(
    row,
    "| 点灯 `lamps.lightOne` | `/api/v1/lamps/light-one` | makes `lamp` | internal | `lamps.again`, wake of `systems/lamps/a.ts` | `lamps.again` → `lamps.lightOne` | — |",
  );
});
