import { html } from "hono/html";
import type { Day } from "#kernel/calendar/day.ts";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { permitStateWords } from "./permit-words.ts";
import { refusePage } from "./portal-refusals.ts";
import { publicName } from "./public-name.ts";
import { type PublicPermit, publicPermit } from "./queries/public-permit.ts";
import { worksPart } from "./works/portal-part.ts";

/** `/permits?number=…`: a permit by its exact number: whether it holds today, whose it is, its term, its decisions (DOC-03). */
export async function permitPage({ city, language, parameters, today }: PageRequest): Promise<Page | Refusal> {
  const zh = language === "zh";
  const number = (parameters.number ?? "").trim().slice(0, 80);
  const title = zh ? "查证件" : "Check a permit";
  if (number === "") return { title, body: askForNumber(language) };
  const found = await publicPermit(city, number);
  if (found === undefined) return refusePage("PERMIT_UNKNOWN", { number });
  const body = html`<p class="code">${found.number}</p>
<h1 class="modest" lang="zh-CN">${found.name}</h1>
<p class="lead">${standing(found, today)[language]}</p>
${facts(found, language)}
${worksPart(found.works, language)}
${decisions(found, language)}
<p class="fine note" role="note">${
    zh
      ? "行政许可决定公开，公众有权查阅（行政许可法第四十条）。自然人的姓名只显示姓。"
      : "Permits are open to the public (Administrative Licensing Law, art. 40). Of a person only the surname is shown."
  }</p>`;
  return { title: `${found.name} ${found.number}`, breadcrumbs: [{ href: "/permits", text: title }], body };
}

function askForNumber(language: Language): Markup {
  const zh = language === "zh";
  return html`<h1>${zh ? "查证件" : "Check a permit"}</h1>
<p class="lead">${zh ? "用证件上的证号查：是不是真的，现在有没有效。" : "By the number on the permit: whether it is real, and whether it holds today."}</p>
<form action="/permits" class="card surface narrow section"><label for="number">${zh ? "证号" : "Number"}</label><div class="field"><input id="number" name="number" class="code" autocomplete="off" maxlength="80" required><button class="button">${zh ? "查询" : "Check"}</button></div></form>
<p class="secondary note">${zh ? "照证件抄写，年份用六角括号，例如余建审证字〔2026〕36号、建字第360500202600036号。" : "As it stands on the permit, such as 余建审证字〔2026〕36号 or 建字第360500202600036号."}</p>`;
}

/** Whether it holds today, in one sentence. */
function standing({ state, validFrom, validTo, endedOn }: PublicPermit, today: Day): Words {
  const { zh, en } = permitStateWords[state];
  const holds = endedOn === null || today < endedOn;
  if (holds && today < validFrom) return { zh: `自${validFrom}起有效。`, en: `Valid from ${validFrom} on.` };
  if (!holds) return { zh: `${zh}，自${endedOn}起不再有效。`, en: `${en}: no longer valid since ${endedOn}.` };
  if (state === "renewed")
    return { zh: `已延续；本证到${validTo}仍有效。`, en: `Renewed; this one is valid to ${validTo}.` };
  return validTo === null
    ? { zh: "现在有效，没有期限。", en: "Valid today, without a term." }
    : { zh: `现在有效，到${validTo}。`, en: `Valid today, to ${validTo}.` };
}

function facts(found: PublicPermit, language: Language): Markup {
  const zh = language === "zh";
  const link = (number: string) => html`<a href="${address("/permits", { number })}" lang="zh-CN">${number}</a>`;
  const rows: readonly (readonly [Words, Markup | string])[] = [
    [{ zh: "持有人", en: "Holder" }, html`<span lang="zh-CN">${publicName(found.holderName, found.holderKind)}</span>`],
    [{ zh: "事项", en: "Service" }, html`<a href="/items/${found.item}" lang="zh-CN">${found.itemName}</a>`],
    [{ zh: "发证机构", en: "Issued by" }, html`<span lang="zh-CN">${found.bodyName}</span>`],
    [{ zh: "发证日期", en: "Issued on" }, found.issuedOn],
    [{ zh: "有效期", en: "Term" }, `${found.validFrom} — ${found.validTo ?? (zh ? "没有期限" : "no end")}`],
    ...(found.previous === null ? [] : [[{ zh: "原证件", en: "Goes on from" }, link(found.previous)] as const]),
    ...(found.next === null ? [] : [[{ zh: "后续证件", en: "Followed by" }, link(found.next)] as const]),
  ];
  return html`<dl class="card surface facts">${rows.map(([name, value]) => html`<div><dt>${name[language]}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** What was decided about it; the text opens with the case's query code, since it may name people. */
function decisions({ documents }: PublicPermit, language: Language): Markup {
  const zh = language === "zh";
  return html`<section class="section"><h2>${zh ? "决定" : "Decisions"}</h2>
<ul>${documents.map(
    (one) =>
      html`<li><span lang="zh-CN">${one.kind}</span> <a href="${address("/documents", { number: one.number })}" lang="zh-CN">${one.number}</a> ${one.issuedOn}</li>`,
  )}</ul></section>`;
}
