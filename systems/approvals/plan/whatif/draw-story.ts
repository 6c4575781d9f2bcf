import type { Language } from "#kernel/text/words.ts";
import { withoutBrackets, workdays } from "../chart-words.ts";
import { box, Pen, picture, short, textAt } from "../svg.ts";
import type { Reform, Story } from "./story.ts";

/** Options of the drawing. */
export type StoryOptions = {
  readonly language: Language;
  /** Unique in the page. */
  readonly id?: string;
  /** `narrow` for a phone: names stand above their bars. */
  readonly width?: "wide" | "narrow";
};

const WIDE = { width: 960, left: 330, row: 28, bar: 16, nameAbove: 0 };
const NARROW = { width: 358, left: 0, row: 46, bar: 16, nameAbove: 20 };
const TOP = 4;
/** Room at the right for the longest figure. */
const RIGHT = 58;

type Row = {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly classes: string;
  readonly figure: string;
};

/**
 * The story as a waterfall, data → SVG text: the old way as a whole bar, then for each reform the days that it took away,
 * each hanging where the last one ended, at the foot the plan. Colours come from CSS classes only; text is escaped.
 */
export function drawStory(story: Story, { language, id = "story-chart", width = "wide" }: StoryOptions): string {
  const place = width === "wide" ? WIDE : NARROW;
  const day = (place.width - place.left - RIGHT) / Math.max(story.from, 1);
  const x = (value: number) => place.left + value * day;
  const joints = new Pen();
  const rows = rowsOf(story, language);
  let body = "";
  rows.forEach((row, index) => {
    const y = TOP + index * place.row + place.nameAbove;
    const middle = y + place.bar / 2;
    const edge = short(x(row.to));
    body +=
      place.nameAbove > 0
        ? textAt(0, y - 9, withoutBrackets(row.name))
        : textAt(place.left - 12, middle, row.name, "end");
    body += box(
      { x: x(row.from), y, width: Math.max(x(row.to) - x(row.from), 1), height: place.bar },
      row.classes,
      `${row.name} ${row.figure}`,
    );
    body += textAt(edge + 8, middle, row.figure, index === 0 || index === rows.length - 1 ? "heading" : "strong");
    // On a phone names stand where the joints would run. What is left after a row is where the next one ends.
    const next = rows[index + 1];
    if (next !== undefined && place.nameAbove === 0)
      joints.draw("stair-thin", `M${short(x(next.to))} ${short(y + place.bar)}v${short(place.row - place.bar)}`);
  });
  const words = storyWords(story)[language];
  const height = TOP + rows.length * place.row + place.nameAbove / 2;
  return picture({ id, classes: "plan-chart", width: place.width, height, ...words }, `${joints}${body}`);
}

function rowsOf(story: Story, language: Language): Row[] {
  const ends = {
    zh: ["原来：一件办完再办下一件", "现在：材料齐了就办"],
    en: ["Before: one after another", "Now: each when its papers are there"],
  };
  const [before, now] = ends[language];
  return [
    { name: before!, from: 0, to: story.from, classes: "bar past", figure: String(story.from) },
    ...story.reforms.map((reform): Row => {
      // A reform that costs days, in a flow whose new limits are longer, is drawn over the same stretch.
      const [low, high] = [Math.min(reform.before, reform.after), Math.max(reform.before, reform.after)];
      return {
        name: reform.name[language],
        from: low,
        to: high,
        classes: `bar ${classOf(reform)}`,
        figure: signed(reform.savedWorkdays),
      };
    }),
    { name: now!, from: 0, to: story.to, classes: "bar critical", figure: String(story.to) },
  ];
}

/** Limits and order are two kinds of reform, told apart by tone as well as by their names. */
function classOf({ kind }: Reform): string {
  return kind === "limits" ? "story-limits" : "story-order";
}

function signed(saved: number): string {
  return saved > 0 ? `−${saved}` : `+${-saved}`;
}

/** The chart's finding and what to read from it. */
export function storyWords(story: Story) {
  const { from, to, reforms } = story;
  const limits = sum(reforms.filter(({ kind }) => kind === "limits"));
  const order = from - to - limits;
  const steps = (language: Language) =>
    reforms
      .map(({ name, before, after }) => `${name[language]} ${before}→${after}`)
      .join(language === "zh" ? "；" : "; ");
  return {
    zh: {
      title: `从${from}到${to}个工作日：压缩时限省${limits}个，改变先后省${order}个`,
      description: `${steps("zh")}。全部数据见下表。`,
    },
    en: {
      title: `From ${from} to ${workdays(to)}: shorter limits save ${limits}, another order saves ${order}`,
      description: `${steps("en")}. All data stand in the table below.`,
    },
  };
}

function sum(reforms: readonly Reform[]): number {
  return reforms.reduce((total, { savedWorkdays }) => total + savedWorkdays, 0);
}
