import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { matchActivity } from "./match.ts";

type Entry = { id: string; class: string; title: string; keywords: string[]; items: string[]; validTo: string | null };

const file = (path: string) => JSON.parse(readFileSync(new URL(`../../../cities/${path}`, import.meta.url), "utf8"));
const entries = (file("national/market-access.json").entries as Entry[]).filter(({ validTo }) => validTo === null);
const idsFor = (activity: string) => matchActivity(activity, entries).map(({ entry }) => entry.id);

describe("the national list asked in a person's own words", () => {
  const free = [
    ...["开理发店", "种苹果", "写软件", "开咖啡店", "修自行车", "开花店", "卖衣服", "做木工", "教书法", "办养老院"],
    ...["我想在渝水区开一家理发店", "在家里种苹果卖到外地", "给别人写软件", "摆摊修鞋", ""],
  ];
  for (const activity of free)
    test(`“${activity}” matches no entry: what the list does not name is free to all (LST-16)`, () => {
      assert.deepEqual(idsFor(activity), []);
    });

  const named: readonly (readonly [string, string])[] = [
    ["开网吧", "MA-20-01"],
    ["我要在学校旁边开一家网吧，需要什么手续？", "MA-20-01"],
    ["卖烟", "MA-06-02"],
    ["开药店", "MA-03-08"],
    ["开农药店", "MA-03-10"],
    ["卖烟花", "MA-03-06"],
    ["开ＫＴＶ", "MA-18-04"],
    ["开 k t v", "MA-18-04"],
    ["开幼儿园", "MA-16-01"],
    ["开加油站", "MA-06-03"],
    ["开赌场", "100001"],
    ["网络赌博", "100005"],
  ];
  for (const [activity, entry] of named)
    test(`“${activity}” is answered by entry ${entry} and by no other (LST-16)`, () => {
      assert.deepEqual(idsFor(activity), [entry]);
    });

  test("every keyword finds its own entry, so that none is dead (LST-16)", () => {
    const dead = entries.flatMap(({ id, keywords }) =>
      keywords.filter((word) => !idsFor(word).includes(id)).map((word) => `${id} ${word}`),
    );
    assert.deepEqual(dead, []);
  });

  test("every item that an entry names is on the city's list, so that nobody is sent to nothing (LST-16)", () => {
    const codes = new Set((file("xinyu/items.json").items as { code: string }[]).map(({ code }) => code));
    assert.deepEqual(
      entries.flatMap(({ id, items }) => items.filter((code) => !codes.has(code)).map((code) => `${id} ${code}`)),
      [],
    );
  });
});

describe("a keyword inside another", () => {
  const list = [
    { id: "tobacco", keywords: ["卖烟"] },
    { id: "fireworks", keywords: ["卖烟花", "烟花"] },
    { id: "flowers", keywords: ["花卉"] },
  ];

  test("the longer one counts where both begin", () => {
    assert.deepEqual(
      matchActivity("卖烟花", list).map(({ entry, words }) => [entry.id, words]),
      [["fireworks", ["卖烟花"]]],
    );
  });

  test("both count where each has a place of its own, and where they merely overlap", () => {
    assert.deepEqual(
      matchActivity("卖烟花，也卖烟", list).map(({ entry }) => entry.id),
      ["tobacco", "fireworks"],
    );
    assert.deepEqual(
      matchActivity("烟花卉", list).map(({ entry }) => entry.id),
      ["fireworks", "flowers"],
    );
  });

  test("an empty keyword matches nothing", () => {
    assert.deepEqual(matchActivity("卖烟", [{ id: "empty", keywords: ["", "。"] }]), []);
  });

  test("it finds what trying every keyword at every place finds", () => {
    const sign = fc.constantFrom("甲", "乙", "丙");
    const word = fc.string({ unit: sign, minLength: 1, maxLength: 3 });
    const lists = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 9 }), lists, (text, keywords) => {
        const made = keywords.map((own, index) => ({ id: String(index), keywords: own }));
        const all = keywords.flat();
        const places = [...new Set(all)].flatMap((one) =>
          Array.from({ length: text.length }, (_, from) => ({ one, from, to: from + one.length })).filter(({ from }) =>
            text.startsWith(one, from),
          ),
        );
        const outer = places.filter(
          (inner) => !places.some((o) => o.one.length > inner.one.length && o.from <= inner.from && inner.to <= o.to),
        );
        const hit = new Set(outer.map(({ one }) => one));
        const expected = made.filter((one) => one.keywords.some((keyword) => hit.has(keyword))).map(({ id }) => id);
        assert.deepEqual(
          matchActivity(text, made).map(({ entry }) => entry.id),
          expected,
        );
      }),
      { seed: 16, numRuns: 500 },
    );
  });
});
