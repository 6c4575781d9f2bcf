import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { searchBox } from "#kernel/pages/search-box.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { chinese, part } from "../pieces.ts";
import type { ActivityShown } from "./activity-query.ts";
import type { EntryShown } from "./entries-query.ts";

const verdicts: Readonly<Record<ActivityShown["answer"], Words>> = {
  free: { zh: "不需要许可", en: "No permission is needed" },
  permitted: { zh: "需要许可", en: "It needs a permission" },
  prohibited: { zh: "禁止", en: "It is prohibited" },
};
const because: Readonly<Record<ActivityShown["answer"], Words>> = {
  free: {
    zh: "法无禁止即可为：清单上没有与它相符的条目，各类经营主体都可以依法平等进入，不用向任何机关申请准入。登记、备案、消防、环保等普遍适用的规定仍要遵守。",
    en: "What is not forbidden is free: no entry of the list speaks of it, so everybody may take it up without asking any office for access. Registration, filing, fire safety and other rules for all still apply.",
  },
  permitted: {
    zh: "清单上有与它相符的条目，先取得下面的许可再做。条目说的不是您要做的事，可以请窗口写明并发告知书。",
    en: "Entries of the list speak of it: get the permission below first. If they mean something else, a window says so in writing.",
  },
  prohibited: {
    zh: "清单上有与它相符的禁止准入条目，任何人不得从事，也没有可以申请的许可。",
    en: "A prohibited entry speaks of it: nobody may do it, and there is no permission to apply for.",
  },
};
const examples = ["修自行车", "开理发店", "开网吧", "卖烟", "种苹果", "写软件"];

/** `/lists/ask?activity=…`: does this need a permission? The answer first; the burden to cite an entry is on the office (LST-16). */
export async function askPage({ city, language, parameters }: PageRequest): Promise<Page | Refusal> {
  const zh = language === "zh";
  const asked = (parameters.activity ?? "").trim().slice(0, 300);
  const shown = asked === "" ? null : await city.ask("lists.activity", { kind: "anyone" }, { activity: asked });
  if (isRefusal(shown)) return shown;
  const title = zh ? "这件事要许可吗" : "Does this need a permission?";
  const box = searchBox({
    ...{ action: "/lists/ask", name: "activity", id: "activity", value: asked, language },
    label: zh ? "想做什么？照平常的说法写，如“开花店”" : "What do you want to do? In Chinese, in your own words",
    button: zh ? "问" : "Ask",
  });
  const body = html`<h1>${title}</h1>
<p class="lead">${zh ? "全国只有一张市场准入负面清单。清单上没有的，不用许可；说要许可的，由机关指出是哪一条。" : "There is one national negative list. What it does not name needs no permission; an office that demands one cites the entry."}</p>
<div class="narrow section">${box}${asked === "" ? tryOne(language) : ""}</div>
${shown === null ? "" : answer(shown as ActivityShown, language)}`;
  const crumbs = [{ href: "/lists/negative", text: zh ? "负面清单" : "Negative list" }];
  return { title: asked === "" ? title : zh ? `${asked}：要许可吗` : `${title} ${asked}`, breadcrumbs: crumbs, body };
}

function tryOne(language: Language): Markup {
  const links = examples.map(
    (one, index) =>
      html`${index === 0 ? "" : language === "zh" ? "、" : ", "}<a href="${address("/lists/ask", { activity: one })}">${chinese(one, language)}</a>`,
  );
  return html`<p class="note secondary">${language === "zh" ? "比如：" : "For example: "}${links}</p>`;
}

function answer(shown: ActivityShown, language: Language): Markup {
  const zh = language === "zh";
  const { edition, matches, activity } = shown;
  if (edition === null)
    return html`<section class="owe section" role="status"><h2>${zh ? "现在答不了" : "It cannot be answered now"}</h2><p>${zh ? "还没有装入今天有效的负面清单。请到政务服务大厅的窗口问，窗口书面答复。" : "No list in force is loaded. Ask at a window; it answers in writing."}</p></section>`;
  return html`<section class="owe section" role="status"><p class="secondary">${chinese(activity, language)}</p><h2 class="big">${verdicts[shown.answer][language]}</h2><p>${because[shown.answer][language]}</p></section>
${matches.length === 0 ? "" : part("entries", zh ? "依据的条目" : "The entries that say so", "", html`<ol class="rows">${matches.map(({ entry, words }) => entryLine(entry, words, language))}</ol>`)}
${filingsPart(shown, language)}
${lookedThrough(shown, edition, language)}
${letterPart(shown, language)}
${hintsPart(shown, language)}`;
}

/** An entry with its class, what it asks, by which office, and the item to apply for. */
function entryLine(entry: EntryShown, words: readonly string[], language: Language): Markup {
  const zh = language === "zh";
  const kind = entry.class === "prohibited" ? (zh ? "禁止准入" : "prohibited") : zh ? "许可准入" : "by permission";
  const items = entry.items.map(
    ({ code, name }, index) =>
      html`${index === 0 ? "" : zh ? "、" : ", "}<a href="/items/${code}">${chinese(name, language)}</a>`,
  );
  const apply =
    entry.class === "prohibited"
      ? ""
      : items.length === 0
        ? html`<p class="secondary">${zh ? "本市清单没有装入对应的事项，问主管部门。" : "The city's list has no item for it; ask the office in charge."}</p>`
        : html`<p>${
            entry.items.length > 1
              ? zh
                ? "按您做的事申请："
                : "Apply for what you need of: "
              : zh
                ? "去申请："
                : "Apply for: "
          }${items}</p>`;
  return html`<li><p><span class="tag">${kind}</span> <b>${chinese(entry.title, language)}</b></p>
<p>${chinese(entry.measure, language)}</p>
<p class="secondary">${entry.department === null ? "" : html`${zh ? "主管：" : "In charge: "}${chinese(entry.department, language)} · `}${zh ? "相符的词：" : "matched by: "}${chinese(words.join("、"), language)}</p>${apply}</li>
`;
}

function lookedThrough(
  { lookedThrough: count }: ActivityShown,
  edition: NonNullable<ActivityShown["edition"]>,
  language: Language,
): Markup {
  const zh = language === "zh";
  const document = edition.document === null ? "" : zh ? `，${edition.document}` : `, ${edition.document}`;
  const published =
    edition.items === null
      ? ""
      : zh
        ? `（公布的是${edition.items}项；装入的是概括，以公布的全文为准）`
        : ` (${edition.items} are published; what is loaded is a summary, the published text counts)`;
  return html`<p class="secondary note">${zh ? "查的是" : "Looked through: "}<a href="/lists/negative">${edition.title[language]}</a>${document}${zh ? `，${edition.validFrom}起施行，逐条查了${count}条${published}。这是按您写的词对照的，不是审查；换个说法再问一次，或者到窗口要书面的答复。` : `, in force from ${edition.validFrom}, ${count} entries${published}. It goes by the words you wrote and examines nothing; ask in other words too, or have it in writing.`}</p>`;
}

/** What is to be filed all the same, so that “free” does not read as “nothing to do”. */
function filingsPart({ filings, answer: verdict }: ActivityShown, language: Language): Markup | "" {
  const zh = language === "zh";
  if (filings.length === 0 || verdict === "prohibited") return "";
  const rows = filings.map(({ name, how, basis, code }) => {
    const title = chinese(name[language], language);
    return html`<li><p>${code === null ? html`<b>${title}</b>` : html`<a href="/items/${code}">${title}</a>`}</p><p>${how[language]}</p><p class="secondary">${chinese(basis, language)}</p></li>`;
  });
  return part(
    "filings",
    zh ? "要备案的" : "To be filed",
    zh ? "备案不是许可，不影响上面的答复" : "no permission; the answer above stands",
    html`<ul class="rows">${rows}</ul>`,
  );
}

function letterPart({ answer: verdict }: ActivityShown, language: Language): Markup {
  const zh = language === "zh";
  const name = verdict === "free" ? "无需许可告知书" : "准入告知书";
  return part(
    "letter",
    zh ? "要一份书面的" : "In writing",
    "",
    zh
      ? html`<p>到任何一个窗口说这件事，当场发编号的《${name}》，写明查了什么、依据哪一条（行政许可法第三十二条）。不收费，不用材料。${verdict === "free" ? "有了它，谁再要许可，请他指出是哪一条。" : ""}</p>`
      : html`<p>Any window issues a numbered letter (<span lang="zh-CN">${name}</span>) on the spot, free, without papers: what was looked through and which entry counts.</p>`,
  );
}

function hintsPart({ hints, answer: verdict }: ActivityShown, language: Language): Markup | "" {
  const zh = language === "zh";
  if (hints.length === 0 || verdict === "prohibited") return "";
  const rows = hints.map(
    ({ code, name, detail }) =>
      html`<li class="pair"><a href="/items/${code}">${chinese(name, language)}</a> <span class="secondary">${chinese(detail, language)}</span></li>`,
  );
  return part(
    "hints",
    zh ? "名称相近的事项" : "Items with similar names",
    zh ? "仅供参考，答复不以它们为准" : "a hint; the answer does not rest on them",
    html`<ul class="rows">${rows}</ul>`,
  );
}
