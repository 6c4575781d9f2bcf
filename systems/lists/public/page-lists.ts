import { html } from "hono/html";
import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import { dataTable } from "#kernel/pages/data-table.ts";
import { emptyState } from "#kernel/pages/empty-state.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly } from "../ask.ts";
import { kindIn } from "../list-words.ts";
import { chinese, part } from "../pieces.ts";
import type { ChangeDay } from "./change-days.ts";
import type { Overview, Reported } from "./overview-query.ts";
import { pageExists } from "./page-exists.ts";

/** `/lists`: the three lists with their maxims, what each holds today, what was reported, and what changed last. */
export async function listsPage({ city, language }: PageRequest): Promise<Page | Refusal> {
  const shown = await askPublicly(city, "lists.overview", {});
  if (isRefusal(shown)) return shown;
  const zh = language === "zh";
  const has = (path: string) => pageExists(city, path);
  const ask = has("/lists/ask")
    ? html`<p class="acts"><a class="button" href="/lists/ask">${zh ? "我要做的事，要不要许可？" : "Do I need a permission?"}</a></p>`
    : "";
  const body = html`<h1>${zh ? "三张清单" : "Three lists"}</h1>
<p class="lead">${zh ? "哪些不能做，哪些政府能管，哪些政府必须管。写在清单上的算数，每一次改动都查得到。" : "What may not be done, what the government may do, what it must do. What is on the lists counts, and each change of them can be looked up."}</p>
${ask}
<div class="grid three">${negativeCard(shown, language, has("/lists/negative"))}${powerCard(shown, language)}${supervisionCard(shown, language, has("/reports"))}</div>
${changesPart(shown.days, shown.on, language)}
${reportedPart(shown.reported, language)}`;
  return {
    title: zh ? "三张清单" : "Three lists",
    description: zh
      ? "负面清单、权力清单、监管清单：今天各有多少项，最近变了什么。"
      : "Negative, power and supervision list.",
    body,
  };
}

type Card = {
  readonly id: string;
  readonly list: string;
  readonly maxim: string;
  readonly href: string | null;
  readonly number: string;
  readonly unit: string;
  readonly lines: readonly (Markup | string)[];
};

function card({ id, list, maxim, href, number, unit, lines }: Card): Markup {
  const heading = href === null ? html`${maxim}` : html`<a href="${href}">${maxim}</a>`;
  return html`<section class="card" aria-labelledby="${id}"><p class="secondary">${list}</p><h2 id="${id}">${heading}</h2>
<p class="big number">${number} <small>${unit}</small></p><ul class="rows tight secondary">${lines.map((line) => html`<li>${line}</li>`)}</ul></section>
`;
}

/** The newest figure of a list that its publisher gave, with its year and the mark 公布数. */
function newest(reported: readonly Reported[], list: Reported["list"], language: Language): Markup[] {
  const last = reported.filter((one) => one.list === list && one.publishedOn !== null).at(-1);
  return last === undefined ? [] : [html`${reportedTag(language)} ${figureWords(last, language)}`];
}

const reportedTag = (language: Language): Markup =>
  html`<span class="tag">${language === "zh" ? "公布数" : "reported"}</span>`;

function figureWords({ title, value, publishedOn }: Reported, language: Language): string {
  const number = value.toLocaleString("en-US");
  const year = publishedOn?.slice(0, 4);
  return language === "zh"
    ? `${title.zh}${number}项${year === undefined ? "" : `，${year}年`}`
    : `${title.en}: ${number}${year === undefined ? "" : `, ${year}`}`;
}

function negativeCard({ negative, reported }: Overview, language: Language, page: boolean): Markup {
  const zh = language === "zh";
  const loaded = negative === null ? 0 : negative.prohibited + negative.permitted;
  const lines =
    negative === null
      ? [zh ? "还没有装入负面清单。" : "No negative list is loaded yet."]
      : [
          zh
            ? `装入的禁止${negative.prohibited}项、许可${negative.permitted}项；清单之外都可以做，不用许可。`
            : `Loaded: ${negative.prohibited} prohibited, ${negative.permitted} by permission. All else is free.`,
          html`${negative.title[language]}${negative.document === null ? "" : html`${zh ? "，" : ", "}${chinese(negative.document, language)}`}`,
          ...(negative.reported === null
            ? []
            : [
                html`${reportedTag(language)} ${zh ? `这一版共${negative.reported}项，${negative.validFrom}起` : `${negative.reported} in this edition, from ${negative.validFrom}`}`,
              ]),
          zh
            ? "全国一张单，本市不另设（优化营商环境条例第二十条）。"
            : "One list for the whole country; the city adds none.",
        ];
  return card({
    ...{ id: "negative", list: zh ? "负面清单" : "Negative list", href: page ? "/lists/negative" : null },
    maxim: zh ? "法无禁止即可为" : "What is not forbidden is free",
    number: loaded.toLocaleString("en-US"),
    unit: zh ? "条，今天装入并清点" : "entries loaded and counted today",
    lines: [...lines, ...(negative === null ? newest(reported, "negative", language) : [])],
  });
}

function powerCard({ power, reported }: Overview, language: Language): Markup {
  const zh = language === "zh";
  const kinds = power.kinds
    .slice(0, 4)
    .map(({ kind, count }) => (zh ? `${kind}${count}` : `${kindIn(kind, language)} ${count}`))
    .join(zh ? "、" : ", ");
  return card({
    ...{ id: "power", list: zh ? "权力清单" : "Power list", href: "/lists/power" },
    maxim: zh ? "法无授权不可为" : "No authority, no act",
    number: power.powers.toLocaleString("en-US"),
    unit: zh ? "项权力，今天清点" : "powers, counted today",
    lines: [
      zh
        ? `另有公共服务${power.services}项，不是权力；由${power.bodies}个机构行使。`
        : `Beside them ${power.services} public services, which are no powers; ${power.bodies} bodies hold them.`,
      kinds,
      zh
        ? "每一项写明依据、机关、时限和材料；没写上的不能办（LST-16）。"
        : "Each names its basis, body, limits and papers.",
      ...newest(
        reported.filter(({ id }) => id.startsWith("power")),
        "power",
        language,
      ),
    ],
  });
}

function supervisionCard({ supervision, reported }: Overview, language: Language, reports: boolean): Markup {
  const zh = language === "zh";
  const { permits, covered, entries } = supervision;
  const missing = permits - covered;
  const whole = zh ? "许可项项有人管。" : "Every permit has its supervisor.";
  const some = zh
    ? `${missing}项许可还没有写明谁来管（LST-09）。`
    : `${missing} permits name no supervisor yet (LST-09).`;
  return card({
    ...{ id: "supervision", list: zh ? "监管清单" : "Supervision list", href: "/lists/supervision" },
    maxim: zh ? "法定职责必须为" : "What the law charges must be done",
    number: covered.toLocaleString("en-US"),
    unit: zh ? `项许可有人监管，共${permits}项` : `of ${permits} permits have a supervisor`,
    lines: [
      missing === 0 ? whole : html`<a href="/lists/supervision?missing=1">${some}</a>`,
      zh
        ? `监管条目${entries}条：谁批准、谁监管，查什么、多久查一次。`
        : `${entries} entries: who supervises, what is checked, how often.`,
      ...(reports
        ? [html`<a href="/reports">${zh ? "该管不管？举报不作为" : "A duty is not done? Report it"}</a>`]
        : []),
      ...newest(reported, "permit", language),
    ],
  });
}

function changesPart(days: readonly ChangeDay[], today: Day, language: Language): Markup {
  const zh = language === "zh";
  const aside = html`<a href="/lists/changes">${zh ? "任选两个日期比较" : "Compare any two days"}</a>`;
  const lines = days.slice(0, 6).map(({ day, begun, ended, names }) => {
    const href = address("/lists/changes", { from: addDays(day, -1), to: day });
    const soon = day > today ? html`<span class="tag">${zh ? "即将生效" : "to come"}</span> ` : "";
    const few = `${names.join("、")}${begun + ended > names.length ? "……" : ""}`;
    const counts = zh
      ? [...(begun > 0 ? [`新版本${begun}项`] : []), ...(ended > 0 ? [`失效${ended}项`] : [])].join("，")
      : [...(begun > 0 ? [`${begun} began`] : []), ...(ended > 0 ? [`${ended} ended`] : [])].join(", ");
    return html`<li class="pair"><span><a class="number" href="${href}">${day}</a> ${soon}<span class="secondary">${chinese(few, language)}</span></span><span>${counts}</span></li>
`;
  });
  const list =
    lines.length === 0
      ? emptyState({
          title: zh ? "清单还没有变过" : "Nothing has changed yet",
          why: zh ? "公布新的版本之后，这里按日期列出来。" : "Published versions will stand here by date.",
        })
      : html`<ol class="rows">${lines}</ol>`;
  return part("recent", zh ? "最近的变化" : "Latest changes", aside, list);
}

function reportedPart(reported: readonly Reported[], language: Language): Markup | "" {
  if (reported.length === 0) return "";
  const zh = language === "zh";
  const table = dataTable<Reported>({
    caption: zh
      ? "公布数是当时报告的，来源写在后面；与本系统清点的数并排，不相加、不替换。"
      : "Reported figures stand beside what is counted here; they are neither added to it nor replaced by it.",
    columns: [
      { label: zh ? "公布的数" : "Figure", cell: (one) => reportedCell(one, language) },
      { label: zh ? "项数" : "Items", numeric: true, cell: ({ value }) => value.toLocaleString("en-US") },
      {
        label: zh ? "年份" : "Year",
        cell: ({ publishedOn }) => html`<span class="number">${publishedOn?.slice(0, 4) ?? "—"}</span>`,
      },
    ],
    rows: reported,
    empty: html``,
  });
  return part("reported", zh ? "公布过的数" : "Reported figures", "", table);
}

/** What the figure is, of what parts it is made, and who gave it. */
function reportedCell({ title, parts, document, source }: Reported, language: Language): Markup {
  const zh = language === "zh";
  const of = parts.map((one) => `${one.title[language]}${zh ? "" : " "}${one.value}`).join(zh ? "、" : ", ");
  const made = of === "" ? "" : html`<br><small>${of}</small>`;
  return html`<b>${title[language]}</b>${made}<br><small>${zh ? "来源：" : "Source: "}${chinese([document, source].filter(Boolean).join("；"), language)}</small>`;
}
