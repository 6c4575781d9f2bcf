import assert from "node:assert/strict";
import { appendFileSync, existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type DetailedError, Upload, type UploadOptions } from "tus-js-client";
import type { City } from "#kernel/city/city.ts";
import type { Migration } from "#kernel/database/migrate.ts";
import { exampleElf, examplePdf } from "#kernel/files/example-files.ts";
import type { KeptFile } from "#kernel/files/intake.ts";
import { type TestCity, temporaryFolder, testCity } from "#tests/database/harness.ts";
import { type FileServer, fileCityMigrations, openFileCity, serveFiles } from "./example-file-city.ts";
import type { Problem } from "./problems.ts";
import { namelessLimits } from "./try-limit.ts";

/** A PDF of several pieces. */
const large = Buffer.concat([examplePdf(), Buffer.alloc(300_000, 32)]);
const tus = { "tus-resumable": "1.0.0" };

describe("uploads that go on where they stopped", () => {
  const folder = temporaryFolder();
  const unfinished = join(folder.path, "unfinished");
  let database: TestCity;
  let city: City;
  let migrations: Migration[];
  let here: FileServer;
  let li: Record<string, string>;
  let wang: Record<string, string>;
  before(async () => {
    migrations = await fileCityMigrations();
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

  const begin = (length: number, headers: object = li, name = "材料.pdf") =>
    fetch(`${here.serving.url}/api/v1/uploads`, {
      method: "POST",
      headers: {
        ...{ ...tus, "upload-length": String(length) },
        ...{ "upload-metadata": `filename ${Buffer.from(name).toString("base64")},filetype YQ==`, ...headers },
      },
    });
  async function begun(length: number, headers: object = li, name?: string): Promise<string> {
    const answer = await begin(length, headers, name);
    assert.equal(answer.status, 201, await answer.clone().text());
    return answer.headers.get("location") as string;
  }
  const ask = (method: string, path: string, headers: object = li) =>
    fetch(here.serving.url + path, { method, headers: { ...tus, ...headers } });
  const patch = (path: string, offset: number, body: Buffer, headers: object = li) =>
    fetch(here.serving.url + path, {
      ...{ method: "PATCH", body: body as Buffer<ArrayBuffer> },
      headers: {
        ...{ ...tus, "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
        ...headers,
      },
    });
  const offsetOf = async (path: string, headers: object = li) =>
    Number((await ask("HEAD", path, headers)).headers.get("upload-offset"));
  const turn = () => new Promise((next) => setImmediate(next));
  const storedOf = (path: string) => join(unfinished, path.slice(path.lastIndexOf("/") + 1));

  /** Sends the first bytes of a piece over a connection of its own, and waits until the server has them on the disk. */
  async function sendHalf(path: string, bytes: number): Promise<Socket> {
    const { hostname, port } = new URL(here.serving.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.write(
      `PATCH ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${li.authorization}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n` +
        `Content-Type: application/offset+octet-stream\r\nContent-Length: ${large.length}\r\n\r\n`,
    );
    socket.write(large.subarray(0, bytes));
    while (statSync(storedOf(path)).size < bytes) await turn();
    return socket;
  }

  /** Uploads by the protocol's own client; its last answer, or its error. */
  function upload(options: UploadOptions): Promise<string> {
    return new Promise((done, failed) => {
      const one = new Upload(large, {
        ...{ headers: li, metadata: { filename: "材料.pdf" }, retryDelays: null, ...options },
        onSuccess: ({ lastResponse }) => done(lastResponse.getBody()),
        onError: failed,
      });
      one.start();
    });
  }

  test("the protocol's own client uploads in pieces, and the answer to the last one is the file (FIL-07)", async () => {
    const body = await upload({ endpoint: `${here.serving.url}/api/v1/uploads`, chunkSize: 100_000 });
    const file = JSON.parse(body) as KeptFile;
    assert.deepEqual([file.name, file.bytes, file.contentType], ["材料.pdf", large.length, "application/pdf"]);
    assert.equal(await here.intake.store.verify(file.sha256), "whole");
    assert.deepEqual(
      readdirSync(unfinished).filter((name) => !name.endsWith(".json")),
      [],
    );
  });

  test("broken off in the middle it goes on after a restart of the server, from the byte at which it stopped (FIL-07)", async () => {
    const path = await begun(large.length);
    const socket = await sendHalf(path, 120_000);
    socket.destroy();
    await here.serving.close();
    here = await serveFiles(city, migrations, folder.path);
    assert.equal(await offsetOf(path), 120_000);
    const state = await ask("GET", path);
    assert.deepEqual(await state.json(), { offset: 120_000, length: large.length });
    const sent: number[] = [];
    const body = await upload({
      uploadUrl: here.serving.url + path,
      onBeforeRequest: (request) => void (request.getMethod() === "PATCH" && sent.push(1)),
      onChunkComplete: (size) => void sent.push(size),
    });
    assert.deepEqual(sent, [1, large.length - 120_000], "only the rest was sent");
    const file = JSON.parse(body) as KeptFile;
    const back = await ask("GET", `/api/v1/files/${file.id}`);
    assert.ok(Buffer.from(await back.arrayBuffer()).equals(large));
  });

  test("who comes back does not wait for the dead connection, which is interrupted (FIL-07)", async () => {
    const path = await begun(large.length);
    const socket = await sendHalf(path, 50_000);
    assert.equal(await offsetOf(path), 50_000);
    const answer = await patch(path, 50_000, large.subarray(50_000));
    assert.equal(answer.status, 200);
    socket.destroy();
  });

  test("whose last answer was lost is told by HEAD and GET what became of it, and it is kept once (REC-06)", async () => {
    const path = await begun(large.length);
    const file = (await (await patch(path, 0, large)).json()) as KeptFile;
    assert.equal(await offsetOf(path), large.length);
    assert.deepEqual(await (await ask("GET", path)).json(), file);
    assert.equal((await patch(path, large.length, Buffer.alloc(0))).status, 409);
    // As after a crash that came when all bytes were there and none had been looked at.
    const whole = await begun(large.length);
    appendFileSync(storedOf(whole), large);
    const [head, other] = await Promise.all([offsetOf(whole), ask("GET", whole)]);
    assert.equal(head, large.length);
    const kept = (await other.json()) as KeptFile;
    assert.equal(kept.sha256, file.sha256);
    const rows = await database.city.pool.query("SELECT FROM files WHERE id = $1", [kept.id]);
    assert.equal(rows.rowCount, 1);
  });

  test("nobody else goes on with it, looks at it or gives it up, and it looks as if it were not there (FIL-07)", async () => {
    const path = await begun(large.length);
    await patch(path, 0, large.subarray(0, 1000));
    for (const headers of [
      wang,
      {},
      { "upload-token": "x".repeat(43) },
      { ...wang, "upload-token": "person person-1" },
    ]) {
      for (const method of ["HEAD", "GET", "DELETE"])
        assert.equal((await ask(method, path, headers)).status, 404, `${method} ${JSON.stringify(headers)}`);
      const answer = await patch(path, 1000, large.subarray(1000, 2000), headers);
      assert.equal(((await answer.json()) as Problem).code, "UPLOAD_NOT_FOUND");
    }
    assert.equal(await offsetOf(path), 1000);
    for (const id of ["0".repeat(32), "..%2F..%2Fkeys", "x"])
      assert.equal((await ask("GET", `/api/v1/uploads/${id}`)).status, 404);
  });

  test("a visitor without a name goes on by the token of the first answer alone (FIL-07)", async () => {
    const answer = await begin(large.length, { "x-forwarded-for": "10.0.0.9" });
    const path = answer.headers.get("location") as string;
    const token = { "upload-token": answer.headers.get("upload-token") as string };
    assert.match(token["upload-token"], /^[\w-]{43}$/);
    assert.equal((await ask("HEAD", path, {})).status, 404);
    await patch(path, 0, large.subarray(0, 5000), token);
    assert.equal(await offsetOf(path, token), 5000);
    const file = (await (await patch(path, 5000, large.subarray(5000), token)).json()) as KeptFile;
    const rows = await database.city.pool.query("SELECT uploaded_by FROM files WHERE id = $1", [file.id]);
    assert.equal(rows.rows[0].uploaded_by, null);
    assert.equal((await ask("GET", `/api/v1/files/${file.id}`, token)).status, 401, "a system shows it, or nobody");
    assert.equal(answer.headers.get("access-control-allow-origin"), null);
  });

  test("from one address only so many are begun without a name (ACC-03)", async () => {
    const from = { "x-forwarded-for": "10.0.0.8" };
    for (let n = 0; n < namelessLimits.perAddress; n += 1) assert.equal((await begin(1000, from)).status, 201);
    assert.equal((await begin(1000, from)).status, 429);
  });

  test("one that cannot succeed is refused before a byte of it comes (FIL-02, FIL-03)", async () => {
    const refused: readonly (readonly [number, string, number, string])[] = [
      [200_000_000, "大.pdf", 413, "FILE_TOO_LARGE"],
      [0, "空.pdf", 422, "FILE_EMPTY"],
      [1000, "程序.exe", 422, "FILE_KIND_UNKNOWN"],
      [1000, "机密★5年.pdf", 422, "FILE_MARKED_SECRET"],
      [1000, "", 422, "FILE_NAME_INVALID"],
    ];
    for (const [length, name, status, code] of refused) {
      const answer = await begin(length, li, name);
      assert.deepEqual([answer.status, ((await answer.json()) as Problem).code], [status, code]);
    }
    const malformed = [
      { "upload-length": "many" },
      { "upload-metadata": "filename ***" },
      { "upload-metadata": "a /w==" },
    ];
    for (const headers of malformed)
      assert.equal((await begin(1000, { ...li, ...headers })).status, 400, JSON.stringify(headers));
    const other = await begin(1000, { ...li, "tus-resumable": "0.2.2" });
    assert.deepEqual([other.status, other.headers.get("tus-version")], [412, "1.0.0"]);
  });

  test("more than was told is not taken, be it in the head or on the way (FIL-02)", async () => {
    const path = await begun(1000);
    assert.equal((await patch(path, 0, large)).status, 400);
    assert.equal(await offsetOf(path), 0);
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 65_536;
        if (given > 200_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const answer = await fetch(here.serving.url + path, {
      ...{ method: "PATCH", body: endless, duplex: "half" },
      headers: { ...li, ...tus, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
    } as RequestInit);
    assert.equal(
      ((await answer.json()) as Problem).code,
      "FILE_KIND_UNKNOWN",
      "of what was told it looked at a thousand bytes",
    );
    assert.ok(given < 100_000_000, `${given} bytes were taken from it`);
    assert.ok(!existsSync(storedOf(path)));
  });

  test("a piece from another place is refused, and nothing of it is written (FIL-07)", async () => {
    const path = await begun(large.length);
    await patch(path, 0, large.subarray(0, 1000));
    for (const offset of [0, 999, 1001]) {
      const answer = await patch(path, offset, large.subarray(offset, offset + 10));
      assert.equal(answer.status, 409);
    }
    assert.equal(await offsetOf(path), 1000);
    const unplaced = await patch(path, 1000, large.subarray(1000, 1010), { ...li, "upload-offset": "-1" });
    assert.equal(unplaced.status, 400);
    const typed = await patch(path, 1000, large.subarray(1000, 1010), { ...li, "content-type": "text/plain" });
    assert.equal(typed.status, 415);
  });

  test("one that is not taken when it is whole says why, in the answer to the last piece and ever after (FIL-05)", async () => {
    const program = Buffer.concat([exampleElf(), Buffer.alloc(1000)]);
    const path = await begun(program.length);
    const answer = await patch(path, 0, program);
    const problem = (await answer.json()) as Problem;
    assert.deepEqual([answer.status, problem.code], [422, "FILE_IS_PROGRAM"]);
    assert.equal(((await (await ask("GET", path)).json()) as Problem).code, "FILE_IS_PROGRAM");
    const error = await new Promise<DetailedError>((heard) => {
      new Upload(program, {
        ...{ endpoint: `${here.serving.url}/api/v1/uploads`, headers: li, metadata: { filename: "图.pdf" } },
        ...{ retryDelays: [0, 0], onError: (failed) => heard(failed as DetailedError) },
      }).start();
    });
    assert.equal((JSON.parse(error.originalResponse?.getBody() ?? "") as Problem).code, "FILE_IS_PROGRAM");
  });

  test("given up, it leaves nothing behind (FIL-07)", async () => {
    const path = await begun(large.length);
    await patch(path, 0, large.subarray(0, 1000));
    assert.equal((await ask("DELETE", path)).status, 204);
    assert.equal((await ask("HEAD", path)).status, 404);
    assert.deepEqual([existsSync(storedOf(path)), existsSync(`${storedOf(path)}.json`)], [false, false]);
  });

  test("a day after the last byte it has expired, and is removed when another one begins (FIL-07)", async () => {
    const path = await begun(large.length);
    const told = (await ask("HEAD", path)).headers.get("upload-length");
    assert.equal(told, String(large.length));
    const dayAgo = Date.now() / 1000 - 24 * 3600;
    for (const name of [storedOf(path), `${storedOf(path)}.json`]) utimesSync(name, dayAgo, dayAgo);
    assert.equal((await ask("HEAD", path)).status, 404);
    const other = await begin(large.length);
    assert.ok(new Date(other.headers.get("upload-expires") ?? "").getTime() > Date.now());
    assert.ok(!existsSync(storedOf(path)));
  });

  test("what is taken of the protocol is told to who asks (FIL-07)", async () => {
    const answer = await ask("OPTIONS", "/api/v1/uploads");
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get("tus-version"), "1.0.0");
    assert.equal(answer.headers.get("tus-max-size"), String(2 * 1_048_576));
    assert.equal(answer.headers.get("tus-extension"), "creation,expiration,termination");
  });
});
