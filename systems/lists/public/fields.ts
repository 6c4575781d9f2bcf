import { html } from "hono/html";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";

/** A value of a filter and how it is written; `count` says how many entries it would leave. */
export type Choice = { readonly value: string; readonly text: string; readonly count?: number };

/** A filter as a select. */
export type SelectField = {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  /** The first choice, which chooses nothing; 不限 when absent. */
  readonly any?: string;
};

/** The select with its label; a chosen value that the list no longer has stays chosen. */
export function selectField({ name, label, choices, value, any }: SelectField, language: Language): Markup {
  const known = value === undefined || choices.some((choice) => choice.value === value);
  const all = known ? choices : [...choices, { value: value ?? "", text: value ?? "" }];
  const options = all.map(({ value: key, text, count }) => {
    const counted = count === undefined ? "" : language === "zh" ? `（${count}）` : ` (${count})`;
    return html`<option value="${key}"${key === value ? html` selected` : ""}>${text}${counted}</option>`;
  });
  return html`<div><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${any ?? (language === "zh" ? "不限" : "any")}</option>${options}</select></div>
`;
}

/** A day as a field: the browser's own calendar where it has one, else a text such as 2026-11-23. */
export function dayField({
  name,
  label,
  value,
  id = name,
}: {
  name: string;
  label: string;
  value: string;
  id?: string;
}): Markup {
  return html`<div><label for="${id}">${label}</label><input id="${id}" name="${name}" type="date" value="${value}" min="1949-10-01"></div>
`;
}
