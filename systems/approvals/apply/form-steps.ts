import { type FormField, formFields } from "#kernel/forms/form-fields.ts";
import { type Answers, isShown, shownAnswers } from "#kernel/forms/validate-answers.ts";
import type { ItemForm } from "#kernel/items/content.ts";

/** One page of a form: a few fields that belong together. */
export type FormStep = {
  /** As the form names its groups (`x-groups`); null where it does not. */
  readonly title: string | null;
  readonly fields: readonly FormField[];
};

/** Fields on one page where the form does not group them itself. */
const MOST_FIELDS = 5;

/**
 * A form in pages. A page ends before a field that hangs on an answer of the same page, so that without a script too nothing
 * is shown that the answers rule out; and long texts stand alone.
 */
export function formSteps(form: ItemForm): FormStep[] {
  const fields = formFields(form);
  const grouped = groupsOf(form, fields);
  const left = fields.filter(({ name }) => !grouped.some((step) => step.fields.some((one) => one.name === name)));
  const steps: FormField[][] = [];
  for (const field of left) {
    const page = steps.at(-1);
    if (page === undefined || page.length >= MOST_FIELDS || hangsOn(field, page)) steps.push([field]);
    else page.push(field);
  }
  return [...grouped, ...steps.map((page) => ({ title: null, fields: page }))];
}

function groupsOf(form: ItemForm, fields: readonly FormField[]): FormStep[] {
  const groups = form.schema["x-groups"];
  if (!Array.isArray(groups)) return [];
  return groups.flatMap((group): FormStep[] => {
    const { title, fields: names } = (group ?? {}) as { title?: unknown; fields?: unknown };
    const wanted = Array.isArray(names) ? names : [];
    const own = fields.filter(({ name }) => wanted.includes(name));
    return own.length === 0 ? [] : [{ title: typeof title === "string" ? title : null, fields: own }];
  });
}

/** Whether a field's condition speaks of one of these. */
function hangsOn({ shownWhen }: FormField, page: readonly FormField[]): boolean {
  return shownWhen !== null && page.some(({ name }) => new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(shownWhen));
}

/** The fields of a page that are asked, by the answers given so far; those that hang on the page itself are asked too. */
export function askedFields(form: ItemForm, step: FormStep, answers: Answers): FormField[] {
  const counted = shownAnswers(formFields(form), answers);
  return step.fields.filter((field) => hangsOn(field, step.fields) || isShown(field, counted));
}
