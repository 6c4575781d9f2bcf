import { html, raw } from "hono/html";
import type { ItemForm } from "#kernel/items/content.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { conditionWords } from "./condition-words.ts";
import { type FormField, formFields } from "./form-fields.ts";
import type { Answers } from "./validate-answers.ts";

type Filled = {
  readonly answers?: Answers;
  readonly faults?: readonly Refusal[];
  /** Only these fields, such as those of one page; all of them unless said. */
  readonly only?: readonly string[];
  /** By field: a remark before it, such as where its answer comes from (COM-05). */
  readonly remarks?: Readonly<Record<string, string>>;
};

/**
 * The fields of an item's form for a page without scripts: nothing is hidden, a field that is asked only sometimes says
 * when. What was typed and what is wrong with it stand at the field. The page puts `<form>` and button around it.
 *
 * Accessibility: a visible label before each control; hint, condition and fault are bound to it (WCAG 3.3.1, 3.3.2);
 * groups are fieldsets with a legend; optional fields say so in words.
 */
export function formHtml(form: ItemForm, language: Language, filled: Filled = {}): Markup {
  const { answers = {}, faults = [], only, remarks = {} } = filled;
  const fields = formFields(form);
  const shown = only === undefined ? fields : fields.filter(({ name }) => only.includes(name));
  return html`${shown.map((field) => {
    const fault = faults.find((one) => one.field === `/${field.name}`);
    return fieldHtml(field, fields, language, answers[field.name], fault, remarks[field.name]);
  })}`;
}

function fieldHtml(
  field: FormField,
  fields: readonly FormField[],
  language: Language,
  value: unknown,
  fault: Refusal | undefined,
  remark: string | undefined,
): Markup {
  const { name, title, required } = field;
  const id = `form-${name}`;
  const optional = required ? "" : html` <small>${language === "zh" ? "选填" : "optional"}</small>`;
  const notes = [
    ...(remark === undefined ? [] : [remark]),
    ...(field.hint === null ? [] : [field.hint]),
    ...(field.shownWhen === null ? [] : [conditionWords(field.shownWhen, fields)[language]]),
  ];
  const hint =
    notes.length === 0 ? "" : html`<p class="fine" id="${id}-hint">${notes.join(language === "zh" ? "；" : "; ")}</p>`;
  const wrong =
    fault === undefined
      ? ""
      : html`<p class="wrong" id="${id}-fault">${language === "zh" ? "错误：" : "Error: "}${fault.text[language]}</p>`;
  const bound = [...(notes.length > 0 ? [`${id}-hint`] : []), ...(fault ? [`${id}-fault`] : [])].join(" ");
  const attributes = raw(
    `${bound === "" ? "" : ` aria-describedby="${bound}"`}${fault ? ' aria-invalid="true"' : ""}${required && field.shownWhen === null ? " required" : ""}`,
  );
  if (field.control === "yesNo" || field.control === "choice" || field.control === "choices")
    return html`<fieldset class="note" id="${id}"${bound === "" ? "" : raw(` aria-describedby="${bound}"`)}><legend><b>${title}</b>${optional}</legend>${hint}${wrong}
${optionsOf(field, language, value)}</fieldset>
`;
  return html`<div class="note"><label for="${id}">${title}${optional}</label>${hint}${wrong}
<div class="field">${controlOf(field, id, attributes, value)}</div></div>
`;
}

function optionsOf(field: FormField, language: Language, value: unknown): Markup {
  const yesNo = [
    { value: "true", title: language === "zh" ? "是" : "Yes" },
    { value: "false", title: language === "zh" ? "否" : "No" },
  ];
  const chosen = (Array.isArray(value) ? value : [value]).map(String);
  const type = field.control === "choices" ? "checkbox" : "radio";
  return html`<ul class="options">${(field.control === "yesNo" ? yesNo : field.choices).map(
    (choice, index) =>
      html`<li><label><input type="${type}" name="${type === "checkbox" ? `${field.name}.${index}` : field.name}" value="${choice.value}"${chosen.includes(choice.value) ? raw(" checked") : ""}> ${choice.title}</label></li>`,
  )}</ul>`;
}

function controlOf(field: FormField, id: string, attributes: ReturnType<typeof raw>, value: unknown): Markup {
  const { name, control, least, most } = field;
  const short = control === "number" || control === "integer" || control === "date" || (most !== null && most <= 30);
  const width = short ? raw(' class="short"') : "";
  const text = Array.isArray(value) ? value.join("\n") : value === undefined || value === null ? "" : String(value);
  if (control === "longText" || control === "lines")
    return html`<textarea id="${id}" name="${name}" rows="4" cols="60"${control === "longText" && most !== null ? raw(` maxlength="${most}"`) : ""}${attributes}>${text}</textarea>`;
  if (control === "number" || control === "integer")
    return html`<input id="${id}" name="${name}" type="number"${width} step="${control === "integer" ? "1" : "any"}"${least === null ? "" : raw(` min="${least}"`)}${most === null ? "" : raw(` max="${most}"`)} value="${text}"${attributes}>`;
  if (control === "date")
    return html`<input id="${id}" name="${name}" type="date"${width} value="${text}"${attributes}>`;
  return html`<input id="${id}" name="${name}"${width}${most === null ? "" : raw(` maxlength="${most}"`)} value="${text}"${attributes}>`;
}

/**
 * What a page's form sends, as answers: of several choices each has a name of its own (`kind.0`), since a form's reader keeps one
 * value a name; numbers, days, yes and no, and several choices by the fields' kinds. What cannot be
 * read as its kind stays the text that was typed, so that its fault can show it.
 */
export function answersOf(form: ItemForm, sent: Readonly<Record<string, string>>): Answers {
  const read = formFields(form).map(({ name, control, choices }) => {
    const first = (sent[name] ?? "").trim();
    if (control === "choices")
      return [
        name,
        choices.flatMap(({ value }, index) => (sent[`${name}.${index}`] === value ? [value] : [])),
      ] as const;
    if (control === "lines") {
      const lines = first.split(/\r?\n/).map((line) => line.trim());
      return [name, lines.filter((line) => line !== "")] as const;
    }
    if (control === "yesNo") return [name, first === "true" ? true : first === "false" ? false : first] as const;
    if (control === "number" || control === "integer") {
      const number = Number(first);
      return [name, first === "" || Number.isNaN(number) ? first : number] as const;
    }
    return [name, first] as const;
  });
  return Object.fromEntries(read);
}
