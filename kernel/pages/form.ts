import { html, raw } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import type { Markup } from "./markup.ts";

/** Why a form was not accepted; a kernel `Refusal` fits. */
export type FormFault = {
  readonly text: Words;
  readonly next: Words;
  readonly rule: string;
  readonly article?: string | undefined;
  /** The field at fault as a JSON pointer, such as /what. */
  readonly field?: string | undefined;
};

/** What every field of a form has. */
export type Field = {
  /** The field's name, which is its id too. */
  readonly name: string;
  readonly label: string;
  /** Read before the field: what is wanted, and whether it may stay empty. */
  readonly hint?: string;
  readonly value: string;
  readonly fault: FormFault | null;
  readonly language: Language;
  /** Marks what must be filled in, for browsers that check. */
  readonly needed?: boolean;
  readonly longest?: number;
};

const faultOf = (field: Pick<Field, "name" | "fault">): FormFault | null =>
  field.fault?.field === `/${field.name}` ? field.fault : null;

/**
 * The form's opening: the key that keeps it from being done twice (REC-06), and above it why it was not accepted.
 *
 * Accessibility: the summary comes first and is announced (role=alert); it links to the field at fault, which repeats the
 * sentence; everything typed stays (WCAG 3.3.1, 3.3.4).
 */
export function postForm(asked: {
  readonly action: string;
  readonly key: string;
  readonly fault: FormFault | null;
  readonly language: Language;
  readonly button: string;
  readonly fields: readonly Markup[];
  /** It has fields for files, so that it is sent in parts; its page says `takesFiles`. */
  readonly files?: true;
}): Markup {
  const { action, key, fault, language, button, fields, files } = asked;
  return html`${fault === null ? "" : formSummary(fault, language)}<form action="${action}" method="post"${files ? raw(' enctype="multipart/form-data"') : ""} class="card surface narrow section"><input type="hidden" name="key" value="${key}">
${fields}
<p class="acts"><button class="button">${button}</button></p></form>`;
}

/** Why a form was not accepted, above it: what, what to do next, and by which rule. */
export function formSummary(
  { text, next, rule, article, field }: FormFault,
  language: Language,
  heading?: string,
): Markup {
  const said = text[language];
  const basis = [article, rule].filter((part) => part !== undefined && part !== "").join(" · ");
  return html`<div class="owe narrow section" role="alert"><h2>${heading ?? (language === "zh" ? "还没有提交" : "Not sent yet")}</h2>
<p>${field === undefined ? said : html`<a href="#${field.slice(1)}">${said}</a>`}</p><p>${next[language]}</p><p class="fine">${basis}</p></div>
`;
}

/** One line; `secret` for a password, which is never sent back. */
export function textField(field: Field & { readonly autocomplete?: string; readonly secret?: true }): Markup {
  const kind = field.secret ? raw(' type="password"') : html` value="${field.value}"`;
  return labelled(
    field,
    html`<input id="${field.name}" name="${field.name}"${kind} autocomplete="${field.autocomplete ?? "off"}"${attributes(field)}>`,
  );
}

/** Several lines. */
export function longField(field: Field & { readonly rows?: number }): Markup {
  // The first line end after the tag is no part of the text (HTML), so one is given away.
  return labelled(
    field,
    html`<textarea id="${field.name}" name="${field.name}" rows="${field.rows ?? 6}"${attributes(field)}>
${field.value}</textarea>`,
  );
}

export type Option = { readonly value: string; readonly label: string };

/** One of many, in named groups. */
export function choiceField(
  field: Field & { readonly groups: readonly { readonly label: string; readonly options: readonly Option[] }[] },
): Markup {
  const option = ({ value, label }: Option) =>
    html`<option value="${value}"${value === field.value ? raw(" selected") : ""}>${label}</option>`;
  const groups = field.groups.map(
    ({ label, options }) => html`<optgroup label="${label}">${options.map(option)}</optgroup>`,
  );
  const none = option({ value: "", label: field.language === "zh" ? "请选择" : "Choose" });
  return labelled(
    field,
    html`<select id="${field.name}" name="${field.name}"${attributes(field)}>${none}${groups}</select>`,
  );
}

/** A field with its label, its hint and its fault around it. */
export function labelled(
  field: Pick<Field, "name" | "label" | "hint" | "fault" | "language">,
  control: Markup,
): Markup {
  const fault = faultOf(field);
  return html`<div class="note"><label for="${field.name}">${field.label}</label>
${field.hint === undefined ? "" : html`<p class="fine" id="${field.name}-hint">${field.hint}</p>`}${fault === null ? "" : html`<p id="${field.name}-fault"><b>${field.language === "zh" ? "错误：" : "Error: "}${fault.text[field.language]}</b></p>`}
<div class="field">${control}</div></div>
`;
}

/** What a control says of its field to browsers and to those who listen. */
export function attributes(field: Pick<Field, "name" | "hint" | "fault" | "needed" | "longest">) {
  const fault = faultOf(field);
  const described = [
    field.hint === undefined ? "" : `${field.name}-hint`,
    fault === null ? "" : `${field.name}-fault`,
  ].filter(Boolean);
  return html`${described.length === 0 ? "" : html` aria-describedby="${described.join(" ")}"`}${fault === null ? "" : raw(' aria-invalid="true"')}${field.needed ? raw(" required") : ""}${field.longest === undefined ? "" : html` maxlength="${field.longest}"`}`;
}
