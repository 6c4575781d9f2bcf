import type { Node } from "./node.ts";

/**
 * True for a test such as `= 1` or `> 1` that stands where no list of tests is. FEEL has no `==`, `=>`, `=<`, `<>`: the parser
 * reads `a == 1` as “a equals the test `= 1`”, which is never so, and no author means it.
 */
export function isStrayTest(node: Node): boolean {
  if (node.name !== "SimplePositiveUnaryTest" || node.firstChild?.name !== "CompareOp") return false;
  let outside = node.parent;
  while (outside?.name === "ParenthesizedExpression") outside = outside.parent;
  return outside?.name !== "PositiveUnaryTest";
}

/**
 * True for what the parser takes for a fact's path and no fact is called: one with spaces (`not a`, `a is 1` are words of
 * which FEEL makes one name), and `TRUE` or `Null`, which FEEL writes in lower case.
 */
export function isStrayName(path: string): boolean {
  return /\s/.test(path) || /^(true|false|null)$/i.test(path);
}
