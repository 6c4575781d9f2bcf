import { html } from "hono/html";
import { dataTable } from "#kernel/pages/data-table.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { ItemShown } from "./item-query.ts";
import { chinese, part } from "./pieces.ts";

type Paper = ItemShown["version"]["papers"][number];

/** What to hand in, and what is not asked for because another item of the city yields it (COM-05). */
export function papersPart(shown: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const { papers } = shown.version;
  const makerOf = ({ from }: Paper) => (from === null ? undefined : shown.makers[from]);
  const own = papers.filter((paper) => makerOf(paper) === undefined);
  const ordered = [...own, ...papers.filter((paper) => makerOf(paper) !== undefined)];
  const count = zh
    ? `共${papers.length}份，您只需准备${own.length}份`
    : `${papers.length} in all, ${own.length} for you to bring`;
  const table = dataTable<Paper>({
    caption: zh
      ? "清单以外的材料，一份也不能要（优化营商环境条例第三十五条）"
      : "Nothing beyond this list may be asked for",
    columns: [
      { label: zh ? "材料" : "Paper", cell: (paper) => paperName(paper, makerOf(paper) === undefined, language) },
      {
        label: zh ? "怎么来" : "How it comes",
        cell: (paper) =>
          makerOf(paper) === undefined
            ? html`<b>${zh ? "您准备" : "You bring it"}</b>`
            : html`<span class="tag held">${zh ? "本市出具" : "issued here"}</span> ${zh ? "同一项目里不用交" : "fetched within a project"}`,
      },
      {
        label: zh ? "谁出具" : "Issued by",
        wideOnly: true,
        cell: (paper) =>
          chinese(makerOf(paper)?.bodyName ?? (zh ? "申请人" : "the applicant"), makerOf(paper) ? language : "zh"),
      },
      {
        label: zh ? "从哪一项来" : "From which item",
        wideOnly: true,
        cell: (paper) => {
          const maker = makerOf(paper);
          return maker === undefined ? "—" : html`<a href="/items/${maker.code}">${chinese(maker.name, language)}</a>`;
        },
      },
    ],
    rows: ordered,
    empty: html`<p class="secondary">${zh ? "不用交材料。" : "No paper is needed."}</p>`,
  });
  return part("papers", zh ? "要交的材料" : "Papers", papers.length === 0 ? "" : count, table);
}

const paperName = ({ name }: Paper, own: boolean, language: Language): Markup =>
  own ? html`<b>${chinese(name, language)}</b>` : chinese(name, language);

type Step = { readonly name: string; readonly who: string; readonly when: string; readonly also?: string };

/** The way of a case as a small plan: what happens at the same time stands together. */
export function stepsPart(shown: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const { version, makers } = shown;
  const days = version.promisedDays;
  const steps = zh ? chineseSteps(days, version, makers) : englishSteps(days, version, makers);
  const axis = zh ? "钟从受理次日起算" : "the clock runs from the day after acceptance";
  return part(
    "steps",
    zh ? "怎么走" : "Steps",
    axis,
    html`<ol class="track">${steps.map(
      ({ name, who, when, also }) =>
        html`<li class="dot"><b>${name}</b><span>${who}</span><small>${when}</small>${also === undefined ? "" : html`<small class="also">${also}</small>`}</li>
`,
    )}</ol>`,
  );
}

type Version = ItemShown["version"];

function chineseSteps(days: number, version: Version, makers: ItemShown["makers"]): Step[] {
  const sources = Object.keys(makers).length;
  const asked = sources === 0 ? {} : { also: `在项目里：${sources}项一起办，互不等待` };
  const [result] = version.yields;
  return [
    { name: "收件", who: "窗口", when: "当场给收件凭证和查询码" },
    { name: "受理", who: "窗口", when: "当场，或5个工作日内一次告知缺什么", ...asked },
    { name: "审查、决定", who: "承办机构", when: days === 0 ? "当场办结" : `受理后${days}个工作日内` },
    { name: "送达", who: result ?? "办理结果", when: "决定后10个工作日内" },
  ];
}

function englishSteps(days: number, _: Version, makers: ItemShown["makers"]): Step[] {
  const sources = Object.keys(makers).length;
  const asked =
    sources === 0
      ? {}
      : { also: `In a project: ${sources} ${sources === 1 ? "item" : "items"} handled at the same time` };
  return [
    { name: "Receipt", who: "window", when: "receipt and query code on the spot" },
    { name: "Acceptance", who: "window", when: "at once, or told within 5 workdays what is missing", ...asked },
    {
      name: "Review and decision",
      who: "the body",
      when: days === 0 ? "on the spot" : `within ${days} ${days === 1 ? "workday" : "workdays"} of acceptance`,
    },
    { name: "Delivery", who: "the result", when: "within 10 workdays of the decision" },
  ];
}
