import assert from "node:assert/strict";
import { test } from "node:test";
import { codeOnly } from "./code-only.ts";
import { importsOf } from "./imports.ts";

const SOURCE = `
import { a, type A } from "./a.ts";
import type { B } from "#kernel/b.ts";
import "node:fs";
export * from "../c.ts";
export type { D } from "./d.ts";
const e = await import("./e.ts");
type F = typeof import("./f.ts");
// import "./comment.ts"
const text = 'import "./string.ts"';
`;

test("an import is found in every form, with its path from the root, and a type is told from a value", () => {
  assert.deepEqual(
    importsOf("kernel/text/x.ts", SOURCE).map(({ target, typeOnly }) => [target, typeOnly]),
    [
      ["kernel/text/a.ts", false],
      ["kernel/b.ts", true],
      [undefined, false],
      ["kernel/c.ts", false],
      ["kernel/text/d.ts", true],
      ["kernel/text/e.ts", false],
      ["kernel/text/f.ts", true],
    ],
  );
});

test("in JSX, whose text may hold a quote, imports are found too", () => {
  const source = `import { type A, b } from "./b.tsx";
import type { C } from "./c.ts";
import "./d.css";
const Lazy = lazy(() => import("./e.tsx"));
export const Page = () => <p>it's {b}</p>;
`;
  assert.deepEqual(
    importsOf("faces/desk/Page.tsx", source).map(({ target, typeOnly }) => [target, typeOnly]),
    [
      ["faces/desk/b.tsx", false],
      ["faces/desk/c.ts", true],
      ["faces/desk/d.css", false],
      ["faces/desk/e.tsx", false],
    ],
  );
});

test("a file that cannot be read is named", () => {
  assert.throws(
    () => importsOf("kernel/text/x.ts", "import { a from"),
    /kernel\/text\/x\.ts: its imports cannot be read/,
  );
});

/** What stands in a template's braces: a dollar sign is put before it where it is used, so that no string looks like one. */
const NESTED = ["{f(`", "{g}`)}"].join("$");

test("only code is left of a source, with its lines", () => {
  const source = `a("x // y"); // b()\n/* c()\n */ d(/["\`]/g, 4 / 2, \`e() $${NESTED} h()\`);`;
  const left = codeOnly(source);
  assert.equal(left.length, source.length);
  assert.equal(left.replace(/ +/g, ""), `a("");\n\nd(//g,4/2,\`$${NESTED}\`);`);
});
