import assert from "node:assert/strict";
import { test } from "node:test";
import { permissionMatrix } from "#kernel/access/matrix.ts";
import { permissionFaults } from "#kernel/access/matrix-check.ts";
import { day } from "#kernel/calendar/day.ts";
import { registry } from "#kernel/city/registry.ts";
import { systems } from "#systems/index.ts";
import { notesSystem } from "./example-city.ts";
import { openApi } from "./openapi.ts";
import { faultsOf } from "./openapi-check.ts";

const all = registry(systems);

test("every command and query of every system lets through no role but those that it lists (ACC-01)", () => {
  assert.deepEqual(permissionFaults(all, day("2026-11-23")), []);
  assert.equal(permissionMatrix(all).length, all.commands.size + all.queries.size);
});

test("the example of this face keeps to its matrix too", () => {
  assert.deepEqual(permissionFaults(registry([notesSystem]), day("2026-11-23")), []);
});

test("all systems together are described as valid OpenAPI", () => {
  const description = openApi(all, { base: "", title: { zh: "市", en: "City" }, cookie: "session" });
  assert.deepEqual(faultsOf(description), []);
});
