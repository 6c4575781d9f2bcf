import { html } from "hono/html";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { type HandlingStep, stepTime } from "./handling-steps.ts";

const WIDTH = 1100;
const LEFT = 150;
const RIGHT = 940;
const ROW = 52;
const TOP = 34;

type Drawn = {
  readonly steps: readonly HandlingStep[];
  /** The body that decides, by name (empty: the post is named instead), and those that review at the same time. */
  readonly body: string;
  readonly joint: readonly string[];
};

/**
 * The way of a case as a small plan: acceptance, then the steps on an axis of workdays, bodies that review at the same
 * time one below the other, then delivery.
 *
 * Accessibility: a picture with a title and a description that says all it shows; its twin is the list for phones and
 * large text (`.plan-list`); shapes and words, never colour alone.
 */
export function drawSteps({ steps, body, joint }: Drawn, language: Language): Markup {
  const zh = language === "zh";
  const days = Math.max(1, ...steps.map(({ to }) => to));
  const spot = steps.every(({ to }) => to === 0);
  const x = (day: number) => Math.round(LEFT + 20 + (day / days) * (RIGHT - LEFT - 40));
  const height = TOP + ROW * (1 + joint.length) + 6;
  const ticks = spot ? [] : axisDays(days);
  const told = steps.map((step) => `${stepTime(step, language)}${zh ? "" : " "}${step.name}`).join(zh ? "；" : "; ");
  const title = zh ? "怎么走" : "Steps";
  const together =
    joint.length === 0 ? "" : zh ? `；${joint.join("、")}同时审查` : `; at the same time ${joint.join(", ")}`;
  const boxes = steps.map((step, index) => {
    const wide = spot ? (RIGHT - LEFT - 40) / steps.length : x(step.to) - x(step.from);
    const left = spot ? x(0) + index * wide : x(step.from);
    // Steps that take no day of their own stand on the line between two others.
    if (wide < 8) return html`<path class="gate" d="M${left} ${TOP}v${ROW - 8}"/>`;
    return html`${rect(left + 1, TOP, wide - 2, "bar critical")}${lines(left + wide / 2, TOP, fit(step.name, wide), wide < 110 ? "" : fit(body || step.who, wide), "inverse")}`;
  });
  const review = steps.find(({ to, from }) => to > from);
  const others = joint.map((name, row) => {
    const y = TOP + ROW * (row + 1);
    const wide = review === undefined ? RIGHT - LEFT - 40 : x(review.to) - x(review.from);
    return html`${rect(x(0) + 1, y, wide - 2, "bar loose")}${lines(x(0) + wide / 2, y, fit(name, wide), zh ? "同时审查" : "at the same time", "")}`;
  });
  return html`<svg class="plan-chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="steps-title" aria-describedby="steps-told"><title id="steps-title">${title}</title><desc id="steps-told">${zh ? `受理当天收件；${told}${together}；决定后10个工作日内送达` : `Receipt and acceptance; ${told}${together}; delivery within 10 workdays of the decision`}</desc>
<path class="grid-line" d="${ticks.map((day) => `M${x(day)} 24V${height - 4}`).join("")}"/>${ticks.map((day) => html`<text class="muted middle" x="${x(day)}" y="13">${zh ? `第${day}工作日` : `day ${day}`}</text>`)}
<text class="muted middle" x="75" y="13">${zh ? "受理当天" : "acceptance"}</text>${rect(1, TOP, LEFT - 2, "bar tight")}${lines(75, TOP, zh ? "收件、受理" : "Receipt, acceptance", zh ? "窗口" : "window", "inverse")}
<path class="stair" d="M${LEFT} ${TOP + 22}H${x(0)}M${x(days)} ${TOP + 22}H${RIGHT + 10}"/>${boxes}${others}
<text class="strong" x="${RIGHT + 18}" y="${TOP + 13}">${zh ? "送达" : "Delivery"}</text><text class="muted" x="${RIGHT + 18}" y="${TOP + 32}">${zh ? "10个工作日内" : "within 10 workdays"}</text></svg>`;
}

const rect = (x: number, y: number, width: number, classes: string): Markup =>
  html`<rect class="${classes}" x="${x}" y="${y}" width="${width}" height="${ROW - 8}" rx="5"/>`;

/** Two lines of text in the middle of a box; one when there is no second. */
function lines(middle: number, y: number, first: string, second: string, classes: string): Markup {
  const x = Math.round(middle);
  if (second === "") return html`<text class="middle strong ${classes}" x="${x}" y="${y + 22}">${first}</text>`;
  return html`<text class="middle strong ${classes}" x="${x}" y="${y + 14}">${first}</text><text class="middle ${classes}" x="${x}" y="${y + 31}">${second}</text>`;
}

/** Days that get a line: every one of a short promise, else about six round ones and the last. */
function axisDays(days: number): number[] {
  const pace = days <= 6 ? 1 : Math.ceil(days / 6);
  const all = Array.from({ length: Math.floor(days / pace) }, (_, index) => (index + 1) * pace);
  return all.includes(days) ? all : [...all.filter((day) => days - day >= pace / 2), days];
}

/** A text that has room in so many pixels: a Chinese sign takes 13, another one 7. */
function fit(text: string, pixels: number): string {
  let room = pixels - 10;
  let kept = "";
  for (const sign of text) {
    room -= /[\u2e80-\uffef]/.test(sign) ? 13 : 7;
    if (room < 0) return kept.length < 2 ? "" : `${kept.slice(0, -1)}…`;
    kept += sign;
  }
  return kept;
}
