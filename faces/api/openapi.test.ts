import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { registry } from "#kernel/city/registry.ts";
import { system } from "#kernel/city/system.ts";
import { readMigrations } from "#kernel/database/migrate.ts";
import { command } from "#kernel/records/command.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { type ExampleApp, openExampleApp } from "./example-app.ts";
import { notesMigration } from "./example-city.ts";
import { type Description, openApi } from "./openapi.ts";
import { faultsOf } from "./openapi-check.ts";

let database: TestCity;
let example: ExampleApp;
let description: Description;

before(async () => {
  const kernel = ["records", "directory", "access"].map((part) => `${import.meta.dirname}/../../kernel/${part}`);
  const migrations = [...(await readMigrations(kernel)), notesMigration];
  database = await testCity(migrations);
  example = await openExampleApp(database.city, migrations);
  description = (await (await example.ask("/api/v1/openapi.json")).json()) as Description;
});
after(() => database.drop());

test("the description is OpenAPI 3.1 in its structure, and every reference leads somewhere", () => {
  assert.deepEqual(faultsOf(description), []);
});

test("the check of the structure finds what is planted", () => {
  const planted = structuredClone(description) as { paths: Record<string, Record<string, Record<string, unknown>>> };
  const post = planted.paths["/api/v1/notes/write"]?.post as Record<string, unknown>;
  delete post.responses;
  post.operationId = "notes.revise";
  post.requestBody = { content: { "application/json": { schema: { $ref: "#/components/schemas/Nothing" } } } };
  const revise = planted.paths["/api/v1/notes/revise/{id}"]?.post as { parameters: { in: string }[] };
  revise.parameters = revise.parameters.filter((one) => one.in !== "path");
  const faults = faultsOf(planted as never).join("\n");
  assert.match(faults, /notes\/write has no responses/);
  assert.match(faults, /notes\.revise stands twice/);
  assert.match(faults, /schemas\/Nothing leads nowhere/);
  assert.match(faults, /does not declare \{id\}/);
});

test("every route of the API is described, and every operation has its route", () => {
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = example.app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/v1/"))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  assert.deepEqual(described.sort(), routes.sort());
});

test("an operation says its title in both languages, its law and who may", () => {
  const operation = description.paths["/api/v1/notes/audit/{id}"]?.post;
  assert.equal(operation?.summary, "审计便条");
  assert.deepEqual(operation?.["x-title"], { zh: "审计便条", en: "Audit a note" });
  assert.deepEqual(operation?.["x-basis"], ["便条办法 第四条"]);
  assert.deepEqual(operation?.["x-roles"], ["supervisor"]);
});

test("a query's sort key is described as the cursor that callers see", () => {
  const operation = description.paths["/api/v1/notes/list"]?.get as { parameters: { name: string }[] };
  assert.deepEqual(
    operation.parameters.map(({ name }) => name),
    ["limit", "pinned", "texts", "cursor"],
  );
});

test("the schema of an input that contains itself is described by references within the document", () => {
  type Tree = { name: string; children: Tree[] };
  const tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), children: z.array(tree) }));
  const plant = command({
    name: "trees.plant",
    title: { zh: "种树", en: "Plant" },
    on: null,
    input: z.object({ tree }),
    may: { roles: ["anyone"], scope: { zh: "", en: "" }, reads: {}, check: () => ({ allowed: true, post: null }) },
    basis: ["x"],
    visibility: "public",
    decide: () => [],
  });
  const trees = registry([system({ name: "trees", title: { zh: "树", en: "Trees" }, commands: [plant] })]);
  const made = openApi(trees, { base: "", title: { zh: "市", en: "City" }, cookie: "c" });
  assert.deepEqual(faultsOf(made), []);
});

test("every refusal that can be met has a status that the description answers with", () => {
  const refusals = description["x-refusals"] as Record<string, { status?: number; rule: string }>;
  const responses = Object.keys(description.components.responses ?? {});
  for (const code of ["NOTE_TAKEN", "SIGN_IN_FAILED", "JSON_MALFORMED", "BUSY"]) assert.ok(refusals[code], code);
  for (const [code, { status = 409 }] of Object.entries(refusals))
    assert.ok(responses.includes(`Problem${status}`), `${code} is ${status}`);
});
