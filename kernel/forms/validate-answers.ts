import { type Schema, Validator } from "@cfworker/json-schema";
import { ConditionFault } from "#kernel/feel/condition-fault.ts";
import { readCondition, type Stated } from "#kernel/feel/conditions.ts";
import type { ItemForm } from "#kernel/items/content.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { answerFault } from "./answer-refusals.ts";
import { type FormField, formFields } from "./form-fields.ts";

/** Answers by field name. */
export type Answers = Readonly<Record<string, unknown>>;

/**
 * Judges the answers to a form, the same in the browser and on the server (LST-17).
 *
 * A field whose condition does not hold is not asked: its answer is dropped, so that nothing is kept that nobody needed.
 * Empty texts and lists count as not answered. Everything else goes by the form's JSON Schema (2020-12).
 *
 * @returns the answers that count, and one fault a field, each with a JSON pointer, what was wanted and what was found
 */
export function validateAnswers(form: ItemForm, given: Answers): { answers: Answers; faults: Refusal[] } {
  const fields = formFields(form);
  const answers = shownAnswers(fields, given);
  const faults: Refusal[] = Object.keys(given)
    .filter((name) => !fields.some((field) => field.name === name))
    .map((name) => answerFault("ANSWER_NOT_ASKED", { name, field: pointer(name) }));
  const properties = form.schema.properties as Readonly<Record<string, Schema>>;
  for (const field of fields) {
    const { name, title } = field;
    if (!Object.hasOwn(answers, name)) {
      if (field.required && isShown(field, answers))
        faults.push(answerFault("ANSWER_MISSING", { title, field: pointer(name) }));
      continue;
    }
    const validator = new Validator(properties[name] as Schema, "2020-12", false);
    if (validator.validate(answers[name]).valid) continue;
    const wanted = wantedOf(field);
    const found = foundOf(answers[name]);
    faults.push(
      answerFault("ANSWER_MISFIT", { title, wanted: wanted.zh, wantedEn: wanted.en, found, field: pointer(name) }),
    );
  }
  return { answers, faults };
}

/**
 * The answers of the fields that are asked. An answer that is dropped can take another field with it, so this goes on until
 * nothing moves; since a condition over fewer facts never becomes true by that, it ends after at most one round a field.
 */
export function shownAnswers(fields: readonly FormField[], given: Answers): Answers {
  let answers: Answers = Object.fromEntries(
    fields.flatMap(({ name }) => (answered(given[name]) ? [[name, given[name]] as const] : [])),
  );
  for (let round = 0; round < fields.length; round += 1) {
    const kept = Object.fromEntries(
      fields.flatMap((field) =>
        Object.hasOwn(answers, field.name) && isShown(field, answers)
          ? [[field.name, answers[field.name]] as const]
          : [],
      ),
    );
    const same = Object.keys(kept).length === Object.keys(answers).length;
    answers = kept;
    if (same) break;
  }
  return answers;
}

/** Whether a field is asked, given the answers that count. While its condition is unanswered, or cannot be read, it is not. */
export function isShown({ shownWhen }: FormField, answers: Answers): boolean {
  if (shownWhen === null) return true;
  try {
    return readCondition(shownWhen).answer(answers as Stated).truth === "true";
  } catch (fault) {
    if (fault instanceof ConditionFault) return false;
    throw fault;
  }
}

const answered = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);

const pointer = (name: string): string => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;

const foundOf = (value: unknown): string =>
  (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).slice(0, 60);

/** What a field wants, as a sentence goes on: "should be a day". */
function wantedOf(field: FormField): Words {
  const { control, least, most, choices } = field;
  const range = rangeOf(least, most);
  switch (control) {
    case "yesNo":
      return { zh: "填“是”或“否”", en: "be yes or no" };
    case "integer":
      return { zh: `填整数${range.zh}`, en: `be a whole number${range.en}` };
    case "number":
      return { zh: `填数字${range.zh}`, en: `be a number${range.en}` };
    case "date":
      return { zh: "写成日期，如2026-11-23", en: "be a day such as 2026-11-23" };
    case "choice":
    case "choices": {
      const names = choices.map(({ title }) => title);
      return { zh: `从“${names.join("、")}”中选${range.zh}`, en: `be of: ${names.join(", ")}${range.en}` };
    }
    case "lines":
      return { zh: `逐行填写${range.zh}`, en: `be one a line${range.en}` };
    default:
      return range.zh === ""
        ? { zh: "符合表单规定的格式", en: "have the form's format" }
        : { zh: `符合长度${range.zh}`, en: `fit the length${range.en}` };
  }
}

function rangeOf(least: number | null, most: number | null): Words {
  if (least !== null && most !== null) return { zh: `（${least}至${most}）`, en: ` (${least} to ${most})` };
  if (least !== null) return { zh: `（不少于${least}）`, en: ` (${least} or more)` };
  return most === null ? { zh: "", en: "" } : { zh: `（不超过${most}）`, en: ` (${most} at most)` };
}
