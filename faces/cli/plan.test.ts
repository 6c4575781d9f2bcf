import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runLoaded as run } from "#tests/start/loaded-program.ts";
import { writtenTwice } from "./written-twice.ts";

const folder = mkdtempSync(join(tmpdir(), "binglian-plan-"));
after(() => rmSync(folder, { recursive: true }));
const plain = fileURLToPath(new URL("../../tests/flows/plain-construction.json", import.meta.url));

function fileOf(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

type Answer = Record<string, unknown> & { procedures: { id: string; start: number; finish: number; slack: number }[] };

async function plan(...words: string[]): Promise<{ code: number | null; answer: Answer; err: string }> {
  const { code, out, err } = await run(["plan", ...words, "--json"]);
  return { code, answer: (out === "" ? {} : JSON.parse(out)) as Answer, err };
}

test("a flow in the plain format is planned, with the city's numbers (CON-11)", async () => {
  const { code, answer } = await plan("--file", plain, "--accepted", "2014-09-26");
  assert.equal(code, 0);
  assert.deepEqual([answer.count, answer.serialWorkdays, answer.parallelWorkdays], [44, 139, 36]);
  assert.deepEqual([answer.governmentEnd, answer.earliestEnd], ["2014-11-20", "2015-01-15"]);
});

test("a stranger's smallest flow is planned for one paper, and what is left out says why (CON-11)", async () => {
  const flow = fileOf("small.json", {
    motto: "an unknown field",
    procedures: [
      { id: "勘测", name: "现场勘测", promisedDays: 3, needs: ["申请表"], yields: ["勘测图"] },
      {
        id: "快办",
        name: "已有图的核对",
        promisedDays: 1,
        needs: ["旧图"],
        yields: ["勘测图"],
        conditions: "old = true",
      },
      { id: "发证", name: "发证", promisedDays: 2, needs: ["勘测图"], yields: ["许可证"] },
      { id: "公示", name: "公示", promisedDays: 7, needs: [], yields: ["公示结果"] },
    ],
  });
  const facts = fileOf("old.json", { old: true });
  const quick = await plan("--file", flow, "--facts", facts, "--want", "许可证");
  assert.deepEqual(
    quick.answer.procedures.map(({ id, start, finish, slack }) => [id, start, finish, slack]),
    [
      ["快办", 0, 1, 0],
      ["发证", 1, 3, 0],
    ],
  );
  const left = quick.answer.notNeeded as { id: string; reason: string }[];
  assert.deepEqual(
    left.map(({ id, reason }) => [id, reason]),
    [
      ["勘测", "otherMaker"],
      ["公示", "notWanted"],
    ],
  );
  const held = await plan("--file", flow, "--want", "许可证", "--have", "勘测图");
  assert.deepEqual(
    held.answer.procedures.map(({ id }) => id),
    ["发证"],
  );
  const open = await plan("--file", flow);
  assert.equal((open.answer.toConfirm as { id: string }[])[0]?.id, "快办");
  assert.deepEqual((open.answer.questions as { path: string }[])[0]?.path, "old");
});

test("two days and the applicant's own time move the earliest end only (CON-10)", async () => {
  const own = fileOf("own.json", { afterStage: { 3: 300 } });
  const { answer } = await plan("--flow", "construction", "--accepted", "2014-09-26", "--own", own);
  assert.equal(answer.governmentEnd, "2014-11-20");
  assert.equal((answer.spent as { own: number }).own, 300);
  const wrong = await plan("--flow", "construction", "--own", fileOf("wrong.json", { afterStage: { 3: -1 } }));
  assert.equal(wrong.code, 1);
});

/** What is refused, the files or words for it, the code and the article that the answer must name. */
const refusals: readonly (readonly [what: string, words: () => string[], code: string, article: string | null])[] = [
  [
    "allocated land in a flow that knows no allocation (CON-07)",
    () => ["--file", plain, "--facts", fileOf("allocated.json", { "project.landMode": "划拨" })],
    "GATE_BROKEN",
    "城乡规划法 第四十条",
  ],
  [
    "papers that wait for each other (CON-11)",
    () => [
      "--file",
      fileOf("ring.json", {
        procedures: [
          { id: "A", promisedDays: 1, needs: ["b"], yields: ["a"] },
          { id: "B", promisedDays: 1, needs: ["a"], yields: ["b"] },
        ],
      }),
    ],
    "CYCLE",
    null,
  ],
  ["a paper that nobody makes (CON-11)", () => ["--file", plain, "--want", "没有的证"], "UNREACHABLE_GOAL", null],
  [
    "a needed paper that nobody yields or brings (CON-11)",
    () => [
      "--file",
      fileOf("lost.json", { applicantDocuments: [], procedures: [{ id: "A", promisedDays: 1, needs: ["b"] }] }),
    ],
    "NOBODY_YIELDS",
    null,
  ],
  [
    "one fact with two values, flat and nested (CON-13)",
    () => [
      "--file",
      plain,
      "--facts",
      fileOf("two.json", { "project.landMode": "出让", project: { landMode: "划拨" } }),
    ],
    "FACTS_CONTRADICT",
    null,
  ],
  [
    "one fact written twice in a file (CON-13)",
    () => [
      "--file",
      plain,
      "--facts",
      fileOf("twice.json", '{"project.landMode": "出让", "project.landMode": "划拨"}'),
    ],
    "FACTS_CONTRADICT",
    null,
  ],
  [
    "a fact outside the edition's scope (CON-13)",
    () => ["--flow", "construction", "--facts", fileOf("scope.json", { "project.landMode": "租赁" })],
    "FACT_OUT_OF_SCOPE",
    null,
  ],
  [
    "a condition of ten thousand levels (CON-13)",
    () => [
      "--file",
      fileOf("deep.json", {
        procedures: [{ id: "A", promisedDays: 1, conditions: `${"(".repeat(10_000)}a${")".repeat(10_000)}` }],
      }),
    ],
    "EXPRESSION_TOO_DEEP",
    null,
  ],
];

for (const [what, words, code, article] of refusals) {
  test(`refused with code, rule, article and what to do next: ${what}`, async () => {
    const given = words();
    const { code: exit, answer } = await plan(...given);
    assert.equal(exit, 1);
    assert.deepEqual([answer.refused, answer.code, answer.article], [true, code, article]);
    assert.match(String(answer.rule), /^[A-Z]{3}-\d\d$/);
    for (const part of ["text", "next"]) assert.ok((answer[part] as { zh: string; en: string }).en.length > 10);
    const { code: lineExit, out, err } = await run(["plan", ...given, "--lang", "en"]);
    assert.deepEqual([lineExit, out, err.trim().split("\n").length], [1, "", 1]);
    assert.doesNotMatch(err, /at .*\.ts:/);
  });
}

test("files with a byte order mark are read, as editors on Windows write them, and those that are not UTF-8 are refused by name (CON-11)", async () => {
  const flow = { procedures: [{ id: "甲", promisedDays: 2, conditions: "x = true" }] };
  const marked = await plan(
    "--file",
    fileOf("mark.json", `\uFEFF${JSON.stringify(flow)}`),
    "--facts",
    fileOf("mark-facts.json", '\uFEFF{"x": true}'),
  );
  assert.deepEqual([marked.code, marked.answer.parallelWorkdays], [0, 2]);
  const other = join(folder, "gbk.json");
  // 中 in GBK.
  writeFileSync(other, Buffer.concat([Buffer.from('{"title": "'), Buffer.from([0xd6, 0xd0]), Buffer.from('"}')]));
  for (const words of [
    ["--file", other],
    ["--file", plain, "--facts", other],
  ]) {
    const { code, answer } = await plan(...words);
    assert.equal(code, 1);
    assert.match((answer.text as { zh: string }).zh, /gbk\.json 不是 UTF-8 编码/);
  }
});

test("today's edition is planned from the items in force on the day of acceptance (LST-04)", async () => {
  const { code, answer } = await plan("--flow", "construction", "--accepted", "2026-03-02");
  assert.equal(code, 0);
  assert.equal(answer.edition, "2025");
  assert.ok(answer.procedures.some(({ id }) => id === "B47"));
  assert.ok((answer.gates as { kept: boolean }[]).every(({ kept }) => kept));
});

test("what has no effect on the plan is noted beside it: own time for nobody, without a day, an edition chosen for want of one (CON-10)", async () => {
  const own = fileOf("own-unknown.json", { afterStage: { 99: 30 }, papers: { 项目备案通知书: 5, 没有的图: 5 } });
  const noted = await plan("--flow", "construction", "--edition", "2014", "--accepted", "2014-09-26", "--own", own);
  assert.equal(noted.code, 0);
  for (const words of [/没有第99阶段/, /“项目备案通知书”由F02出具/, /没有哪一项要“没有的图”/])
    assert.match(noted.err, words);
  const undated = await plan("--file", plain, "--own", fileOf("own-good.json", { afterStage: { 3: 30 } }));
  assert.deepEqual([undated.code, /没有 --accepted/.test(undated.err)], [0, true]);
  const early = await plan("--flow", "construction", "--accepted", "1999-03-01");
  assert.deepEqual([early.code, early.answer.edition], [0, "2014"]);
  assert.match(early.err, /1999-03-01 没有有效的版本；用了最早的 2014 版/);
  const between = await plan("--flow", "construction", "--accepted", "2018-03-01");
  assert.match(between.err, /用了之前最近的 2014 版/);
  const held = await plan("--flow", "construction", "--accepted", "2014-09-26");
  assert.equal(held.err, "");
});

test("an edition is named with a city's flow only, and an ordinary project of today's edition answers as the flow proposes (CON-13)", async () => {
  const { code, err } = await run(["plan", "--file", plain, "--edition", "1999", "--json"]);
  assert.equal(code, 2);
  assert.match(err, /--edition/);
  const base = await plan("--flow", "construction", "--edition", "2025", "--variant", "base");
  assert.equal(base.code, 0);
  assert.deepEqual([base.answer.edition, (base.answer.toConfirm as unknown[]).length], ["2025", 0]);
});

test("a procedure is explained in sentences and as data, also when it is not needed (CON-11)", async () => {
  const said = await run(["plan", "--flow", "construction", "--explain", "F36"]);
  assert.match(said.out, /最后到的是/);
  const { answer } = await plan("--flow", "construction", "--variant", "base", "--explain", "F13");
  assert.deepEqual([answer.planned, answer.reason], [false, "condition"]);
  assert.equal((await plan("--flow", "construction", "--explain", "F99")).code, 1);
});

test("the table tells the two ends, what is open and what is not needed, in both languages (CON-10)", async () => {
  const facts = fileOf("open.json", { "project.landMode": "出让", "project.eiaClass": "报告表" });
  for (const [language, words] of [
    ["zh", [/政府办理时间止于 2014-11-20/, /最早 2015-\d\d-\d\d 办完/, /待定 4 项/, /不必办 \d+ 项/]],
    ["en", [/government is done by 2014-11-20/, /at the earliest/, /4 to confirm/, /\d+ not needed/]],
  ] as const) {
    const flow = ["plan", "--flow", "construction", "--accepted", "2014-09-26", "--facts", facts, "--lang", language];
    const { out } = await run(flow);
    for (const word of words) assert.match(out, word);
  }
});

test("a name is found twice in one object, not in two, and not inside a text (CON-13)", () => {
  assert.deepEqual(writtenTwice('{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]}'), undefined);
  assert.deepEqual(writtenTwice('{"a": "x", "a": "x"}'), undefined);
  assert.deepEqual(writtenTwice('{"a": "\\"a\\": 1, {", "a": 2}')?.name, "a");
  assert.deepEqual(writtenTwice('{"p": {"a": true, "a": false}}'), { name: "a", values: ["true", "false"] });
});
