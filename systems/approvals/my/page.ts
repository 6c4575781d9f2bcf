import { html } from "hono/html";
import type { Light } from "#kernel/calendar/lights.ts";
import type { Page, PageRequest, Redirect } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import { formSummary } from "#kernel/pages/form.ts";
import { type Light as Badge, lightBadge } from "#kernel/pages/light-badge.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { pathOf } from "../apply/draft.ts";
import { chinese } from "../apply/pieces.ts";
import { statusWords } from "../case-words.ts";
import { type OwnDebt, renewBy } from "./owed.ts";
import { ownOfPerson } from "./own.ts";
import {
  type OwnCase,
  type OwnDraft,
  type OwnPermit,
  type OwnProject,
  type OwnResult,
  ownDrafts,
  ownResults,
} from "./query.ts";
import { takePart } from "./take-along.ts";

/** `/my`: what one owes, one's cases with who holds them and the days left, projects, permits, and what is half written (ACC-02). */
export async function myPage(request: PageRequest): Promise<Page | Redirect | Refusal> {
  const { city, who, today, language } = request;
  if (who.kind !== "person") return { redirect: "/sign-in?to=%2Fmy" };
  const zh = language === "zh";
  const { applicants, subjects, cases, projects, permits, owed } = await ownOfPerson(city, request);
  const [results, drafts] = await Promise.all([ownResults(city, subjects, today), ownDrafts(city, who.person, today)]);
  const refusal = request.form?.refusal ?? null;
  const names = applicants.map(({ name }) => name).join(zh ? "、" : ", ");
  const body = html`<p class="fine">${names === "" ? (zh ? "您的账号没有登记可以代表的申请人" : "Your account speaks for no applicant") : chinese(names, language)}</p>
<h1 class="modest">${zh ? "我的办件" : "My cases"}</h1>
<p class="lead">${
    zh
      ? `在办${cases.length}件，要您做的${owed.length}项${drafts.length === 0 ? "" : `，没填完的申请${drafts.length}份`}。`
      : `${cases.length} running, ${owed.length} for you to do${drafts.length === 0 ? "" : `, ${drafts.length} unfinished`}.`
  }</p>
${refusal === null ? "" : formSummary(refusal, language)}
${owedPart(owed, language)}
${casesPart(cases, language)}
${draftsPart(drafts, language)}
${projectsPart(projects, language)}
${permitsPart(permits, request)}
${resultsPart(results, language)}
${takePart(applicants, request)}`;
  return { title: zh ? "我的办件" : "My cases", body };
}

function owedPart(owed: readonly OwnDebt[], language: Language): Markup {
  const zh = language === "zh";
  if (owed.length === 0)
    return html`<section class="owe" aria-labelledby="owe"><h2 id="owe">${zh ? "您现在不用做什么" : "Nothing for you to do"}</h2></section>`;
  const rows = owed.map(
    ({ what, detail, about, by, href }) =>
      html`<li class="pair"><span><a href="${href}">${what[language]}${detail === null ? "" : html`${zh ? "：" : ": "}${chinese(detail, language)}`}</a> <small>${chinese(about, language)}</small></span><span class="secondary">${
        by === null
          ? zh
            ? "没有期限，不会作废"
            : "no limit, nothing lapses"
          : html`${zh ? "" : "by "}<b class="number">${by}</b>${zh ? "前" : ""}`
      }</span></li>
`,
  );
  return html`<section class="owe" aria-labelledby="owe"><h2 id="owe">${zh ? `要您做的，${owed.length}项` : `For you to do: ${owed.length}`}</h2><ul>${rows}</ul></section>`;
}

const badges: Readonly<Record<Light, Badge>> = {
  ...{ normal: "ok", remind: "remind", yellow: "yellow", red: "red", deepRed: "deep", paused: "paused" },
};

function casesPart(cases: readonly OwnCase[], language: Language): Markup {
  const zh = language === "zh";
  const heading = html`<h2 id="cases">${zh ? `在办，${cases.length}件` : `Running: ${cases.length}`}</h2>`;
  if (cases.length === 0)
    return html`<section class="section" aria-labelledby="cases">${heading}${emptyState({
      title: zh ? "现在没有在办的办件" : "No case is running",
      why: zh ? "从事项页申请的、在窗口交的，都在这里。" : "What you apply for, here or at a window, stands here.",
      act: { label: zh ? "去办事" : "Apply", href: "/items" },
    })}</section>`;
  const rows = cases.map((one) => {
    const { itemName, queryCode, matterTitle, matterKind, standing, status } = one;
    const light = standing === null ? "" : lightBadge({ light: badges[standing.light], language });
    const project = matterKind === "project" ? html` <small>${chinese(matterTitle, language)}</small>` : "";
    return html`<li class="pair"><span><a href="${address("/progress", { code: queryCode })}">${chinese(itemName, language)}</a>${project}<br><span class="secondary">${statusWords[status as keyof typeof statusWords][language]} · ${holdsIt(one, language)}</span></span><span>${light}<br><span class="secondary">${daysLeft(one, language)}</span></span></li>
`;
  });
  return html`<section class="section" aria-labelledby="cases">${heading}<ul class="rows">${rows}</ul></section>`;
}

/** Who has it now: the applicant, the body, or a higher office. */
function holdsIt({ status, bodyName, handedUp, standing, pauseGround }: OwnCase, language: Language): Markup {
  const zh = language === "zh";
  if (status === "supplementing") return html`${zh ? "在您手里" : "with you"}`;
  const holder = status === "handedUp" && handedUp !== null ? handedUp.office : bodyName;
  const why = standing?.light === "paused" && pauseGround !== null ? `（${pauseGround}）` : "";
  return chinese(`${holder}${why}`, language);
}

/** What is left of the limit that runs, in workdays, and its day. */
function daysLeft({ standing, status }: OwnCase, language: Language): Markup {
  const zh = language === "zh";
  if (status === "supplementing") return html`${zh ? "等您补正" : "waits for you"}`;
  if (standing === null || standing.left === null) return html`${zh ? "没有在走的时限" : "no limit runs"}`;
  if (standing.light === "paused")
    return html`${zh ? `剩${standing.left}个工作日，停着` : `${standing.left} workdays left, stopped`}`;
  const due = html`<span class="number">${standing.due ?? ""}</span>`;
  if (standing.left < 0)
    return html`${zh ? `超过${-standing.left}个工作日` : `${-standing.left} workdays late`} ${due}`;
  return html`${zh ? `还剩${standing.left}个工作日` : `${standing.left} workdays left`} ${due}`;
}

function draftsPart(drafts: readonly OwnDraft[], language: Language): Markup | "" {
  if (drafts.length === 0) return "";
  const zh = language === "zh";
  const rows = drafts.map(
    ({ id, title, expiresOn, ...row }) =>
      html`<li class="pair"><a href="${pathOf(row)}/form?draft=${id}">${chinese(title, language)}${row.stage === null ? "" : zh ? `，第${row.stage}阶段` : `, stage ${row.stage}`}</a><span class="secondary">${zh ? "保留到" : "kept until "}<span class="number">${expiresOn}</span></span></li>
`,
  );
  return html`<section class="section" aria-labelledby="drafts"><h2 id="drafts">${zh ? "没填完的申请" : "Unfinished applications"}</h2><ul class="rows">${rows}</ul></section>`;
}

function projectsPart(projects: readonly OwnProject[], language: Language): Markup | "" {
  if (projects.length === 0) return "";
  const zh = language === "zh";
  const rows = projects.map(
    ({ id, title, projectCode, ofPerson, running, decided }) =>
      html`<li class="pair"><span>${ofPerson ? chinese(title, language) : html`<a href="/projects/${id}">${chinese(title, language)}</a>`} <small class="number">${projectCode ?? ""}</small></span><span class="secondary">${zh ? `在办${running}项，办结${decided}项` : `${running} running, ${decided} decided`}</span></li>
`,
  );
  return html`<section class="section" aria-labelledby="projects"><h2 id="projects">${zh ? "项目" : "Projects"}</h2><ul class="rows">${rows}</ul></section>`;
}

function permitsPart(permits: readonly OwnPermit[], { city, language }: PageRequest): Markup | "" {
  if (permits.length === 0) return "";
  const zh = language === "zh";
  const calendar = city.calendar();
  const rows = permits.map((permit) => {
    const last = renewBy(permit, calendar);
    const term =
      last === null
        ? html`${zh ? "没有期限" : "no term"}`
        : zh
          ? html`有效到<span class="number">${permit.validTo}</span>，延续最晚<span class="number">${last}</span>申请`
          : html`valid to <span class="number">${permit.validTo}</span>; renewal by <span class="number">${last}</span>`;
    return html`<li class="pair"><span><a href="${address("/permits", { number: permit.number })}">${chinese(permit.name, language)}</a> <small lang="zh-CN">${permit.number}</small></span><span class="secondary">${term}</span></li>
`;
  });
  return html`<section class="section" aria-labelledby="permits"><h2 id="permits">${zh ? "证件" : "Permits"}</h2><ul class="rows answers">${rows}</ul></section>`;
}

function resultsPart(results: readonly OwnResult[], language: Language): Markup | "" {
  if (results.length === 0) return "";
  const zh = language === "zh";
  const rows = results.map(({ itemName, decision, decidedOn, queryCode, status }) => {
    const words =
      status === "notAccepted"
        ? statusWords.notAccepted[language]
        : decision === "refused"
          ? zh
            ? "不予许可"
            : "refused"
          : zh
            ? "准予"
            : "granted";
    return html`<li class="pair"><a href="${address("/progress", { code: queryCode })}">${chinese(itemName, language)}</a><span class="secondary">${words} <span class="number">${decidedOn ?? ""}</span></span></li>
`;
  });
  return html`<section class="section" aria-labelledby="results"><h2 id="results">${zh ? "最近办结" : "Closed lately"}</h2><ul class="rows">${rows}</ul></section>`;
}
