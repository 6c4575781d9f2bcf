import { html } from "hono/html";
import type { City } from "#kernel/city/city.ts";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { siteOf } from "./query.ts";
import { termWords } from "./terms.ts";

/** What was settled for a site before its project was filed, each with who said it and when, for the project's and the case's pages (CON-06). */
export async function siteBlock(city: City, matter: string, language: Language): Promise<Markup | ""> {
  const { rows } = await siteOf(city, matter);
  const [first] = rows;
  if (first === undefined) return "";
  const zh = language === "zh";
  const lines = rows.map(
    ({ term, bodyName, givenOn }) =>
      html`<li class="pair"><span>${termWords(term)[language]}</span><span class="secondary"><span lang="zh-CN">${bodyName}</span> <span class="number">${givenOn}</span></span></li>
`,
  );
  const source =
    first.number === null
      ? ""
      : html` <a href="${address("/documents", { number: first.number })}" lang="zh-CN">${first.number}</a>`;
  return html`<section class="section" aria-labelledby="site"><h2 id="site">${zh ? "立项前定下的条件（多规合一）" : "Settled for the site before filing"}</h2>
<p class="secondary">${zh ? `规划部门在一张图上对齐，${first.settledOn}定下；以后的申请直接用，不再问。` : `The planning bodies settled this on one map on ${first.settledOn}; later forms use it and nobody is asked again.`}${source}</p>
<ul class="rows">${lines}</ul></section>
`;
}
