import { type Day, dayOf } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type FormField, formFields } from "#kernel/forms/form-fields.ts";
import type { ItemForm } from "#kernel/items/content.ts";
import type { Application } from "./records.ts";
import { standardForm } from "./standard-form.ts";

/** What the applicant wrote for a case: question and answer, as they are read. */
export type Written = {
  readonly on: Day;
  /** The stage that was applied for as one; null for a single application. */
  readonly stage: number | null;
  readonly answers: readonly { readonly title: string; readonly text: string }[];
};

/**
 * The answers of the application that a case came from: its own, or that of the stage which it is part of. Of a stage each office sees
 * what its own item asks, and not what another one's does (COM-05).
 */
export async function writtenFor(
  city: City,
  { id, matter, item }: { readonly id: string; readonly matter: string; readonly item: string },
): Promise<Written | null> {
  const found = await city.database.pool.query<
    Pick<Application, "answers" | "stage"> & { readonly submittedAt: string; readonly form: ItemForm | null }
  >({
    name: "written-for-case",
    text: `SELECT a.answers, a.stage, a.submitted_at AS "submittedAt", v.form FROM applications a
             JOIN cases c ON c.id = $1 JOIN item_versions v ON v.id = c.item_version
           WHERE a.matter = $2 AND a.state = 'submitted' AND (a.case_id = $1 OR (a.stage IS NOT NULL AND a.items ? $3))
           ORDER BY a.submitted_at DESC LIMIT 1`,
    values: [id, matter, item],
  });
  const row = found.rows[0];
  if (row === undefined) return null;
  const answers = formFields(row.form ?? standardForm).flatMap((field) => {
    const value = row.answers[field.name];
    return value === undefined ? [] : [{ title: field.title, text: asText(field, value) }];
  });
  return { on: dayOf(new Date(row.submittedAt)), stage: row.stage, answers };
}

/** An answer in Chinese, the language of the forms. */
function asText({ control, choices }: FormField, value: unknown): string {
  if (control === "yesNo") return value === true ? "是" : "否";
  const titleOf = (one: unknown) => choices.find((choice) => choice.value === one)?.title ?? String(one);
  return Array.isArray(value) ? value.map(titleOf).join("、") : titleOf(value);
}
