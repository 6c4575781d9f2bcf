import { html } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import type { Flow } from "./flow.ts";
import { firstVariant, type PlanVariant } from "./variants.ts";

/** What the address of a public plan page says. */
export type PlanPlace = {
  readonly language: Language;
  readonly variant: PlanVariant;
  /** The page's address without ending and parameters; CSV and JSON stand beside it. */
  readonly path?: string;
  /** The edition, when it is not the one in force today. */
  readonly edition?: string | undefined;
};

/** The path with an ending; edition, variant and language stay in it when they are not the usual ones. */
export function placeAddress(flow: Flow, place: PlanPlace, ending: "" | ".csv" | ".json" = ""): string {
  const query = new URLSearchParams();
  if (place.edition !== undefined) query.set("edition", place.edition);
  if (place.variant !== firstVariant(flow)) query.set("variant", place.variant);
  if (place.language !== "zh") query.set("lang", place.language);
  const parameters = query.size === 0 ? "" : `?${query}`;
  return `${place.path ?? "/plans/construction"}${ending}${parameters}`;
}

const ways = [
  { path: "/plans/construction", text: { zh: "全市计划", en: "The city's plan" } },
  { path: "/plans/my", text: { zh: "我的项目", en: "My project" } },
  { path: "/plans/story", text: { zh: "从串联到并联", en: "From series to parallel" } },
  { path: "/plans/ranking", text: { zh: "改哪一项最省天数", en: "Which change saves most" } },
] as const satisfies readonly { path: string; text: Words }[];

/** The public pages about plans, each in the edition that is read now. */
export function planWays(here: (typeof ways)[number]["path"], language: Language, edition: string | undefined) {
  const label = language === "zh" ? "并联计划" : "Parallel plan";
  const query = edition === undefined ? "" : `?edition=${encodeURIComponent(edition)}`;
  const links = ways.map(({ path, text }) =>
    path === here
      ? html`<li><b aria-current="page">${text[language]}</b></li>`
      : html`<li><a href="${path}${query}">${text[language]}</a></li>`,
  );
  return html`<nav class="variants ways" aria-label="${label}"><ul>${links}</ul></nav>`;
}

/** One line of choices that are links; the one that is shown is marked in words and by a line under it. */
export function choices(
  label: string,
  shown: readonly { readonly text: string; readonly href: string; readonly current: boolean }[],
) {
  const links = shown.map(({ text, href, current }) =>
    current ? html`<li><b aria-current="true">${text}</b></li>` : html`<li><a href="${href}">${text}</a></li>`,
  );
  return html`<nav class="variants" aria-label="${label}"><span class="secondary">${label}</span><ul>${links}</ul></nav>`;
}
