import { html } from "hono/html";
import type { Day } from "#kernel/calendar/day.ts";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { inForce } from "#kernel/items/records.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "./ask.ts";
import { papersPart, stepsPart } from "./item-papers.ts";
import type { ItemShown } from "./item-query.ts";
import {
  feeWords,
  kindIn,
  levels,
  levelWords,
  limitWords,
  subjectWords,
  themeWords,
  visitWords,
} from "./list-words.ts";
import { bodyName, chinese, estimateMark, part } from "./pieces.ts";
import { familyPart, remediesPart, supervisionPart, versionsPart } from "./public/item-around.ts";
import { basisPart, closedBanner } from "./public/item-basis.ts";
import { conditionsPart, feesPart, formPart, whereText } from "./public/item-details.ts";
import { pageExists } from "./public/page-exists.ts";

/** `/items/:code`: the answer first; then papers, steps, basis, remedies, where, and the versions. Prints on one sheet. */
export async function itemPage({ city, language, parameters, today }: PageRequest): Promise<Page | Refusal> {
  const shown = await askPublicly(city, "lists.item", {
    code: parameters.code,
    ...(parameters.on ? { on: parameters.on } : {}),
  });
  if (isRefusal(shown)) return shown;
  const zh = language === "zh";
  const { version } = shown;
  const few = shown.bodies.length <= 4;
  const body = html`${head(shown, today, pageExists(city, "/apply/:item"), language)}
${figuresPart(shown, language)}
${papersPart(shown, language)}
${conditionsPart(shown, language)}
${stepsPart(shown, language)}
${feesPart(shown, language)}
<div class="section grid halves">
<div>${basisPart(shown, language)}
${few ? wherePart(shown, language) : ""}</div>
${remediesPart(shown, { reports: pageExists(city, "/reports") }, language)}
</div>
${few ? "" : wherePart(shown, language)}
<div class="screen-only">${supervisionPart(shown, language)}
${familyPart(shown, language)}
${formPart(shown, language)}
${versionsPart(shown, language)}</div>`;
  const crumbs = [
    { href: "/items", text: zh ? "办事" : "Services" },
    ...(version.theme === null
      ? []
      : [
          {
            href: `/items?theme=${encodeURIComponent(version.theme)}`,
            text: zh ? version.theme : themeWords(version.theme).en,
          },
        ]),
  ];
  return { title: version.name, description: answerText(shown), breadcrumbs: crumbs, body };
}

/** The one-line answer, in Chinese, as search engines and messengers show it. */
function answerText({ version, bodies }: ItemShown): string {
  const limit = limitWords(version.promisedDays, version.promisedDays === 0 ? "immediate" : "workday").zh;
  return `${version.name}：${limit}，${visitWords(version.visits).zh}，${feeWords(version.fee).zh}。${bodies[0]?.name ?? ""}`;
}

function head(shown: ItemShown, today: Day, online: boolean, language: Language): Markup {
  const zh = language === "zh";
  const { version, kind, code } = shown;
  const tags = [
    kindIn(kind, language),
    ...levels.filter((level) => version.levels.includes(level)).map((level) => levelWords[level][language]),
  ];
  const ended = shown.inForce
    ? ""
    : html`<p class="owe">${zh ? `这个版本不在${shown.on}生效（${period(shown, language)}），不能按它申请。` : `This version is not in force on ${shown.on} (${period(shown, language)}); no new application follows it.`}</p>`;
  return html`<div class="grid two-thirds"><div>
<p class="tags">${tags.map((tag) => html`<span class="tag">${tag}</span> `)}<span class="fine number">${zh ? "编号" : "code "}${code}</span></p>
<h1>${chinese(version.name, language)}</h1>
${lead(shown, language)}
${ended}
${closedBanner(shown, language)}
${pastNote(shown, today, language)}
${acts(shown, today, online, language)}
</div>
${who(shown, language)}</div>`;
}

/** What can be done today: how to apply where it may be applied for; print; an agent; how a case stands. */
function acts({ code, beside, version, bodies }: ItemShown, today: Day, online: boolean, language: Language): Markup {
  const zh = language === "zh";
  const live = inForce(version, today);
  const open = live && (beside?.stands ?? true);
  const day = live ? "" : `?on=${version.validFrom}`;
  // Where no body has the power there is nobody to apply to (LST-16).
  const apply =
    online && bodies.length > 0 && version.guide.online !== "none" && version.guide.online !== "consult"
      ? html`<a class="button" href="/apply/${code}">${zh ? "在线申请" : "Apply online"}</a>`
      : html`<a class="button" href="/help#apply">${zh ? "怎么申请" : "How to apply"}</a>`;
  const agent = html`<a class="button quiet" href="/help#agent">${zh ? "请代办员办" : "Ask an agent"}</a>`;
  return html`<p class="acts">${open ? apply : ""}<a class="button quiet" href="/items/${code}/guide${day}">${zh ? "打印办事指南" : "Print the guide"}</a>${open ? agent : ""}<a class="button quiet" href="/progress">${zh ? "查进度" : "Check progress"}</a></p>`;
}

/** The page of another day says so, and that only what is in force today can be applied for. */
function pastNote({ inForce: listed, on, code, version }: ItemShown, today: Day, language: Language): Markup | "" {
  if (!listed || on === today || inForce(version, today)) return "";
  const zh = language === "zh";
  if (version.validFrom > today)
    return html`<p class="owe">${zh ? `已经公布，${version.validFrom}起生效；之前按现行的版本办。` : `Published, in force from ${version.validFrom}; until then the present version holds.`}</p>`;
  return html`<p class="owe">${zh ? `这是${on}的清单，这个版本${version.validTo}已经失效，今天不能按它申请。` : `This is the list of ${on}; the version ended ${version.validTo}, and no new application follows it.`} <a href="/items/${code}">${zh ? "看今天的" : "As of today"}</a></p>`;
}

const period = ({ version }: ItemShown, language: Language): string =>
  language === "zh"
    ? `${version.validFrom}起${version.validTo === null ? "" : `，${version.validTo}前`}`
    : `from ${version.validFrom}${version.validTo === null ? "" : ` until ${version.validTo}`}`;

function lead({ version, makers }: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const held = version.papers.filter(({ from }) => from !== null && makers[from]).length;
  const own = version.papers.length - held;
  const limit = limitWords(version.promisedDays, version.promisedDays === 0 ? "immediate" : "workday")[language];
  const bring = zh
    ? own === 0
      ? "不用带材料"
      : `带${own}份材料`
    : own === 0
      ? "Bring nothing"
      : `Bring ${own} ${own === 1 ? "paper" : "papers"}`;
  const trips = visitWords(version.visits)[language];
  const free = zh ? html`不收费` : html`no fee`;
  const fee = version.fee === "无" ? free : chinese(version.fee, language);
  const others = zh
    ? `另外${held}份由本市机构出具；在同一个项目里办的，系统自己调取，不用交。`
    : `${held} more ${held === 1 ? "is" : "are"} issued by bodies of this city; within one project the system fetches ${held === 1 ? "it" : "them"}.`;
  const rest = held === 0 ? "" : html`<br>${others}`;
  return html`<p class="lead">${bring}${zh ? "，" : ", "}${trips}${zh ? "，" : ", "}<strong>${limit}</strong>${zh ? "，" : ", "}${fee}${zh ? "。" : "."}${rest}</p>`;
}

function who({ version, bodies }: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const [first] = bodies;
  const handler =
    first === undefined
      ? html`<a href="#where">${zh ? "没有机构有权办" : "no body has the power"}</a>`
      : html`<a href="/bodies/${first.id}">${bodyName(first, language)}</a>${bodies.length > 1 ? html` <a href="#where">${zh ? `等${bodies.length}个机构` : `and ${bodies.length - 1} more`}</a>` : ""}`;
  const rows = [
    {
      label: zh ? "谁能办" : "Who may apply",
      value: html`<b>${version.subjectKinds.map((kind) => subjectWords[kind][language]).join(zh ? "、" : ", ")}</b>`,
    },
    { label: zh ? "谁来办" : "Who handles it", value: handler },
    { label: zh ? "在哪办" : "Where", value: whereText(version, language) },
    {
      label: zh ? "拿到什么" : "What you get",
      value:
        version.yields.length === 0
          ? html`${zh ? "办理结果" : "the result"}`
          : html`<b>${chinese(version.yields.join("、"), language)}</b>`,
    },
  ];
  return html`<dl class="card surface facts">${rows.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function figuresPart({ version }: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const spot = zh ? "当场" : "on the spot";
  const none = zh ? "没有规定" : "none";
  const unit = version.legalUnit === "calendar" ? (zh ? "日历日" : "calendar days") : zh ? "个工作日" : "workdays";
  const legal = { none: html`${none}`, immediate: html`${spot}`, workday: null, calendar: null }[version.legalUnit];
  const workdays = zh ? "个工作日" : version.promisedDays === 1 ? "workday" : "workdays";
  const cells = [
    {
      label: zh ? "承诺时限" : "Promised limit",
      mark: version.marks.promised,
      value: version.promisedDays === 0 ? html`${spot}` : html`${version.promisedDays} <small>${workdays}</small>`,
    },
    {
      label: zh ? "法定时限" : "Legal limit",
      mark: version.marks.legal,
      value: legal ?? html`${version.legalDays} <small>${unit}</small>`,
    },
    {
      label: zh ? "到窗口" : "Trips",
      mark: version.marks.other,
      value:
        version.visits === 0
          ? html`${zh ? "不用跑" : "none"}`
          : html`${version.visits} <small>${zh ? "次" : version.visits === 1 ? "trip" : "trips"}</small>`,
    },
    {
      label: zh ? "收费" : "Fee",
      mark: undefined,
      value: chinese(feeWords(version.fee)[language], version.fee === "无" ? "zh" : language),
    },
  ];
  return html`<dl class="figures section">${cells.map(
    ({ label, mark, value }) =>
      html`<div><dt>${label} ${estimateMark(mark, language)}</dt><dd class="big number">${value}</dd></div>`,
  )}</dl>`;
}

const modes = {
  own: { zh: "", en: "" },
  delegated: { zh: "下放", en: "delegated" },
  entrusted: { zh: "受委托", en: "entrusted" },
  stationed: { zh: "派驻", en: "stationed" },
} as const;

/** Bodies shown on the page; the others are a list of their own in a fold. */
const BODIES_SHOWN = 12;

function wherePart({ bodies, on }: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const line = (one: ItemShown["bodies"][number]) => {
    const mode = modes[one.mode][language];
    const inName =
      one.inNameOf === null
        ? ""
        : html` <small>${zh ? `以${one.inNameOf}的名义` : `in the name of ${one.inNameOf}`}</small>`;
    return html`<li><a href="/bodies/${one.id}">${bodyName(one, language)}</a>${mode === "" ? "" : html` <span class="tag">${mode}</span>`}${inName}</li>`;
  };
  const more = bodies.slice(BODIES_SHOWN);
  const fold =
    more.length === 0
      ? ""
      : html`<details class="note"><summary>${zh ? `另外${more.length}个机构` : `${more.length} more bodies`}</summary><ul class="columns">${more.map(line)}</ul></details>`;
  const empty = zh
    ? `${on}没有机构有权办理：法无授权不可为（LST-16）。`
    : `On ${on} no body has this power: no authority, no act (LST-16).`;
  return part(
    "where",
    zh ? "谁有权办" : "Who has the power",
    zh ? `${bodies.length}个机构` : `${bodies.length} ${bodies.length === 1 ? "body" : "bodies"}`,
    bodies.length === 0
      ? html`<p>${empty}</p>`
      : html`<ul class="columns">${bodies.slice(0, BODIES_SHOWN).map(line)}</ul>${fold}`,
  );
}
