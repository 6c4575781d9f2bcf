import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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

function post(body: RequestInit["body"], headers: Record<string, string> = { "content-type": "application/json" }) {
  return example.ask("/api/v1/notes/write", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

test("a body that is no JSON is 400 and says at which place it breaks", async () => {
  const answer = await post('{"text": \n  oops}');
  const problem = await problemIn(answer);
  assert.equal(answer.status, 400);
  assert.equal(problem.code, "JSON_MALFORMED");
  assert.equal(problem.rule, "API-03");
  assert.match(problem.detail, /第2行第3个字符/);
});

test("a body that is no UTF-8 is 400, never stored with replacement characters", async () => {
  const answer = await post(Buffer.from([...Buffer.from('{"text":"'), 0xc4, 0xe3, ...Buffer.from('"}')]));
  assert.equal(answer.status, 400);
  assert.equal((await problemIn(answer)).code, "ENCODING_BROKEN");
  assert.equal((await database.city.pool.query("SELECT FROM notes")).rowCount, 0);
});

test("NUL and half a surrogate pair, which PostgreSQL cannot keep, are 400 and name the field", async () => {
  for (const text of ["\\u0000", "\\ud800"]) {
    const answer = await post(`{"text":"a${text}"}`);
    const problem = await problemIn(answer);
    assert.equal(answer.status, 400);
    assert.equal(problem.code, "CHARACTER_FORBIDDEN");
    assert.equal(problem.field, "/text");
  }
});

test("50 levels of nesting are read and 51 are refused, and so are half a million", async () => {
  const nested = (levels: number) => `{"text":"深${levels}","more":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`;
  assert.equal((await problemIn(await post(nested(50)))).field, "/more"); // read, and refused for its field alone
  for (const levels of [51, 500_000]) {
    const answer = await post(nested(levels));
    assert.equal(answer.status, 400);
    assert.equal((await problemIn(answer)).code, "NESTED_TOO_DEEP");
  }
});

test("another content type is 415 and says what is accepted", async () => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=gbk"]) {
    const answer = await post('{"text":"x"}', { "content-type": type });
    assert.equal(answer.status, 415, type);
    assert.equal(answer.headers.get("accept-post"), "application/json");
  }
  const packed = await post('{"text":"x"}', { "content-type": "application/json", "content-encoding": "gzip" });
  assert.equal(packed.status, 415);
  const untyped = await post(Buffer.from('{"text":"x"}'), {});
  assert.equal(untyped.status, 415);
});

test("a JSON body may say its charset", async () => {
  assert.equal((await post('{"text":"字符集"}', { "content-type": 'application/json; charset="UTF-8"' })).status, 200);
});

test("a body over 1 MiB by its declared length is 413 before a byte of it is read", async () => {
  let pulled = 0;
  const body = new ReadableStream(
    {
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    },
    { highWaterMark: 0 },
  );
  const answer = await post(body, { "content-type": "application/json", "content-length": "10485760" });
  assert.equal(answer.status, 413);
  assert.equal(pulled, 0);
});

test("a body over 1 MiB without a length is 413 as soon as the limit is passed", async () => {
  let pulled = 0;
  const body = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  const answer = await post(body, { "content-type": "application/json" });
  assert.equal(answer.status, 413);
  assert.ok(pulled <= 20, `${pulled} parts were read`);
});
