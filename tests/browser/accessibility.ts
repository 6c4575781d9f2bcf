import assert from "node:assert/strict";
import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** WCAG 2.2 at levels A and AA, and what came before it. */
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** What to leave out, and why: axe rule id → reason. */
export type Exceptions = Readonly<Record<string, string>>;

/**
 * Asserts that axe finds nothing against WCAG 2.2 AA on the page as it stands now.
 *
 * @throws AssertionError with one paragraph a violation: the rule, where to read about it, and every element concerned.
 */
export async function assertAccessible(page: Page, except: Exceptions = {}): Promise<void> {
  const found = await violations(page, except);
  assert.equal(found.length, 0, `${page.url()} is not accessible:\n\n${found.join("\n\n")}`);
}

/** The violations on the page, each as readable text. */
export async function violations(page: Page, except: Exceptions = {}): Promise<string[]> {
  // Evaluated, not added as a script element: the site's content security policy forbids those, rightly.
  await page.evaluate(axe.source);
  const options = JSON.stringify({
    runOnly: STANDARDS,
    resultTypes: ["violations"],
    rules: Object.fromEntries(Object.keys(except).map((rule) => [rule, { enabled: false }])),
  });
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return results.violations.map((violation) => {
    const elements = violation.nodes.map(
      (node) => `  ${node.target.join(" ")}\n    ${node.html}\n    ${(node.failureSummary ?? "").replace(/\s+/g, " ")}`,
    );
    return [`${violation.id} (${violation.impact}): ${violation.help}`, `  ${violation.helpUrl}`, ...elements].join(
      "\n",
    );
  });
}
