import type { Plan } from "./plan.ts";
import { Pen, short, textAt } from "./svg.ts";

/** Where the ribbon stands and how big one workday is, in pixels. */
export type RibbonPlace = {
  readonly left: number;
  readonly top: number;
  readonly day: number;
  readonly bar: number;
  readonly pitch: number;
};

/**
 * The old way, one procedure after another, folded at the length of the parallel plan, so that both have the same
 * scale and the eye counts the lines.
 */
export function drawRibbon(plan: Plan, place: RibbonPlace): { svg: string; lines: number; lastLine: number } {
  const fold = Math.max(plan.parallelWorkdays, 1);
  const boxes = new Pen();
  let labels = "";
  let at = 0;
  for (const { id, stage, serialDays } of plan.procedures) {
    const end = at + serialDays;
    while (at < end) {
      const part = Math.min(end - at, fold - (at % fold));
      const x = place.left + (at % fold) * place.day;
      const top = place.top + Math.floor(at / fold) * place.pitch;
      const width = short(part * place.day - 1);
      boxes.draw(stage % 2 === 1 ? "past" : "past-other", `M${short(x)} ${top}h${width}v${place.bar}h-${width}z`);
      if (width > 30 && part * 2 >= serialDays) labels += textAt(x + width / 2, top + place.bar / 2 + 0.5, id);
      at += part;
    }
  }
  return {
    svg: `${boxes}<g class="on-past">${labels}</g>`,
    lines: Math.ceil(plan.serialWorkdays / fold),
    lastLine: plan.serialWorkdays % fold || fold,
  };
}
