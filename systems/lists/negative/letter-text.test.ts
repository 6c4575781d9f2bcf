import assert from "node:assert/strict";
import { test } from "node:test";
import { type LetterContent, letterText } from "./letter-text.ts";

const whole = (content: LetterContent): string => {
  const { paragraphs, list, closing } = letterText(content);
  return [...paragraphs, ...list, ...closing].join("\n");
};

const asked = {
  ...{ activity: "修自行车", edition: "市场准入负面清单（2025年版）", editionDocument: "发改体改规〔2025〕466号" },
  lookedThrough: 94,
};
const cited = [{ title: "互联网许可类事项", measure: "未获得许可不得从事", department: "文化和旅游部门" }];

test("a free activity's letter says what was looked through, and who may still demand something (CLK-05, LST-16)", () => {
  assert.deepEqual(letterText({ ...asked, answer: "free" }).list, []);
  const text = whole({ ...asked, answer: "free" });
  assert.match(text, /“修自行车”.*《市场准入负面清单（2025年版）》（发改体改规〔2025〕466号）已装入的94条/);
  assert.match(text, /不需要取得许可/);
  assert.match(text, /应当指出清单上的条目/);
});

test("an entry that was set aside stands in the letter with its reason (LST-16)", () => {
  const setAside = [{ title: "互联网许可类事项", why: "只修网吧的电脑" }];
  const text = whole({ ...asked, answer: "free", setAside });
  assert.match(text, /与“互联网许可类事项”的文字相近，但不适用：只修网吧的电脑。/);
});

test("what needs a permission is told with the item, and the entries follow the sentence that announces them (CLK-05)", () => {
  const { paragraphs, list, closing } = letterText({
    ...{ ...asked, answer: "permitted", cited },
    items: [{ code: "E29", name: "互联网上网服务营业场所设立" }],
  });
  assert.match(paragraphs.at(-1) ?? "", /请申请：互联网上网服务营业场所设立（E29）。依据的条目：$/);
  assert.match(closing.join(""), /符合条件的，机关应当准予/);
  assert.deepEqual(list, ["互联网许可类事项：未获得许可不得从事（主管：文化和旅游部门）"]);
});

test("where only an item is cited, the letter announces no entries", () => {
  const { paragraphs, list } = letterText({
    ...{ ...asked, answer: "permitted" },
    items: [{ code: "E13", name: "食品生产许可" }],
  });
  assert.deepEqual(list, []);
  assert.doesNotMatch(paragraphs.join(""), /依据的条目/);
});

test("what is prohibited is told with its entry, and no permission is offered (CLK-05)", () => {
  const { paragraphs } = letterText({ ...asked, answer: "prohibited", cited });
  assert.match(paragraphs.at(-1) ?? "", /禁止准入.*依据的条目：$/);
  assert.doesNotMatch(paragraphs.join(""), /请申请/);
});

test("what is to be filed stands in the letter, beside the answer that nothing is to be permitted (LST-16)", () => {
  const filings = [{ name: "诊所备案", how: "执业以前备案", basis: "医疗机构管理条例 第十四条" }];
  const text = whole({ ...asked, answer: "free", filings });
  assert.match(text, /不需要取得许可/);
  assert.match(text, /依法备案（备案不是许可）：诊所备案：执业以前备案（医疗机构管理条例 第十四条）。/);
  assert.doesNotMatch(whole({ ...asked, answer: "free" }), /依法备案/);
});
