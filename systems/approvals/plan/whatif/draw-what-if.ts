import type { Language } from "#kernel/text/words.ts";
import { withoutBrackets, workdays } from "../chart-words.ts";
import { axisStep } from "../gantt-words.ts";
import { Pen, picture, short, textAt } from "../svg.ts";
import type { Moved, WhatIf } from "./what-if.ts";

type Answered = Extract<WhatIf, { refused?: undefined }>;

/** Options of the drawing. */
export type WhatIfOptions = {
  readonly language: Language;
  /** Unique in the page. */
  readonly id?: string;
  /** `narrow` for a phone: names stand above their lines. */
  readonly width?: "wide" | "narrow";
  /** At most so many rows, those that move the most; 20 by default. */
  readonly rows?: number;
};

const WIDE = { width: 960, left: 330, row: 24, nameAbove: 0 };
const NARROW = { width: 358, left: 8, row: 40, nameAbove: 18 };
const AXIS = 26;
const RIGHT = 64;

/**
 * What moved, as dumbbells, data → SVG text: for each procedure a ring on the workday on which it was done before, a disc on
 * the one on which it is done now. First the whole, then those that move the most. Colours come from CSS classes only; text
 * is escaped.
 */
export function drawWhatIf(
  answer: Answered,
  { language, id = "what-if-chart", width = "wide", rows: most = 20 }: WhatIfOptions,
): string {
  const place = width === "wide" ? WIDE : NARROW;
  const { before, after } = answer;
  const total = Math.max(before.parallelWorkdays, after.parallelWorkdays, 1);
  const x = (workday: number) => short(place.left + (workday * (place.width - place.left - RIGHT)) / total);
  const rows = rowsOf(answer, language, most);
  const bottom = AXIS + rows.length * place.row;
  const lines = new Pen();
  let body = "";
  for (let day = 0; day <= total; day += axisStep(total)) {
    lines.draw("grid-line", `M${x(day)} ${AXIS - 6}V${bottom}`);
    body += textAt(x(day), 9, String(day), "muted middle");
  }
  rows.forEach(({ name, was, is, whole }, index) => {
    const middle = AXIS + index * place.row + place.nameAbove + (place.row - place.nameAbove) / 2;
    const label = whole ? "heading" : "";
    body +=
      place.nameAbove > 0
        ? textAt(0, middle - 15, name, label)
        : textAt(place.left - 14, middle, name, `${label} end`.trim());
    if (was !== is) lines.draw("moved-line", `M${x(was)} ${short(middle)}H${x(is)}`);
    body += `<circle cx="${x(was)}" cy="${short(middle)}" r="4.5" class="moved-before"/><circle cx="${x(is)}" cy="${short(middle)}" r="4.5" class="moved-after"/>`;
    body += textAt(
      Math.max(x(was), x(is)) + 10,
      middle,
      was === is ? String(is) : `${was}→${is}`,
      whole ? "strong" : "muted",
    );
  });
  const words = whatIfWords(answer)[language];
  return picture(
    { id, classes: "plan-chart what-if-chart", width: place.width, height: bottom + 4, ...words },
    `${lines}${body}`,
  );
}

type Row = { readonly name: string; readonly was: number; readonly is: number; readonly whole: boolean };

function rowsOf({ before, after, moved }: Answered, language: Language, most: number): Row[] {
  const named = new Map(before.procedures.map((one) => [one.id, withoutBrackets(one.name[language])]));
  const shift = (one: Moved) => Math.abs(one.finishBefore - one.finishAfter);
  const shifted = moved.filter((one) => shift(one) > 0).sort((a, b) => shift(b) - shift(a));
  return [
    {
      name: { zh: "全程", en: "The whole" }[language],
      was: before.parallelWorkdays,
      is: after.parallelWorkdays,
      whole: true,
    },
    ...shifted.slice(0, most).map(
      (one): Row => ({
        name: `${one.id} ${named.get(one.id)}`,
        was: one.finishBefore,
        is: one.finishAfter,
        whole: false,
      }),
    ),
  ];
}

/** The chart's finding and what to read from it. */
export function whatIfWords({ before, after, savedWorkdays, moved }: Answered) {
  const [was, is] = [before.parallelWorkdays, after.parallelWorkdays];
  const earlier = moved.filter(({ finishBefore, finishAfter }) => finishAfter < finishBefore).length;
  const later = moved.filter(({ finishBefore, finishAfter }) => finishAfter > finishBefore).length;
  const finding =
    savedWorkdays === 0
      ? { zh: `全程不变，仍是${is}个工作日`, en: `The whole stays at ${workdays(is)}` }
      : savedWorkdays > 0
        ? { zh: `全程由${was}减到${is}个工作日`, en: `The whole goes from ${was} down to ${workdays(is)}` }
        : { zh: `全程由${was}增到${is}个工作日`, en: `The whole goes from ${was} up to ${workdays(is)}` };
  return {
    zh: {
      title: finding.zh,
      description: `${earlier}项提前办完，${later}项推后。空心圈是原来办完的工作日，实心点是现在的。全部数据见下表。`,
    },
    en: {
      title: finding.en,
      description: `${earlier} are done earlier, ${later} later. A ring is the workday on which it was done, a disc the one now. All data stand in the table below.`,
    },
  };
}
