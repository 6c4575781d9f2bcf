import type { Day } from "#kernel/calendar/day.ts";
import { dayOf } from "#kernel/calendar/day.ts";
import { type FormField, formFields } from "#kernel/forms/form-fields.ts";
import type { Answers } from "#kernel/forms/validate-answers.ts";
import type { ItemForm } from "#kernel/items/content.ts";
import type { Matter } from "#kernel/matters/records.ts";
import type { Words } from "#kernel/text/words.ts";
import type { SiteCondition } from "../site/records.ts";
import { nameOf } from "../site/terms.ts";
import type { Application } from "./records.ts";

/** An answer that the city has already, where it stands, and since when (COM-05). */
export type Known = { readonly name: string; readonly value: unknown; readonly from: Words; readonly on: Day };

const settled: Words = { zh: "立项前定下的多规合一条件", en: "what was settled for the site before filing" };

type Earlier = Pick<Application, "id" | "answers" | "submittedAt" | "stage">;
type Project = Pick<Matter, "title" | "projectCode" | "facts" | "openedOn">;

/**
 * What a project says already of the questions of a form: its title and code, its facts by the last part of their names, what was settled
 * for its site (CON-06), and what was answered for an earlier stage, of which the latest counts. Only what fits the field's kind is taken.
 */
export function projectKnows(
  form: ItemForm,
  project: Project,
  earlier: readonly Earlier[],
  agreed: readonly Pick<SiteCondition, "term" | "settledOn">[],
): Known[] {
  const { title, projectCode, facts, openedOn } = project;
  const register: Words = { zh: "项目登记", en: "the project's registration" };
  const found = new Map<string, Known>();
  const take = (name: string, value: unknown, from: Words, on: Day) => found.set(name, { name, value, from, on });
  take("projectName", title, register, openedOn);
  if (projectCode !== null) take("projectCode", projectCode, register, openedOn);
  for (const [path, value] of Object.entries(facts)) take(path.split(".").at(-1) ?? path, value, register, openedOn);
  for (const { term, settledOn } of agreed)
    if (term.bound === "equal") take(nameOf(term), term.value, settled, settledOn);
  for (const { answers, submittedAt, stage } of earlier.toSorted(bySubmission)) {
    if (submittedAt === null) continue;
    const from = stage === null ? register : { zh: `第${stage}阶段的申请`, en: `the application for stage ${stage}` };
    for (const [name, value] of Object.entries(answers)) take(name, value, from, dayOf(new Date(submittedAt)));
  }
  return formFields(form).flatMap((field) => {
    const known = found.get(field.name);
    return known !== undefined && fits(field, known.value) ? [known] : [];
  });
}

const bySubmission = (one: Earlier, other: Earlier): number =>
  (one.submittedAt ?? "").localeCompare(other.submittedAt ?? "");

/** Whether a value can be this field's answer. */
export function fits({ control, choices }: FormField, value: unknown): boolean {
  if (control === "yesNo") return typeof value === "boolean";
  if (control === "number" || control === "integer") return typeof value === "number";
  if (control === "choices" || control === "lines") return Array.isArray(value);
  if (typeof value !== "string" || value === "") return false;
  return control !== "choice" || choices.some((choice) => choice.value === value);
}

/** The answers that count: what is known, unless it was answered anew; and nothing that the form does not ask. */
export function wholeAnswers(form: ItemForm, known: readonly Known[], given: Answers): Answers {
  const asked = new Set(formFields(form).map(({ name }) => name));
  const own = Object.entries(given).filter(([name]) => asked.has(name));
  return { ...Object.fromEntries(known.map(({ name, value }) => [name, value])), ...Object.fromEntries(own) };
}
