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
