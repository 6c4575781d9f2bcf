/** What is known about a project, by FEEL path: `{ "project.landMode": "出让" }`. A fact that is not stated is absent. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Three values, because a fact not stated yet is neither yes nor no. */
export type Truth = "true" | "false" | "unknown";

/** A condition that cannot be read. It names the expression, so that the author of the flow finds it. */
export class ConditionFault extends Error {
  readonly expression: string;
  constructor(expression: string) {
    super(
      `条件读不懂：“${expression}”。只认“路径 = 值”和“路径 in (值, …)”。` +
        ` Cannot read the condition "${expression}": write "path = literal" or "path in (literal, ...)".`,
    );
    this.name = "ConditionFault";
    this.expression = expression;
  }
}

const PATH = String.raw`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*`;
const LITERAL = String.raw`"(?:[^"\\]|\\.)*"|true|false|-?\d+(?:\.\d+)?`;
const equality = new RegExp(`^\\s*(${PATH})\\s*=\\s*(${LITERAL})\\s*$`);
const membership = new RegExp(
  `^\\s*(${PATH})\\s+in\\s*\\(\\s*((?:${LITERAL})(?:\\s*,\\s*(?:${LITERAL}))*)\\s*\\)\\s*$`,
);
const literals = new RegExp(LITERAL, "g");

/**
 * Whether a FEEL condition holds for these facts.
 *
 * Reads the two forms that flow files use, `path = literal` and `path in (literal, …)`; literals are strings in
 * double quotes, numbers, true and false. A fact that is not stated gives "unknown". Values of another type than
 * the literal's are simply not equal.
 *
 * @throws ConditionFault when the expression has any other form.
 */
export function evaluate(expression: string, facts: Facts): Truth {
  const read = equality.exec(expression) ?? membership.exec(expression);
  if (read === null) throw new ConditionFault(expression);
  const [, path = "", values = ""] = read;
  // Object.hasOwn, because a path such as "constructor" must not find something inherited.
  if (!Object.hasOwn(facts, path)) return "unknown";
  const allowed = [...values.matchAll(literals)].map(([literal]) => literalValue(literal, expression));
  return allowed.includes(facts[path]) ? "true" : "false";
}

/** FEEL string escapes are JSON's, so JSON reads the literal; an escape JSON does not know is a fault. */
function literalValue(literal: string, expression: string): unknown {
  try {
    return JSON.parse(literal);
  } catch {
    throw new ConditionFault(expression);
  }
}
