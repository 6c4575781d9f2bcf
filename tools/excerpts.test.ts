import assert from "node:assert/strict";
import { test } from "node:test";
import { planted } from "#tests/architecture/tree.ts";
import { cutOut, stalePages } from "./excerpts.ts";

const SOURCE = `import { x } from "./x.ts";

/** Nothing to do with it. */
const hidden = 1;

/**
 * How long it may take, in workdays.
 */
export const limitDays = 20; // Article 42

export type Light =
  | "green"
  | "red";

export async function accept(
  file: { id: string },
): Promise<string> {
  // cut: inside
  const text = "}";
  if (x) {
    return text;
  }
  // end: inside
  return file.id;
}
`;

const page = (cut: string, code: string): string =>
  `# A\n\n<!-- cut: kernel/a.ts#${cut} -->\n\`\`\`ts\n${code}\n\`\`\`\nEnd.\n`;
const stale = (markdown: string): ReadonlyMap<string, string> =>
  stalePages(planted({ "docs/a.md": markdown, "kernel/a.ts": SOURCE }));

test("what is marked is cut without its indent", () => {
  assert.equal(cutOut(SOURCE, "inside"), 'const text = "}";\nif (x) {\n  return text;\n}');
});

test("an export is cut with its comment, to its end, and without marks", () => {
  assert.equal(
    cutOut(SOURCE, "limitDays"),
    "/**\n * How long it may take, in workdays.\n */\nexport const limitDays = 20; // Article 42",
  );
  assert.equal(cutOut(SOURCE, "Light"), 'export type Light =\n  | "green"\n  | "red";');
  const accept = cutOut(SOURCE, "accept") ?? "";
  assert.match(accept, /^export async function accept\([\s\S]*return file\.id;\n}$/);
  assert.doesNotMatch(accept, /cut:|end:/);
});

test("a mark of SQL is found too", () => {
  assert.equal(cutOut("-- cut: one\nSELECT 1;\n-- end: one\n", "one"), "SELECT 1;");
});

test("a fresh excerpt is left alone, and a stale one is written anew with all around it kept", () => {
  const fresh = page("Light", 'export type Light =\n  | "green"\n  | "red";');
  assert.deepEqual([...stale(fresh)], []);
  assert.deepEqual([...stale(page("Light", "old"))], [["docs/a.md", fresh]]);
});

test("code that holds a dollar sign is copied as it is", () => {
  const tree = planted({ "docs/a.md": page("b", "old"), "kernel/a.ts": 'export const b = "$1 $&";\n' });
  assert.equal(stalePages(tree).get("docs/a.md"), page("b", 'export const b = "$1 $&";'));
});

test("a page that cuts what is not there says what to do", () => {
  assert.throws(
    () => stale(page("hidden", "")),
    /docs\/a\.md cuts hidden from kernel\/a\.ts: mark it there, or export it/,
  );
  assert.throws(
    () => stale(page("Light", "").replace("kernel/a.ts", "kernel/b.ts")),
    /kernel\/b\.ts, which is not there/,
  );
});
