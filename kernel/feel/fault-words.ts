import type { Words } from "#kernel/text/words.ts";
import { ConditionFault } from "./condition-fault.ts";
import { readCondition } from "./conditions.ts";
import { deepestExpression, longestExpression } from "./limits.ts";

/** What is wrong with a condition, in words that end a sentence; null: it can be read. Nothing is evaluated. */
export function conditionFault(expression: string): Words | null {
  try {
    readCondition(expression);
    return null;
  } catch (fault) {
    if (fault instanceof ConditionFault) return wordsOf(fault);
    throw fault;
  }
}

function wordsOf({ code, expression, at }: ConditionFault): Words {
  const length = [...expression.slice(0, 100_000)].length;
  const words: Readonly<Record<ConditionFault["code"], Words>> = {
    EXPRESSION_TOO_LONG: {
      zh: `有${length}个字符，最多${longestExpression}个。`,
      en: `it has ${length} characters, at most ${longestExpression} are allowed.`,
    },
    EXPRESSION_TOO_DEEP: {
      zh: `括号和条件套得超过${deepestExpression}层。`,
      en: `its brackets nest deeper than ${deepestExpression} levels.`,
    },
    UNREADABLE_CONDITION: { zh: `第${at + 1}个字符处读不懂。`, en: `it cannot be read at character ${at + 1}.` },
    NOT_BOOLEAN: { zh: "得不出“是”或“否”。", en: "it never comes out true or false." },
  };
  return words[code];
}
