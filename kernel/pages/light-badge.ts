import { html } from "hono/html";
import type { Language, Words } from "#kernel/text/words.ts";
import type { Markup } from "./markup.ts";

/** The six lights (SUP-01). */
export type Light = "ok" | "remind" | "yellow" | "red" | "deep" | "paused";

const words: Readonly<Record<Light, Words>> = {
  ok: { zh: "正常", en: "On time" },
  remind: { zh: "提醒", en: "Due soon" },
  yellow: { zh: "黄", en: "Yellow" },
  red: { zh: "红", en: "Red" },
  deep: { zh: "深红", en: "Deep red" },
  paused: { zh: "暂停", en: "Paused" },
};

/**
 * The light of a case as shape, word and colour (SUP-01); `detail` adds why, such as "过了承诺".
 *
 * Accessibility: never colour alone (WCAG 1.4.1): six different shapes, drawn by the stylesheet also in forced
 * colours, and the word as text; contrast at least 4.5:1 in light, dark and print (1.4.3).
 */
export function lightBadge({ light, language, detail }: { light: Light; language: Language; detail?: string }): Markup {
  const why = detail === undefined ? "" : html` <small>${detail}</small>`;
  return html`<span class="light ${light}">${words[light][language]}</span>${why}`;
}
