import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { readQueryCode } from "#kernel/identifiers/queryCode.ts";
import { type Light as Badge, lightBadge } from "#kernel/pages/light-badge.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { chinese, part } from "../pieces.ts";
import { refuse } from "./refusals.ts";
import { findingWords, reportClocks, reportStateWords } from "./report-words.ts";
import { type ReportStanding, reportOfCode } from "./reports-query.ts";

const badges: Readonly<Record<ReportStanding["light"], Badge>> = {
  ...{ normal: "ok", remind: "remind", yellow: "yellow", red: "red", deepRed: "deep", paused: "paused" },
};
type Shown = NonNullable<Awaited<ReturnType<typeof reportOfCode>>>;

/** `/reports/:code`: how a report stands, by when it is owed what, and the answer; opens with its query code (SUP-06). */
export async function reportPage({ city, language, parameters, today }: PageRequest): Promise<Page | Refusal> {
  // The form that asks for a code leads to /reports/find?key=…: a form without a script cannot write into the path.
  const given = (parameters.code === "find" ? parameters.key : parameters.code) ?? "";
  const typed = given.trim().slice(0, 60);
  const shown = await reportOfCode(city, readQueryCode(typed), today);
  if (shown === undefined) return refuse("REPORT_UNKNOWN", { code: typed });
  if (isRefusal(shown)) return shown;
  const zh = language === "zh";
  const code = readQueryCode(typed);
  const title = zh ? "举报的办理" : "How the report stands";
  const body = html`<h1>${title}</h1>
<div class="card surface narrow section"><p class="secondary">${zh ? "查询码，请记下来：以后凭它看答复，丢了无法找回" : "Your query code. Note it down: the answer is read with it, and it cannot be found again"}</p><p class="big number"><b>${code}</b></p></div>
${nowPart(shown, language)}
${aboutPart(shown, language)}
${clocksPart(shown, language)}`;
  return { title, breadcrumbs: [{ href: "/reports", text: zh ? "举报不作为" : "Report inaction" }], body };
}

/** The state first; while it runs, the days left and the light, and in the end the answer. */
function nowPart({ state, standing, finding, answer, answeredOn, takenOn }: Shown, language: Language): Markup {
  const zh = language === "zh";
  if (standing === null) {
    const on = answeredOn ?? takenOn ?? "";
    return html`<section class="owe section" role="status"><h2>${reportStateWords[state][language]}${finding === null ? "" : html`：${findingWords[finding][language]}`}</h2>${(answer ?? "").split("\n").map((line) => html`<p>${chinese(line, language)}</p>`)}<p class="secondary number">${on}</p></section>`;
  }
  const { left, light, due, clock } = standing;
  const late = left !== null && left < 0;
  const aim = reportClocks[clock][language];
  const days = left === null ? "—" : Math.abs(left);
  const text = zh
    ? `${aim}：${late ? "已超" : "还剩"}${days}个工作日`
    : `${aim}: ${late ? `${days} workdays late` : `${days} workdays left`}`;
  return html`<section class="owe section" role="status"><h2>${reportStateWords[state][language]}</h2><p>${lightBadge({ light: badges[light], language })} ${text}${due === null ? "" : html`${zh ? "，" : ", "}<span class="number">${due}</span>${zh ? "前" : ""}`}</p>${late ? html`<p>${zh ? "过了时限也不会自动结案，它一直留在监察机关名下，直到答复。" : "Being late closes nothing: it stays with the supervisors until it is answered."}</p>` : ""}</section>`;
}

function aboutPart({ body, bodyName, bodyNameEn, item, itemName, receivedOn }: Shown, language: Language): Markup {
  const zh = language === "zh";
  const name = language === "en" && bodyNameEn ? html`${bodyNameEn}` : chinese(bodyName, language);
  return part(
    "about",
    zh ? "举报的是" : "What it is about",
    "",
    html`<dl class="rows"><div class="pair"><dt>${zh ? "机关" : "Body"}</dt><dd><a href="/bodies/${body}">${name}</a></dd></div>
${item === null ? "" : html`<div class="pair"><dt>${zh ? "事项" : "Item"}</dt><dd><a href="/items/${item}">${chinese(itemName ?? item, language)}</a></dd></div>`}
<div class="pair"><dt>${zh ? "收到" : "Received"}</dt><dd class="number">${receivedOn}</dd></div></dl>
<p class="fine">${zh ? "您写的内容和联系方式不在这一页上，只有核查的人能看到。" : "What you wrote and how to reach you are not on this page; only those who look into it see them."}</p>`,
  );
}

function clocksPart({ clocks }: Shown, language: Language): Markup {
  const zh = language === "zh";
  const rows = (["taking", "answer"] as const).flatMap((name) => {
    const clock = clocks.find((one) => one.name === name);
    if (clock === undefined) return [];
    const stopped = clock.events.find(({ kind }) => kind === "stop")?.on;
    const limit = zh ? `${clock.limitDays}个工作日` : `${clock.limitDays} workdays`;
    const ended = stopped === undefined ? "" : zh ? `，${stopped}办到` : `, done on ${stopped}`;
    return [
      html`<li class="pair"><span>${reportClocks[name][language]}</span><span class="number">${limit}${ended}</span></li>`,
    ];
  });
  return part(
    "limits",
    zh ? "时限" : "Limits",
    zh ? "都从收到的次日算起" : "from the day after receipt",
    html`<ol class="rows">${rows}</ol>`,
  );
}
