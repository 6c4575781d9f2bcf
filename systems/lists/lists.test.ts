import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isRefusal } from "#kernel/records/refusal.ts";
import { find } from "#kernel/search/find.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { askPublicly, askSurely } from "./ask.ts";

describe("the lists of the real pack", () => {
  let here: PackCity;
  const ask = (input: Readonly<Record<string, unknown>>) => askSurely(here.city, "lists.items", input);
  const codes = async (input: Readonly<Record<string, unknown>>) => (await ask(input)).rows.map(({ code }) => code);

  before(async () => {
    here = await packCity("xinyu", "2026-11-23T01:00:00Z");
    await here.city.settle();
  });
  after(() => here?.close());

  test("only items in force today are listed, by code, each once (LST-16)", async () => {
    const all: string[] = [];
    let after: string | undefined;
    do {
      const page = await ask({ limit: 60, after });
      assert.equal(page.total, 175);
      all.push(...page.rows.map(({ code }) => code));
      after = page.next ?? undefined;
    } while (after !== undefined);
    assert.equal(all.length, 175);
    assert.deepEqual(all, all.toSorted());
    assert.equal(new Set(all).size, 175);
    assert.ok(!all.includes("F01"));
  });

  test("the list of a past day is that day's list (LST-04)", async () => {
    const past = await ask({ on: "2015-06-01", limit: 200 });
    assert.equal(past.total, 49);
    assert.ok(past.rows.every(({ code }) => code.startsWith("F")));
  });

  test("施工许可证 is found by name, initials, pinyin and code", async () => {
    assert.equal((await codes({ q: "施工许可证" }))[0], "B47");
    assert.equal((await codes({ q: "sgxkz" }))[0], "B47");
    assert.ok((await codes({ q: "shigong" })).includes("B47"));
    assert.equal((await codes({ q: "b47" }))[0], "B47");
    assert.ok((await codes({ q: "资金安排承诺书" })).includes("B47"), "by a paper");
  });

  test("what is found keeps its order from page to page", async () => {
    const whole = await codes({ q: "许可", limit: 200 });
    const first = await ask({ q: "许可", limit: 5 });
    const second = await ask({ q: "许可", limit: 5, after: first.next });
    assert.ok(whole.length > 20);
    assert.deepEqual(
      [...first.rows, ...second.rows].map(({ code }) => code),
      whole.slice(0, 10),
    );
  });

  test("filters hold together: life event, subject, level, kind and body", async () => {
    assert.equal((await ask({ theme: "开办企业" })).total, 8);
    assert.ok((await codes({ theme: "建厂投产", kind: "行政许可", body: "CON" })).includes("B47"));
    for (const row of (await ask({ subject: "person", level: "community", limit: 200 })).rows) {
      assert.ok(row.subjectKinds.includes("person"));
      assert.ok(row.levels.includes("community"));
    }
    assert.equal((await ask({ theme: "没有这件大事" })).total, 0);
  });

  test("a filter that no list has is refused, and so is a day that does not exist", async () => {
    for (const input of [{ level: "province" }, { on: "2026-02-30" }, { limit: 201 }])
      assert.ok(isRefusal(await askPublicly(here.city, "lists.items", input)), JSON.stringify(input));
  });

  test("whatever is typed as a question or a place is no error of ours", async () => {
    for (const q of ["%", "_", "'; DROP TABLE items", "\\", "施".repeat(200), "  ", "<script>"])
      assert.ok((await ask({ q })).total >= 0, q);
    for (const after of ["x", "W10", "WzEsbnVsbF0", "🙂"]) assert.equal((await ask({ after })).total, 175, after);
  });

  test("an item says who handles it and which papers are never asked for, since the city yields them (COM-05)", async () => {
    const b47 = await askSurely(here.city, "lists.item", { code: "b47" });
    assert.equal(b47.version.promisedDays, 3);
    assert.deepEqual(
      b47.bodies.map(({ id }) => id),
      ["CON"],
    );
    assert.deepEqual(Object.keys(b47.makers).toSorted(), ["B08", "B14", "B43", "B46"]);
    assert.equal(b47.makers.B14?.bodyName, "新余市自然资源局");
    assert.ok(b47.inForce);
  });

  test("an item that has ended is shown as ended, by the names of its time; an unknown one is refused (LST-08)", async () => {
    const f01 = await askSurely(here.city, "lists.item", { code: "F01" });
    assert.equal(f01.inForce, false);
    assert.deepEqual(f01.bodies, []);
    const then = await askSurely(here.city, "lists.item", { code: "F36", on: "2015-06-01" });
    assert.ok(then.inForce);
    assert.equal(then.bodies[0]?.name, "新余市城乡建设局");
    const unknown = await askPublicly(here.city, "lists.item", { code: "ZZZ" });
    assert.ok(isRefusal(unknown) && unknown.code === "ITEM_UNKNOWN" && unknown.status === 404);
  });

  test("a body keeps its id through its names, and says whom it succeeded (IDN-06)", async () => {
    const con = await askSurely(here.city, "lists.body", { id: "CON" });
    assert.deepEqual(
      con.names.map(({ name }) => name),
      ["新余市城乡建设局", "新余市住房和城乡建设局"],
    );
    const [before] = con.predecessors;
    assert.ok(before);
    assert.equal((await askSurely(here.city, "lists.body", { id: before.id })).successor?.id, "CON");
    assert.ok(isRefusal(await askPublicly(here.city, "lists.body", { id: "nobody" })));
  });

  test("bodies are found by their present and their former names", async () => {
    const { pool } = here.city.database;
    const found = async (text: string) =>
      (await find(pool, { text, kinds: ["body"], visibility: "public", limit: 20 })).rows.map(({ id }) => id);
    assert.ok((await found("住房和城乡建设局")).includes("CON"));
    assert.ok((await found("新余市城乡建设局")).includes("CON"));
    assert.equal(
      (await find(pool, { text: "招商项目预审", kinds: ["item"], visibility: "public", limit: 5 })).total,
      0,
    );
  });
});
