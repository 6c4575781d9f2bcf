import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { CDPSession, Page } from "playwright-core";

/** WCAG 2.2 at levels A and AA, and what came before it. */
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** In ASCII, since a browser then keeps a sign in one byte and reads it in half the time. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8").replace(
  /[^\0-\x7f]/g,
  (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
);

type Found = AxeResults["violations"];

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
  const options = JSON.stringify({
    runOnly: STANDARDS,
    resultTypes: ["violations"],
    rules: Object.fromEntries(Object.keys(except).map((rule) => [rule, { enabled: false }])),
    // Only rules that are experimental read the style sheets themselves; the standards' rules ask for computed styles.
    preload: { assets: ["media"] },
  });
  if ((await evaluate(page, "typeof axe")) === "undefined") await evaluate(page, AXE);
  const found = (await evaluate(page, `axe.run(document, ${options}).then(({ violations }) => violations)`)) as Found;
  return found.map((violation) => {
    const elements = violation.nodes.map(
      (node) => `  ${node.target.join(" ")}\n    ${node.html}\n    ${(node.failureSummary ?? "").replace(/\s+/g, " ")}`,
    );
    return [`${violation.id} (${violation.impact}): ${violation.help}`, `  ${violation.helpUrl}`, ...elements].join(
      "\n",
    );
  });
}

const sessions = new WeakMap<Page, CDPSession>();

/**
 * Evaluates in the page as its debugger does: a script element is forbidden by the site's content security policy, rightly,
 * and `page.evaluate` packs a long text so often that it takes more time than axe.
 */
async function evaluate(page: Page, expression: string): Promise<unknown> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const { result, exceptionDetails: thrown } = await session.send("Runtime.evaluate", {
    ...{ expression, awaitPromise: true, returnByValue: true },
  });
  if (thrown) throw new Error(`axe: ${thrown.exception?.description ?? thrown.text}`);
  return result.value;
}
