import { html, raw } from "hono/html";
import type { Light } from "#kernel/calendar/lights.ts";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { documentKinds } from "#kernel/documents/documents.ts";
import { address } from "#kernel/pages/address.ts";
import { type Light as Badge, lightBadge } from "#kernel/pages/light-badge.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { statusWords } from "./case-words.ts";
import { agentLine } from "./portal-agent.ts";
import { besideLines } from "./portal-beside.ts";
import { jointLine, mendingPart } from "./portal-joint.ts";
import { refusePage } from "./portal-refusals.ts";
import { owedPart } from "./portal-supply.ts";
import { timeline } from "./portal-timeline.ts";
import { type Progress, progressOf } from "./queries/progress.ts";
import { siteBlock } from "./site/portal-part.ts";
import { worksPart } from "./works/portal-part.ts";

/** `/progress`: one field; with a query code the case: who holds it, days used and left, what is owed, its documents. */
export async function progressPage(request: PageRequest): Promise<Page | Refusal> {
  const { city, language, parameters, today } = request;
  const zh = language === "zh";
  const typed = (parameters.code ?? "").trim().slice(0, 60);
  const title = zh ? "查进度" : "Check progress";
  if (typed === "") return { title, body: askForCode(language) };
  const found = await progressOf(city, typed);
  if (found === null) return refusePage("QUERY_CODE_UNKNOWN", { code: typed });
  const body = html`<div class="grid two-thirds"><div>
<p class="code">${found.code}</p>
<h1 class="modest">${inChinese(found.itemName, language)}</h1>
<p class="secondary">${statusLine(found, language)}</p>
${now(found, language)}
${worksPart(found.works, language)}
${agentLine(found, language)}${jointLine(found.joint, language)}
${mendingPart(found.joint, language) ?? owedPart(found, request)}
${await siteBlock(city, found.matter, language)}
${timeline(found, language)}
</div>
<div>${side(found, today, language)}</div></div>`;
  return { title: `${title} ${found.code}`, breadcrumbs: [{ href: "/progress", text: title }], body };
}

const inChinese = (text: string, language: Language): Markup =>
  language === "zh" ? html`${text}` : html`<span lang="zh-CN">${text}</span>`;

function askForCode(language: Language): Markup {
  const zh = language === "zh";
  return html`<h1>${zh ? "查进度" : "Check progress"}</h1>
<p class="lead">${zh ? "不用登录。查询码在收件凭证上，12位，形如AB12-CD34-EF56。" : "No sign-in. The query code is on your receipt: 12 characters such as AB12-CD34-EF56."}</p>
<form action="/progress" class="card surface narrow section"><label for="code">${zh ? "查询码" : "Query code"}</label><div class="field"><input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" maxlength="20" required><button class="button">${zh ? "查询" : "Check"}</button></div></form>
<p class="secondary note">${zh ? "大小写、横线都不要紧；数字0和字母O、数字1和字母I，系统会认。查询码等于钥匙，不要给别人。" : "Case and hyphens do not matter; 0 and O, 1 and I are told apart for you. The code is a key: keep it."}</p>`;
}

function statusLine(found: Progress, language: Language): Markup {
  const status = statusWords[found.status][language];
  const project = found.matterPublic
    ? html` · <a href="/projects/${found.matter}">${inChinese(found.matterTitle, language)}</a>`
    : "";
  return html`${language === "zh" ? `现在：${status}` : `Now ${status}`} · <a href="/items/${found.item}">${language === "zh" ? "事项说明" : "about this service"}</a>${project}`;
}

const badges: Readonly<Record<Light, Badge>> = {
  ...{ normal: "ok", remind: "remind", yellow: "yellow", red: "red", deepRed: "deep", paused: "paused" },
};

/** What the running clock is for, in words before and after the number of days. */
const aims = {
  intake: {
    limit: { zh: "受理答复", en: "Answer on acceptance by" },
    left: { zh: "个工作日答复是否受理", en: "workdays to say whether it is accepted" },
    late: { zh: "个工作日，还没有答复是否受理", en: "workdays: no word on acceptance yet" },
  },
  supplied: {
    limit: { zh: "受理答复", en: "Answer on acceptance by" },
    left: { zh: "个工作日答复是否受理（补正已收齐）", en: "workdays to say whether it is accepted (all was supplied)" },
    late: { zh: "个工作日，还没有答复是否受理", en: "workdays: no word on acceptance yet" },
  },
  promised: {
    limit: { zh: "承诺", en: "Promised by" },
    left: { zh: "个工作日作出决定", en: "workdays to decide" },
    late: { zh: "个工作日，还没有作出决定", en: "workdays: not decided yet" },
  },
  delivery: {
    limit: { zh: "送达", en: "Delivery by" },
    left: { zh: "个工作日送达决定", en: "workdays to deliver the decision" },
    late: { zh: "个工作日，决定还没有送达", en: "workdays: not delivered yet" },
  },
} as const;

/** The limit first: days left, the light, who holds it, both limits (CLK-19). */
function now(found: Progress, language: Language): Markup {
  const zh = language === "zh";
  const { standing } = found;
  if (found.status === "supplementing") return waiting(found, language);
  if (found.status === "handedUp" && found.handedUp !== null) return above(found, found.handedUp, language);
  if (standing === null || !["received", "accepted", "decided"].includes(found.status))
    return finished(found, language);
  const { left, used, limitDays, light } = standing;
  const aim = aims[standing.clock];
  const late = left !== null && left < 0;
  const before = late ? (zh ? "已超" : "late by") : zh ? "还剩" : "left:";
  const held = zh
    ? html`现在在<a href="/bodies/${found.body}"><b>${found.bodyName}</b></a>。`
    : html`It is now with <a href="/bodies/${found.body}"><b>${found.bodyNameEn || inChinese(found.bodyName, language)}</b></a>.`;
  const limits = [
    ...(standing.due === null ? [] : [{ label: aim.limit[language], on: standing.due }]),
    ...(standing.clock !== "promised" || standing.legalDue === null
      ? []
      : [{ label: zh ? "法定" : "By law", on: standing.legalDue }]),
  ].map(({ label, on }) => html`${label} <span class="number">${on}</span>${zh ? "前" : ""}<br>`);
  return html`<section class="card now" aria-label="${zh ? "现在" : "Now"}">
<div class="pair"><p class="left"><span class="secondary">${before}</span> <b class="number">${left === null ? "—" : Math.abs(left)}</b> <span>${(late ? aim.late : aim.left)[language]}</span></p>${lightBadge({ light: badges[light], language })}</div>
${ticks(used, limitDays, language)}
<p>${held}${because(found, light, language)}</p>${besideLines(found, language)}
<p class="secondary">${limits}${standing.provisional ? html`${provisional[language]}<br>` : ""}${elapsed(found, language)}</p>
</section>`;
}

/** The clock is the applicant's: no day counts against the office, and none lapses (CLK-08, CLK-09). */
function waiting(found: Progress, language: Language): Markup {
  const zh = language === "zh";
  const told = found.supplements.at(-1)?.toldOn ?? found.openedOn;
  return html`<section class="card now" aria-label="${zh ? "现在" : "Now"}"><p><b>${zh ? "等您补正材料" : "Waiting for your papers"}</b></p>
<p>${zh ? `${told}一次告知了要补正的内容。补齐的那一天就是受理日；没有期限，不会作废。` : `You were told on ${told} what is missing. The day on which all of it is there is the day of acceptance; nothing lapses.`}</p>
<p class="secondary">${elapsed(found, language)}</p></section>`;
}

function above(found: Progress, { office, on }: NonNullable<Progress["handedUp"]>, language: Language): Markup {
  const zh = language === "zh";
  return html`<section class="card now" aria-label="${zh ? "现在" : "Now"}"><p><b>${zh ? `已报${office}决定` : html`With a higher office: <span lang="zh-CN">${office}</span>`}</b></p>
<p>${zh ? `初审于${on}完成，全部材料已上报，不会再要您交一遍。` : `Screened on ${on} and handed up whole; you are asked for nothing again.`}</p>
<p class="secondary">${elapsed(found, language)}</p></section>`;
}

const provisional: Words = {
  zh: "节假日安排还没有公布，日期可能再算。",
  en: "Holidays are not published yet; the date may be computed again.",
};

/** Why a clock stands still, and what being late obliges the body to (CLK-16, CLK-19). */
function because(found: Progress, light: Light, language: Language): string {
  const zh = language === "zh";
  if (light === "paused") {
    const { ground = "", on = "", until = null } = found.pause ?? {};
    return zh
      ? `计时暂停：${ground}，自${on}起${until === null ? "" : `，预计到${until}`}；不计入时限，完了接着走。`
      : ` The clock is paused for ${ground} since ${on}${until === null ? "" : `, until about ${until}`}; it goes on afterwards.`;
  }
  if (light !== "red" && light !== "deepRed") return "";
  const { lateReason } = found;
  const reason =
    lateReason === null
      ? zh
        ? "过了承诺时限，承办机构要公开说明原因。"
        : " Past its promise: the body must publish why."
      : zh
        ? `超过承诺时限的原因：${lateReason.replace(/。$/, "")}。`
        : ` Why it is late: ${lateReason}`;
  const remedy = zh
    ? "过了法定时限：可以投诉，也可以申请行政复议。"
    : " Past the limit of the law: you may complain or ask for reconsideration.";
  if (light === "red") return reason;
  return lateReason === null ? remedy : `${reason}${remedy}`;
}

/** How many days have passed, and whose they were: the office's, the applicant's, or nobody's by law (CON-10). */
function elapsed({ shares }: Progress, language: Language): string {
  const zh = language === "zh";
  const { elapsedDays, officeWorkdays, days } = shares;
  const others = (
    [
      ["applicant", "您补正", "supplementing"],
      ["excluded", "依法扣除", "excluded by law"],
      ["higher", "上级机关", "higher office"],
    ] as const
  )
    .filter(([whose]) => days[whose] > 0)
    .map(([whose, name, nameEn]) => (zh ? `，${name}${days[whose]}天` : `, ${nameEn} ${days[whose]} days`))
    .join("");
  return zh
    ? `收件以来${elapsedDays}个日历日：机关用了${officeWorkdays}个工作日（${days.office}天）${others}`
    : `${elapsedDays} calendar days since receipt: the office ${officeWorkdays} workdays (${days.office} days)${others}`;
}

const MOST_TICKS = 20;

/** A box for each day of the limit, filled when used; longer limits stand as one bar's worth of words only. */
function ticks(used: number, limit: number, language: Language): Markup | "" {
  const label = language === "zh" ? `${limit}个工作日，用了${used}个` : `${used} of ${limit} workdays used`;
  if (limit === 0 || limit > MOST_TICKS) return html`<p class="fine">${label}</p>`;
  const boxes = Array.from({ length: limit }, (_, index) => html`<i${index < used ? raw(' class="used"') : ""}></i>`);
  return html`<div class="ticks" aria-hidden="true">${boxes}</div><p class="fine">${label}</p>`;
}

function finished(found: Progress, language: Language): Markup {
  const zh = language === "zh";
  const delivered: Words =
    found.decision === "refused"
      ? { zh: "不予许可，已送达", en: "Refused and delivered" }
      : { zh: "办好了，已送达", en: "Granted and delivered" };
  const outcome = (found.status === "delivered" ? delivered : statusWords[found.status])[language];
  const used =
    found.standing === null || found.acceptedOn === null
      ? ""
      : html`<p class="secondary">${zh ? `从受理到决定用了${found.standing.used}个工作日，承诺${found.standing.limitDays}个。` : `${found.standing.used} workdays from acceptance to decision; promised ${found.standing.limitDays}.`}</p>`;
  return html`<section class="card now" aria-label="${zh ? "结果" : "Result"}"><p><b>${outcome}</b></p>${used}</section>`;
}

function side(found: Progress, today: string, language: Language): Markup {
  const zh = language === "zh";
  const rows = found.documents.map(({ kind, number, issuedOn }) => {
    const words = documentKinds[kind as keyof typeof documentKinds];
    const name = zh || !words ? kind : words.en;
    return html`<li><a href="${address("/documents", { number, code: found.code })}">${name}</a><br><small><span lang="zh-CN">${number}</span> <span class="number">${issuedOn}</span></small></li>`;
  });
  const none = html`<p class="secondary">${zh ? "还没有文书。" : "No document yet."}</p>`;
  return html`<section class="card surface" aria-labelledby="documents"><h2 id="documents">${zh ? "文书" : "Documents"}</h2>${rows.length === 0 ? none : html`<ul class="rows">${rows}</ul>`}</section>
<section class="section" aria-labelledby="questions"><h2 id="questions">${zh ? "有问题" : "Questions"}</h2><ul class="rows secondary"><li>${zh ? "咨询、投诉：12345，报查询码" : "Questions and complaints: 12345, with the query code"}</li><li><a href="/help#complain">${zh ? "多要材料、多跑路、超时怎么办" : "If you are asked for more, sent around, or kept waiting"}</a></li><li>${zh ? `本页数据：${today}` : `Data of ${today}`}</li></ul></section>`;
}
