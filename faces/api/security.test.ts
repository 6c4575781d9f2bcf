import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { apiApp } from "./app.ts";
import { type ExampleApp, openExampleApp, problemIn } from "./example-app.ts";
import { notesMigration } from "./example-city.ts";
import { namelessLimits, tryLimits } from "./try-limit.ts";

let database: TestCity;
let example: ExampleApp;
let elapsed = 0;

before(async () => {
  const kernel = ["records", "directory", "access"].map((part) => `${import.meta.dirname}/../../kernel/${part}`);
  const migrations = [...(await readMigrations(kernel)), notesMigration];
  database = await testCity(migrations);
  example = await openExampleApp(database.city, migrations, { elapsed: () => elapsed });
  assert.equal(await example.tools.signIn.createCredential("clerk", "correct horse"), undefined);
});
after(() => database.drop());

const json = { "content-type": "application/json" };
function post(path: string, input: unknown, headers: Record<string, string> = {}) {
  return example.app.request(path, { method: "POST", body: JSON.stringify(input), headers: { ...json, ...headers } });
}

async function cookie(): Promise<string> {
  const answer = await post("/api/v1/sign-in/demo", { account: "clerk" });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (answer.headers.getSetCookie()[0] as string).split(";")[0] as string;
}

test("a browser's cookie acts on our own pages, and not when another site sends the request (API-12)", async () => {
  const carried = await cookie();
  const write = (text: string, headers: Record<string, string>) =>
    post("http://city.example/api/v1/notes/write", { text }, { cookie: carried, host: "city.example", ...headers });
  assert.equal((await write("a", { "sec-fetch-site": "same-origin" })).status, 200);
  assert.equal((await write("b", { origin: "http://city.example" })).status, 200);
  assert.equal((await write("c", {})).status, 200);
  for (const headers of [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "http://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site", origin: "http://city.example" },
  ] as Record<string, string>[]) {
    const answer = await write("d", headers);
    assert.equal(answer.status, 403, JSON.stringify(headers));
    assert.equal((await problemIn(answer)).code, "CROSS_SITE");
  }
});

test("a program with a Bearer token may call from anywhere", async () => {
  const signedIn = await post("/api/v1/sign-in/demo", { account: "clerk" });
  const { token } = (await signedIn.json()) as { token: string };
  const headers = { authorization: `Bearer ${token}`, origin: "http://other.example" };
  assert.equal((await post("/api/v1/notes/write", { text: "程序" }, headers)).status, 200);
});

test("another site cannot sign a browser in", async () => {
  const answer = await post("/api/v1/sign-in/demo", { account: "clerk" }, { "sec-fetch-site": "cross-site" });
  assert.equal(answer.status, 403);
});

test("what everybody may do is counted by address where nobody is signed in, and each such act by itself (ACC-03)", async () => {
  let elapsed = 0;
  let count = 0;
  const app = apiApp(example.city, { ...example.tools, trustProxy: true, elapsed: () => elapsed });
  const drop = (address: string, headers: Record<string, string> = {}) =>
    app.request("/api/v1/notes/drop", {
      ...{ method: "POST", body: JSON.stringify({ text: `不具名${count++}` }) },
      headers: { "content-type": "application/json", "x-forwarded-for": address, ...headers },
    });
  for (let n = 0; n < namelessLimits.perAddress; n += 1) assert.equal((await drop("10.0.0.1")).status, 200);
  const last = await drop("10.0.0.1");
  assert.equal(last.status, 429);
  assert.equal((await problemIn(last)).code, "TOO_MANY_NAMELESS");
  assert.equal(last.headers.get("retry-after"), "60");
  assert.equal((await drop("10.0.0.2")).status, 200, "another address");
  const signedIn = await post("/api/v1/sign-in/demo", { account: "clerk" });
  const { token } = (await signedIn.json()) as { token: string };
  assert.equal((await drop("10.0.0.1", { authorization: `Bearer ${token}` })).status, 200, "signed in");
  elapsed += namelessLimits.windowMs;
  assert.equal((await drop("10.0.0.1")).status, 200, "a minute later");
});

test("behind a proxy that changes the host, the city's public address is our own site too", async () => {
  const app = apiApp(example.city, { ...example.tools, publicUrl: "https://city.example" });
  const send = (origin: string) =>
    app.request("/api/v1/sign-out", { method: "POST", headers: { origin, host: "127.0.0.1:8080" } });
  const own = await send("https://city.example");
  assert.equal(own.status, 200);
  assert.match(own.headers.get("strict-transport-security") as string, /max-age/);
  assert.equal((await send("http://city.example")).status, 403);
});

test("signing in gives a cookie that scripts cannot read, a token for programs, and ends with signing out", async () => {
  const answer = await post("/api/v1/sign-in", { account: "clerk", password: "correct horse" });
  assert.equal(answer.status, 200);
  const set = answer.headers.getSetCookie()[0] as string;
  assert.match(set, /HttpOnly/);
  assert.match(set, /SameSite=Lax/);
  assert.doesNotMatch(set, /Secure/);
  const { token, person } = (await answer.json()) as { token: string; person: string };
  assert.equal(person, "person-1");
  const headers = { cookie: set.split(";")[0] as string };
  const session = async (init: Record<string, string>) =>
    (await example.app.request("/api/v1/session", { headers: init })).json() as Promise<{
      kind: string;
      person?: object;
    }>;
  assert.deepEqual((await session(headers)).person, { id: "person-1", name: "李明", account: "clerk" });
  assert.equal((await session({ authorization: `Bearer ${token}` })).kind, "person");
  const out = await post("/api/v1/sign-out", {}, headers);
  assert.equal(out.status, 200);
  assert.match(out.headers.getSetCookie()[0] as string, /Max-Age=0/);
  assert.deepEqual(await session(headers), { kind: "anyone" });
  assert.deepEqual(await session({ authorization: `Bearer ${token}` }), { kind: "anyone" });
});

test("a wrong password and an unknown account are told apart by nobody (401)", async () => {
  const wrong = await post("/api/v1/sign-in", { account: "clerk", password: "incorrect horse" });
  const unknown = await post("/api/v1/sign-in", { account: "nobody", password: "incorrect horse" });
  assert.equal(wrong.status, 401);
  assert.equal(unknown.status, 401);
  const without = ({ trace: _, ...rest }: Awaited<ReturnType<typeof problemIn>>) => rest;
  assert.deepEqual(without(await problemIn(wrong)), without(await problemIn(unknown)));
});

test("after ten failures an account is paused for a minute; successes do not count (ACC-03)", async () => {
  elapsed += tryLimits.windowMs;
  const attempt = (password: string) => post("/api/v1/sign-in", { account: "clerk", password });
  for (let good = 0; good < tryLimits.perAccount + 1; good += 1)
    await post("/api/v1/sign-in/demo", { account: "clerk" });
  const answers = await Promise.all(Array.from({ length: tryLimits.perAccount }, () => attempt("incorrect horse")));
  assert.ok(answers.every((answer) => answer.status === 401));
  const paused = await attempt("correct horse");
  assert.equal(paused.status, 429);
  assert.equal(paused.headers.get("retry-after"), "60");
  assert.equal((await problemIn(paused)).code, "TOO_MANY_TRIES");
  elapsed += tryLimits.windowMs;
  assert.equal((await attempt("correct horse")).status, 200);
});

test("nothing else of the sign-in library can be called from outside", async () => {
  for (const path of [
    "sign-up/email",
    "sign-in/username",
    "sign-in/without-password",
    "update-user",
    "list-sessions",
  ]) {
    assert.equal((await post(`/api/v1/${path}`, {})).status, 404, path);
    assert.equal((await post(`/api/v1/sign-in/${path}`, {})).status, 404, path);
  }
});

test("an input of sign-in that is too long is refused before any password is hashed", async () => {
  const long = await post("/api/v1/sign-in", { account: "clerk", password: "x".repeat(129) });
  assert.equal(long.status, 422);
  assert.equal((await problemIn(long)).field, "/password");
  assert.equal((await post("/api/v1/sign-in", { account: "clerk", password: "x".repeat(5000) })).status, 413);
});
