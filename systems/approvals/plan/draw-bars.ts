import { Pen, short } from "./svg.ts";

/** A bar on a scale, drawn without text, so that it stretches with its place on the page. */
export type ScaleBar = {
  /** Where it starts and ends, in the unit of `total`. */
  readonly from: number;
  readonly to: number;
  readonly total: number;
  /** A whisker from the end of the bar up to here. */
  readonly until?: number;
  /** CSS class of the bar, such as "bar critical" or "bar past". */
  readonly classes: string;
};

/**
 * One bar on a common scale as SVG text; hidden from screen readers, so the figure must stand beside it as text.
 * A bar of no length becomes a hairline.
 */
export function drawScaleBar({ from, to, total, until, classes }: ScaleBar): string {
  // 1,000 units wide whatever the total, because a stroke is measured in the same units.
  const x = (value: number) => short((value / Math.max(total, 1)) * 1000);
  const whisker = until === undefined || until <= to ? "" : `<path d="M${x(to)} 5H${x(until)}" class="whisker"/>`;
  const bar = `<rect x="${x(from)}" width="${Math.max(x(to) - x(from), 3)}" height="10" class="${classes}"/>`;
  return `<svg class="scale-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${whisker}${bar}</svg>`;
}

/** Days as boxes in a row: those the whole plan saves are full, the rest hollow. Hidden from screen readers. */
export function drawDayBoxes(saved: number, own: number): string {
  const pitch = 24;
  const boxes = new Pen();
  for (let day = 0; day < own; day++) {
    boxes.draw(day < saved ? "day-saved" : "day-kept", `M${day * pitch + 1} 1h20v11h-20z`);
  }
  const width = own * pitch;
  return `<svg class="day-boxes" width="${width}" height="13" viewBox="0 0 ${width} 13" aria-hidden="true">${boxes}</svg>`;
}

/** Parts of a whole in one row, without text: hidden from screen readers, so the figures stand beside it. */
export function drawParts(
  parts: readonly { readonly days: number; readonly classes: string }[],
  total: number,
): string {
  let at = 0;
  const boxes = parts.map(({ days, classes }) => {
    const x = short((at / Math.max(total, 1)) * 1000);
    at += days;
    const width = short((at / Math.max(total, 1)) * 1000) - x;
    return days === 0 ? "" : `<rect x="${x}" width="${short(width)}" height="10" class="${classes}"/>`;
  });
  return `<svg class="scale-bar parts" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${boxes.join("")}</svg>`;
}
