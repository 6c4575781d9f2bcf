import type { Facts } from "#kernel/feel/conditions.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Flow } from "./flow.ts";

/** A fact as its question and the answer given: “用地方式？”答“出让”. Without a declared question, path and value. */
export function factWords(flow: Pick<Flow, "facts">, path: string, facts: Facts): Words {
  const { question, answer } = factAnswer(flow, path, facts);
  if (question === undefined) return { zh: `${path}：${answer.zh}`, en: `${path}: ${answer.en}` };
  return { zh: `“${question.zh}”${answer.zh}`, en: `"${question.en}" ${answer.en}` };
}

/** The question of a fact, if the flow declares one, and what is answered. */
export function factAnswer(
  flow: Pick<Flow, "facts">,
  path: string,
  facts: Facts,
): { readonly question: Words | undefined; readonly answer: Words } {
  const declared = flow.facts?.find((one) => one.path === path);
  const value = Object.hasOwn(facts, path) ? facts[path] : undefined;
  const answer = declared?.values?.find((one) => one.value === value)?.words ?? valueWords(value);
  return { question: declared?.question, answer };
}

function valueWords(value: string | number | boolean | undefined): Words {
  if (value === undefined) return { zh: "还没有回答", en: "not answered yet" };
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  return { zh: String(value), en: String(value) };
}
