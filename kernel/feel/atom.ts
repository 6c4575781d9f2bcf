import { evaluate as evaluateFeel } from "feelin";
import { ConditionFault } from "./condition-fault.ts";
import type { Answer, Fact, Stated } from "./conditions.ts";
import { isStrayName } from "./misread.ts";
import { childrenOf, type Node, noteFact, type Part, type Reading, textOf, truthOf } from "./node.ts";

type Value = Stated[string];

/** A comparison, function or bare fact: what feelin answers, once all its facts are stated. */
export function readAtom(node: Node, reading: Reading): Part {
  const { expression } = reading;
  if (walksTooMuch(node)) throw new ConditionFault("UNREADABLE_CONDITION", expression, node.from);
  const { source, paths, literals } = placeholders(node, reading);
  const operator = node.name === "Comparison" ? node.getChild("CompareOp") : null;
  const differs = operator !== null && textOf(operator, reading) === "!=";
  const plain = node.name === "Comparison" && onlyLiterals(node);
  const kinds = new Set(literals.map((literal) => typeof literal));
  const compared = plain && paths.size === 1 && kinds.size > 0 ? literals.map(typeOf) : [];
  const alone = factPath(node, reading) !== undefined;
  for (const path of paths.keys())
    noteFact(reading, path, alone ? ["boolean"] : compared.length > 0 ? compared : ["any"]);
  /** Answers by the values of the atom's facts, on which alone they depend. */
  const answers = new Map<string, Answer>();
  return (facts) => {
    // Object.hasOwn, because a path such as "constructor" must not find something inherited.
    const asks = [...paths.keys()].filter((path) => !Object.hasOwn(facts, path));
    if (asks.length > 0) return { truth: "unknown", asks };
    if (
      plain &&
      otherTypes(
        [...paths.keys()].map((path) => typeof facts[path]),
        kinds,
      )
    )
      return truthOf(differs);
    const asked = JSON.stringify([...paths.keys()].map((path) => facts[path]));
    const answer = answers.get(asked) ?? answered(facts);
    if (answers.size >= mostAnswers && !answers.has(asked)) answers.delete(answers.keys().next().value as string);
    answers.set(asked, answer);
    return answer;
  };

  function answered(facts: Stated): Answer {
    const context: Record<string, Value> = {};
    for (const [path, name] of paths) context[name] = facts[path]!;
    literals.forEach((literal, index) => {
      context[`${source.prefix}l${index}`] = literal;
    });
    const value = answerOf(source.text, context);
    if (typeof value === "boolean") return truthOf(value);
    // FEEL answers null when it compares values of two types; for a project's facts that means: not the same.
    if (operator !== null && /^!?=$/.test(textOf(operator, reading))) return truthOf(differs);
    throw new ConditionFault("NOT_BOOLEAN", expression, node.from);
  }
}

/** So many answers an atom keeps: feelin reads its text anew each time, and most projects state the same few values. */
const mostAnswers = 64;

function typeOf(literal: Fact): "string" | "number" | "boolean" {
  if (typeof literal === "string") return "string";
  return typeof literal === "number" ? "number" : "boolean";
}

/** A fact of another type than every literal, or two facts of different types: they are not equal, nor in any order. Lists go to feelin. */
function otherTypes(facts: readonly string[], literals: ReadonlySet<string>): boolean {
  const [one, other] = facts;
  if (facts.includes("object")) return false;
  if (facts.length === 1 && one !== undefined) return literals.size > 0 && !literals.has(one);
  return facts.length === 2 && literals.size === 0 && one !== other;
}

/** What feelin answers; undefined when it gives up, as it does on the order of two values that have none (true < "x"). */
function answerOf(text: string, context: Record<string, Value>): unknown {
  try {
    return evaluateFeel(text, context).value;
  } catch {
    return undefined;
  }
}

/**
 * Functions that a condition may not use: the moment's, since a plan would not be the same tomorrow, and those with patterns,
 * of which one can be written that is never done.
 */
const refused = new Set(["now", "today", "matches", "replace", "split"]);

/** One walk through a list is enough for a condition; walks within walks, or through ranges, can go on for ever. */
function walksTooMuch(node: Node): boolean {
  let walks = 0;
  const cursor = node.cursor();
  do {
    if (cursor.name === "ForExpression") return true;
    if (cursor.name === "FilterExpression" || cursor.name === "InExpression") walks += 1;
    if (cursor.name === "IterationContext" && cursor.node.getChild("List") === null) return true;
  } while (cursor.next() && cursor.from < node.to);
  return walks > 1;
}

/**
 * The atom with a plain name in place of each fact and each literal, so that a path such as project.landMode is one name and
 * strings are read as JSON reads them.
 */
function placeholders(node: Node, reading: Reading) {
  const { expression } = reading;
  let prefix = "v";
  while (expression.includes(prefix)) prefix += "v";
  const paths = new Map<string, string>();
  const literals: Fact[] = [];
  const edits: { from: number; to: number; name: string }[] = [];
  const bound = boundNames(node, reading);
  const walk = (at: Node): void => {
    const path = factPath(at, reading);
    if (path !== undefined && !bound.has(path.split(".")[0] ?? "")) {
      if (isStrayName(path)) throw new ConditionFault("UNREADABLE_CONDITION", expression, at.from);
      const name = paths.get(path) ?? `${prefix}p${paths.size}`;
      paths.set(path, name);
      noteFact(reading, path, []);
      edits.push({ from: at.from, to: at.to, name });
      return;
    }
    if (literalNames.has(at.name) && isOperand(at)) {
      edits.push({ from: at.from, to: at.to, name: `${prefix}l${literals.length}` });
      literals.push(literalValue(at, reading));
      return;
    }
    // The type in `x instance of number` is a name too, but no fact.
    if (at.name === "Type") return;
    const children = childrenOf(at);
    if (at.name === "FunctionInvocation") {
      const name = children[0];
      if (name === undefined || !isFunction(textOf(name, reading)))
        throw new ConditionFault("UNREADABLE_CONDITION", expression, at.from);
      children.shift();
    }
    for (const child of children) walk(child);
  };
  walk(node);
  let text = expression.slice(node.from, node.to);
  for (const { from, to, name } of edits.toReversed())
    text = `${text.slice(0, from - node.from)}${name}${text.slice(to - node.from)}`;
  return { source: { text, prefix }, paths, literals };
}

const literalNames = new Set(["StringLiteral", "NumericLiteral", "BooleanLiteral"]);
const operandOf = new Set([
  "Comparison",
  "PositiveUnaryTest",
  "SimplePositiveUnaryTest",
  "Interval",
  "List",
  "PositionalParameters",
]);

function isOperand(node: Node): boolean {
  return operandOf.has(node.parent?.name ?? "");
}

function literalValue(node: Node, reading: Reading): Fact {
  const text = textOf(node, reading);
  try {
    return node.name === "NumericLiteral" ? Number(text) : JSON.parse(text);
  } catch {
    throw new ConditionFault("UNREADABLE_CONDITION", reading.expression, node.from);
  }
}

/** The dotted path of a fact, when the node is one: a name, or a name with names after dots. */
function factPath(node: Node, reading: Reading): string | undefined {
  let head = node;
  while (head.name === "PathExpression" && head.firstChild !== null) head = head.firstChild;
  if (head.name !== "VariableName") return undefined;
  return textOf(node, reading).replace(/\s*\.\s*/g, ".");
}

/** Names that the atom itself binds (`some x in …`, contexts, `item` of a filter): no facts of the project. */
function boundNames(node: Node, reading: Reading): ReadonlySet<string> {
  const names = new Set<string>();
  const cursor = node.cursor();
  while (cursor.from < node.to) {
    if (cursor.name === "Name") names.add(reading.expression.slice(cursor.from, cursor.to));
    if (cursor.name === "FilterExpression" || cursor.name === "ForExpression") names.add("item").add("partial");
    if (!cursor.next()) break;
  }
  return names;
}

/** Nothing but facts, literals, lists and ranges on both sides. */
function onlyLiterals(node: Node): boolean {
  const cursor = node.cursor();
  do {
    if (
      /^(FunctionInvocation|ArithmeticExpression|DateTimeLiteral|QuantifiedExpression|FilterExpression|null)$/.test(
        cursor.name,
      )
    )
      return false;
  } while (cursor.next() && cursor.from < node.to);
  return true;
}

function isFunction(name: string): boolean {
  return !refused.has(name) && typeof evaluateFeel(name).value === "function";
}
