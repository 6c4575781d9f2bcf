import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { filingsFor } from "./filings.ts";
import { matchActivity } from "./match.ts";

type Entry = { id: string; class: string; title: string; keywords: string[]; items: string[]; validTo: string | null };

const file = (path: string) => JSON.parse(readFileSync(new URL(`../../../cities/${path}`, import.meta.url), "utf8"));
const entries = (file("national/market-access.json").entries as Entry[]).filter(({ validTo }) => validTo === null);
const idsFor = (activity: string) => matchActivity(activity, entries).map(({ entry }) => entry.id);

describe("the national list asked in a person's own words", () => {
  // Each was looked at against the law: none of these needs a permission before one begins. What has to be filed stands in the second column.
  const free: readonly (readonly [string, string?])[] = [
    ...([["修自行车"], ["我想在渝水区修自行车"], ["开花店"], ["开文具店"], ["写软件"], ["给别人写软件"]] as const),
    ...([["种苹果"], ["在家里种苹果卖到外地"], ["种水稻"], ["卖水果"], ["卖菜"], ["卖衣服"], ["网上卖衣服"]] as const),
    ...([["做木工"], ["摆摊修鞋"], ["修手机"], ["修家电"], ["开照相馆"], ["做裁缝"], ["家政保洁"], [""]] as const),
    ...([["翻译"], ["平面设计"], ["婚庆策划"], ["物业管理"], ["企业管理咨询"], ["直播带货"]] as const),
    ...([
      ["开诊所", "诊所备案"],
      ["办养老院", "养老机构备案"],
      ["修汽车", "机动车维修经营备案"],
    ] as const),
    ...([
      ["开小卖部", "仅销售预包装食品备案"],
      ["开驾校", "机动车驾驶员培训备案"],
      ["刻章", "公章刻制业备案"],
    ] as const),
    ...([
      ["开房产中介", "房地产经纪机构备案"],
      ["收废品", "再生资源回收经营者备案"],
    ] as const),
  ];
  for (const [activity, filing] of free)
    test(`“${activity}” matches no entry: what the list does not name is free to all (LST-16)`, () => {
      assert.deepEqual(idsFor(activity), []);
      assert.deepEqual(
        filingsFor(activity).map(({ name }) => name.zh),
        filing === undefined ? [] : [filing],
      );
    });

  // The entries in their order, and an item that one of them leads to where the city has loaded it.
  const named: readonly (readonly [string, readonly string[], string?])[] = [
    ["开理发店", ["MA-17-03"], "E20"],
    ["我想在渝水区开一家理发店", ["MA-17-03"], "E20"],
    ["开美容院", ["MA-17-03"], "E20"],
    ["开澡堂", ["MA-17-03"], "E20"],
    ["开足浴店", ["MA-17-03"], "E20"],
    ["开商场", ["MA-17-03"], "E20"],
    ["开游泳馆", ["MA-17-03", "MA-18-05"], "E20"],
    ["开电影院", ["MA-17-03", "MA-18-01"], "E20"],
    ["开宾馆", ["MA-08-01", "MA-17-03"], "E20"],
    ["开民宿", ["MA-08-01", "MA-17-03"], "E31"],
    ["开咖啡店", ["MA-03-01-2"], "E14"],
    ["开咖啡馆", ["MA-03-01-2"], "E14"],
    ["开奶茶店", ["MA-03-01-2"], "E14"],
    ["开甜品店", ["MA-03-01-2"], "E14"],
    ["开饭店", ["MA-03-01-2"], "E14"],
    ["开餐馆", ["MA-03-01-2"], "E14"],
    ["开小吃店", ["MA-03-01-2"], "E14"],
    ["开酒吧", ["MA-03-01-2"], "E14"],
    ["开面包店", ["MA-03-01-2"], "E14"],
    ["开超市", ["MA-03-01-2"], "E14"],
    ["开食品厂", ["MA-03-01"], "E13"],
    ["开网吧", ["MA-20-01"], "E29"],
    ["我要在学校旁边开一家网吧，需要什么手续？", ["MA-20-01"], "E29"],
    ["开ＫＴＶ", ["MA-17-03", "MA-18-04"], "E32"],
    ["开 k t v", ["MA-17-03", "MA-18-04"], "E32"],
    ["开歌舞厅", ["MA-17-03", "MA-18-04"], "E32"],
    ["开幼儿园", ["MA-16-01"]],
    ["办书法班", ["MA-16-01"]],
    ["开药店", ["MA-03-08"], "E16"],
    ["开农药店", ["MA-03-10"], "E37"],
    ["开兽药店", ["MA-03-09"], "E38"],
    ["办医院", ["MA-17-01"], "E21"],
    ["卖烟", ["MA-06-02"], "E36"],
    ["卖烟花", ["MA-03-06"], "E41"],
    ["卖鞭炮", ["MA-03-06"], "E41"],
    ["卖危化品", ["MA-03-05"], "E40"],
    ["开加油站", ["MA-06-03"]],
    ["开典当行", ["MA-10-02"]],
    ["开出租车", ["MA-07-02"]],
    ["跑网约车", ["MA-07-02"]],
    ["做货运公司", ["MA-07-02"], "E26"],
    ["送快递", ["MA-07-07"]],
    ["开书店", ["MA-18-02"], "E35"],
    ["开印刷厂", ["MA-03-03-2025"], "E34"],
    ["做劳务派遣", ["MA-12-03"], "E23"],
    ["开人力资源公司", ["MA-12-03"], "E24"],
    ["开保安公司", ["MA-12-02"]],
    ["开旅行社", ["MA-12-04"], "E33"],
    ["办养猪场", ["MA-01-07"], "E39"],
    ["开赌场", ["100001"]],
    ["网络赌博", ["100005"]],
  ];
  for (const [activity, expected, item] of named)
    test(`“${activity}” is answered by ${expected.join(" and ")} and by no other (LST-16)`, () => {
      assert.deepEqual(idsFor(activity), expected);
      const led = entries.filter(({ id }) => expected.includes(id)).flatMap(({ items }) => items);
      if (item !== undefined) assert.ok(led.includes(item), `${led} has no ${item}`);
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
