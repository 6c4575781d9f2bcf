import { html } from "hono/html";
import { addDays } from "#kernel/calendar/day.ts";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { ItemShown } from "../item-query.ts";
import { levelWords } from "../list-words.ts";
import { chinese, part } from "../pieces.ts";
import { supervisionEntries } from "./supervision-entries.ts";

/** The routes that every decision names (CLK-26), what a broken promise obliges to (CLK-19), and where to complain. */
export function remediesPart(
  { code, bodies, version }: ItemShown,
  has: { readonly reports: boolean },
  language: Language,
): Markup {
  const zh = language === "zh";
  const [first] = bodies;
  const phone = version.guide.complaints ?? "12345";
  const query = { item: code, ...(first === undefined ? {} : { body: first.id }) };
  const report = has.reports
    ? html` <a href="${address("/reports", query)}">${zh ? "该办不办，举报不作为" : "Report that nothing is done"}</a>`
    : "";
  const rows = zh
    ? [
        html`不批准要写明理由。收到决定后可以在<b>60日内申请行政复议</b>，或者<b>6个月内提起行政诉讼</b>。<br><small>行政许可法第三十八条；行政复议法第二十条；行政诉讼法第四十六条</small>`,
        html`超过承诺时限，承办机构要公开说明原因。投诉：${phone}。${report}<br><small>优化营商环境条例第三十六条</small>`,
        html`多要材料、多加条件、乱收费，都可以不给，打${phone}。<br><small>优化营商环境条例第三十五条；行政许可法第五十八条</small>`,
      ]
    : [
        html`A refusal must state its reasons. Within <b>60 days you may ask for reconsideration</b>, or <b>sue within 6 months</b>.<br><small>Administrative Licensing Law art. 38; Reconsideration Law art. 20; Litigation Law art. 46</small>`,
        html`Past the promise the body must publish why. Complaints: ${phone}.${report}<br><small>Regulation on the Business Environment art. 36</small>`,
        html`More papers, conditions or fees than listed need not be given: call ${phone}.<br><small>Regulation on the Business Environment art. 35</small>`,
      ];
  return html`<section aria-labelledby="remedies"><h2 id="remedies">${zh ? "不批准，或者超时了" : "If refused, or late"}</h2><ul class="rows">${rows.map((row) => html`<li>${row}</li>`)}</ul></section>`;
}

/** 谁来管: who supervises after the decision, what is checked and how often (LST-09). */
export function supervisionPart({ beside, kind }: ItemShown, language: Language): Markup | "" {
  const zh = language === "zh";
  if (beside === undefined || (beside.supervision.length === 0 && kind !== "行政许可")) return "";
  const none = html`<p>${zh ? "清单还没有写明谁来管；没有监管条目的许可不能公布（LST-09）。" : "The list names no supervisor yet; a permit without one cannot be published (LST-09)."}</p>`;
  return part(
    "supervision",
    zh ? "办完以后谁来管" : "Who supervises",
    html`<a href="/lists/supervision">${zh ? "监管清单" : "Supervision list"}</a>`,
    beside.supervision.length === 0 ? none : supervisionEntries(beside.supervision, language),
  );
}

/** The same matter at other levels: items of one basic code (LST-02). */
export function familyPart({ beside }: ItemShown, language: Language): Markup | "" {
  if (beside === undefined || beside.family.length === 0) return "";
  const zh = language === "zh";
  const rows = beside.family.map(({ code, name, levels, bodyName }) => {
    const where = levels.map((level) => levelWords[level as keyof typeof levelWords]?.[language] ?? level);
    return html`<li class="pair"><span><a href="/items/${code}">${chinese(name, language)}</a> <small>${chinese(bodyName ?? "", language)}</small></span><span>${where.join(zh ? "、" : ", ")}</span></li>`;
  });
  return part(
    "family",
    zh ? "同一事项，别的层级" : "The same matter elsewhere",
    zh ? "基本编码相同" : "one basic code",
    html`<ul class="rows">${rows}</ul>`,
  );
}

/** 版本: every version with its dates, and what each changed. */
export function versionsPart(shown: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const { versions, version, code } = shown;
  const rows = versions.map((one) => {
    const current = one.number === version.number;
    const label = zh ? `第${one.number}版` : `Version ${one.number}`;
    const dates = zh
      ? `${one.validFrom}起${one.validTo === null ? "，现行" : `，${one.validTo}失效`}`
      : `from ${one.validFrom}${one.validTo === null ? ", in force" : ` until ${one.validTo}`}`;
    const changed = address("/lists/changes", { from: addDays(one.validFrom, -1), to: one.validFrom, item: code });
    const ended =
      one.validTo === null
        ? ""
        : html` · <a href="${address("/lists/changes", { from: addDays(one.validTo, -1), to: one.validTo, item: code })}">${zh ? "失效时改了什么" : "what its end changed"}</a>`;
    return html`<li class="pair"><span>${current ? html`<b>${label}</b>` : html`<a href="/items/${code}?on=${one.validFrom}">${label}</a>`} ${chinese(one.name, language)} · <a href="${changed}">${zh ? `第${one.number}版改了什么` : `what version ${one.number} changed`}</a>${ended}</span><span class="number">${dates}</span></li>`;
  });
  const remark = version.marks.note;
  return part(
    "versions",
    zh ? "版本" : "Versions",
    zh ? "正在办的按受理时的版本办到底（LST-04）" : "a case keeps the version it began with (LST-04)",
    html`<ol class="rows">${rows}</ol>
<p class="fine note">${remark === undefined ? "" : html`${zh ? "备注：" : "Remark: "}${chinese(remark, language)} · `}${zh ? "来源：" : "Source: "}${chinese(version.source || "—", language)}</p>`,
  );
}
