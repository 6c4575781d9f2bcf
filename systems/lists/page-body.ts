import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { askPublicly, askSurely } from "./ask.ts";
import type { BodyShown } from "./body-query.ts";
import { levelWords } from "./list-words.ts";
import { bodyName, chinese, itemLine, part } from "./pieces.ts";

/** `/bodies/:id`: a body with all its names and dates, who succeeded whom, and what it has the power to handle. */
export async function bodyPage({ city, language, parameters, today }: PageRequest): Promise<Page | Refusal> {
  const shown = await askPublicly(city, "lists.body", { id: parameters.id });
  if (isRefusal(shown)) return shown;
  const list = await askSurely(city, "lists.items", { body: shown.id, limit: 200 });
  const zh = language === "zh";
  const latest = shown.names.at(-1) ?? { name: shown.id, nameEn: "" };
  const level = levelWords[shown.level as keyof typeof levelWords]?.[language] ?? shown.level;
  const rest =
    list.total > list.rows.length
      ? html`<p><a href="/items?body=${shown.id}">${zh ? "看全部" : "Show all"}</a></p>`
      : "";
  const lives = shown.validTo === null || today < shown.validTo;
  const items =
    list.rows.length === 0
      ? html`<p class="secondary">${lives ? (zh ? "清单上没有它承办的事项。" : "The list has no item that it handles.") : zh ? "已撤并，权力由承接机构行使。" : "It has ended; its powers passed to the successor."}</p>`
      : html`<ol class="rows">${list.rows.map((row) => itemLine(row, language, "kind"))}</ol>${rest}`;
  const body = html`<p class="tags"><span class="tag">${level}</span> <span class="fine">${chinese(`${shown.divisionName} ${shown.kind}`, language)} <span class="number">${shown.id}</span></span></p>
<h1>${bodyName(latest, language)}</h1>
${zh || !latest.nameEn ? "" : html`<p class="lead" lang="zh-CN">${latest.name}</p>`}
${successionPart(shown, language)}
${part("items", zh ? "有权办的事项" : "What it has the power to handle", html`<a href="/items?body=${shown.id}">${zh ? `${list.total}项` : `${list.total} items`}</a>`, items)}
${namesPart(shown, language)}`;
  const crumbs = [{ href: "/items", text: zh ? "办事" : "Services" }];
  return { title: zh ? latest.name : latest.nameEn || latest.name, breadcrumbs: crumbs, body };
}

function successionPart({ successor, predecessors, validTo }: BodyShown, language: Language): Markup | "" {
  const zh = language === "zh";
  const lines: Markup[] = [];
  if (successor !== null)
    lines.push(
      html`${zh ? `${successor.on}撤并，职权和在办件由` : `Ended ${successor.on}; its powers and open cases passed to `}<a href="/bodies/${successor.id}">${chinese(successor.name, language)}</a>${zh ? "承接，到期日不变（STF-07）。" : "; no due date moved (STF-07)."}`,
    );
  else if (validTo !== null) lines.push(html`${zh ? `${validTo}撤销。` : `Dissolved ${validTo}.`}`);
  for (const one of predecessors)
    lines.push(
      html`${zh ? `${one.on}承接` : `On ${one.on} it took over from `}<a href="/bodies/${one.id}">${chinese(one.name, language)}</a>${zh ? "的职权。" : "."}`,
    );
  return lines.length === 0 ? "" : html`<div class="owe">${lines.map((line) => html`<p>${line}</p>`)}</div>`;
}

function namesPart({ names, officeCode, mark }: BodyShown, language: Language): Markup {
  const zh = language === "zh";
  const rows = names
    .toReversed()
    .map(
      (one) =>
        html`<li class="pair"><span>${bodyName(one, language)}</span><span class="number">${one.from}${zh ? "起" : ""}${one.to === null ? "" : zh ? `，至${one.to}` : ` to ${one.to}`}</span></li>`,
    );
  const office =
    officeCode === null
      ? ""
      : html`<p class="secondary note">${zh ? "发文机关代字：" : "Office code of its documents: "}${chinese(officeCode, language)}${mark === "E" ? (zh ? "（估计）" : " (estimate)") : ""}</p>`;
  return part(
    "names",
    zh ? "名称" : "Names",
    zh ? "改名不改编号" : "a new name, the same id",
    html`<ol class="rows">${rows}</ol>${office}`,
  );
}
