import { evaluate as evaluateFeel, parseExpression } from "feelin";
import { overLimits } from "./expression-limits.ts";

/** What is known about a project, by FEEL path: `{ "project.landMode": "出让" }`. A fact that is not stated is absent. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Three values, because a fact not stated yet is neither yes nor no. */
export type Truth = "true" | "false" | "unknown";

/** A condition's answer, and the facts that would settle it while it is unknown. */
export type Answer = { readonly truth: Truth; readonly asks: readonly string[] };

/** A condition that cannot be read, or gives no yes or no. It names the expression, so that its author finds it. */
export class ConditionFault extends Error {
  readonly code: "UNREADABLE_CONDITION" | "EXPRESSION_TOO_LONG" | "EXPRESSION_TOO_DEEP" | "NOT_BOOLEAN";
  readonly expression: string;
  /** Where in the expression, counted in UTF-16 units from 0. */
  readonly at: number;
  constructor(code: ConditionFault["code"], expression: string, at = 0) {
    super(`${code} (${at}): ${expression.slice(0, 200)}`);
    this.name = "ConditionFault";
    this.code = code;
    this.expression = expression;
    this.at = at;
  }
}

/** A condition that has been read: the facts that it names, and its answer for a project. */
export type Condition = {
  readonly expression: string;
  readonly paths: readonly string[];
  readonly answer: (facts: Facts) => Answer;
};

type Node = ReturnType<typeof parseExpression>["topNode"];
type Part = (facts: Facts) => Answer;
type Reading = { readonly expression: string; readonly paths: Set<string> };
type Value = string | number | boolean;

const yes: Answer = { truth: "true", asks: [] };
const no: Answer = { truth: "false", asks: [] };
const truthOf = (value: boolean): Answer => (value ? yes : no);

/**
 * Reads a FEEL condition (the library `feelin`) as three-valued: `and`, `or`, `not` and `if` follow Kleene's strong logic, and
 * only the comparisons and functions between them are given to the library, each when all its facts are stated. So
 * `a or b` is true as soon as one of them is, whatever is still unanswered.
 *
 * A fact of another type than the literal that it is compared with is simply not equal. Recursion is bounded, since an
 * expression has at most 1,000 characters.
 *
 * @throws ConditionFault when it is too long or too deep (then nothing is parsed), no FEEL, or can never be a yes or no.
 */
export function readCondition(expression: string): Condition {
  const over = overLimits(expression);
  if (over !== undefined) throw new ConditionFault(over, expression);
  const reading: Reading = { expression, paths: new Set() };
  // The parser needs a context only for names with spaces; facts have none.
  const tree = parseExpression(expression, {}, undefined);
  for (const cursor = tree.cursor(); ; ) {
    if (cursor.type.isError) throw new ConditionFault("UNREADABLE_CONDITION", expression, cursor.from);
    if (!cursor.next()) break;
  }
  const answer = partOf(tree.topNode.firstChild ?? tree.topNode, reading);
  return { expression, paths: [...reading.paths], answer };
}

/** Whether a condition holds for these facts; for one question only. A plan reads each condition once. */
export function evaluate(expression: string, facts: Facts): Truth {
  return readCondition(expression).answer(facts).truth;
}

/** Kinds of expression that are never a yes or no, whatever the facts. */
const neverBoolean = new Set(
  "StringLiteral NumericLiteral ArithmeticExpression List Context DateTimeLiteral Interval FunctionDefinition ForExpression".split(
    " ",
  ),
);

function partOf(node: Node, reading: Reading): Part {
  const children = childrenOf(node);
  if (node.name === "ParenthesizedExpression" && children.length === 1) return partOf(children[0]!, reading);
  if (node.name === "Conjunction") return together("false", children, reading);
  if (node.name === "Disjunction") return together("true", children, reading);
  if (node.name === "IfExpression") return choice(children, reading);
  if (node.name === "BooleanLiteral") {
    const always = truthOf(textOf(node, reading) === "true");
    return () => always;
  }
  const argument = negated(node, reading);
  if (argument !== undefined) return negation(partOf(argument, reading));
  if (neverBoolean.has(node.name)) throw new ConditionFault("NOT_BOOLEAN", reading.expression, node.from);
  return atom(node, reading);
}

/** Kleene's `and` (decided by one "false") and `or` (decided by one "true"). */
function together(decisive: Truth, children: readonly Node[], reading: Reading): Part {
  const parts = children.map((child) => partOf(child, reading));
  return (facts) => {
    const asks: string[] = [];
    for (const part of parts) {
      const answer = part(facts);
      if (answer.truth === decisive) return answer;
      asks.push(...answer.asks);
    }
    if (asks.length > 0) return { truth: "unknown", asks };
    return decisive === "false" ? yes : no;
  };
}

function choice(children: readonly Node[], reading: Reading): Part {
  const [test, then, otherwise] = children.map((child) => partOf(child, reading)) as [Part, Part, Part];
  return (facts) => {
    const tested = test(facts);
    if (tested.truth !== "unknown") return tested.truth === "true" ? then(facts) : otherwise(facts);
    const [one, other] = [then(facts), otherwise(facts)];
    if (one.truth === other.truth && one.truth !== "unknown") return one;
    return { truth: "unknown", asks: [...tested.asks, ...one.asks, ...other.asks] };
  };
}

function negation(part: Part): Part {
  return (facts) => {
    const { truth, asks } = part(facts);
    return truth === "unknown" ? { truth, asks } : truthOf(truth === "false");
  };
}

/** The argument of `not(…)`, when the node is that. */
function negated(node: Node, reading: Reading): Node | undefined {
  if (node.name !== "FunctionInvocation") return undefined;
  const [name, parameters] = childrenOf(node);
  if (name === undefined || parameters === undefined || textOf(name, reading) !== "not") return undefined;
  const given = childrenOf(parameters);
  return given.length === 1 ? given[0] : undefined;
}

/** A comparison, function or bare fact: what feelin answers, once all its facts are stated. */
function atom(node: Node, reading: Reading): Part {
  const { expression } = reading;
  const { source, paths, literals } = placeholders(node, reading);
  const operator = node.name === "Comparison" ? node.getChild("CompareOp") : null;
  const differs = operator !== null && textOf(operator, reading) === "!=";
  const one = [...paths.keys()][0];
  const plain = node.name === "Comparison" && paths.size === 1 && onlyLiterals(node);
  const kinds = new Set(literals.map((literal) => typeof literal));
  return (facts) => {
    // Object.hasOwn, because a path such as "constructor" must not find something inherited.
    const asks = [...paths.keys()].filter((path) => !Object.hasOwn(facts, path));
    if (asks.length > 0) return { truth: "unknown", asks };
    if (plain && one !== undefined && kinds.size > 0 && !kinds.has(typeof facts[one])) return truthOf(differs);
    const context: Record<string, Value> = {};
    for (const [path, name] of paths) context[name] = facts[path]!;
    literals.forEach((literal, index) => {
      context[`${source.prefix}l${index}`] = literal;
    });
    const { value } = evaluateFeel(source.text, context);
    if (typeof value === "boolean") return truthOf(value);
    // FEEL answers null when it compares values of two types; for a project's facts that means: not the same.
    if (operator !== null && /^!?=$/.test(textOf(operator, reading))) return truthOf(differs);
    throw new ConditionFault("NOT_BOOLEAN", expression, node.from);
  };
}

/** Names that change with the moment: a plan would not be the same tomorrow. */
const moments = new Set(["now", "today"]);

/**
 * The atom with a plain name in place of each fact and each literal, so that a path such as project.landMode is one name and
 * strings are read as JSON reads them.
 */
function placeholders(node: Node, reading: Reading) {
  const { expression } = reading;
  let prefix = "v";
  while (expression.includes(prefix)) prefix += "v";
  const paths = new Map<string, string>();
  const literals: Value[] = [];
  const edits: { from: number; to: number; name: string }[] = [];
  const bound = boundNames(node, reading);
  const walk = (at: Node): void => {
    const path = factPath(at, reading);
    if (path !== undefined && !bound.has(path.split(".")[0] ?? "")) {
      const name = paths.get(path) ?? `${prefix}p${paths.size}`;
      paths.set(path, name);
      reading.paths.add(path);
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

function literalValue(node: Node, reading: Reading): Value {
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
  return !moments.has(name) && typeof evaluateFeel(name).value === "function";
}

/** Children that are expressions themselves: without keywords, brackets, operators and comments. */
function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (/^[A-Z]/.test(child.name) && !/^(CompareOp|ArithOp|LineComment|BlockComment)$/.test(child.name))
      children.push(child);
  }
  return children;
}

function textOf(node: Node, { expression }: Reading): string {
  return expression.slice(node.from, node.to);
}
