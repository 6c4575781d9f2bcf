import assert from "node:assert/strict";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import type { City } from "#kernel/city/city.ts";
import {
  exampleBomb,
  exampleDocx,
  exampleElf,
  examplePdf,
  examplePng,
  exampleZip,
} from "#kernel/files/example-files.ts";
import { folderStore } from "#kernel/files/folder-store.ts";
import type { KeptFile } from "#kernel/files/intake.ts";
import { type TestCity, temporaryFolder, testCity } from "#tests/database/harness.ts";
import { type FileServer, fileCityMigrations, openFileCity, serveFiles } from "./example-file-city.ts";
import type { Description } from "./openapi.ts";
import { faultsOf } from "./openapi-check.ts";
import type { Problem } from "./problems.ts";

describe("files over HTTP", () => {
  const folder = temporaryFolder();
  let database: TestCity;
  let city: City;
  let here: FileServer;
  let li: { authorization: string };
  let wang: { authorization: string };
  before(async () => {
    const migrations = await fileCityMigrations();
    database = await testCity(migrations);
    city = await openFileCity(database.city);
    here = await serveFiles(city, migrations, folder.path);
    li = await here.signedIn("li");
    wang = await here.signedIn("wang");
  });
  after(async () => {
    await here.serving.close();
    await city.close();
    await database.drop();
    folder.remove();
  });

  function send(name: string, content: Uint8Array<ArrayBuffer>, more: { headers?: object; replaces?: string } = {}) {
    const form = new FormData();
    if (more.replaces !== undefined) form.append("replaces", more.replaces);
    form.append("file", new File([content], name, { type: "application/pdf" }));
    const headers = { ...li, ...more.headers };
    return fetch(`${here.serving.url}/api/v1/files`, { method: "POST", body: form, headers });
  }
  async function kept(name: string, content: Buffer<ArrayBuffer>, more = {}): Promise<KeptFile> {
    const answer = await send(name, content, more);
    assert.equal(answer.status, 201, await answer.clone().text());
    return (await answer.json()) as KeptFile;
  }
  const bytesOf = (content: Buffer) => content as Buffer<ArrayBuffer>;
  const get = (id: string, headers: object = li, tail = "") =>
    fetch(`${here.serving.url}/api/v1/files/${id}${tail}`, { headers: headers as Record<string, string> });
  const waiting = () => readdirSync(here.intake.waiting);
  const rows = async () => (await database.city.pool.query("SELECT count(*)::int AS n FROM files")).rows[0].n as number;

  test("one that is sent whole is kept, and comes back byte for byte to who sent it (FIL-01)", async () => {
    const answer = await send("申请书.pdf", bytesOf(examplePdf()));
    assert.equal(answer.status, 201);
    const file = (await answer.json()) as KeptFile;
    assert.equal(answer.headers.get("location"), `/api/v1/files/${file.id}`);
    assert.deepEqual([file.name, file.contentType, file.bytes], ["申请书.pdf", "application/pdf", examplePdf().length]);
    const back = await get(file.id);
    assert.deepEqual(Buffer.from(await back.arrayBuffer()), examplePdf());
    const head = await fetch(`${here.serving.url}/api/v1/files/${file.id}`, { method: "HEAD", headers: li });
    assert.equal(head.headers.get("content-length"), String(file.bytes));
    assert.deepEqual(waiting(), []);
  });

  test("comes back as what it was found to be, shown only where nothing in it can act (FIL-08)", async () => {
    const pdf = await get((await kept("图 (1)'s.pdf", bytesOf(examplePdf("/A 2")))).id);
    assert.equal(pdf.headers.get("content-type"), "application/pdf");
    assert.equal(pdf.headers.get("x-content-type-options"), "nosniff");
    assert.equal(pdf.headers.get("content-disposition"), "inline; filename*=UTF-8''%E5%9B%BE%20%281%29%27s.pdf");
    assert.equal(pdf.headers.get("content-security-policy"), "frame-ancestors 'self'");
    assert.equal(pdf.headers.get("cache-control"), "no-store");
    const image = await get((await kept("照片.png", bytesOf(examplePng()))).id);
    assert.match(image.headers.get("content-disposition") ?? "", /^inline/);
    assert.match(image.headers.get("content-security-policy") ?? "", /default-src 'none'; sandbox/);
    const word = await kept("说明.docx", bytesOf(exampleDocx()));
    assert.match((await get(word.id)).headers.get("content-disposition") ?? "", /^attachment/);
    const saved = await get((await kept("照片.png", bytesOf(examplePng()))).id, li, "?download");
    assert.match(saved.headers.get("content-disposition") ?? "", /^attachment/);
  });

  test("somebody else gets it as little as one that is not there, and a visitor is told to sign in (FIL-08)", async () => {
    const { id } = await kept("私.pdf", bytesOf(examplePdf("/P 1")));
    const strange = await get(id, wang);
    const none = await get("0".repeat(26), wang);
    assert.deepEqual([strange.status, none.status], [404, 404]);
    assert.equal(((await strange.json()) as Problem).detail, ((await none.json()) as Problem).detail);
    for (const one of [id, "0".repeat(26)]) assert.equal((await get(one, {})).status, 401);
    assert.equal((await send("a.pdf", bytesOf(examplePdf()), { headers: { authorization: "" } })).status, 401);
    const own = await fetch(`${here.serving.url}/api/v1/files/mine`, { headers: li });
    const { rows: mine } = (await own.json()) as { rows: readonly { id: string }[] };
    assert.ok(
      mine.some((file) => file.id === id),
      "queries of files are no ids of files",
    );
  });

  test("one that is not taken is refused with what was found and what to do, and nothing of it stays", async () => {
    const bad: readonly (readonly [string, Buffer, string, number, string])[] = [
      ["空.pdf", Buffer.alloc(0), "FILE_EMPTY", 422, "FIL-02"],
      ["申请书.pdf", exampleElf(), "FILE_IS_PROGRAM", 422, "FIL-05"],
      ["申请书.pdf", examplePng(), "FILE_NAME_DIFFERS", 422, "FIL-03"],
      ["脚本.pdf", examplePdf("/OpenAction <</S /JavaScript /JS (1)>>"), "FILE_HAS_SCRIPT", 422, "FIL-05"],
      ["附件.zip", exampleBomb(16), "ARCHIVE_TOO_LARGE", 422, "FIL-04"],
      ["附件.zip", exampleZip({ "../../etc/cron.d/x": "x" }), "ARCHIVE_LEADS_OUT", 422, "FIL-04"],
      ["机密★3年.pdf", examplePdf(), "FILE_MARKED_SECRET", 422, "FIL-06"],
    ];
    for (const [name, content, code, status, rule] of bad) {
      const answer = await send(name, bytesOf(content));
      const problem = (await answer.json()) as Problem;
      assert.deepEqual([problem.code, answer.status, problem.rule], [code, status, rule]);
      assert.ok(problem.next && problem.text.zh && problem.text.en);
    }
    assert.deepEqual(waiting(), []);
    // That a browser calls it a PDF counts for nothing: all of these were sent so.
  });

  /** Sends a form whose file goes on and on, until an answer comes; what it heard, and the bytes that it had sent by then. */
  async function sendLarge(framing: string, chunk: (part: string) => string): Promise<{ heard: string; sent: number }> {
    const { hostname, port } = new URL(here.serving.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    let heard = "";
    const answered = once(socket, "data").then(([bytes]) => {
      heard = String(bytes);
    });
    const head = `--X\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`;
    socket.write(
      `POST /api/v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: ${li.authorization}\r\nContent-Type: multipart/form-data; boundary=X\r\n${framing}\r\n\r\n`,
    );
    socket.write(chunk(head));
    const part = " ".repeat(65_536);
    let sent = 0;
    while (heard === "" && sent < 200_000_000) {
      sent += part.length;
      if (!socket.write(chunk(part))) await Promise.race([once(socket, "drain"), answered, once(socket, "close")]);
    }
    await answered;
    socket.destroy();
    return { heard, sent };
  }

  test("200 MB are refused by their length before they are read, and at the limit when no length is told (FIL-02)", async () => {
    const before = await rows();
    const declared = await sendLarge("Content-Length: 200000000", (part) => part);
    assert.match(declared.heard, /^HTTP\/1\.1 413 [\s\S]*FILE_TOO_LARGE/);
    assert.ok(declared.sent < 100_000_000, `${declared.sent} had been sent`);
    const hex = (part: string) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`;
    const endless = await sendLarge("Transfer-Encoding: chunked", hex);
    assert.match(endless.heard, /^HTTP\/1\.1 413 [\s\S]*FILE_TOO_LARGE/);
    assert.ok(endless.sent < 100_000_000, `${endless.sent} had been sent`);
    assert.deepEqual(waiting(), []);
    assert.equal(await rows(), before);
    assert.equal((await fetch(`${here.serving.url}/healthz`)).status, 200);
  });

  test("a form that breaks off in the middle leaves nothing behind (FIL-07)", async () => {
    const { hostname, port } = new URL(here.serving.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    const requests = () =>
      here.lines.filter(({ route, method }) => route === "/api/v1/files" && method === "POST").length;
    const before = requests();
    socket.write(
      `POST /api/v1/files HTTP/1.1\r\nHost: x\r\nAuthorization: ${li.authorization}\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: 1000000\r\n\r\n`,
    );
    socket.write(`--X\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${" ".repeat(100_000)}`);
    while (waiting().length === 0) await new Promise((turn) => setImmediate(turn));
    socket.destroy();
    while (requests() === before) await new Promise((turn) => setImmediate(turn));
    assert.deepEqual(waiting(), []);
    assert.ok(!here.lines.some(({ msg }) => msg === "our fault"));
  });

  test("what is no form with a file is refused with how it is sent (FIL-07)", async () => {
    const url = `${here.serving.url}/api/v1/files`;
    const json = { ...li, "content-type": "application/json" };
    const forms = { ...li, "content-type": "multipart/form-data; boundary=X" };
    for (const init of [
      { headers: json, body: "{}" },
      { headers: forms, body: "nothing of a form" },
      { headers: forms, body: '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--X--\r\n' },
    ]) {
      const answer = await fetch(url, { method: "POST", ...init });
      assert.equal(answer.status, 400);
      assert.equal(((await answer.json()) as Problem).code, "UPLOAD_MALFORMED");
    }
  });

  test("another site cannot make a browser send one (API-12)", async () => {
    const answer = await send("a.pdf", bytesOf(examplePdf()), {
      headers: { authorization: "", cookie: "x=y", "sec-fetch-site": "cross-site" },
    });
    assert.equal(answer.status, 403);
  });

  test("a new version leaves the old one, and only who sent the old one replaces it (FIL-01)", async () => {
    const first = await kept("图.pdf", bytesOf(examplePdf("/V 1")));
    const second = await kept("图.pdf", bytesOf(examplePdf("/V 2")), { replaces: first.id });
    const strange = await send("图.pdf", bytesOf(examplePdf("/V 3")), { replaces: second.id, headers: wang });
    assert.equal(strange.status, 404);
    const asked = await fetch(`${here.serving.url}/api/v1/files/file?id=${first.id}`, { headers: li });
    const { versions } = (await asked.json()) as { versions: readonly { id: string }[] };
    assert.deepEqual(
      versions.map(({ id }) => id),
      [first.id, second.id],
    );
    assert.deepEqual(Buffer.from(await (await get(first.id)).arrayBuffer()), examplePdf("/V 1"));
  });

  test("one whose bytes have gone from the store is not half given: that is told, and logged without its name (FIL-01)", async () => {
    const file = await kept("失.pdf", bytesOf(examplePdf("/Gone 1")));
    const hour = 3_600_000;
    await folderStore(folder.path, () => Date.now() + 2 * hour).remove(file.sha256, async () => false);
    const answer = await get(file.id);
    assert.equal(answer.status, 503);
    assert.equal(((await answer.json()) as Problem).code, "FILE_AWAY");
    const logged = here.lines.find(({ msg }) => msg === "a file's bytes are not there");
    assert.equal(logged?.file, file.id);
    assert.doesNotMatch(JSON.stringify(here.lines), /失|申请书/);
  });

  test("no route lets anybody say what is in a file without sending it (ACC-01)", async () => {
    const said = { name: "a.pdf", bytes: 1, sha256: "0".repeat(64), contentType: "application/pdf" };
    for (const verb of ["keep", "turn-away"]) {
      const answer = await fetch(`${here.serving.url}/api/v1/files/${verb}`, {
        ...{ method: "POST", headers: { ...li, "content-type": "application/json" } },
        body: JSON.stringify(said),
      });
      assert.ok(answer.status === 404 || answer.status === 405, String(answer.status));
    }
  });

  test("every route of files and uploads is described, and every description has its route", async () => {
    const answer = await fetch(`${here.serving.url}/api/v1/openapi.json`);
    const description = (await answer.json()) as Description;
    assert.deepEqual(faultsOf(description), []);
    const methods = (path: string) => Object.keys(description.paths[path] ?? {}).sort();
    assert.deepEqual(methods("/api/v1/uploads/{id}"), ["delete", "get", "patch"]);
    const put = await fetch(`${here.serving.url}/api/v1/uploads/x`, { method: "PUT", headers: li });
    assert.equal(put.status, 405);
    assert.equal(put.headers.get("allow"), "GET, HEAD, PATCH, DELETE");
  });
});
