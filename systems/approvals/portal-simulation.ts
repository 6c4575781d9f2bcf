import { html } from "hono/html";
import type { City } from "#kernel/city/city.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { simulationsOf } from "./simulation/query.ts";
import { notBinding, simulationStateWords } from "./simulation/words.ts";

/** What bodies look at before the land is held, for the project's public page: that they did, and that it binds nobody (INV-09). */
export async function simulationBlock(city: City, matter: string, language: Language): Promise<Markup | ""> {
  const found = (await simulationsOf(city, matter)).filter(({ state }) => state !== "ended");
  if (found.length === 0) return "";
  const zh = language === "zh";
  const rows = found.map(({ name, bodyName, state, target, givenOn, convertedOn, missing }) => {
    const day = convertedOn ?? givenOn;
    const when =
      day === null
        ? html`${zh ? "目标" : "target "}<span class="number">${target}</span>${zh ? "前" : ""}`
        : html`<span class="number">${day}</span>`;
    return html`<li class="pair"><span>${name[language]} <span class="secondary"><span lang="zh-CN">${bodyName}</span> · ${zh ? `缺${missing.join("、")}` : html`without <span lang="zh-CN">${missing.join("、")}</span>`}</span></span><span>${simulationStateWords[state][language]} ${when}</span></li>
`;
  });
  return html`<section class="section" aria-labelledby="simulation"><h2 id="simulation">${zh ? "模拟审批" : "Simulated approval"} <span class="tag">${notBinding[language]}</span></h2>
<p class="secondary">${zh ? "土地到手以前，部门先看项目、出模拟意见。模拟意见不是许可，不能凭它开工；缺的材料到了转为正式办理，时限从正式受理那天起算。" : "Bodies look at the project before the land is held. Their opinions are no permits and nothing may be begun on them; once the missing paper is there each becomes a formal case, whose limit runs from its acceptance."}</p>
<ul class="rows">${rows}</ul></section>
`;
}
