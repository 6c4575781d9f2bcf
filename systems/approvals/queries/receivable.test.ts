import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { Receivable } from "./receivable.ts";

describe("what a window may receive", () => {
  let here: PackCity;
  const ask = async (person: string, input: object = {}) =>
    (await here.city.ask("approvals.receivable", { kind: "person", person }, { ...input })) as Receivable;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await here.city.settle();
  });
  after(() => here?.close());

  test("only powers in force at the clerk's own body are listed, and each of them can be received (LST-16)", async () => {
    const all = await ask("p-con-window", { limit: 200 });
    assert.ok(all.total > 5);
    assert.equal(all.rows.length, all.total);
    assert.ok(all.rows.every(({ body }) => body === "CON"));
    const own = all.rows.find(({ item }) => item === "B47");
    assert.ok(own);
    const outcome = await here.city.execute({
      command: "approvals.receive",
      who: { kind: "person", person: "p-con-window" },
      on: null,
      input: {
        item: own.item,
        power: own.power,
        applicant: "enterprise-01",
        papers: own.papers.map(({ name }) => name),
      },
    });
    assert.ok("done" in outcome, JSON.stringify(outcome));
  });

  test("an item is found by name, initials and code, best first, and a power by its id", async () => {
    for (const q of ["施工许可证", "sgxkz", "b47"])
      assert.equal((await ask("p-con-window", { q })).rows[0]?.item, "B47", q);
    const { rows } = await ask("p-con-window", { q: "B47" });
    const again = await ask("p-con-window", { power: rows[0]?.power });
    assert.deepEqual(again.rows, rows.slice(0, 1));
    assert.equal((await ask("p-con-window", { q: "没有这样的事项" })).total, 0);
  });

  test("pages follow each other without a gap or a double", async () => {
    const whole = (await ask("p-con-window", { limit: 200 })).rows.map(({ power }) => power);
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await ask("p-con-window", { limit: 4, ...(after && { after }) });
      paged.push(...page.rows.map(({ power }) => power));
      after = page.next ?? undefined;
    } while (after !== undefined);
    assert.deepEqual(paged, whole);
  });

  test("who has no window gets a refusal, not an empty list (SUP-04)", async () => {
    const outcome = await ask("p-con-decider");
    assert.ok(isRefusal(outcome));
  });
});
