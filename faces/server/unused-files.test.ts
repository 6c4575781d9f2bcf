import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { examplePdf, examplePng } from "#kernel/files/example-files.ts";
import { folderStore } from "#kernel/files/folder-store.ts";
import { type KeptFile, openIntake } from "#kernel/files/intake.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { done } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { removeUnusedFiles } from "./unused-files.ts";

describe("files that nothing refers to", () => {
  const folder = temporaryFolder();
  // An hour must have gone by since the bytes were written.
  const store = folderStore(folder.path, () => Date.now() + 7_200_000);
  const who = { kind: "person", person: "p-con-window" } as const;
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(async () => {
    await here.close();
    folder.remove();
  });

  async function kept(name: string, bytes: Buffer): Promise<KeptFile> {
    mkdirSync(folder.path, { recursive: true });
    const path = join(folder.path, `coming ${name}`);
    writeFileSync(path, bytes);
    const answer = await openIntake(folder.path, here.city).keep({ path, name, who });
    if (isRefusal(answer)) assert.fail(JSON.stringify(answer));
    return answer;
  }
  const states = async () =>
    (await here.database.city.pool.query("SELECT name, state FROM files ORDER BY name")).rows.map(
      ({ name, state }) => `${name} ${state}`,
    );

  test("go after the city's days, rows and bytes, and what a paper refers to stays (FIL-09)", async () => {
    const used = await kept("合格书.pdf", examplePdf());
    const unused = await kept("多余.png", examplePng());
    const item = here.pack.itemVersions.find((one) => one.item === "B47");
    const paper = item?.papers[0]?.name ?? "";
    const input = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers: [] };
    const { id } = done(await here.city.execute({ command: "approvals.receive", who, on: null, input }));
    const { rows } = await here.database.city.pool.query("SELECT matter FROM cases WHERE id = $1", [id]);
    const brought = { papers: [paper], files: [{ paper, file: used.id }] };
    done(await here.city.execute({ command: "approvals.bringPapers", who, on: rows[0].matter, input: brought }));

    assert.equal(await removeUnusedFiles(here.city, store), 0, "both have just come");
    here.city.time.set("2027-06-01T01:00:00Z");
    assert.equal(await removeUnusedFiles(here.city, store), 1);
    assert.deepEqual(await states(), ["合格书.pdf whole", "多余.png removed"].sort());
    assert.deepEqual([await store.verify(used.sha256), await store.verify(unused.sha256)], ["whole", "missing"]);
    assert.equal(await removeUnusedFiles(here.city, store), 0);
  });

  test("leave their bytes where another file has the same (FIL-01, FIL-09)", async () => {
    here.city.time.set("2027-06-02T01:00:00Z");
    const copy = await kept("合格书（副本）.pdf", examplePdf());
    here.city.time.set("2028-06-02T01:00:00Z");
    assert.equal(await removeUnusedFiles(here.city, store), 1);
    assert.equal(await store.verify(copy.sha256), "whole");
  });
});
