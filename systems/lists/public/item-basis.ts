import { html } from "hono/html";
import { lawsCited } from "#kernel/items/citation.ts";
import type { Law } from "#kernel/items/laws.ts";
import { inForce } from "#kernel/items/records.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { ItemShown } from "../item-query.ts";
import { chinese } from "../pieces.ts";

/** A basis that has lapsed closes intake, and the page says so first (LST-12). */
export function closedBanner({ beside, inForce: listed, on }: ItemShown, language: Language): Markup | "" {
  if (!listed || beside === undefined || beside.stands) return "";
  const names = beside.laws
    .filter((law) => !inForce(law, on))
    .map((law) => lapsedText(law, language))
    .join(language === "zh" ? "；" : "; ");
  return html`<p class="owe">${
    language === "zh"
      ? html`<b>现在不收件：</b>这一项的设定依据已经失效${names && `（${names}）`}，在清单改好之前，任何机关不能按它受理（LST-12、行政许可法第十四至十七条）。`
      : html`<b>Intake is closed:</b> the law it rests on has lapsed${names && html` (${chinese(names, "en")})`}; until the list is mended no body may accept an application (LST-12).`
  }</p>`;
}

function lapsedText({ title, validTo, replacedBy }: Law, language: Language): string {
  const zh = language === "zh";
  const instead = replacedBy === null ? "" : zh ? `，由${replacedBy}取代` : `, replaced by ${replacedBy}`;
  return validTo === null
    ? zh
      ? `${title}尚未施行`
      : `${title} is not yet in force`
    : zh
      ? `${title}${validTo}失效${instead}`
      : `${title} ended ${validTo}${instead}`;
}

/** 依据: each citation with the state of the law that it names: in force, or lapsed and by what it was replaced. */
export function basisPart({ version, beside, on }: ItemShown, language: Language): Markup {
  const zh = language === "zh";
  const none = zh
    ? "没有设定依据：只提供意见，不阻碍任何一项审批（INV-08）。"
    : "Without legal basis: it advises only and can block no approval (INV-08).";
  const rows = version.bases.map((basis) => {
    const named = lawsCited([basis]);
    const laws = (beside?.laws ?? []).filter(({ id }) => named.includes(id));
    return html`<li>${chinese(basis, language)} ${laws.map((law) => stateTag(law, on, language))}</li>`;
  });
  const list = rows.length === 0 ? html`<p class="secondary">${none}</p>` : html`<ul class="rows">${rows}</ul>`;
  return html`<section aria-labelledby="basis"><h2 id="basis">${zh ? "依据" : "Legal basis"}</h2>${list}</section>`;
}

function stateTag(law: Law, on: ItemShown["on"], language: Language): Markup {
  if (inForce(law, on)) return html`<span class="tag held">${language === "zh" ? "现行" : "in force"}</span> `;
  return html`<span class="tag">${chinese(lapsedText(law, language), language)}</span> `;
}
