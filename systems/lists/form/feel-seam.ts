import { evaluate, parseExpression } from "feelin";
import type { Words } from "#kernel/text/words.ts";

/** Longest expression that is looked at; a longer one is refused unread (CON-13). */
export const LONGEST_EXPRESSION = 1000;

/** What is wrong with a FEEL expression, or null: it is too long, or cannot be read. Nothing is evaluated. */
export function expressionFault(expression: string): Words | null {
  if (expression.length > LONGEST_EXPRESSION)
    return {
      zh: `有${expression.length}个字符，最多${LONGEST_EXPRESSION}个。`,
      en: `it has ${expression.length} characters, at most ${LONGEST_EXPRESSION} are allowed.`,
    };
  // A depth that no person writes would end the parser's stack, so it is counted before.
  let open = 0;
  for (const sign of expression) {
    if ("([{".includes(sign)) open += 1;
    if (")]}".includes(sign)) open -= 1;
    if (open > 50) return { zh: "括号套得超过50层。", en: "its brackets nest deeper than 50 levels." };
  }
  const cursor = parseExpression(expression, {}, undefined).cursor();
  do {
    if (cursor.type.isError)
      return { zh: `第${cursor.from + 1}个字符处读不懂。`, en: `it cannot be read at character ${cursor.from + 1}.` };
  } while (cursor.next());
  return null;
}

/** Whether an expression holds over these facts. What is not stated, or cannot be read, does not hold. */
export function holds(expression: string, facts: Readonly<Record<string, unknown>>): boolean {
  if (expressionFault(expression) !== null) return false;
  try {
    return evaluate(expression, { ...facts }).value === true;
  } catch {
    return false;
  }
}
