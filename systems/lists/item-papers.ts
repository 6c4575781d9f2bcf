import { html } from "hono/html";
import { dataTable } from "#kernel/pages/data-table.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { paperForm } from "./diff/change-words.ts";
import type { ItemShown } from "./item-query.ts";
import { chinese, part } from "./pieces.ts";
import { drawSteps } from "./public/draw-steps.ts";
import { handlingSteps, stepTime } from "./public/handling-steps.ts";

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
        label: zh ? "要求" : "Form",
        cell: (paper) =>
          makerOf(paper) === undefined
            ? paperForm(paper, language) || (zh ? "原件或复印件，1份" : "original or copy, one")
            : zh
              ? "不用交"
              : "not asked for",
      },
      {
        label: zh ? "谁出具" : "Issued by",
        wideOnly: true,
        cell: (paper) => issuer(paper, makerOf(paper), language),
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

function issuer(paper: Paper, maker: ItemShown["makers"][string] | undefined, language: Language): Markup {
  const name = maker?.bodyName ?? paper.issuer;
  return name ? chinese(name, language) : html`${language === "zh" ? "申请人" : "the applicant"}`;
}

/** The way of a case as a small plan: what happens at the same time stands together; a list on the phone. */
export function stepsPart(shown: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const { version, bodies, beside } = shown;
  const steps = handlingSteps(version, language);
  const [first] = bodies;
  const body = (zh ? first?.name : first?.nameEn || first?.name) ?? "";
  const joint = beside?.joint ?? [];
  const rows = [
    {
      name: zh ? "收件、受理" : "Receipt, acceptance",
      when: zh ? "当场给收件凭证和查询码" : "receipt and query code on the spot",
      who: zh ? "窗口" : "window",
    },
    ...steps.map((step) => ({ name: step.name, when: stepTime(step, language), who: step.who })),
    ...joint.map((name) => ({ name, when: zh ? "同时审查" : "at the same time", who: "" })),
    {
      name: zh ? "送达" : "Delivery",
      when: zh ? "决定后10个工作日内" : "within 10 workdays of the decision",
      who: version.yields[0] ?? (zh ? "办理结果" : "the result"),
    },
  ];
  const standards = version.steps.filter(({ standard }) => standard !== undefined);
  return part(
    "steps",
    zh ? "怎么走" : "Steps",
    zh ? "钟从受理次日起算" : "the clock runs from the day after acceptance",
    html`${drawSteps({ steps, body, joint }, language)}
<ol class="rows plan-list">${rows.map(({ name, when, who }) => html`<li class="pair"><span><b>${name}</b> <small>${who}</small></span><span>${when}</span></li>`)}</ol>
${standards.length === 0 ? "" : html`<ul class="dots note secondary">${standards.map(({ name, standard }) => html`<li>${chinese(`${name}：${standard}`, language)}</li>`)}</ul>`}
<p class="secondary note">${zh ? "材料不齐的，当场或者5个工作日内一次告知；过期不告知，收到那天就算受理（行政许可法第三十二条）。" : "What is missing is told once, on the spot or within 5 workdays; silence makes it accepted as of the day of receipt."}</p>`,
  );
}
