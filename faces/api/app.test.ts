import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { type ExampleApp, openExampleApp, problemIn } from "./example-app.ts";
import { notesMigration } from "./example-city.ts";

let database: TestCity;
let example: ExampleApp;

before(async () => {
  const kernel = ["records", "directory", "access"].map((part) => `${import.meta.dirname}/../../kernel/${part}`);
  const migrations = [...(await readMigrations(kernel)), notesMigration];
  database = await testCity(migrations);
  example = await openExampleApp(database.city, migrations);
});
after(() => database.drop());
beforeEach(() => database.city.pool.query("DELETE FROM notes"));

type Act = { place: number; id: string; version: number; repeated: boolean; changes: unknown[] };

async function written(text: string): Promise<Act> {
  const answer = await example.send("/api/v1/notes/write", { text });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as Act;
}

test("a command is done, and the answer says where it stands and which version it made", async () => {
  const answer = await example.send("/api/v1/notes/write", { text: "你好" });
  const act = (await answer.json()) as Act & { command: string; record: string; recordedAt: string };
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("etag"), '"1"');
  assert.equal(answer.headers.get("location"), `/api/v1/notes/note?id=${act.id}`);
  assert.equal(act.command, "notes.write");
  assert.equal(act.record, "note");
  assert.equal(act.repeated, false);
  assert.deepEqual(act.changes, [{ record: "note", id: act.id, version: 1 }]);
  const found = await example.ask(answer.headers.get("location") as string);
  assert.equal(((await found.json()) as { text: string }).text, "你好");
});

test("a verb of two words is written with a hyphen in the address", async () => {
  const { id } = await written("钉我");
  assert.equal((await example.send(`/api/v1/notes/pin-up/${id}`, {})).status, 200);
});

test("a command without input takes an empty body", async () => {
  const { id } = await written("空");
  assert.equal((await example.ask(`/api/v1/notes/pin-up/${id}`, { method: "POST" })).status, 200);
});

test("a rule's refusal is a problem document with rule, article and what to do, in Chinese first (409)", async () => {
  await written("同样");
  const answer = await example.send("/api/v1/notes/write", { text: "同样" });
  assert.equal(answer.status, 409);
  assert.equal(answer.headers.get("content-type"), "application/problem+json");
  const problem = await problemIn(answer);
  assert.equal(problem.type, "/problems/NOTE_TAKEN");
  assert.equal(problem.code, "NOTE_TAKEN");
  assert.equal(problem.rule, "NOTE-01");
  assert.equal(problem.article, "便条办法 第一条");
  assert.equal(problem.detail, "已有同样内容的便条。");
  assert.equal(problem.next, "换一个内容。");
  assert.equal(problem.instance, "/api/v1/notes/write");
  assert.deepEqual(problem.text, { zh: "已有同样内容的便条。", en: "There is a note with this text already." });
  assert.equal(problem.trace, answer.headers.get("x-trace"));
  const declared = (await (await example.ask(problem.type)).json()) as { rule: string };
  assert.equal(declared.rule, "NOTE-01");
});

test("a caller who prefers English reads the problem in English", async () => {
  const answer = await example.ask("/api/v1/notes/note?id=none", { headers: { "accept-language": "en-GB,zh;q=0.5" } });
  const problem = await problemIn(answer);
  assert.equal(problem.status, 404);
  assert.equal(problem.detail, "There is no such note.");
  assert.equal(answer.headers.get("content-language"), "en");
});

test("a visitor who may not is told how to sign in (401)", async () => {
  const init = { method: "POST", body: '{"text":"x"}', headers: { "content-type": "application/json" } };
  for (const answer of [
    await example.app.request("/api/v1/notes/write", init),
    await example.app.request("/api/v1/notes/mine"),
  ]) {
    assert.equal(answer.status, 401);
    assert.match(answer.headers.get("www-authenticate") as string, /^Bearer/);
    const problem = await problemIn(answer);
    assert.equal(problem.code, "SIGN_IN_NEEDED");
    assert.match(problem.next, /POST \/api\/v1\/sign-in/);
  }
});

test("somebody who is signed in and may not is told what it takes (403)", async () => {
  const { id } = await written("审");
  const answer = await example.send(`/api/v1/notes/audit/${id}`, {});
  const problem = await problemIn(answer);
  assert.equal(answer.status, 403);
  assert.equal(problem.code, "NOT_ALLOWED");
  assert.match(problem.detail, /监察岗/);
});

test("a record that is not there is 404, and so is an id that none can have", async () => {
  for (const id of ["none", "%00", "x".repeat(81)]) {
    const answer = await example.send(`/api/v1/notes/pin-up/${id}`, {});
    assert.equal(answer.status, 404, id);
    assert.equal((await problemIn(answer)).code, "NOT_FOUND");
  }
});

test("an address that is not there is 404, within the API and beside it", async () => {
  for (const path of ["/api/v1/notes/unknown", "/api/v1", "/elsewhere"]) {
    const answer = await example.ask(path);
    assert.equal(answer.status, 404);
    assert.equal((await problemIn(answer)).code, "UNKNOWN_ROUTE");
  }
});

test("another method is 405 and says which one to use", async () => {
  const command = await example.ask("/api/v1/notes/write");
  assert.equal(command.status, 405);
  assert.equal(command.headers.get("allow"), "POST");
  const query = await example.send("/api/v1/notes/list", {});
  assert.equal(query.status, 405);
  assert.equal(query.headers.get("allow"), "GET, HEAD");
  assert.equal((await problemIn(query)).next, "改用 GET, HEAD。");
});

test("input that its schema refuses is 422 and names the field", async () => {
  const answer = await example.send("/api/v1/notes/write", { text: "" });
  const problem = await problemIn(answer);
  assert.equal(answer.status, 422);
  assert.equal(problem.field, "/text");
});

test("If-Match with the version seen lets an act through, and with an older one refuses it (412)", async () => {
  const { id } = await written("第一版");
  const first = await example.send(`/api/v1/notes/revise/${id}`, { text: "第二版" }, { "if-match": '"1"' });
  assert.equal(first.status, 200);
  assert.equal(first.headers.get("etag"), '"2"');
  const stale = await example.send(`/api/v1/notes/revise/${id}`, { text: "第三版" }, { "if-match": '"1"' });
  assert.equal(stale.status, 412);
  assert.equal((await problemIn(stale)).code, "STALE");
});

test("an If-Match that is no version is 400, not ignored", async () => {
  const { id } = await written("前提");
  for (const match of ["1", 'W/"1"', '"one"', '"0"', "*", '"1", "2"']) {
    const answer = await example.send(`/api/v1/notes/pin-up/${id}`, {}, { "if-match": match });
    assert.equal(answer.status, 400, match);
    assert.equal((await problemIn(answer)).code, "IF_MATCH_INVALID");
  }
  const without = await example.send("/api/v1/notes/write", { text: "x" }, { "if-match": '"1"' });
  assert.equal(without.status, 400);
});

test("the same key is carried out once and answered alike", async () => {
  const headers = { "idempotency-key": "key-0001" };
  const first = (await (await example.send("/api/v1/notes/write", { text: "一次" }, headers)).json()) as Act;
  const second = (await (await example.send("/api/v1/notes/write", { text: "一次" }, headers)).json()) as Act;
  assert.equal(second.place, first.place);
  assert.equal(second.id, first.id);
  assert.equal(second.repeated, true);
  const other = await example.send("/api/v1/notes/write", { text: "另一张" }, headers);
  assert.equal(other.status, 422);
  assert.equal((await problemIn(other)).code, "KEY_REUSED");
});

test("a double click, two requests at once with one key, is one act", async () => {
  const send = () => example.send("/api/v1/notes/write", { text: "双击" }, { "idempotency-key": "double-click" });
  const answers = await Promise.all([send(), send()]);
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200],
  );
  const [one, two] = (await Promise.all(answers.map((answer) => answer.json()))) as [Act, Act];
  assert.equal(one.place, two.place);
  assert.deepEqual([one.repeated, two.repeated].sort(), [false, true]);
});

test("a key that is too short, too long or holds a space is 400", async () => {
  for (const key of ["short", "x".repeat(201), "with a space"]) {
    const answer = await example.send("/api/v1/notes/write", { text: "键" }, { "idempotency-key": key });
    assert.equal(answer.status, 400, key);
    assert.equal((await problemIn(answer)).code, "KEY_INVALID");
  }
});

test("a dry run says what would change and writes nothing, with a key too", async () => {
  const before = await places();
  const headers = { "idempotency-key": "rehearsal-1" };
  const answer = await example.send("/api/v1/notes/write?dryRun=1", { text: "试办" }, headers);
  const rehearsed = (await answer.json()) as { rehearsed: boolean; changes: { record: string }[] };
  assert.equal(answer.status, 200);
  assert.equal(rehearsed.rehearsed, true);
  assert.equal(rehearsed.changes[0]?.record, "note");
  assert.equal(await places(), before);
  assert.equal((await database.city.pool.query("SELECT FROM notes")).rowCount, 0);
  const act = (await (await example.send("/api/v1/notes/write", { text: "试办" }, headers)).json()) as Act;
  assert.equal(act.repeated, false);
});

test("a dryRun that says neither yes nor no is 400, so that a slip of the pen never acts", async () => {
  const answer = await example.send("/api/v1/notes/write?dryRun=yes", { text: "笔误" });
  assert.equal(answer.status, 400);
  assert.equal((await database.city.pool.query("SELECT FROM notes")).rowCount, 0);
});

test("a query reads numbers, booleans and repeated parameters as its schema wants them", async () => {
  for (const text of ["甲", "乙", "丙"]) await written(text);
  const found = async (search: string) =>
    ((await (await example.ask(`/api/v1/notes/list?${search}`)).json()) as { notes: { text: string }[] }).notes.length;
  assert.equal(await found("limit=2"), 2);
  assert.equal(await found("pinned=true"), 0);
  assert.equal(await found("pinned=false"), 3);
  assert.equal(await found("texts=甲&texts=丙"), 2);
  assert.equal((await example.ask("/api/v1/notes/list?limit=many")).status, 422);
  assert.equal((await example.ask("/api/v1/notes/list?limit=1&limit=2")).status, 400);
  assert.equal((await example.ask("/api/v1/notes/list?texts=%ff")).status, 400);
  assert.equal((await example.ask("/api/v1/notes/list?texts=%00")).status, 400);
});

test("a page leads to the next one by an opaque cursor until there is none", async () => {
  for (const text of ["a", "b", "c"]) await written(text);
  const seen: string[] = [];
  let path: string | undefined = "/api/v1/notes/list?limit=2";
  for (let pages = 0; path !== undefined && pages < 5; pages += 1) {
    const answer: Response = await example.ask(path);
    const page = (await answer.json()) as { notes: { text: string }[]; next: string | null };
    seen.push(...page.notes.map((one) => one.text));
    path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
    assert.equal(path === undefined, page.next === null);
  }
  assert.deepEqual(seen, ["a", "b", "c"]);
  const forged = await example.ask("/api/v1/notes/list?cursor=bm90anNvbg");
  assert.equal(forged.status, 400);
  assert.equal((await problemIn(forged)).field, "/cursor");
});

test("a sort key that is one id goes out and comes in as it is", async () => {
  for (const text of ["a", "b", "c"]) await written(text);
  const first = await example.ask("/api/v1/notes/ids");
  const { ids, next } = (await first.json()) as { ids: string[]; next: string };
  assert.equal(next, ids[1]);
  assert.equal(first.headers.get("link"), `</api/v1/notes/ids?after=${next}>; rel="next"`);
  const second = (await (await example.ask(`/api/v1/notes/ids?after=${next}`)).json()) as { ids: string[] };
  assert.equal(second.ids.length, 1);
});

test("what a rule throws is our fault (500): it says so, gives the trace, and the log holds no name or number", async () => {
  const { id } = await written("好的");
  const traceparent = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";
  const answer = await example.send(`/api/v1/notes/revise/${id}`, { text: "break" }, { traceparent });
  const problem = await problemIn(answer);
  assert.equal(answer.status, 500);
  assert.equal(problem.code, "OUR_FAULT");
  assert.match(problem.detail, /系统自身出了错/);
  assert.match(problem.detail, /没有丢失/);
  assert.match(problem.next, /0123456789abcdef0123456789abcdef/);
  const logged = JSON.stringify(example.lines.filter((line) => line.trace === problem.trace));
  assert.match(logged, /cannot revise the note of/);
  assert.doesNotMatch(logged, /张三|19900307/);
});

test("a lane that is closing answers 503 with Retry-After", async () => {
  const other = await testCity([...example.tools.migrations]);
  try {
    const closing = await openExampleApp(other.city, example.tools.migrations);
    await closing.city.lane.close();
    const answer = await closing.send("/api/v1/notes/write", { text: "晚了" });
    assert.equal(answer.status, 503);
    assert.ok(Number(answer.headers.get("retry-after")) > 0);
    assert.equal((await problemIn(answer)).code, "CLOSING");
  } finally {
    await other.drop();
  }
});

test("a database that is away is 503, said plainly, and readiness falls with it", async () => {
  const other = await testCity([...example.tools.migrations]);
  const away = await openExampleApp(other.city, example.tools.migrations);
  assert.equal((await away.ask("/readyz")).status, 200);
  await away.ask("/api/v1/session");
  await other.drop();
  assert.equal((await away.ask("/healthz")).status, 200);
  const ready = await away.ask("/readyz");
  assert.equal(ready.status, 503);
  assert.deepEqual(await ready.json(), { ready: false, why: "database" });
  const answer = await away.send("/api/v1/notes/write", { text: "x" });
  assert.equal(answer.status, 503);
  assert.equal((await problemIn(answer)).code, "DATABASE_AWAY");
  assert.match(await (await away.ask("/metrics")).text(), /binglian_journal_length Nan/i);
});

test("a city that lacks a migration is not ready", async () => {
  const more = [...example.tools.migrations, { name: "2099-01-01-1-later", sql: "SELECT 1" }];
  const other = await testCity([...example.tools.migrations]);
  try {
    const behind = await openExampleApp(other.city, more);
    assert.deepEqual(await (await behind.ask("/readyz")).json(), { ready: false, why: "migrations" });
  } finally {
    await other.drop();
  }
});

test("each request is one line of the log, with the route's pattern and the kind of actor, never path or query", async () => {
  const { id } = await written("记录");
  example.lines.length = 0;
  await example.send(`/api/v1/notes/revise/${id}?dryRun=1`, { text: "改" });
  await example.ask("/api/v1/notes/note?id=110101199003070012");
  const lines = example.lines.map(({ method, route, status, actor }) => ({ method, route, status, actor }));
  assert.deepEqual(lines, [
    { method: "POST", route: "/api/v1/notes/revise/:id", status: 200, actor: "person" },
    { method: "GET", route: "/api/v1/notes/note", status: 404, actor: "person" },
  ]);
  const text = JSON.stringify(example.lines);
  assert.doesNotMatch(text, /19900307|person-1/);
  assert.ok(!text.includes(id));
});

test("metrics count requests by pattern and status, and tell of lane, journal and pool", async () => {
  const text = await (await example.ask("/metrics")).text();
  assert.match(
    text,
    /binglian_http_requests_total\{method="POST",route="\/api\/v1\/notes\/revise\/:id",status="412"\} 1/,
  );
  assert.match(text, /binglian_lane_waiting 0/);
  assert.match(text, new RegExp(`binglian_journal_length ${await places()}`));
  assert.match(text, /binglian_pool_connections\{state="idle"\} \d/);
  assert.match(text, /process_resident_memory_bytes/);
});

test("answers carry the headers that keep a browser careful", async () => {
  const { headers } = await example.ask("/api/v1/session");
  assert.match(headers.get("content-security-policy") as string, /default-src 'self'.*frame-ancestors 'none'/);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("referrer-policy"), "strict-origin-when-cross-origin");
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("strict-transport-security"), null);
});

async function places(): Promise<number> {
  return (
    (await database.city.pool.query<{ next_place: number }>("SELECT next_place FROM head")).rows[0]?.next_place ?? -1
  );
}
