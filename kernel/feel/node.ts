import type { parseExpression } from "feelin";
import type { Answer, Stated } from "./conditions.ts";

/** A part of a parsed FEEL expression. */
export type Node = ReturnType<typeof parseExpression>["topNode"];

/** A part that has been read: it answers for whatever is stated. */
export type Part = (facts: Stated) => Answer;

/** The expression that is being read, and the facts found in it so far. */
export type Reading = { readonly expression: string; readonly paths: Set<string> };

export const yes: Answer = { truth: "true", asks: [] };
export const no: Answer = { truth: "false", asks: [] };
export const truthOf = (value: boolean): Answer => (value ? yes : no);

/** Children that are expressions themselves: without keywords, brackets, operators and comments. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (/^[A-Z]/.test(child.name) && !/^(CompareOp|ArithOp|LineComment|BlockComment)$/.test(child.name))
      children.push(child);
  }
  return children;
}

/** The text of a part, as it was written. */
export function textOf(node: Node, { expression }: Reading): string {
  return expression.slice(node.from, node.to);
}
