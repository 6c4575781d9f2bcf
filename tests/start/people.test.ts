import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { temporaryFolder } from "#tests/database/harness.ts";
import { runLoaded, startLoaded } from "./loaded-program.ts";
import type { City } from "./run-program.ts";

const folder = temporaryFolder();
const data = join(folder.path, "data");
const inCity = ["--city", "minimal", "--data", data];
let city: City;

before(async () => {
  mkdirSync(folder.path, { recursive: true, mode: 0o711 });
  const { code, err } = await runLoaded(["pack", "load", "minimal", "--data", data]);
  assert.equal(code, 0, err);
});
after(async () => {
  await city.stop();
  folder.remove();
});

const set = (account: string, words: readonly string[], options: Parameters<typeof runLoaded>[1] = {}) =>
  runLoaded(["people", "password", account, ...inCity, ...words], options);

async function signIn(password: string): Promise<{ status: number; token: string }> {
  const answer = await fetch(`${city.url}api/v1/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account: "drc.window", password }),
  });
  const { token = "" } = (await answer.json()) as { token?: string };
  return { status: answer.status, token };
}

async function kindOf(token: string): Promise<string> {
  const answer = await fetch(`${city.url}api/v1/session`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { kind: string }).kind;
}

test("a password set while the city stands still is good when it runs, and the list says who has one", async () => {
  assert.equal((await set("drc.window", ["--stdin"], { input: "set in the quiet\n" })).code, 0);
  city = await startLoaded(data);
  assert.equal((await signIn("set in the quiet")).status, 200);
  const { out } = await runLoaded(["people", "list", ...inCity, "--json"]);
  const people = JSON.parse(out) as { account: string; password: boolean; posts: string[] }[];
  const has = people.filter(({ password }) => password).map(({ account }) => account);
  assert.deepEqual([people.length, has], [5, ["drc.window"]]);
  assert.deepEqual(people.find(({ account }) => account === "drc.decider")?.posts, ["DRC:decider", "DRC:head"]);
});

test("a password set while the city runs lets its owner in, and a new one ends the sessions of the old (ACC-06)", async () => {
  assert.equal((await signIn("correct horse battery")).status, 401);
  assert.equal((await set("drc.window", ["--stdin"], { input: "correct horse battery\n" })).code, 0);
  const old = await signIn("correct horse battery");
  assert.equal(old.status, 200);
  const made = await set("drc.window", ["--generate"]);
  assert.match(made.out, /^[a-z2-9]{5}(-[a-z2-9]{5}){4}\n$/);
  assert.equal(await kindOf(old.token), "anyone");
  assert.equal((await signIn("correct horse battery")).status, 401);
  assert.equal(await kindOf((await signIn(made.out.trim())).token), "person");
});

test("a weak password and an account that the directory does not know are refused in one line with the rule (ACC-06, ACC-07)", async () => {
  const [weak, longer, unknown, unasked] = await Promise.all([
    set("drc.window", ["--stdin"], { input: "eleven sign" }),
    set("drc.window", ["--stdin"], { input: "thirteen sign", env: { BINGLIAN_PASSWORD_LENGTH: "16" } }),
    set("nobody", ["--generate"]),
    set("drc.window", []),
  ]);
  assert.deepEqual([weak.code, weak.out], [1, ""]);
  assert.match(weak.err, /^密码须为12至128个字符。（ACC-07）.*\n$/);
  assert.match(longer.err, /密码须为16至/);
  assert.deepEqual([unknown.code, unknown.out], [1, ""]);
  assert.match(unknown.err, /^通讯录里没有账号“nobody”。（ACC-06）.*\n$/);
  assert.equal(unasked.code, 2);
});

test("a folder without a city gets none by asking for its people", async () => {
  const nowhere = join(folder.path, "nowhere");
  const { code, err } = await runLoaded(["people", "list", "--city", "minimal", "--data", nowhere]);
  assert.equal(code, 1);
  assert.match(err, /没有城市/);
});
