import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Language } from "#kernel/text/words.ts";
import { derivePlan } from "#systems/approvals/plan/plan.ts";
import type { PlanVariant } from "#systems/approvals/plan/variants.ts";
import { planPage } from "#systems/approvals/portal-plan.ts";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import { page } from "./layout.ts";
import { portalStylesheet } from "./stylesheet.ts";

const stylesheet = portalStylesheet();
const flow = xinyuFlow();
const transferred = (text: string) => gzipSync(text, { level: 9 }).length;

function planAt(language: Language, variant: PlanVariant): string {
  const plan = derivePlan(flow, { facts: flow.checks?.[variant].facts ?? {} });
  const body = planPage(plan, flow, { language, variant });
  const city = { name: "新余市", nameEn: "Xinyu", demo: true };
  return String(
    page({ city, language, size: "normal", title: "并联计划", path: "/plans/construction", current: "plans", body }),
  );
}

test("the stylesheet is at most 8 kB when transferred", () => {
  assert.ok(transferred(stylesheet) <= 8_000, `${transferred(stylesheet)} bytes`);
});

for (const language of ["zh", "en"] as const) {
  for (const variant of ["full", "base"] as const) {
    test(`the plan page (${language}, ${variant}) with its stylesheet is at most 30 kB when transferred`, () => {
      const bytes = transferred(planAt(language, variant)) + transferred(stylesheet);
      assert.ok(bytes <= 30_000, `${bytes} bytes`);
    });
  }
}

test("every class that the plan page uses stands in the stylesheet", () => {
  const used = new Set(
    [...planAt("zh", "full").matchAll(/class="([^"]+)"/g)].flatMap(([, names = ""]) => names.split(" ")),
  );
  const missing = [...used].filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(stylesheet));
  assert.deepEqual(missing, []);
});

test("the plan page needs no script and no inline style", () => {
  assert.doesNotMatch(planAt("zh", "full"), /<script|<style|\sstyle=|\son\w+=/i);
});

test("no id stands twice in the plan page, and every id that is referred to is there (WCAG 1.3.1)", () => {
  const made = planAt("zh", "full");
  const ids = [...made.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  const wanted = [...made.matchAll(/(?:aria-labelledby|aria-describedby)="([^"]+)"|url\(#([^)]+)\)/g)];
  assert.ok(wanted.length > 0);
  for (const [, label, pattern] of wanted) assert.ok(ids.includes(label ?? pattern), label ?? pattern);
});
