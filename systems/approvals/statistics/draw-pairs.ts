import type { Language } from "#kernel/text/words.ts";
import { Pen, picture, short, textAt, widthOf } from "../plan/svg.ts";

/** One line of the chart: days promised and days taken, in workdays. */
export type PairRow = {
  readonly name: string;
  readonly promised: number;
  readonly median: number;
  readonly p90: number;
};

const NAME = 250;
const LINE = 28;
const TOP = 34;
const WIDTH = 1100;

/**
 * Promise against fact as dot pairs, SVG text: hollow is the promise, full the median, a stroke the ninth of ten. Shapes, not
 * colours, tell them apart; the same figures stand in the table beside it.
 */
export function drawPairs(rows: readonly PairRow[], asked: { language: Language; title: string; id: string }): string {
  const zh = asked.language === "zh";
  const most = Math.max(5, ...rows.flatMap(({ promised, p90 }) => [promised, p90]));
  const step = [1, 2, 5, 10, 20, 50, 100].find((days) => most / days <= 10) ?? 200;
  const right = WIDTH - 40;
  const x = (days: number) => NAME + ((right - NAME) * days) / most;
  const height = TOP + rows.length * LINE + 8;
  const lines = new Pen();
  let labels = textAt(0, 14, zh ? "工作日" : "workdays", "muted");
  for (let days = 0; days <= most; days += step) {
    lines.draw("grid-line", `M${short(x(days))} ${TOP - 8}V${height - 8}`);
    labels += textAt(x(days), 14, String(days), "muted middle");
  }
  let dots = "";
  for (const [place, { name, promised, median, p90 }] of rows.entries()) {
    const y = TOP + place * LINE + LINE / 2 - 4;
    labels += textAt(0, y, fitting(name), "");
    if (promised !== median) lines.draw("moved-line", `M${short(x(promised))} ${y}H${short(x(median))}`);
    lines.draw("whisker", `M${short(x(median))} ${y}H${short(x(p90))}M${short(x(p90))} ${y - 6}V${y + 6}`);
    dots += `<circle cx="${short(x(promised))}" cy="${y}" r="6" class="moved-before"/><circle cx="${short(x(median))}" cy="${y}" r="4" class="moved-after"/>`;
  }
  const description = rows
    .map(({ name, promised, median, p90 }) =>
      zh
        ? `${name}：承诺${promised}，一半${median}天以内，九成${p90}天以内`
        : `${name}: promised ${promised}, median ${median}, nine of ten within ${p90}`,
    )
    .join(zh ? "；" : "; ");
  const frame = { id: asked.id, classes: "plan-chart", width: WIDTH, height, title: asked.title, description };
  return picture(frame, `${lines}${dots}${labels}`);
}

/** As much of a name as fits before the scale. */
function fitting(name: string): string {
  let shown = name;
  while (widthOf(shown, 13) > NAME - 16) shown = `${[...shown].slice(0, -2).join("")}…`;
  return shown;
}
