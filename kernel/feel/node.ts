import type { parseExpression } from "feelin";
import type { Answer, Stated } from "./conditions.ts";

/** A part of a parsed FEEL expression. */
export type Node = ReturnType<typeof parseExpression>["topNode"];

/** A part that has been read: it answers for whatever is stated. */
export type Part = (facts: Stated) => Answer;

/** What a fact is compared with: literals of a type, or with something of which the type shows only later. */
export type ComparedWith = "string" | "number" | "boolean" | "any";

/** The expression that is being read, and the facts found in it so far, with what each is compared with. */
export type Reading = { readonly expression: string; readonly paths: Map<string, Set<ComparedWith>> };

/** Notes a fact, and what it is compared with if that is known here. */
export function noteFact({ paths }: Reading, path: string, kinds: readonly ComparedWith[]): void {
  const known = paths.get(path) ?? new Set();
  paths.set(path, known);
  for (const kind of kinds) known.add(kind);
}

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
