import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { Hono } from "hono";
import { readMigrations } from "#kernel/database/migrate.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { type ExampleApp, openExampleApp } from "./example-app.ts";
import { notesMigration } from "./example-city.ts";
import { ListenFailure } from "./listen-failure.ts";
import { type Serving, serve } from "./serve.ts";
import type { Lifecycle } from "./tools.ts";

const lifecycle: Lifecycle = { draining: false };
let database: TestCity;
let example: ExampleApp;
let serving: Serving;

before(async () => {
  const kernel = ["records", "directory", "access"].map((part) => `${import.meta.dirname}/../../kernel/${part}`);
  const migrations = [...(await readMigrations(kernel)), notesMigration];
  database = await testCity(migrations);
  example = await openExampleApp(database.city, migrations, { lifecycle });
  serving = await serve(example.app, { port: 0, host: "127.0.0.1", lifecycle });
});
after(async () => {
  await serving.close();
  await database.drop();
});

const headers = () => ({ "content-type": "application/json", authorization: `Bearer ${example.token}` });

test("a command is done over HTTP", async () => {
  const answer = await fetch(`${serving.url}/api/v1/notes/write`, {
    method: "POST",
    headers: headers(),
    body: '{"text":"网络"}',
  });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("x-trace") as string, /^[0-9a-f]{32}$/);
});

/** Sends 10 MB as the body of a command until an answer comes; resolves with its first line and the bytes sent by then. */
async function sendLarge(framing: string, chunk: (bytes: string) => string): Promise<{ heard: string; sent: number }> {
  const { hostname, port } = new URL(serving.url);
  const socket = connect(Number(port), hostname);
  const answered = once(socket, "data");
  let heard: string | undefined;
  answered.then(([bytes]) => {
    heard = String(bytes).split("\r\n")[0];
  });
  socket.on("error", () => {});
  const part = " ".repeat(65_536);
  let sent = 0;
  socket.write(`POST /api/v1/notes/write HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${framing}\r\n\r\n`);
  while (heard === undefined && sent < 10_485_760) {
    sent += part.length;
    socket.write(chunk(part));
    await new Promise((turn) => setImmediate(turn));
  }
  await answered;
  socket.destroy();
  return { heard: heard ?? "", sent };
}

test("10 MB of JSON are refused with 413 before they have come, declared or in chunks, and the server goes on", async () => {
  const declared = await sendLarge("Content-Length: 10485760", (bytes) => bytes);
  assert.equal(declared.heard, "HTTP/1.1 413 Payload Too Large");
  assert.ok(declared.sent < 10_485_760);
  const hex = (65_536).toString(16);
  const chunked = await sendLarge("Transfer-Encoding: chunked", (bytes) => `${hex}\r\n${bytes}\r\n`);
  assert.equal(chunked.heard, "HTTP/1.1 413 Payload Too Large");
  assert.ok(chunked.sent < 10_485_760);
  assert.equal((await fetch(`${serving.url}/healthz`)).status, 200);
});

test("a program that sends 10 MB with fetch hears the 413", async () => {
  const answer = await fetch(`${serving.url}/api/v1/notes/write`, {
    method: "POST",
    headers: headers(),
    body: JSON.stringify({ text: "x".repeat(10_000_000) }),
  });
  assert.equal(answer.status, 413);
});

test("a port that is taken is one clear failure", async () => {
  const port = Number(new URL(serving.url).port);
  await assert.rejects(serve(example.app, { port, host: "127.0.0.1" }), (error) => {
    assert.ok(error instanceof ListenFailure);
    assert.equal(error.code, "PORT_TAKEN");
    assert.match(error.text.zh, new RegExp(`端口 ${port} 已被`));
    return true;
  });
});

test("closing finishes the requests in flight and takes no new ones", async () => {
  const arrived = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<void>();
  const app = new Hono();
  app.get("/slow", async (c) => {
    arrived.resolve();
    await finish.promise;
    return c.text("finished");
  });
  const state: Lifecycle = { draining: false };
  const slow = await serve(app, { port: 0, host: "127.0.0.1", lifecycle: state });
  const inFlight = fetch(`${slow.url}/slow`);
  await arrived.promise;
  const closing = slow.close();
  assert.equal(state.draining, true);
  await assert.rejects(fetch(`${slow.url}/slow`));
  finish.resolve();
  assert.equal(await (await inFlight).text(), "finished");
  await closing;
});

test("a connection that was opened and never used does not hold the closing", async () => {
  const app = new Hono();
  const unused = await serve(app, { port: 0, host: "127.0.0.1", drainMs: 2 ** 30 });
  const { hostname, port } = new URL(unused.url);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  const cut = once(socket, "close");
  await unused.close();
  await cut;
});

test("a request that does not end holds the closing no longer than the limit", async () => {
  const arrived = Promise.withResolvers<void>();
  const app = new Hono();
  app.get("/stuck", (c) => {
    arrived.resolve();
    return new Promise<Response>(() => c);
  });
  const stuck = await serve(app, { port: 0, host: "127.0.0.1", drainMs: 1 });
  const cut = assert.rejects(fetch(`${stuck.url}/stuck`));
  await arrived.promise;
  await stuck.close();
  await cut;
});

test("while it drains, the city is alive and not ready", async () => {
  lifecycle.draining = true;
  try {
    assert.equal((await fetch(`${serving.url}/healthz`)).status, 200);
    const ready = await fetch(`${serving.url}/readyz`);
    assert.equal(ready.status, 503);
    assert.deepEqual(await ready.json(), { ready: false, why: "draining" });
  } finally {
    lifecycle.draining = false;
  }
});
