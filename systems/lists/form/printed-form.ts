import { html } from "hono/html";
import { conditionWords } from "#kernel/forms/condition-words.ts";
import { type FormField, formFields } from "#kernel/forms/form-fields.ts";
import type { ItemForm } from "#kernel/items/content.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";

/** What stands above and below the fields on paper. */
export type PrintedHead = {
  readonly item: string;
  readonly code: string;
  readonly body: string | null;
  /** Papers that go with it, in words. */
  readonly papers: readonly string[];
};

/**
 * The application form on paper (A4): the same fields in the same order, with room to write, boxes to tick, the papers
 * that go with it, and a line to sign. It asks nothing that the page does not ask (LST-17).
 */
export function printedForm(form: ItemForm, head: PrintedHead, language: Language): Markup {
  const zh = language === "zh";
  const fields = formFields(form);
  const rows = fields.map((field) => {
    const notes = [
      ...(field.required ? [] : [zh ? "选填" : "optional"]),
      ...(field.shownWhen === null ? [] : [conditionWords(field.shownWhen, fields)[language]]),
      ...(field.hint === null ? [] : [field.hint]),
    ];
    const under = notes.length === 0 ? "" : html`<br><small>${notes.join(zh ? "；" : "; ")}</small>`;
    return html`<tr><th scope="row">${field.title}${under}</th><td>${room(field, zh)}</td></tr>
`;
  });
  const papers =
    head.papers.length === 0
      ? ""
      : html`<h2>${zh ? "随附材料" : "Papers"}</h2><ul class="rows">${head.papers.map((paper) => html`<li>□ ${paper}</li>`)}</ul>`;
  return html`<article class="sheet-form">
<h1>${zh ? `${head.item}申请表` : html`Application: <span lang="zh-CN">${head.item}</span>`}</h1>
<p class="fine">${zh ? "事项编码" : "Item"} ${head.code}${head.body === null ? "" : html`　${zh ? "受理机关" : "Body"}：${head.body}`}</p>
<table><caption class="fine">${zh ? "只填本表所列内容；表外内容一项也不用交。" : "Nothing beyond this form is asked for."}</caption><tbody>
${rows}</tbody></table>
${papers}
<p>${zh ? "以上内容属实。" : "The above is true."}</p>
<p>${zh ? "申请人（签名或盖章）：＿＿＿＿＿＿＿＿＿＿　　　　年　　月　　日" : "Applicant (signature or seal): ____________________   Date: ____________"}</p>
</article>`;
}

/** Room to write an answer by hand. */
function room({ control, choices, least, most }: FormField, zh: boolean): Markup | string {
  if (control === "yesNo") return zh ? "□ 是　　□ 否" : "□ yes    □ no";
  if (control === "choice" || control === "choices")
    return `${choices.map(({ title }) => `□ ${title}`).join("　")}${control === "choices" ? (zh ? "（可多选）" : " (several)") : ""}`;
  if (control === "date") return zh ? "　　　　年　　月　　日" : "____-__-__";
  if (control === "longText" || control === "lines") return html`<br><br><br><br>`;
  if (control === "number" || control === "integer") {
    const range = least === null && most === null ? "" : `（${least ?? ""}～${most ?? ""}）`;
    return html`　　　　　　<small>${range}</small>`;
  }
  return html`<br>`;
}
