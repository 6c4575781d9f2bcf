import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { compressed, encodingFor } from "./compress.ts";

const page = "并联审批".repeat(500);
const ask = (accepted: string, type = "text/html; charset=utf-8", body = page) =>
  compressed(
    new Request("http://city.example/", { headers: { "accept-encoding": accepted } }),
    new Response(body, { headers: { "content-type": type, etag: 'W/"1"' } }),
  );

test("the client's word decides: brotli before gzip, and q=0 forbids", () => {
  assert.equal(encodingFor("gzip, deflate, br"), "br");
  assert.equal(encodingFor("br;q=0, GZIP;q=0.5"), "gzip");
  assert.equal(encodingFor("identity"), undefined);
  assert.equal(encodingFor(null), undefined);
});

test("a compressed page is the same page", async () => {
  const brotli = Buffer.from(await (await ask("br")).arrayBuffer());
  const zipped = Buffer.from(await (await ask("gzip")).arrayBuffer());
  assert.equal(brotliDecompressSync(brotli).toString(), page);
  assert.equal(gunzipSync(zipped).toString(), page);
  assert.ok(brotli.length < Buffer.byteLength(page) / 10);
});

test("pictures, short answers and event streams are left as they are", async () => {
  for (const [type, body] of [
    ["image/png", page],
    ["text/plain", "short"],
    ["text/event-stream", page],
  ] as const) {
    const answer = await ask("br", type, body);
    assert.equal(answer.headers.get("content-encoding"), null, type);
    assert.equal(await answer.text(), body);
  }
});
