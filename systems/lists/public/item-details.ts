import { html } from "hono/html";
import { formHtml } from "#kernel/forms/form-html.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { ItemShown } from "../item-query.ts";
import { limitWords } from "../list-words.ts";
import { chinese, part } from "../pieces.ts";

type Version = ItemShown["version"];

/** 条件: what the law asks of the applicant, each with its article; nothing beyond may be asked (LST-17). */
export function conditionsPart({ version }: ItemShown, language: Language): Markup | "" {
  const zh = language === "zh";
  const { quantityLimit } = version.guide;
  if (version.conditions.length === 0 && quantityLimit === undefined) return "";
  const limit =
    quantityLimit === undefined
      ? ""
      : html`<p class="note">${zh ? "数量限制：" : "Limit of number: "}${chinese(quantityLimit, language)}</p>`;
  return part(
    "conditions",
    zh ? "条件" : "Conditions",
    zh ? "法律以外的条件，一条也不能加" : "none beyond the law",
    html`<ol class="rows">${version.conditions.map(({ text, basis }) => html`<li>${chinese(text, language)}<br><small>${chinese(basis, language)}</small></li>`)}</ol>${limit}`,
  );
}

/** 收费 with its basis (LST-15), and 特别程序: time that is not counted (CLK-16). */
export function feesPart({ version }: ItemShown, language: Language): Markup | "" {
  const zh = language === "zh";
  const { fees, special } = version;
  if (fees.length + special.length === 0) return "";
  const charged = fees.map(
    ({ name, standard, basis }) =>
      html`<li class="pair"><span><b>${chinese(name, language)}</b> ${chinese(standard, language)}</span><small>${chinese(basis, language)}</small></li>`,
  );
  const excluded = special.map(
    ({ ground, days, unit }) =>
      html`<li class="pair"><span>${chinese(ground, language)}</span><span>${zh ? "约" : "about "}${limitWords(days, unit)[language]}${zh ? "，不计入时限，书面告知" : ", not counted, told in writing"}</span></li>`,
  );
  return part(
    "fees",
    zh ? (special.length === 0 ? "收费" : "收费和特别程序") : "Fees and special procedures",
    zh ? "没有法律、行政法规依据的，一分不收" : "no fee without a law behind it",
    html`<ul class="rows">${charged}${excluded}</ul>`,
  );
}

/** Where, when and by which telephone one is helped; what the entry does not say is said in general. */
export function whereText({ guide, visits }: Version, language: Language): Markup {
  const zh = language === "zh";
  const window = guide.window ?? (zh ? "上列机构的窗口" : "At the body's window");
  const hours = guide.hours ?? (zh ? "工作日办理" : "on workdays");
  const phone = guide.phone === undefined ? "" : zh ? `，电话${guide.phone}` : `, telephone ${guide.phone}`;
  const why =
    visits === 0 || guide.visitReason === undefined
      ? ""
      : html`<br><small>${zh ? "为什么要来：" : "Why a visit: "}${chinese(guide.visitReason, language)}</small>`;
  return html`${chinese(`${window}${zh ? "，" : ", "}${hours}${phone}`, guide.window === undefined ? "zh" : language)}${why}`;
}

/** The application form as it will be filled in; folded, since it is only looked at here. */
export function formPart({ version }: ItemShown, language: Language): Markup | "" {
  if (version.form === null) return "";
  const zh = language === "zh";
  return part(
    "form",
    zh ? "申请表单" : "Application form",
    "",
    html`<details><summary>${zh ? "先看看要填什么" : "See what is to be filled in"}</summary><div class="narrow">${formHtml(version.form, language)}</div></details>`,
  );
}
