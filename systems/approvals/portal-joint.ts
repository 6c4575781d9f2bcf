import { html } from "hono/html";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { type CaseRound, type MemberRow, type RoundRow, roundsOf } from "./joint/rounds-query.ts";
import { jointStateWords } from "./joint/words.ts";

/** 联合办理 on a project's public page: who leads, who has answered, and by when; what was said is the applicant's to read. */
export async function jointBlock(city: City, matter: string, today: Day, language: Language): Promise<Markup | ""> {
  const rounds = await roundsOf(city, matter, today);
  if (rounds.length === 0) return "";
  const zh = language === "zh";
  return html`<section class="section" aria-labelledby="joint"><h2 id="joint">${zh ? "联合办理" : "Handled jointly"}</h2>
${rounds.map((round) => oneRound(round, language))}</section>`;
}

function oneRound(round: RoundRow, language: Language): Markup {
  const zh = language === "zh";
  const lead = html`<span lang="zh-CN">${round.leadName}</span>`;
  const visit = round.visitOn === null ? "" : zh ? `；${round.visitOn}现场` : `; visit on ${round.visitOn}`;
  const due =
    round.settledOn === null && round.due !== null
      ? zh
        ? `；${round.due}前一次出意见`
        : `; one list by ${round.due}`
      : "";
  const rows = round.members
    .filter(({ state }) => state !== "left")
    .map(
      (one) =>
        html`<li class="pair"><span lang="zh-CN">${one.bodyName} <span class="secondary">${one.name}</span></span><span>${standsAt(one, round, language)}</span></li>
`,
    );
  return html`<h3>${round.title[language]}：${jointStateWords[round.state][language]}</h3>
<p class="secondary">${zh ? html`${lead}牵头，${round.startedOn}同时发给各部门${visit}${due}。` : html`Led by ${lead}, sent to all on ${round.startedOn}${visit}${due}.`}</p>
<ul class="rows">${rows}</ul>`;
}

/** Of a member whether it has answered, how many defects it listed once they are told, or by when it answers. */
function standsAt(one: MemberRow, { state, settledOn }: RoundRow, language: Language): string {
  const zh = language === "zh";
  const listed = settledOn === null ? 0 : one.defects.length;
  const cleared = one.defects.filter(({ clearedOn }) => clearedOn !== null).length;
  if (listed > 0)
    return zh ? `列出${listed}条问题，已整改${cleared}条` : `${listed} defects listed, ${cleared} put right`;
  if (one.state === "answered") return zh ? "已答复" : "answered";
  if (one.state === "silent" || state !== "asked") return zh ? "没有按时答复" : "did not answer in time";
  return zh ? `${one.due ?? ""}前答复` : `answers by ${one.due ?? ""}`;
}

/** On the public page of a case: that it is handled jointly, under whom, and by when the one list is sent. */
export function jointLine(round: CaseRound | null, language: Language): Markup | "" {
  if (round === null) return "";
  const zh = language === "zh";
  const lead = html`<span lang="zh-CN">${round.leadName}</span>`;
  const due =
    round.settledOn !== null || round.due === null
      ? ""
      : zh
        ? html`，<span class="number">${round.due}</span>前一次告知全部意见`
        : html`; all opinions in one list by <span class="number">${round.due}</span>`;
  const visit =
    round.visitOn === null
      ? ""
      : zh
        ? html`；<span class="number">${round.visitOn}</span>现场`
        : html`; visit on <span class="number">${round.visitOn}</span>`;
  return html`<p class="secondary">${zh ? "联合办理" : "Handled jointly"}：${round.title[language]}，${jointStateWords[round.state][language]}${zh ? html`，${lead}牵头` : html`, led by ${lead}`}${visit}${due}${zh ? "。" : "."}</p>`;
}

/** What the applicant owes while a joint acceptance waits for listed defects to be put right; null at any other time. */
export function mendingPart(round: CaseRound | null, language: Language): Markup | null {
  if (round?.state !== "correcting" || round.mendedOn !== null) return null;
  const zh = language === "zh";
  return html`<section class="owe" aria-labelledby="owe"><h2 id="owe">${zh ? "您要整改联合验收列出的问题" : "Put right what the joint acceptance listed"}</h2><p>${zh ? "问题都在联合验收整改通知书里，只复验这些。整改好后，登录工作台，在项目页报告整改完成。" : "All of it stands in the notice of defects; nothing else is looked at again. When it is done, sign in and report it on the project's page."}</p></section>`;
}
