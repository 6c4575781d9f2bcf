import assert from "node:assert/strict";
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { oneFile } from "#kernel/city/file-queries.ts";
import { system } from "#kernel/city/system.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { stonesMigrations } from "#kernel/city/test-stones.ts";
import { readMigrations } from "#kernel/database/migrate.ts";
import type { Who } from "#kernel/records/asked.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type TestCity, temporaryFolder, testCity } from "#tests/database/harness.ts";
import { keepFile, turnAwayFile } from "./commands.ts";
import { exampleElf, examplePdf, examplePng } from "./example-files.ts";
import { type FileIntake, type KeptFile, openIntake } from "./intake.ts";
import { files } from "./records.ts";
import { fileRefusals } from "./refusals.ts";

const li: Who = { kind: "person", person: "p1" };
const wang: Who = { kind: "person", person: "p2" };
const nobody: Who = { kind: "anyone" };

/** Stands for a system that refers to files: it shows what it has been told to show to everybody. */
const shown = new Set<string>();
const filing = system({
  name: "files",
  title: { zh: "文件", en: "Files" },
  records: [files],
  commands: [keepFile, turnAwayFile],
  queries: [oneFile],
  refusals: fileRefusals,
  constraints: { file_followed_once: "FILE_REPLACED" },
  fileReaders: async (_city, _actor, file) => shown.has(file),
});

describe("files that come in", () => {
  const folder = temporaryFolder();
  let database: TestCity;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  let intake: FileIntake;
  before(async () => {
    const own = await readMigrations([fileURLToPath(new URL(".", import.meta.url))]);
    database = await testCity([...(await stonesMigrations()), ...own]);
    await database.city.pool.query(
      "INSERT INTO people (id, version, account, name, active) VALUES ('p1', 1, 'li', '李', true), ('p2', 1, 'wang', '王', true)",
    );
    city = await openTestCity(database.city, [filing]);
    intake = openIntake(folder.path, city, { reserveBytes: 0 });
    mkdirSync(intake.waiting, { recursive: true });
  });
  after(async () => {
    await city.close();
    await database.drop();
    folder.remove();
  });

  async function bring(who: Who, name: string, content: Buffer, more: { key?: string; replaces?: string } = {}) {
    const path = intake.newPath();
    writeFileSync(path, content);
    const answer = await intake.keep({ path, name, who, ...more });
    assert.ok(existsSync(path), "whoever asks again finds it");
    rmSync(path);
    return answer;
  }
  async function kept(who: Who, name: string, content: Buffer, more: { key?: string; replaces?: string } = {}) {
    const answer = await bring(who, name, content, more);
    assert.ok(!isRefusal(answer), JSON.stringify(answer));
    return answer;
  }
  const rows = async (where: string) => (await database.city.pool.query(`SELECT * FROM files WHERE ${where}`)).rows;
  async function stored(): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const hash of intake.store.list()) found.push(hash);
    return found.sort();
  }
  const read = (who: Who, file: KeptFile) => city.ask("files.file", who, { id: file.id });

  test("are kept once by their content, with a row for each time they were brought (FIL-01)", async () => {
    const first = await kept(li, "申请书.pdf", examplePdf());
    const second = await kept(wang, "另一个名字.pdf", examplePdf());
    assert.notEqual(first.id, second.id);
    assert.equal(first.sha256, second.sha256);
    assert.deepEqual(await stored(), [first.sha256]);
    const [row] = await rows(`id = '${first.id}'`);
    assert.equal(row.name, "申请书.pdf");
    assert.equal(row.uploaded_by, "p1");
    assert.equal(row.content_type, "application/pdf");
    assert.equal(new Date(row.uploaded_at).getTime(), city.time.now().getTime());
  });

  test("stand in the journal as acts of who brought them, their names by reference only (IDN-02)", async () => {
    const { id } = await kept(li, "李明身份证.png", examplePng());
    const found = await database.city.pool.query(
      "SELECT j.actor, c.fields FROM changes c JOIN journal j USING (place) WHERE c.record = 'file' AND c.id = $1",
      [id],
    );
    assert.equal(found.rows[0].actor, "p1");
    assert.doesNotMatch(JSON.stringify(found.rows[0].fields), /李明/);
  });

  test("are turned away when the exam says so: the row says why, and no byte stays (FIL-05)", async () => {
    const before = await stored();
    const answer = await bring(li, "申请书.pdf", exampleElf());
    assert.ok(isRefusal(answer));
    assert.equal(answer.code, "FILE_IS_PROGRAM");
    const [row] = await rows("state = 'refused'");
    assert.equal(row.refusal, "FILE_IS_PROGRAM");
    assert.deepEqual(await stored(), before);
  });

  test("leave nothing at all when their name is marked secret (FIL-06)", async () => {
    const before = await rows("true");
    const answer = await bring(li, "机密★10年.pdf", examplePdf());
    assert.ok(isRefusal(answer));
    assert.equal((await rows("true")).length, before.length);
  });

  test("are kept once when they come twice with the same key (REC-06)", async () => {
    const key = "form-key-0000000001";
    const first = await kept(nobody, "表.pdf", examplePdf("/A 1"), { key });
    const again = await kept(nobody, "表.pdf", examplePdf("/A 1"), { key });
    assert.equal(first.id, again.id);
    assert.equal((await rows(`sha256 = '${first.sha256}'`)).length, 1);
    assert.equal((await rows(`id = '${first.id}'`))[0].uploaded_by, null);
  });

  test("have versions in one chain: each can be read on, and is replaced once and by its own uploader (FIL-01)", async () => {
    const first = await kept(li, "图.pdf", examplePdf("/V 1"));
    const second = await kept(li, "图.pdf", examplePdf("/V 2"), { replaces: first.id });
    const third = await kept(li, "图.pdf", examplePdf("/V 3"), { replaces: second.id });
    const twice = await bring(li, "图.pdf", examplePdf("/V 4"), { replaces: first.id });
    assert.ok(isRefusal(twice));
    assert.equal(twice.code, "FILE_REPLACED");
    for (const who of [wang, nobody]) {
      const strange = await bring(who, "图.pdf", examplePdf("/V 5"), { replaces: third.id });
      assert.ok(isRefusal(strange));
      assert.equal(strange.code, "FILE_NOT_FOUND");
    }
    const { versions } = (await read(li, second)) as { versions: readonly { id: string }[] };
    assert.deepEqual(
      versions.map(({ id }) => id),
      [first.id, second.id, third.id],
    );
    assert.equal(await intake.store.verify(first.sha256), "whole", "the old version stays");
  });

  test("are shown to who brought them and whom a system shows them, to nobody else (FIL-08)", async () => {
    const file = await kept(li, "私.pdf", examplePdf("/P 1"));
    const own = await read(li, file);
    assert.ok(!isRefusal(own));
    const strange = await read(wang, file);
    const none = await city.ask("files.file", wang, { id: "no-such-file" });
    assert.ok(isRefusal(strange) && isRefusal(none));
    assert.deepEqual([strange.code, strange.text], [none.code, none.text], "what is not there looks the same");
    const nameless = await read(nobody, file);
    assert.ok(isRefusal(nameless));
    assert.equal(nameless.code, "NOT_ALLOWED");
    shown.add(file.id);
    for (const who of [wang, nobody]) assert.ok(!isRefusal(await read(who, file)));
  });

  test("that a dead process left half behind are gone a day later, those that still come are not (FIL-07)", async () => {
    const [old, fresh] = [intake.newPath(), intake.newPath()];
    for (const path of [old, fresh]) writeFileSync(path, "half");
    const yesterday = Date.now() / 1000 - 90_000;
    utimesSync(old, yesterday, yesterday);
    await intake.forgetOld();
    assert.deepEqual([existsSync(old), existsSync(fresh)], [false, true]);
  });

  test("are not taken when the disk would be full: the database has to go on (FIL-02)", async () => {
    assert.equal(await intake.refuseWithoutRoom(0), undefined);
    assert.equal((await intake.refuseWithoutRoom(Number.MAX_SAFE_INTEGER))?.code, "FILE_ROOM_FULL");
  });
});
