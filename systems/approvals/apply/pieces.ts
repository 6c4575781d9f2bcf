import { html, raw } from "hono/html";
import type { Page } from "#kernel/city/system.ts";
import type { FormField } from "#kernel/forms/form-fields.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { type Draft, pathOf } from "./draft.ts";
import type { Target } from "./target.ts";

/** Chinese inside an English page says so (WCAG 3.1.2). */
export const chinese = (text: string, language: Language): Markup =>
  language === "zh" ? html`${text}` : html`<span lang="zh-CN">${text}</span>`;

/** One page on the way of an application. */
export type StepShown = {
  readonly target: Target;
  readonly language: Language;
  /** What this page asks for. */
  readonly heading: string;
  /** Its number on the way, and how many pages the way has now. */
  readonly place: { readonly number: number; readonly of: number };
  readonly refusal: Refusal | null;
  readonly body: Markup;
};

/** A page of applying: where one is, what is asked, what is wrong with it. */
export function stepPage({ target, language, heading, place, refusal, body }: StepShown): Page {
  const zh = language === "zh";
  const where = zh ? `第${place.number}步，共${place.of}步` : `step ${place.number} of ${place.of}`;
  return {
    title: refusal === null ? heading : `${zh ? "错误：" : "Error: "}${heading}`,
    breadcrumbs: crumbs(target, language),
    body: html`<p class="fine">${chinese(target.title, language)} · <span class="number">${where}</span></p>
<h1 class="modest">${heading}</h1>
${refusal === null ? "" : faultsSummary(refusal, language)}
${body}`,
  };
}

export function crumbs(
  { item, matter, title, ofPerson }: Target,
  language: Language,
): NonNullable<Page["breadcrumbs"]> {
  const zh = language === "zh";
  if (item !== null)
    return [
      { href: "/items", text: zh ? "办事" : "Services" },
      { href: `/items/${item}`, text: zh ? title : item },
    ];
  if (ofPerson) return [{ href: "/my", text: zh ? "我的办件" : "My cases" }];
  return [{ href: `/projects/${matter}`, text: zh ? "项目" : "Project" }];
}

/** Every fault of a refusal, or the refusal itself. */
export const faultsOf = (refusal: Refusal | null): readonly Refusal[] =>
  refusal === null ? [] : ((refusal.details.faults as readonly Refusal[] | undefined) ?? [refusal]);

/**
 * What is wrong, on top: every fault with a link to its field.
 *
 * Accessibility: announced (role=alert), and the first to have the focus (WCAG 3.3.1); words, a shape and a colour.
 */
export function faultsSummary(refusal: Refusal, language: Language): Markup {
  const rows = faultsOf(refusal).map(({ text, field }) =>
    field === undefined
      ? html`<li>${text[language]}</li>`
      : html`<li><a href="#${anchorOf(field)}">${text[language]}</a></li>`,
  );
  const several = refusal.details.faults !== undefined;
  const { field } = refusal;
  const told = refusal.text[language];
  const heading = several || field === undefined ? told : html`<a href="#${anchorOf(field)}">${told}</a>`;
  const basis = [refusal.article, refusal.rule].filter(Boolean).join(" · ");
  return html`<div class="owe narrow" role="alert" tabindex="-1" autofocus><h2>${language === "zh" ? "错误：" : "Error: "}${heading}</h2>
${several ? html`<ul class="dots">${rows}</ul>` : ""}<p>${refusal.next[language]}</p><p class="fine">${basis}</p></div>
`;
}

const anchorOf = (field: string): string => `form-${field.slice(1).replaceAll("/", "-")}`;

/** An answer as a person reads it. */
export function answerText({ control, choices }: FormField, value: unknown, language: Language): string {
  const zh = language === "zh";
  const titleOf = (one: unknown) => choices.find((choice) => choice.value === one)?.title ?? String(one);
  if (value === undefined || value === null || value === "") return zh ? "（没有填）" : "(not filled in)";
  if (control === "yesNo" && typeof value === "boolean") return value ? (zh ? "是" : "yes") : zh ? "否" : "no";
  if (Array.isArray(value)) return value.map(titleOf).join(zh ? "、" : ", ");
  return titleOf(value);
}

/** The three things to do at the foot of a step: go on, go back, stop for today. Each saves (APP-03). */
export function stepActs(language: Language, first: boolean, next?: string): Markup {
  const zh = language === "zh";
  const skip = raw(" formnovalidate");
  return html`<p class="acts"><button class="button" name="then" value="next">${next ?? (zh ? "存下，继续" : "Save and go on")}</button>${
    first ? "" : html`<button class="button quiet" name="then" value="back"${skip}>${zh ? "上一步" : "Back"}</button>`
  }<button class="button quiet" name="then" value="later"${skip}>${zh ? "存下，以后再填" : "Save for later"}</button></p>`;
}

/** How it is opened again: by its code, shown after each save, or from the own cases (APP-02). */
export function keepNote({ code, row }: Draft, language: Language): Markup {
  const zh = language === "zh";
  const until = html`<span class="number">${row.expiresOn}</span>`;
  if (code === undefined)
    return html`<p class="secondary section">${zh ? html`已存在您的账号里，保留到${until}；登录后，在<a href="${pathOf(row)}">申请页</a>上接着填。` : html`Kept under your account until ${until}; sign in and go on from <a href="${pathOf(row)}">where one begins</a>.`}</p>`;
  return html`<p class="secondary section">${zh ? html`续办码 <b class="code">${code}</b>，保留到${until}。换手机、换电脑，在<a href="/continue">续办</a>里写它就能接着填，也可以凭它到窗口交。续办码等于钥匙，不要给别人。` : html`Continue code <b class="code">${code}</b>, kept until ${until}. Enter it under <a href="/continue">Continue</a> on any device, or bring it to a window. It is a key: keep it.`}</p>`;
}
