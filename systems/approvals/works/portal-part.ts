import { html } from "hono/html";
import type { Light } from "#kernel/calendar/lights.ts";
import { type Light as Badge, lightBadge } from "#kernel/pages/light-badge.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { worksLine } from "./lines.ts";
import type { WorksNow } from "./view.ts";
import { worksStateWords } from "./words.ts";

const badges: Readonly<Record<Light, Badge>> = {
  ...{ normal: "ok", remind: "remind", yellow: "yellow", red: "red", deepRed: "deep", paused: "paused" },
};

/** What is built under a construction permit, as everybody may see it: how it stands and by when it begins; no reasons (CON-08). */
export function worksPart(works: WorksNow | null, language: Language): Markup {
  if (works === null) return html``;
  const zh = language === "zh";
  return html`<section class="card now" aria-label="${zh ? "施工" : "Works"}"><div class="pair"><p><b>${zh ? "施工：" : "Works: "}${worksStateWords[works.state][language]}</b></p>${lightBadge({ light: badges[works.light], language })}</div>
<p>${worksLine(works)[language]}</p>
<p class="secondary">${zh ? "依据：建筑法第九条、第十条。建设单位登录后在证件页办理。" : "By 建筑法 articles 9 and 10. The developer signs in and acts on the permit's page."} <a href="/desk/permits/${works.permit}">${zh ? "去办理" : "Go there"}</a></p></section>`;
}
