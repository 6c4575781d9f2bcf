import { html } from "hono/html";
import type { PageRequest } from "#kernel/city/system.ts";
import { subjectKinds } from "#kernel/directory/records.ts";
import { itemKinds } from "#kernel/items/kinds.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Words } from "#kernel/text/words.ts";
import { cityBodies } from "../body-query.ts";
import type { Facets } from "../items-facets.ts";
import type { itemSorts } from "../items-query.ts";
import { kindIn, levels, levelWords, subjectWords, themeOrder, themeWords } from "../list-words.ts";
import { type Choice, selectField } from "./fields.ts";

const filters = ["q", "theme", "kind", "body", "level", "subject", "on", "sort"] as const;

/** What a visitor chose of a list of items; an empty field of the form is no filter. */
export type Chosen = Partial<Record<(typeof filters)[number], string>>;

export function chosenOf(parameters: PageRequest["parameters"]): Chosen {
  return Object.fromEntries(filters.flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : [])));
}

/** True when something narrows the list; the order and the day do not. */
export const narrows = ({ on: _on, sort: _sort, ...rest }: Chosen): boolean => Object.keys(rest).length > 0;

const sortWords: Readonly<Record<Exclude<(typeof itemSorts)[number], "code">, Words>> = {
  promised: { zh: "承诺时限从短到长", en: "promised limit, shortest first" },
  legal: { zh: "法定时限从短到长", en: "legal limit, shortest first" },
  kind: { zh: "类型", en: "kind" },
  newest: { zh: "最近生效", en: "newest first" },
};

/**
 * The filters of a list of items as a plain GET form: one search field, and selects whose choices say how many items each
 * would leave. What would leave nothing is no choice.
 */
export async function itemFilters(
  { city, language, today }: PageRequest,
  { chosen, facets, action }: { readonly chosen: Chosen; readonly facets: Facets; readonly action: string },
): Promise<Markup> {
  const zh = language === "zh";
  const bodies = await cityBodies(city.database.pool, today);
  const counted = (facet: keyof Facets, values: readonly string[], text: (value: string) => string): Choice[] =>
    values.flatMap((value) => {
      const count = facets[facet].find((one) => one.value === value)?.count ?? 0;
      return count === 0 && value !== chosen[facet] ? [] : [{ value, text: text(value), count }];
    });
  const themes = facets.theme.map(({ value }) => value).sort((one, other) => themeOrder(one) - themeOrder(other));
  const bodyText = (id: string) => {
    const found = bodies.find((one) => one.id === id);
    return found === undefined ? id : zh ? found.name : found.nameEn || found.name;
  };
  const selects: readonly {
    readonly name: keyof Chosen;
    readonly label: string;
    readonly choices: Choice[];
    readonly any?: string;
  }[] = [
    {
      ...{ name: "theme", label: zh ? "大事" : "Life event" },
      choices: counted("theme", themes, (theme) => (zh ? theme : themeWords(theme).en)),
    },
    {
      ...{ name: "subject", label: zh ? "谁来办" : "For whom" },
      choices: counted("subject", subjectKinds, (kind) => subjectWords[kind as keyof typeof subjectWords][language]),
    },
    {
      ...{ name: "level", label: zh ? "层级" : "Level" },
      choices: counted("level", levels, (level) => levelWords[level as keyof typeof levelWords][language]),
    },
    {
      ...{ name: "kind", label: zh ? "类型" : "Kind" },
      choices: counted("kind", [...new Set([...itemKinds, ...facets.kind.map(({ value }) => value)])], (kind) =>
        kindIn(kind, language),
      ),
    },
    {
      ...{ name: "body", label: zh ? "市级机构" : "City body" },
      choices: counted(
        "body",
        bodies.map(({ id }) => id),
        bodyText,
      ),
    },
    {
      ...{ name: "sort", label: zh ? "排序" : "Order" },
      // Nothing chosen is by relevance to the question, else by code.
      ...{ any: zh ? "按编号或相关度" : "by code or relevance" },
      choices: Object.entries(sortWords).map(([value, words]) => ({ value, text: words[language] })),
    },
  ];
  const day = chosen.on === undefined ? "" : html`<input type="hidden" name="on" value="${chosen.on}">`;
  return html`<form role="search" action="${action}" class="filters">${day}<div class="wide"><label for="q">${zh ? "名称、材料、拼音或编号" : "Name, paper, pinyin or code"}</label><div class="field"><input id="q" name="q" type="search" value="${chosen.q ?? ""}" autocomplete="off"><button class="button">${zh ? "查找" : "Find"}</button></div></div>
${selects.map((one) => selectField({ ...one, value: chosen[one.name] }, language))}</form>`;
}
