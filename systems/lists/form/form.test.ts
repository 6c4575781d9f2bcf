import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { conditionWords } from "#kernel/forms/condition-words.ts";
import { type FormField, fieldControls, formFields } from "#kernel/forms/form-fields.ts";
import { answersOf, formHtml } from "#kernel/forms/form-html.ts";
import { type Answers, isShown, validateAnswers } from "#kernel/forms/validate-answers.ts";
import type { ItemForm } from "#kernel/items/content.ts";
import { emptyForm, formOf, newField } from "./form-writing.ts";
import { printedForm } from "./printed-form.ts";

const plain = { required: true, hint: null, shownWhen: null, choices: [], least: null, most: null } as const;
const fields: readonly FormField[] = [
  { ...plain, name: "unit", title: "单位名称", control: "text", most: 50 },
  { ...plain, name: "area", title: "建筑面积（平方米）", control: "number", least: 1, most: 1_000_000 },
  { ...plain, name: "start", title: "计划开工日期", control: "date", hint: "未定的写大致日期" },
  { ...plain, name: "danger", title: "有无危险化学品", control: "yesNo" },
  { ...plain, name: "goods", title: "危险化学品名称", control: "lines", shownWhen: "danger = true" },
  {
    ...{ ...plain, name: "kind", title: "工程类别", control: "choice" },
    choices: [
      { value: "house", title: "房屋建筑" },
      { value: "road", title: "市政道路" },
    ],
  },
  { ...plain, name: "storeys", title: "层数", control: "integer", least: 1, most: 99, shownWhen: 'kind = "house"' },
  { ...plain, name: "note", title: "说明", control: "longText", required: false, most: 500 },
];
const form = formOf(fields);
const good = { unit: "新余某厂", area: 1200.5, start: "2026-05-01", danger: false, kind: "house", storeys: 6 };

describe("forms as data", () => {
  test("fields are read in the order that was written, even after a store that keeps no order of keys (LST-17)", () => {
    const shuffled = JSON.parse(
      JSON.stringify({ ...form, schema: { ...form.schema, properties: sortedKeys(form.schema.properties) } }),
    ) as ItemForm;
    assert.deepEqual(formFields(shuffled), fields);
  });

  test("what is written from fields reads back as the same fields, whatever they are (LST-17)", () => {
    const text = fc.string({ minLength: 1, maxLength: 20 });
    const anyField = fc
      .record({
        title: text,
        control: fc.constantFrom(...fieldControls),
        required: fc.boolean(),
        hint: fc.option(text),
        shownWhen: fc.option(text),
        least: fc.option(fc.integer({ min: 0, max: 9 })),
        most: fc.option(fc.integer({ min: 10, max: 99 })),
        values: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
      })
      .map(({ values, ...one }) => ({
        ...one,
        choices:
          one.control === "choice" || one.control === "choices"
            ? values.map((value) => ({ value, title: `选${value}` }))
            : [],
        ...(["date", "yesNo", "choice"].includes(one.control) ? { least: null, most: null } : {}),
      }));
    fc.assert(
      fc.property(fc.array(anyField, { maxLength: 8 }), (list) => {
        const named = list.map((one, index) => ({ ...one, name: `field${index + 1}` }));
        assert.deepEqual(formFields(formOf(named)), named);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  test("what an expert wrote beyond the builder's fields stays when the builder writes again", () => {
    const wise = structuredClone(form) as ItemForm & { schema: { properties: Record<string, object> } };
    Object.assign(wise.schema.properties.unit ?? {}, { pattern: "^[^ ]+$" });
    const again = formOf(
      formFields(wise).map((field) => ({ ...field, title: `${field.title}（新）` })),
      wise,
    );
    assert.deepEqual((again.schema.properties as Record<string, unknown>).unit, {
      ...{ pattern: "^[^ ]+$", title: "单位名称（新）", type: "string", maxLength: 50 },
    });
    assert.equal(newField(form, "新字段").name, "field9");
  });

  test("good answers pass as they are, and those of hidden fields are dropped (LST-17)", () => {
    assert.deepEqual(validateAnswers(form, good), { answers: good, faults: [] });
    const more = validateAnswers(form, { ...good, kind: "road", goods: ["汽油"], storeys: 4 });
    assert.deepEqual(more.faults, []);
    assert.equal("goods" in more.answers || "storeys" in more.answers, false);
  });

  test("a hidden field takes those with it that stand on it (LST-17)", () => {
    const chain = formOf([
      { ...plain, name: "a", title: "甲", control: "yesNo" },
      { ...plain, name: "b", title: "乙", control: "yesNo", shownWhen: "a = true" },
      { ...plain, name: "c", title: "丙", control: "text", shownWhen: "b = true" },
    ]);
    assert.deepEqual(validateAnswers(chain, { a: false, b: true, c: "x" }), { answers: { a: false }, faults: [] });
  });

  test("every fault names its field, what was wanted and what was found (LST-17)", () => {
    const { faults } = validateAnswers(form, {
      ...{ unit: "", area: 0, start: "明年", danger: "也许", kind: "桥", extra: 1 },
    });
    const told = faults.map(({ code, field, text }) => [code, field, text.zh]);
    assert.deepEqual(told, [
      ["ANSWER_NOT_ASKED", "/extra", "表单没有问“extra”，不能收。"],
      ["ANSWER_MISSING", "/unit", "“单位名称”没有填。"],
      ["ANSWER_MISFIT", "/area", "“建筑面积（平方米）”应填数字（1至1000000），现为“0”。"],
      ["ANSWER_MISFIT", "/start", "“计划开工日期”应写成日期，如2026-11-23，现为“明年”。"],
      ["ANSWER_MISFIT", "/danger", "“有无危险化学品”应填“是”或“否”，现为“也许”。"],
      ["ANSWER_MISFIT", "/kind", "“工程类别”应从“房屋建筑、市政道路”中选，现为“桥”。"],
    ]);
    const shown = validateAnswers(form, { ...good, danger: true }).faults;
    assert.deepEqual(
      shown.map(({ field }) => field),
      ["/goods"],
    );
  });

  test("what a page sends is read by the kinds of its fields, and judged as in the browser (LST-17)", () => {
    const sent = {
      unit: " 新余某厂 ",
      area: "1200.5",
      start: "2026-05-01",
      danger: "false",
      kind: "house",
      storeys: "6",
    };
    assert.deepEqual(validateAnswers(form, answersOf(form, sent)), { answers: good, faults: [] });
    const wrong = validateAnswers(
      form,
      answersOf(form, { ...sent, area: "很大", danger: "true", goods: "汽油\r\n\r\n酒精" }),
    );
    assert.deepEqual(wrong.answers.goods, ["汽油", "酒精"]);
    assert.match(wrong.faults[0]?.text.zh ?? "", /现为“很大”/);
  });

  test("the page shows label, hint, condition, what was typed and what is wrong, with nothing unescaped", () => {
    const { faults } = validateAnswers(form, { ...good, unit: "" });
    const page = String(formHtml(form, "zh", { answers: { ...good, note: "<b>" }, faults }));
    assert.match(page, /<label for="form-unit">单位名称<\/label>[\s\S]*?id="form-unit-fault">错误：“单位名称”没有填。/);
    assert.match(page, /id="form-unit"[^>]*aria-describedby="form-unit-fault" aria-invalid="true" required/);
    assert.match(page, /“有无危险化学品”为“是”时填写/);
    assert.match(page, /&lt;b&gt;<\/textarea>/);
    assert.doesNotMatch(page, /style=/);
    assert.match(page, /value="house" checked/);
  });

  test("the paper asks the same fields in the same order, and lists the papers (LST-17)", () => {
    const head = { item: "施工许可证核发", code: "B47", body: "市住房和城乡建设局", papers: ["用地批准手续"] };
    const paper = String(printedForm(form, head, "zh"));
    const at = fields.map(({ title }) => paper.indexOf(`<th scope="row">${title}`));
    assert.ok(
      at.every((place, index) => place > (at[index - 1] ?? 0)),
      JSON.stringify(at),
    );
    assert.match(paper, /□ 房屋建筑　□ 市政道路/);
    assert.match(paper, /“工程类别”为“房屋建筑”时填写/);
    assert.match(paper, /□ 用地批准手续/);
  });

  test("a condition in words: comparisons are told, anything else stands as it is written", () => {
    assert.equal(
      conditionWords('danger = true and kind != "road"', fields).zh,
      "“有无危险化学品”为“是”、且“工程类别”不是“市政道路”时填写",
    );
    assert.equal(conditionWords("area > 500", fields).en, "only if “建筑面积（平方米）” is more than “500”");
    assert.equal(conditionWords("count(goods) > 1", fields).zh, "符合条件时填写：count(goods) > 1");
  });

  test("a field whose condition is unanswered or broken is not asked; a list is a list (CON-13, LST-17)", () => {
    const [field] = fields;
    assert.ok(field);
    const shown = (shownWhen: string, answers: Answers) => isShown({ ...field, shownWhen }, answers);
    assert.equal(shown("danger =", { danger: true }), false);
    assert.equal(shown("danger = true", {}), false);
    assert.equal(shown("not(danger = true)", {}), false);
    assert.equal(shown("danger = true", { danger: true }), true);
    assert.equal(shown("count(goods) > 1", { goods: ["a", "b"] }), true);
    assert.equal(shown('list contains(goods, "a")', { goods: ["b"] }), false);
    assert.equal(shown("(".repeat(10_000), {}), false);
  });

  test("an empty form asks nothing and takes nothing", () => {
    assert.deepEqual(formFields(emptyForm), []);
    assert.equal(validateAnswers(emptyForm, { x: 1 }).faults[0]?.code, "ANSWER_NOT_ASKED");
  });
});

const sortedKeys = (value: unknown): unknown =>
  Object.fromEntries(Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1)));
