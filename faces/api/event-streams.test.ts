import assert from "node:assert/strict";
import { test } from "node:test";
import { openStreams, streamLimits } from "./event-streams.ts";

test("a client that does not read is cut off when too much waits for it (API-15)", async () => {
  const streams = openStreams({ ...streamLimits, waitingBytes: 400 }, () => 0);
  const ended = Promise.withResolvers<void>();
  let cuts = 0;
  const { stream, body } = streams.open("s", { cut: () => (cuts += 1), ended: ended.resolve });
  const reader = body.getReader();
  assert.match(new TextDecoder().decode((await reader.read()).value), /^retry: \d+\n\n$/);
  for (let id = 0; id < 50; id += 1) stream.send({ name: "told", id, data: { id } });
  await ended.promise;
  assert.deepEqual([cuts, streams.count()], [1, 0]);
});

test("a client that reads hears everything, however much it is", async () => {
  const streams = openStreams({ ...streamLimits, waitingBytes: 400 }, () => 0);
  const { stream, body } = streams.open("s", { cut: assert.fail, ended() {} });
  const reader = body.getReader();
  let heard = "";
  for (let id = 0; id < 50; id += 1) {
    stream.send({ name: "told", id, data: {} });
    heard += new TextDecoder().decode((await reader.read()).value);
  }
  stream.end();
  for (let read = await reader.read(); !read.done; read = await reader.read())
    heard += new TextDecoder().decode(read.value);
  assert.equal(heard.match(/event: told\nid: \d+\ndata: \{\}\n\n/g)?.length, 50);
});
