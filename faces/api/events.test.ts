import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { type ExampleApp, openExampleApp, problemIn } from "./example-app.ts";
import { notesMigration } from "./example-city.ts";
import { type Serving, serve } from "./serve.ts";
import type { Lifecycle } from "./tools.ts";

type Event = { readonly name: string; readonly id: string; readonly data: Record<string, unknown> };

/** The events of an answer, one after another; `done` when the server has ended it. */
async function* eventsOf(answer: Response): AsyncGenerator<Event | "beat", "done"> {
  let rest = "";
  const body = answer.body?.pipeThrough(new TextDecoderStream()) as ReadableStream<string>;
  for await (const text of body) {
    const parts = (rest + text).split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(part)?.[1] ?? "";
      if (part === ":") yield "beat";
      else if (field("event") !== "") yield { name: field("event"), id: field("id"), data: JSON.parse(field("data")) };
    }
  }
  return "done";
}

const lifecycle: Lifecycle = { draining: false };
let elapsed = 0;
let database: TestCity;
let example: ExampleApp;
let serving: Serving;
const opened: AbortController[] = [];

before(async () => {
  const kernel = ["records", "directory", "access"].map((part) => `${import.meta.dirname}/../../kernel/${part}`);
  const migrations = [...(await readMigrations(kernel)), notesMigration];
  database = await testCity(migrations);
  const streamLimits = { perProcess: 6, about: 3, beatMs: 10 };
  example = await openExampleApp(database.city, migrations, { lifecycle, streamLimits, elapsed: () => elapsed });
  serving = await serve(example.app, { port: 0, host: "127.0.0.1", lifecycle, drainMs: 2 ** 30 });
});
afterEach(async () => {
  for (const one of opened.splice(0)) one.abort();
  while (!(await metrics()).includes("binglian_event_streams 0")) await new Promise(setImmediate);
});
after(async () => {
  await serving.close();
  await database.drop();
});

const metrics = async () => (await fetch(`${serving.url}/metrics`)).text();

async function listen(query: string, headers: Record<string, string> = {}, token = example.token) {
  const abort = new AbortController();
  opened.push(abort);
  const answer = await fetch(`${serving.url}/api/v1/events?${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: abort.signal,
  });
  const events = eventsOf(answer);
  const next = async (): Promise<Event> => {
    for (;;) {
      const { value, done } = await events.next();
      if (done) throw new Error("the stream has ended");
      if (value !== "beat") return value as Event;
    }
  };
  const toTheEnd = async (): Promise<Event[]> => {
    const heard: Event[] = [];
    for await (const event of events) if (event !== "beat") heard.push(event);
    return heard;
  };
  return { answer, events, next, toTheEnd };
}

type Act = { readonly place: number; readonly id: string; readonly version: number };
let count = 0;
async function write(beginning = "便条"): Promise<Act> {
  count += 1;
  return (await (await example.send("/api/v1/notes/write", { text: `${beginning}${count}` })).json()) as Act;
}
async function revise(id: string): Promise<Act> {
  count += 1;
  return (await (await example.send(`/api/v1/notes/revise/${id}`, { text: `改${count}` })).json()) as Act;
}
/** Somebody else signs in; their session is not the clerk's first one. */
async function anotherSession(): Promise<string> {
  const signed = await example.tools.signIn.signInDemo("clerk");
  assert.ok("token" in signed);
  return signed.token;
}

test("who looks at a record hears that it changed, in a stream that no proxy keeps or packs", async () => {
  const { id } = await write();
  const { answer, next } = await listen(`about=note:${id}`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type") as string, /^text\/event-stream/);
  assert.equal(answer.headers.get("cache-control"), "no-store, no-transform");
  assert.equal(answer.headers.get("x-accel-buffering"), "no");
  const ready = await next();
  assert.deepEqual([ready.name, ready.data.versions], ["ready", { [`note:${id}`]: 1 }]);
  const { place } = await revise(id);
  const told = await next();
  assert.deepEqual([told.name, told.id], ["told", String(place)]);
  assert.deepEqual(Object.keys(told.data).sort(), [
    ...["by", "command", "id", "place", "record", "recordedAt", "title", "version"],
  ]);
  assert.deepEqual(
    [told.data.command, told.data.record, told.data.id, told.data.version, told.data.by],
    ["notes.revise", "note", id, 2, "self"],
  );
});

test("a visitor is told to sign in, and what one may not see is not there (ACC-02, ACC-01)", async () => {
  const secret = await write("密");
  const visitor = await fetch(`${serving.url}/api/v1/events?about=note:${secret.id}`);
  assert.equal(visitor.status, 401);
  assert.equal((await problemIn(visitor)).code, "SIGN_IN_NEEDED");
  assert.equal((await listen(`about=note:${secret.id}`)).answer.status, 404);
  assert.equal((await listen("about=body:b")).answer.status, 404);
  assert.match(await metrics(), /binglian_event_streams 0/);
});

test("another site cannot open one in a visitor's browser (API-12)", async () => {
  const { id } = await write();
  const cookie = `${example.tools.signIn.cookieName}=${encodeURIComponent(example.token)}`;
  const from = (site: string) =>
    listen(`about=note:${id}`, { authorization: "", cookie, "sec-fetch-site": site }).then(({ answer }) => answer);
  assert.equal((await problemIn(await from("cross-site"))).code, "CROSS_SITE");
  assert.equal((await from("same-origin")).status, 200);
});

test("what is looked at is named rightly, and not more of it than the limit (API-11)", async () => {
  for (const query of ["", "about=", "about=note", "about=note:", "about=n:1,n:2,n:3,n:4", "about=note:a&after=x"]) {
    const { answer } = await listen(query);
    assert.equal(answer.status, 400, query);
    assert.equal((await problemIn(answer)).code, "PARAMETER_INVALID", query);
  }
});

test("who comes back says the last place heard of, and is told what was missed", async () => {
  const { id, place } = await write();
  const missed = await revise(id);
  for (const [query, headers] of [
    [`about=note:${id}`, { "last-event-id": String(place) }],
    [`about=note:${id}&after=${place}`, {}],
    // The header is the browser's own, of this very stream; the address is from when it was first opened.
    [`about=note:${id}&after=0`, { "last-event-id": String(place) }],
  ] as const) {
    const { next } = await listen(query, headers);
    const told = await next();
    assert.deepEqual([told.name, told.id], ["told", String(missed.place)]);
    const ready = await next();
    assert.deepEqual([ready.name, ready.id], ["ready", String(missed.place)]);
  }
  const { next } = await listen(`about=note:${id}&after=999999`);
  assert.equal((await next()).name, "behind");
});

test("a silent stream beats, and after its life it ends, so that rights are asked anew", async () => {
  const { id } = await write();
  const { next, events, toTheEnd } = await listen(`about=note:${id}`);
  assert.equal((await next()).name, "ready");
  assert.equal((await events.next()).value, "beat");
  elapsed += 600_000;
  assert.deepEqual(await toTheEnd(), []);
});

test("to a session that ended nothing more is told (ACC-02)", async () => {
  const { id } = await write();
  const token = await anotherSession();
  const { next, toTheEnd } = await listen(`about=note:${id}`, {}, token);
  await next();
  await fetch(`${serving.url}/api/v1/sign-out`, { method: "POST", headers: { authorization: `Bearer ${token}` } });
  await revise(id);
  assert.deepEqual(await toTheEnd(), []);
});

test("a session has four streams, the process a number of its own; who is one too many hears when to try again (API-15)", async () => {
  const { id } = await write();
  const statuses = async (token: string, most: number) => {
    const answers = [];
    for (let one = 0; one < most; one += 1) answers.push((await listen(`about=note:${id}`, {}, token)).answer);
    return answers;
  };
  const own = await statuses(example.token, 5);
  assert.deepEqual(
    own.map(({ status }) => status),
    [200, 200, 200, 200, 429],
  );
  assert.equal(own[4]?.headers.get("retry-after"), "60");
  assert.match(await metrics(), /binglian_event_streams 4/);
  const others = await statuses(await anotherSession(), 3);
  assert.deepEqual(
    others.map(({ status }) => status),
    [200, 200, 503],
  );
  assert.equal((await problemIn(others[2] as Response)).code, "STREAMS_FULL");
});

test("HEAD opens none", async () => {
  const { id } = await write();
  const headers = { authorization: `Bearer ${example.token}` };
  const answer = await fetch(`${serving.url}/api/v1/events?about=note:${id}`, { method: "HEAD", headers });
  assert.equal(answer.status, 200);
  assert.match(await metrics(), /binglian_event_streams 0/);
});

test("closing the server ends the streams at once and takes no new ones", async () => {
  const { id } = await write();
  const { next, toTheEnd } = await listen(`about=note:${id}`);
  await next();
  const closing = serving.close();
  assert.deepEqual(await toTheEnd(), []);
  await closing;
  const late = await example.ask(`/api/v1/events?about=note:${id}`);
  assert.equal((await problemIn(late)).code, "CLOSING");
  lifecycle.draining = false;
  serving = await serve(example.app, { port: 0, host: "127.0.0.1", lifecycle });
});
