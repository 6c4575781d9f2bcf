import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { z } from "zod";
import { registry } from "#kernel/city/registry.ts";
import { readMigrations } from "#kernel/database/migrate.ts";
import { systems } from "#systems/index.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { type ExampleApp, openExampleApp, problemIn } from "./example-app.ts";
import { notesMigration } from "./example-city.ts";
import type { Description } from "./openapi.ts";

let database: TestCity;
let example: ExampleApp;
const path = "/api/v1/notes/about";
const person = "110101199003070012";

before(async () => {
  const kernel = ["records", "directory", "access"].map((part) => `${import.meta.dirname}/../../kernel/${part}`);
  const migrations = [...(await readMigrations(kernel)), notesMigration];
  database = await testCity(migrations);
  example = await openExampleApp(database.city, migrations);
  assert.equal((await example.send("/api/v1/notes/write", { text: `${person}来过` })).status, 200);
});
after(() => database.drop());

test("a query that names a person is asked in the body, and no cache keeps its answer (API-11)", async () => {
  const answer = await example.send(path, { person });
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.equal(answer.headers.get("link"), null);
  const { notes } = (await answer.json()) as { notes: { text: string }[] };
  assert.deepEqual(
    notes.map(({ text }) => text),
    [`${person}来过`],
  );
  assert.deepEqual(await (await example.send(path, { person: "王芳" })).json(), { notes: [] });
});

test("it cannot be asked in an address: GET and HEAD are 405 and say POST (API-11)", async () => {
  for (const method of ["GET", "HEAD"]) {
    const answer = await example.ask(`${path}?person=${person}`, { method });
    assert.equal(answer.status, 405, method);
    assert.equal(answer.headers.get("allow"), "POST");
    assert.ok(!(await answer.text()).includes(person));
  }
});

test("a POST with a query string is refused, and the refusal does not repeat it (API-11)", async () => {
  const answer = await example.send(`${path}?person=${person}`, { person });
  const said = await answer.clone().text();
  assert.equal(answer.status, 400);
  assert.equal((await problemIn(answer)).code, "INPUT_IN_ADDRESS");
  assert.ok(!said.includes(person));
});

test("its body keeps to the limits of a command's body (API-03, API-07)", async () => {
  const headers = { "content-type": "application/json" };
  const asked = (body: string, told: Record<string, string> = headers) =>
    example.ask(path, { method: "POST", body, headers: told });
  const codes = [
    [await asked("{oops"), 400, "JSON_MALFORMED"],
    [await asked(JSON.stringify({ person: "大".repeat(400_000) })), 413, "BODY_TOO_LARGE"],
    [await asked('{"person":"x"}', { "content-type": "text/plain" }), 415, "CONTENT_TYPE_WRONG"],
    [await asked(""), 422, "BAD_INPUT"],
    [await asked('{"person":["x"]}'), 422, "BAD_INPUT"],
  ] as const;
  for (const [answer, status, code] of codes) {
    assert.equal(answer.status, status, code);
    assert.equal((await problemIn(answer)).code, code);
  }
});

test("another site cannot make a browser ask it, and a visitor is told to sign in (API-12, ACC-01)", async () => {
  const send = (headers: Record<string, string>) =>
    example.app.request(path, {
      method: "POST",
      body: JSON.stringify({ person }),
      headers: { "content-type": "application/json", ...headers },
    });
  assert.equal((await problemIn(await send({ "sec-fetch-site": "cross-site" }))).code, "CROSS_SITE");
  assert.equal((await send({})).status, 401);
});

test("the description shows it as a POST with its input as the body", async () => {
  const description = (await (await example.ask("/api/v1/openapi.json")).json()) as Description;
  const operations = description.paths[path] ?? {};
  assert.deepEqual(Object.keys(operations), ["post"]);
  assert.equal(operations.post?.["x-kind"], "query");
  assert.deepEqual(operations.post?.requestBody, {
    required: false,
    content: { "application/json": { schema: { $ref: "#/components/schemas/notes.about.input" } } },
  });
});

test("every query of every system that takes a person's number is sensitive (IDN-02)", () => {
  const taking = [...registry(systems).queries.values()].filter(({ input }) => {
    const { properties = {} } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
    return "identifier" in properties;
  });
  assert.ok(taking.length > 0);
  assert.deepEqual(
    taking.filter(({ sensitive }) => !sensitive).map(({ name }) => name),
    [],
  );
});
