import { html, raw } from "hono/html";
import { lightsByGravity, lightText } from "#kernel/calendar/lights.ts";
import { figures } from "#kernel/pages/figures.ts";
import { type Light as Badge, lightBadge } from "#kernel/pages/light-badge.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { CityFigures } from "#systems/approvals/door.ts";
import { part } from "./pieces.ts";

/** What the city did today and how its open cases stand; every number leads to how it is counted. */
export function todayPart(counted: CityFigures, shown: { city: string; today: string; language: Language }): Markup {
  const { language, city } = shown;
  const zh = language === "zh";
  const method = "/about#today";
  const cases = zh ? "件" : "cases";
  const none = { value: "—", unit: zh ? "本月还没有办结" : "none decided yet" };
  const strip = figures({
    figures: [
      { label: zh ? "今天收件" : "Received today", value: String(counted.receivedToday), unit: cases, href: method },
      { label: zh ? "今天办结" : "Decided today", value: String(counted.decidedToday), unit: cases, href: method },
      {
        label: zh ? "本月按承诺办结" : "Decided in time this month",
        ...(counted.decidedThisMonth === 0
          ? none
          : {
              value: percent(counted.keptThisMonth, counted.decidedThisMonth),
              unit: zh ? `%，共${counted.decidedThisMonth}件` : `% of ${counted.decidedThisMonth}`,
            }),
        href: method,
      },
      {
        label: zh ? "本月用时中位数" : "Median time this month",
        ...(counted.medianUsed === null
          ? none
          : {
              value: String(counted.medianUsed),
              unit: zh
                ? `个工作日，承诺${counted.medianPromised ?? "—"}`
                : `workdays, promised ${counted.medianPromised ?? "—"}`,
            }),
        href: method,
      },
    ],
  });
  const note = html`${zh ? `截至${shown.today}` : `as of ${shown.today}`} · <a href="${method}">${zh ? "统计方法" : "Method"}</a> · <a href="/statistics">${zh ? "承诺几天，真用几天" : "Days promised, days taken"}</a>`;
  return part(
    "today",
    zh ? `今天的${city.replace(/市$/, "")}` : `${city} today`,
    note,
    html`${strip}${lights(counted, language)}`,
  );
}

const percent = (part: number, whole: number): string => String(Math.floor((part / whole) * 1000) / 10);

const badges: Readonly<Record<string, Badge>> = { normal: "ok", deepRed: "deep" };
const BAR = 1160;

/** Open cases by light: one stacked bar, and the same as words and numbers. */
function lights(counted: CityFigures, language: Language): Markup {
  const zh = language === "zh";
  if (counted.open === 0)
    return html`<p class="secondary note">${zh ? "现在没有在办的办件。" : "No case is open now."}</p>`;
  const order = [...lightsByGravity.filter((light) => light !== "paused"), "paused"] as const;
  const shown = order.filter((light) => counted.byLight[light] > 0);
  let x = 0;
  const bars = shown.map((light) => {
    const width = Math.max((counted.byLight[light] / counted.open) * BAR, 2);
    const bar = `<rect x="${x.toFixed(1)}" width="${Math.max(width - 2, 1).toFixed(1)}" height="14" class="fill-${light}"/>`;
    x += width;
    return bar;
  });
  const title = zh ? `在办${counted.open}件，按灯分` : `${counted.open} open cases by light`;
  const list = order.map((light) => {
    const badge = lightBadge({ light: badges[light] ?? (light as Badge), language });
    return html`<li>${badge} <b class="number">${counted.byLight[light]}</b></li>`;
  });
  return html`<h3 class="note">${title}</h3>
<svg class="lights-bar" viewBox="0 0 ${Math.max(x, BAR).toFixed(0)} 14" preserveAspectRatio="none" role="img" aria-label="${shown.map((light) => `${lightText[light][language]} ${counted.byLight[light]}`).join(", ")}">${raw(bars.join(""))}</svg>
<ul class="lights">${list}</ul>`;
}
