import type { Language } from "#kernel/text/words.ts";
import { barWords, excludedWords, mannerOf, ordinal, rowsOf, withoutBrackets } from "./chart-words.ts";
import { drawRibbon } from "./draw-ribbon.ts";
import type { Flow } from "./flow.ts";
import { axisStep, ganttWords } from "./gantt-words.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";
import { box, hatched, hatchPattern, Pen, picture, short, textAt, widthOf } from "./svg.ts";

/** Options of the drawing. */
export type GanttOptions = {
  readonly language: Language;
  /** Unique in the page. */
  readonly id?: string;
  /** What stands under a workday of the axis, such as its date; nothing by default. */
  readonly dayLabel?: (workday: number) => string;
  /** Without the old way above it, and without tooltips: a list beside it says all that they would. */
  readonly newOnly?: boolean;
};

const WIDTH = 1160;
const LEFT = 384;
const RIGHT_MARGIN = 12;
const ROW = 21;
const STAGE_HEAD = 36;
const STAGE_GAP = 6;
const OWN_TIME = 34;

/**
 * The plan as a Gantt chart, data → SVG text: above, the old way folded to the same scale; below, stages with their
 * procedures, the critical path as a staircase, slack as whiskers, excluded time hatched. Colours come from CSS
 * classes only, so one picture serves light, dark and paper. Text is escaped.
 */
export function drawGantt(plan: Plan, flow: Flow, options: GanttOptions): string {
  const chart = new Gantt(plan, flow, options);
  return chart.draw();
}

/** A name that ends where the chart begins; the bar's own words have it whole. */
function clipped(name: string): string {
  const most = LEFT - 46 - 20;
  if (widthOf(name, 13) <= most) return name;
  let kept = name;
  while (widthOf(`${kept}…`, 13) > most) kept = kept.slice(0, -1);
  return `${kept}…`;
}

class Gantt {
  readonly #plan: Plan;
  readonly #flow: Flow;
  readonly #options: GanttOptions;
  readonly #words: ReturnType<typeof ganttWords>;
  readonly #id: string;
  readonly #onPath: ReadonlySet<string>;
  readonly #day: number;
  readonly #lines = new Pen();
  /** The vertical middle of each procedure's row. */
  readonly #middle = new Map<string, number>();
  #under = "";
  #over = "";

  constructor(plan: Plan, flow: Flow, options: GanttOptions) {
    this.#plan = plan;
    this.#flow = flow;
    this.#options = options;
    this.#words = ganttWords(plan, options.language);
    this.#id = options.id ?? "plan-chart";
    this.#onPath = new Set(plan.criticalPath);
    this.#day = (WIDTH - LEFT - RIGHT_MARGIN) / Math.max(plan.parallelWorkdays, 1);
  }

  draw(): string {
    let y = this.#options.newOnly ? 12 : this.#oldWay();
    y = this.#newWayHead(y);
    const top = y;
    for (const stage of this.#plan.stages) if (stage.procedures.length > 0) y = this.#stage(stage, y);
    this.#grid(top, y - STAGE_GAP);
    this.#staircase();
    for (const one of this.#plan.procedures) this.#row(one);
    y = this.#axis(y + 8);
    const { title, description } = this.#words;
    return picture(
      { id: this.#id, classes: "plan-chart", width: WIDTH, height: y + 12, title, description },
      `${hatchPattern(this.#hatch)}${this.#under}${this.#lines}${this.#over}`,
    );
  }

  get #hatch(): string {
    return `${this.#id}-hatch`;
  }

  #x(workday: number): number {
    return LEFT + workday * this.#day;
  }

  #oldWay(): number {
    const { past, pastByLaw, pastNote, pastTotal, workdayRange } = this.#words;
    const place = { left: LEFT, top: 30, day: this.#day, bar: 17, pitch: ROW };
    const ribbon = drawRibbon(this.#plan, place);
    const middle = (line: number) => place.top + 9 + line * ROW;
    this.#under +=
      textAt(0, 12, this.#flow.template ? pastByLaw : past, "heading") +
      ribbon.svg +
      textAt(0, middle(0), pastNote(ribbon.lines), "muted");
    const fold = this.#plan.parallelWorkdays;
    for (let line = 0; line < ribbon.lines; line++) {
      const last = Math.min(this.#plan.serialWorkdays, (line + 1) * fold);
      this.#under += textAt(LEFT - 12, middle(line), workdayRange(line * fold + 1, last), "muted end");
    }
    // Beside the last line where there is room, else inside its end.
    const end = this.#x(ribbon.lastLine);
    const fits = end + 10 + widthOf(pastTotal, 15) <= WIDTH;
    this.#under += textAt(
      fits ? end + 10 : WIDTH,
      middle(ribbon.lines - (fits ? 1 : -0.2)),
      pastTotal,
      fits ? "heading" : "heading end",
    );
    return place.top + ribbon.lines * ROW + (fits ? 26 : 44);
  }

  #newWayHead(y: number): number {
    this.#under += textAt(0, y, this.#words.now, "heading");
    this.#under += textAt(this.#x(this.#plan.parallelWorkdays), y, this.#words.nowTotal, "heading accent end");
    return this.#axis(y + 26) + 14;
  }

  #axis(y: number): number {
    const { parallelWorkdays: total } = this.#plan;
    const { accepted, unit } = this.#words;
    const step = axisStep(total);
    const label = this.#options.dayLabel;
    this.#under += textAt(LEFT - widthOf(accepted, 12) / 2 - 10, y, unit, "muted end");
    for (let day = 0; day <= total; day += step) {
      const strong = day % (2 * step) === 0 ? "muted middle strong" : "muted middle";
      this.#under += textAt(this.#x(day), y, day === 0 ? accepted : String(day), strong);
      if (label !== undefined) this.#under += textAt(this.#x(day), y + 16, label(day), "muted middle small");
    }
    return label === undefined ? y : y + 16;
  }

  #stage(stage: Plan["stages"][number], y: number): number {
    const { language } = this.#options;
    const rows = rowsOf(this.#plan, stage.no);
    const height = STAGE_HEAD + rows.length * ROW + 6;
    const name = `${ordinal(stage.no, language)}${language === "zh" ? "、" : ". "}${stage.name[language]}`;
    const gate = this.#x(stage.finish);
    this.#under += box({ x: 0, y, width: WIDTH, height, corner: 8 }, "band");
    this.#under += textAt(14, y + 19, name, "heading");
    this.#under += textAt(14 + widthOf(name, 15) + 10, y + 20, this.#words.count(rows.length), "muted");
    this.#lines.draw("gate", `M${short(gate)} ${y + 6}V${y + height}`);
    this.#over += textAt(gate - 8, y + 19, this.#words.stageDone(stage.finish), "muted end halo");
    rows.forEach(({ id }, index) => {
      this.#middle.set(id, y + STAGE_HEAD + index * ROW + ROW / 2);
    });
    return this.#ownTime(stage.no, y + height + STAGE_GAP);
  }

  /** Time between two stages that is the applicant's own (CON-10). */
  #ownTime(stage: number, y: number): number {
    const own = this.#flow.ownTime.find(({ afterStage }) => afterStage === stage);
    if (own === undefined) return y;
    const label = own.text[this.#options.language];
    const width = widthOf(label, 12) + 12;
    this.#over += hatched({ x: 0.5, y: y + 0.5, width: WIDTH - 1, height: 25, corner: 6 }, this.#hatch);
    // At the left, where no staircase runs.
    this.#over += box({ x: 8, y: y + 4, width, height: 18, corner: 4 }, "plate");
    this.#over += textAt(14, y + 13.5, label, "excluded");
    return y + OWN_TIME;
  }

  #grid(top: number, bottom: number): void {
    const { parallelWorkdays: total } = this.#plan;
    for (let day = 0; day <= total; day += axisStep(total)) {
      this.#lines.draw("grid-line", `M${short(this.#x(day))} ${top}V${bottom}`);
    }
  }

  #staircase(): void {
    const procedure = new Map(this.#plan.procedures.map((one) => [one.id, one]));
    this.#plan.criticalPath.forEach((id, index, path) => {
      const next = path[index + 1];
      const finish = procedure.get(id)?.finish;
      if (next === undefined || finish === undefined) return;
      this.#lines.draw("stair", `M${short(this.#x(finish))} ${this.#middle.get(id)}V${this.#middle.get(next)}`);
    });
  }

  #row(one: PlannedProcedure): void {
    const middle = this.#middle.get(one.id) ?? 0;
    const { language } = this.#options;
    const manner = mannerOf(one, this.#onPath);
    const body = withoutBrackets(one.body[language]);
    const name = clipped(withoutBrackets(one.name[language]));
    this.#over += textAt(14, middle, one.id, "muted");
    this.#over += textAt(46, middle, name, manner === "critical" ? "accent" : "");
    // A long name leaves no room, and English ones always are: the body then stands in the table only.
    const room = LEFT - 12 - 46 - 8 - widthOf(name, 13);
    if (language === "zh" && widthOf(body, 12) <= room) this.#over += textAt(LEFT - 12, middle, body, "muted end");
    if (one.excluded) this.#excludedRow(one, one.excluded, middle);
    else this.#bar(one, manner, middle);
  }

  #excludedRow(one: PlannedProcedure, excluded: NonNullable<PlannedProcedure["excluded"]>, middle: number): void {
    const x = this.#x(one.start);
    this.#over += hatched({ x: x + 10, y: middle - 7, width: 20, height: 14 }, this.#hatch);
    const label = excludedWords(excluded)[this.#options.language];
    const fits = x + 37 + widthOf(label, 12) <= WIDTH;
    this.#over += fits
      ? textAt(x + 37, middle, label, "excluded halo")
      : textAt(x - 10, middle, label, "excluded end halo");
    this.#over += `<circle cx="${short(x)}" cy="${middle}" r="4.5" class="knot"/>`;
  }

  #bar(one: PlannedProcedure, manner: ReturnType<typeof mannerOf>, middle: number): void {
    const x = this.#x(one.start);
    const width = one.days * this.#day;
    if (one.slack > 0) {
      this.#lines.draw(
        "whisker",
        `M${short(x + width + 2)} ${middle}H${short(this.#x(one.latestFinish) - 1)}m0 -3.5v7`,
      );
    }
    const onPath = manner === "critical";
    const height = onPath ? 17 : 13;
    // A bar of the path covers the staircase's corners; the others keep a gap to their neighbours.
    const at = {
      x: x + (onPath ? -1.5 : 0.5),
      y: middle - height / 2,
      width: Math.max(width + (onPath ? 3 : -1), 2),
      height,
    };
    const open = one.status === "toConfirm";
    const dashed = open ? " open" : one.conditional && !onPath ? " conditional" : "";
    const tooltip = this.#options.newOnly ? undefined : barWords(one)[this.#options.language];
    this.#over += box(at, `bar ${manner}${dashed}`, tooltip);
    const inverse = manner === "loose" || open ? "" : " inverse";
    this.#over += textAt(x + width / 2, middle, String(one.days), `number${inverse}`);
    this.#milestone(one, x, width, middle);
  }

  #milestone(one: PlannedProcedure, x: number, width: number, middle: number): void {
    const milestone = this.#flow.procedures.find(({ id }) => id === one.id)?.milestone;
    if (milestone === undefined || !this.#onPath.has(one.id)) return;
    const label = this.#words.milestone(one.finish, milestone[this.#options.language]);
    const fits = x + width + 10 + widthOf(label, 13) <= WIDTH;
    this.#over += fits
      ? textAt(x + width + 10, middle, label, "accent halo")
      : textAt(x - 10, middle, label, "accent end halo");
  }
}
