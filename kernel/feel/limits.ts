/** Longer or deeper expressions are refused before anything parses them. */
export const longestExpression = 1000;
export const deepestExpression = 50;

const openers = new Set(["if", "for", "some", "every", "function"]);

/**
 * What makes a FEEL expression too big to be parsed, if anything: over 1,000 characters, or brackets and `if`, `for`,
 * `some`, `every` nested more than 50 levels deep (these nest to the right without brackets). One pass over the text,
 * strings and comments left out; an expression of any size is answered at once.
 */
export function overLimits(expression: string): "EXPRESSION_TOO_LONG" | "EXPRESSION_TOO_DEEP" | undefined {
  // Twice the limit in UTF-16 units is over it whatever the signs; so the count below never walks a long text.
  if (expression.length > 2 * longestExpression || [...expression].length > longestExpression) {
    return depthOf(expression.slice(0, 200_000)) > deepestExpression ? "EXPRESSION_TOO_DEEP" : "EXPRESSION_TOO_LONG";
  }
  return depthOf(expression) > deepestExpression ? "EXPRESSION_TOO_DEEP" : undefined;
}

const token = /"(?:[^"\\]|\\.)*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[([{]|[)\]}]|[A-Za-z_]\w*/g;

function depthOf(expression: string): number {
  // What was open when each bracket opened, so that its end also ends the words that nested inside it.
  const outside: number[] = [];
  let depth = 0;
  let deepest = 0;
  for (const [text] of expression.matchAll(token)) {
    if ("([{".includes(text)) outside.push(depth++);
    else if (")]}".includes(text)) depth = outside.pop() ?? depth;
    else if (openers.has(text)) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
