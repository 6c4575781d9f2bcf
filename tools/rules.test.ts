import assert from "node:assert/strict";
import { test } from "node:test";
import { planted } from "#tests/architecture/tree.ts";
import { rulesMarkdown } from "./rules.ts";

const RULES = JSON.stringify([
  { id: "CLK-90", title: "Held", mark: "L" },
  { id: "CLK-91", title: "Only named", mark: "E" },
  { id: "CLK-92", title: "Nowhere", mark: null },
]);

const page = rulesMarkdown(
  planted({
    "docs/rules.json": RULES,
    "kernel/a.ts": "// as CLK-90 and CLK-91 ask\nconst said = 'REC-90';",
    "kernel/a.test.ts": 'test("it holds (CLK-90)", () => {});\nconst cases = [["also this (CLK-90)", 1]];',
    "docs/other.md": "CLK-92",
  }),
);

test("a rule stands with its tests by title, also those of a list of situations, and with the code that names it", () => {
  assert.ok(
    page.includes(
      "### CLK-90 Held (L)\n\n- `kernel/a.test.ts`: it holds (CLK-90)\n- `kernel/a.test.ts`: also this (CLK-90)\n- code: `kernel/a.ts`\n",
    ),
    page,
  );
});

test("rules are counted as tested, named by code, or waiting; a page of the docs holds none", () => {
  assert.match(page, /Of 3 rules, 1 have tests, 1 are named by code only, 1 wait\./);
  assert.match(page, /\| CLK-92 \| Nowhere \|/);
});

test("rules beside the reference stand apart", () => {
  assert.match(page, /beside the reference[\s\S]*### REC-90\n\n- code: `kernel\/a\.ts`/);
});
