import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "../ask.ts";
import { paperForm } from "../diff/change-words.ts";
import type { ItemShown } from "../item-query.ts";
import { feeWords, kindIn, limitWords, subjectWords, visitWords } from "../list-words.ts";
import { chinese } from "../pieces.ts";
import { handlingSteps, stepTime } from "./handling-steps.ts";
import { closedBanner } from "./item-basis.ts";
import { whereText } from "./item-details.ts";

/**
 * `/items/:code/guide`: 办事指南, all that one must know on one sheet of A4: the same facts as the item's page, without
 * what only a screen can use. A long list is cut and counted, so that the sheet stays one.
 */
export async function guidePage({ city, language, parameters }: PageRequest): Promise<Page | Refusal> {
  const shown = await askPublicly(city, "lists.item", {
    code: parameters.code,
    ...(parameters.on ? { on: parameters.on } : {}),
  });
  if (isRefusal(shown)) return shown;
  const zh = language === "zh";
  const { version, code, on } = shown;
  const title = zh ? `办事指南：${version.name}` : `Guide: ${version.name}`;
  const body = html`<article class="guide"><p class="secondary">${zh ? "办事指南" : "Guide"} · ${kindIn(shown.kind, language)} · <span class="number">${code}</span> · ${zh ? `第${version.number}版，${version.validFrom}起` : `version ${version.number}, from ${version.validFrom}`} · ${zh ? `清单日期${on}` : `list of ${on}`}</p>
<h1>${chinese(version.name, language)}</h1>
${closedBanner(shown, language)}
${facts(shown, language)}
${papers(shown, language)}
${conditions(shown, language)}
<section aria-labelledby="steps"><h2 id="steps">${zh ? "怎么走" : "Steps"}</h2><p>${steps(shown, language)}</p></section>
<div class="grid halves"><section aria-labelledby="basis"><h2 id="basis">${zh ? "依据" : "Legal basis"}</h2>
<p>${version.bases.length === 0 ? (zh ? "没有设定依据，只提供意见" : "none: advice only") : chinese(cut(version.bases, 6, language), language)}</p></section>
<section aria-labelledby="remedies"><h2 id="remedies">${zh ? "不批准，或者超时了" : "If refused, or late"}</h2>
<p>${zh ? `收到决定60日内可以申请行政复议，6个月内可以提起行政诉讼。超时、多要材料、乱收费：${version.guide.complaints ?? "12345"}。` : `Reconsideration within 60 days, or a lawsuit within 6 months. Late, more papers or fees than listed: ${version.guide.complaints ?? "12345"}.`}</p></section></div>
<p class="acts"><a class="button quiet" href="/items/${code}">${zh ? "回到事项页" : "Back to the item"}</a></p>
<p class="fine note">${zh ? "清单以外的材料、条件、收费，一样也不能要（优化营商环境条例第三十五条）。打印用浏览器的打印，一张A4。" : "Nothing beyond this list may be asked for. Print it with your browser: one sheet of A4."}</p></article>`;
  return { title, breadcrumbs: [{ href: `/items/${code}`, text: version.name }], body };
}

function facts(shown: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const { version, bodies } = shown;
  const names = bodies.map((one) => (zh ? one.name : one.nameEn || one.name));
  const promise = limitWords(version.promisedDays, version.promisedDays === 0 ? "immediate" : "workday")[language];
  const law = limitWords(version.legalDays, version.legalUnit)[language];
  const rows: readonly (readonly [string, Markup | string])[] = [
    [
      zh ? "谁能办" : "Who may apply",
      version.subjectKinds.map((kind) => subjectWords[kind][language]).join(zh ? "、" : ", "),
    ],
    [
      zh ? "谁来办" : "Who handles it",
      names.length === 0 ? (zh ? "没有机构有权办" : "no body") : chinese(cut(names, 3, language), language),
    ],
    [zh ? "在哪办" : "Where", whereText(version, language)],
    [zh ? "时限" : "Limits", zh ? `承诺${promise}，法定${law}；从受理次日起算` : `promised ${promise}; law: ${law}`],
    [zh ? "到窗口" : "Trips", visitWords(version.visits)[language]],
    [zh ? "收费" : "Fee", fee(shown, language)],
    [
      zh ? "拿到什么" : "What you get",
      chinese(version.yields.join("、") || (zh ? "办理结果" : "the result"), language),
    ],
  ];
  return html`<table><caption>${zh ? "要点" : "In short"}</caption><tbody>${rows.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}</tbody></table>`;
}

function fee({ version }: ItemShown, language: Language): Markup {
  const listed = version.fees.map(({ name, standard, basis }) => `${name} ${standard}（${basis}）`);
  return listed.length === 0
    ? chinese(feeWords(version.fee)[language], version.fee === "无" ? "zh" : language)
    : chinese(cut(listed, 4, language), language);
}

/** Rows of the papers' table; more are named in one line below it. */
const PAPERS_SHOWN = 12;

function papers({ version, makers }: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  if (version.papers.length === 0) return html`<p>${zh ? "不用交材料。" : "No paper is needed."}</p>`;
  const held = (paper: (typeof version.papers)[number]) => paper.from !== null && makers[paper.from] !== undefined;
  const ordered = [...version.papers.filter((paper) => !held(paper)), ...version.papers.filter(held)];
  const own = ordered.filter((paper) => !held(paper)).length;
  const rows = ordered.slice(0, PAPERS_SHOWN).map((paper) => {
    const how = held(paper)
      ? zh
        ? "本市出具，同一项目里不用交"
        : "issued here, fetched within a project"
      : paperForm(paper, language) || (zh ? "原件或复印件，1份" : "original or copy, one");
    const maker = paper.from === null ? undefined : makers[paper.from];
    const issuer = maker?.bodyName ?? paper.issuer ?? (zh ? "申请人" : "the applicant");
    return html`<tr><th scope="row">□ ${chinese(paper.name, language)}</th><td>${how}</td><td>${chinese(issuer, language)}</td></tr>`;
  });
  const rest = ordered.slice(PAPERS_SHOWN).map(({ name }) => name);
  const more =
    rest.length === 0 ? "" : html`<p>${zh ? "还有：" : "and: "}${chinese(cut(rest, 20, language), language)}</p>`;
  const caption = zh
    ? `材料共${ordered.length}份，您准备${own}份`
    : `${ordered.length} papers, ${own} for you to bring`;
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">${zh ? "材料" : "Paper"}</th><th scope="col">${zh ? "要求" : "Form"}</th><th scope="col">${zh ? "谁出具" : "Issued by"}</th></tr></thead><tbody>${rows}</tbody></table>${more}`;
}

function conditions({ version }: ItemShown, language: Language): Markup | "" {
  if (version.conditions.length === 0) return "";
  const zh = language === "zh";
  const shown = version.conditions.slice(0, 8).map(({ text }) => html`<li>${chinese(text, language)}</li>`);
  const more = version.conditions.length - shown.length;
  const rest = more > 0 ? html`<li>${zh ? `另${more}条见事项页` : `${more} more on the item's page`}</li>` : "";
  return html`<section aria-labelledby="conditions"><h2 id="conditions">${zh ? "条件" : "Conditions"}</h2><ol class="dots">${shown}${rest}</ol></section>`;
}

function steps({ version }: ItemShown, language: Language): string {
  const zh = language === "zh";
  const middle = handlingSteps(version, language).map(
    (step) => `${step.name}${zh ? "（" : " ("}${stepTime(step, language)}${zh ? "）" : ")"}`,
  );
  const excluded = version.special.map(({ ground, days, unit }) =>
    zh ? `${ground}${limitWords(days, unit).zh}不计入时限` : `${ground}: ${limitWords(days, unit).en} not counted`,
  );
  const all = [
    zh
      ? "收件、受理（当天；缺什么5个工作日内一次告知）"
      : "receipt and acceptance (same day; what is missing is told once within 5 workdays)",
    ...middle,
    zh ? "送达（决定后10个工作日内）" : "delivery (within 10 workdays of the decision)",
  ].join(" → ");
  return excluded.length === 0 ? all : `${all}${zh ? "。" : ". "}${excluded.join(zh ? "；" : "; ")}`;
}

/** The first parts of a list, and how many there are when it is longer. */
function cut(parts: readonly string[], most: number, language: Language): string {
  const zh = language === "zh";
  const shown = parts.slice(0, most).join(zh ? "；" : "; ");
  if (parts.length <= most) return shown;
  return zh ? `${shown}等${parts.length}个` : `${shown} and ${parts.length - most} more`;
}
