import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { readCityPack } from "#faces/server/pack.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { type TestCity, temporaryFolder, testCity } from "#tests/database/harness.ts";
import { cities, run } from "#tests/start/run-program.ts";

type Json = Record<string, unknown>;
type Edit = (file: string) => void;

const json = (file: string, name: string, edit: (content: Json) => void): void => {
  const path = join(file, name);
  const content = JSON.parse(readFileSync(path, "utf8")) as Json;
  edit(content);
  writeFileSync(path, JSON.stringify(content));
};
const list = (content: Json, name: string) => content[name] as Json[];
const broken: readonly (readonly [
  what: string,
  city: string,
  edit: Edit,
  fault: { file: string; record: RegExp | null; field: RegExp | null; code?: string },
])[] = [
  [
    "divisions that stand under each other (IDN-03)",
    "minimal",
    (folder) =>
      json(folder, "divisions.json", (content) => {
        const [top, under] = list(content, "divisions");
        Object.assign(top ?? {}, { parent: under?.id });
      }),
    { file: "divisions.json", record: /^3606/, field: /parent|level/ },
  ],
  [
    "items that wait for each other's papers (CON-11)",
    "minimal",
    (folder) =>
      json(folder, "items.json", (content) => {
        const [one] = list(content, "items");
        Object.assign(one ?? {}, { papers: [{ name: "节能审查意见", source: "A02" }] });
      }),
    { file: "items.json", record: /A0[12]/, field: /papers/ },
  ],
  [
    "a flow whose procedures wait for each other (CON-11)",
    "xinyu",
    (folder) =>
      json(folder, "flows/construction-2014.json", (content) => {
        const [first, ...others] = content.procedures as { needs: string[]; yields: string[] }[];
        assert.ok(first);
        const later = others.find(({ needs }) => needs.some((paper) => first.yields.includes(paper)));
        first.needs.push(...(later?.yields ?? []));
      }),
    { file: "flows/", record: /^construction@2014 F\d+/, field: /needs/ },
  ],
  [
    "a file cut in the middle",
    "minimal",
    (folder) => writeFileSync(join(folder, "bodies.json"), readFileSync(join(folder, "bodies.json")).subarray(0, 200)),
    { file: "bodies.json", record: null, field: null },
  ],
  [
    "a file in GBK",
    "minimal",
    (folder) => writeFileSync(join(folder, "people.json"), Buffer.from([0x7b, 0x22, 0xd5, 0xd4, 0x22, 0x7d])),
    { file: "people.json", record: null, field: null },
  ],
  [
    "a resident number whose check digit is wrong (IDN-02)",
    "minimal",
    (folder) =>
      json(folder, "subjects.json", (content) => {
        const person = list(content, "subjects").find((one) => one.id === "person-1");
        Object.assign(person ?? {}, { identifier: "360602189001010017" });
      }),
    { file: "subjects.json", record: /^person-1$/, field: /identifier/ },
  ],
];

describe("a city pack that is at fault", () => {
  const folder = temporaryFolder();
  const env = { BINGLIAN_KEY: randomBytes(32).toString("base64"), DATABASE_URL: "" };
  let own: TestCity;
  let database: CityDatabase;
  const load = (pack: string) => run(["pack", "load", pack, "--data", folder.path], { env });
  const length = async () => (await database.pool.query("SELECT next_place FROM head")).rows[0].next_place;
  const copyOf = (city: string, name: string, edit: Edit) => {
    const path = join(folder.path, name);
    cpSync(join(cities, city), path, { recursive: true });
    edit(path);
    return path;
  };

  before(async () => {
    mkdirSync(folder.path, { recursive: true });
    own = await testCity([]);
    env.DATABASE_URL = own.url;
    const { code, err } = await load("minimal");
    assert.equal(code, 0, err);
    database = await openCity({ url: own.url }, "minimal");
  });
  after(async () => {
    await database?.close();
    await own?.drop();
    folder.remove();
  });

  for (const [index, [what, city, edit, wanted]] of broken.entries())
    test(`${what} is named by file, record and field`, async () => {
      const read = await readCityPack(copyOf(city, `pack-${index}`, edit));
      assert.ok("faults" in read);
      const found = read.faults.find(({ file }) => file.startsWith(wanted.file));
      assert.ok(found, JSON.stringify(read.faults.slice(0, 3)));
      assert.match(found.record ?? "", wanted.record ?? /^$/);
      assert.match(found.field ?? "", wanted.field ?? /^$/);
      assert.ok(found.rule && found.text.zh && found.text.en && found.next.zh && found.next.en);
      if (wanted.record === null && found.line !== undefined) assert.ok(found.line > 0 && (found.column ?? 0) > 0);
    });

  test("is not loaded, not even the part that is right: the journal stays as it was", async () => {
    const before = await length();
    const pack = copyOf("minimal", "half-right", (path) => {
      json(path, "items.json", (content) => {
        const [first, second] = list(content, "items");
        list(content, "items").push({ ...second, code: "A09", name: "新事项", papers: [] });
        Object.assign(first ?? {}, { kind: "没有这个类型" });
      });
    });
    const { code, err } = await load(pack);
    assert.equal(code, 1);
    assert.match(err, /items\.json › .*A01/);
    assert.equal(await length(), before);
    assert.equal((await database.pool.query("SELECT FROM items WHERE id = 'A09'")).rowCount, 0);
  });

  test("that changes a published version is refused as a whole (LST-04)", async () => {
    const before = await length();
    const pack = copyOf("minimal", "rewritten", (path) => {
      json(path, "items.json", (content) => {
        Object.assign(list(content, "items")[0] ?? {}, { name: "悄悄改名" });
      });
      json(path, "people.json", (content) => {
        Object.assign(list(content, "people")[0] ?? {}, { name: "郑示七" });
      });
    });
    const { code, err } = await load(pack);
    assert.equal(code, 1);
    assert.match(err, /已经公布/);
    assert.equal(await length(), before);
    assert.equal((await database.pool.query("SELECT FROM people WHERE name = '郑示七'")).rowCount, 0);
  });
});
