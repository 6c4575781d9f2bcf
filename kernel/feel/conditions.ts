import { parseExpression } from "feelin";
import { readAtom } from "./atom.ts";
import { ConditionFault } from "./condition-fault.ts";
import { overLimits } from "./limits.ts";
import { isStrayTest } from "./misread.ts";
import { type ComparedWith, childrenOf, type Node, no, type Part, type Reading, textOf, truthOf, yes } from "./node.ts";

/** One thing that is known. */
export type Fact = string | number | boolean;

/** What is known about a project, by FEEL path: `{ "project.landMode": "出让" }`. A fact that is not stated is absent. */
export type Facts = Readonly<Record<string, Fact>>;

/** Facts, or the answers to a form, of which one can be a list. */
export type Stated = Readonly<Record<string, Fact | readonly Fact[]>>;

/** Three values, because a fact not stated yet is neither yes nor no. */
export type Truth = "true" | "false" | "unknown";

/** A condition's answer, and the facts that would settle it while it is unknown. */
export type Answer = { readonly truth: Truth; readonly asks: readonly string[] };

/** A condition that has been read: the facts that it names, and its answer for what is stated. */
export type Condition = {
  readonly expression: string;
  readonly paths: readonly string[];
  /**
   * By fact, the types of the literals that it is compared with; "boolean" where it stands alone, "any" where it is compared
   * with another fact or handed to a function.
   */
  readonly comparedWith: ReadonlyMap<string, ReadonlySet<ComparedWith>>;
  readonly answer: (facts: Stated) => Answer;
};

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
  const reading: Reading = { expression, paths: new Map() };
  // The parser needs a context only for names with spaces; facts have none.
  const tree = parseExpression(expression, {}, undefined);
  for (const cursor = tree.cursor(); ; ) {
    if (cursor.type.isError || isStrayTest(cursor.node))
      throw new ConditionFault("UNREADABLE_CONDITION", expression, cursor.from);
    if (!cursor.next()) break;
  }
  const [whole] = childrenOf(tree.topNode);
  if (whole === undefined) throw new ConditionFault("NOT_BOOLEAN", expression);
  const answer = partOf(whole, reading);
  return { expression, paths: [...reading.paths.keys()], comparedWith: reading.paths, answer };
}

/** Whether a condition holds for these facts; for one question only. A plan reads each condition once. */
export function evaluate(expression: string, facts: Stated): Truth {
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
  return readAtom(node, reading);
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
