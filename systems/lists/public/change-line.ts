import { html } from "hono/html";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { changeWords, entryWords, type FieldWords, fieldWords } from "../diff/change-words.ts";
import { goesOn } from "../diff/difference.ts";
import type { ListedEntry } from "../diff/listed-entry.ts";
import { chinese } from "../pieces.ts";
import type { DatedDifference, ListDifference } from "./changes-query.ts";
import { replacementWords } from "./replacement-words.ts";

/** Added, gone, or otherwise: the colour beside the word. */
export const lookOf = (kind: DatedDifference["kind"]): "cut" | "add" | "cha" =>
  kind === "cancel" ? "cut" : kind === "add" ? "add" : "cha";

/** One change: its kind, the item, what it was and what it is, and below from when, by what, and where that is written. */
export function changeLine(change: DatedDifference, { from, to }: ListDifference, language: Language): Markup {
  const [old, now] = goesOn(change.before, change.after);
  const title =
    now === undefined
      ? old && itemLink(old, from, language)
      : old === undefined || old.code === now.code || old.name === now.name
        ? itemLink(now, to, language)
        : html`${itemLink(old, from, language)}${language === "zh" ? "，改为" : " became "}${itemLink(now, to, language)}`;
  return html`<li class="${lookOf(change.kind)}"><span class="sg">${changeWords[change.kind][language]}</span><div><h3>${title}</h3>
${sides(change, language)}
${foot(change, language)}</div></li>
`;
}

const itemLink = ({ code, name }: ListedEntry, on: string, language: Language): Markup =>
  html`<a href="/items/${code}?on=${on}">${chinese(name, language)}</a> <small class="number">${code}</small>`;

function sides(change: DatedDifference, language: Language): Markup {
  const zh = language === "zh";
  const { before, after, fields } = change;
  const [old, now] = goesOn(before, after);
  if (now === undefined && old !== undefined)
    return html`<p><del>${chinese(entryWords(old, language), language)}</del> ${gone(change, old, language)}</p>`;
  if (old === undefined && now !== undefined)
    return html`<p><ins>${chinese(entryWords(now, language), language)}</ins></p>`;
  const others = [
    ...before.filter((entry) => entry !== old).map((entry) => [zh ? "并入的" : "merged into it", entry] as const),
    ...after.filter((entry) => entry !== now).map((entry) => [zh ? "分出的" : "split off", entry] as const),
  ];
  return html`<ul class="dd">${others.map(([label, entry]) => html`<li><b>${label}</b> ${chinese(`${entry.name}（${entry.code}）`, language)}</li>`)}${fields
    .filter(({ field }) => !untold.has(field))
    .map((field) => fieldLine(fieldWords(field, language), language))}</ul>`;
}

/** Said by the heading, or only of use to whoever sorts the list; the files have them. */
const untold: ReadonlySet<string> = new Set(["code", "name", "group", "theme", "basicCode"]);

function fieldLine({ label, before, after, gone: left, come }: FieldWords, language: Language): Markup {
  const zh = language === "zh";
  const list = (parts: readonly string[]) => chinese(parts.join(zh ? "、" : ", "), language);
  const lost = left.length === 0 ? "" : html`<small>${zh ? "不再有：" : "no longer: "}${list(left)}</small>`;
  const fresh = come.length === 0 ? "" : html`<small>${zh ? "新有：" : "new: "}${list(come)}</small>`;
  const moved = before === after ? html`${before}` : html`<del>${before}</del> <ins>${after}</ins>`;
  return html`<li><b>${label}</b> ${moved} ${lost} ${fresh}</li>`;
}

/** What takes the place of an entry that is withdrawn (LST-11): as published, else as the entry itself remarks. */
function gone({ published }: DatedDifference, { remark }: ListedEntry, language: Language): Markup | "" {
  const said = published.findLast(({ replacement }) => replacement !== null)?.replacement;
  if (said) return html`<ins>${replacementWords(said, language)}</ins>`;
  return remark === null ? "" : html`<ins>${chinese(remark, language)}</ins>`;
}

const by: Readonly<Record<NonNullable<DatedDifference["by"]>, Words | null>> = {
  code: null,
  published: null,
  basicCode: { zh: "推断：同一基本编码", en: "inferred: one basic code" },
  name: { zh: "推断：同一名称", en: "inferred: one name" },
  result: { zh: "推断：同一结果文书", en: "inferred: one result" },
};

function foot({ effective, bases, published, place, by: known }: DatedDifference, language: Language): Markup {
  const zh = language === "zh";
  const reason = published.at(-1)?.reason;
  const inferred = known === null ? null : by[known];
  const parts = [
    ...(effective === null ? [] : [html`<span class="number">${effective}${zh ? "起" : ""}</span>`]),
    ...(reason === undefined ? [] : [html`<b>${chinese(reason, language)}</b>`]),
    ...(bases.length === 0 ? [] : [chinese(bases.join("；"), language)]),
    ...(place === null ? [] : [html`<span class="number">${zh ? `日志第${place}号` : `journal ${place}`}</span>`]),
    ...(inferred === null ? [] : [html`${inferred[language]}`]),
  ];
  return html`<p class="fine">${parts.map((part, index) => html`${index === 0 ? "" : " · "}${part}`)}</p>`;
}
