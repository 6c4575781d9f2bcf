import type { Words } from "#kernel/text/words.ts";
import { type ClockReading, checkEvents, readClock } from "./clock.ts";
import { type ClockError, parseClock } from "./clock-json.ts";
import { day } from "./day.ts";
import { lightText } from "./lights.ts";
import type { WorkCalendar } from "./workdays.ts";

/** What a command of the command line answers: a text for people and a value for `--json`. */
export type Answer<Value> = { readonly text: Words; readonly value: Value };

export type CalendarAddition = {
  readonly start: string;
  readonly workdays: number;
  readonly day: string;
  readonly provisional: boolean;
};

/** `binglian calendar add`: the n-th workday after a day. Throws RangeError for a day that does not exist or a part of a day. */
export function calendarAdd(start: string, n: number, calendar: WorkCalendar): Answer<CalendarAddition> {
  const end = calendar.addWorkdays(day(start), n);
  const doubt: Words = end.provisional
    ? {
        zh: `（暂定：${calendar.publishedThrough}之后的放假安排尚未公布）`,
        en: ` (provisional: holidays after ${calendar.publishedThrough} are not published)`,
      }
    : { zh: "", en: "" };
  return {
    text: {
      zh: `${start}起${n}个工作日：${end.day}${doubt.zh}`,
      en: `${n} workdays from ${start}: ${end.day}${doubt.en}`,
    },
    value: { start, workdays: n, day: end.day, provisional: end.provisional },
  };
}

export type CalendarYear = {
  readonly year: number;
  readonly published: boolean;
  /** The year's workdays; null while the year is not published. */
  readonly count: number | null;
  readonly workdays: readonly string[];
  readonly makeUp: readonly string[];
  readonly off: readonly string[];
  readonly message?: Words;
};

/** `binglian calendar year`: all workdays of a published year; for another one, that it is not published and what to do. */
export function calendarYear(year: number, calendar: WorkCalendar): Answer<CalendarYear> {
  const { published, workdays, makeUp, off } = calendar.yearOf(year);
  if (!published) {
    const message: Words = {
      zh: `${year}年的放假安排不在日历中：国务院尚未公布，或本市尚未载入。该年的到期日按周末休息暂定；公布后把通知载入 holidays.json，系统重新计算。`,
      en: `The holidays of ${year} are not in the calendar: the State Council has not published them, or they are not loaded. Due days in that year are provisional (weekends off, no holidays); load the notice into holidays.json once it is published, and they are computed again.`,
    };
    return { text: message, value: { year, published, count: null, workdays: [], makeUp: [], off: [], message } };
  }
  return {
    text: {
      zh: `${year}年共${workdays.length}个工作日；调休上班：${makeUp.join("、")}；放假的周一至周五：${off.join("、")}`,
      en: `${year} has ${workdays.length} workdays; make-up workdays: ${makeUp.join(", ")}; weekdays off: ${off.join(", ")}`,
    },
    value: { year, published, count: workdays.length, workdays, makeUp, off },
  };
}

/** What one clock of a JSON file says; or by which rule its data are refused, in which field, and what to do next. */
export type ClockAnswer = (ClockReading & { readonly error?: undefined }) | { readonly error: ClockError };

/**
 * `binglian clock`: reads one clock `{limit, unit, promised?, events, asOf}`, or a list of them. A clock that cannot be
 * read is answered by its error and does not keep the others from being read.
 */
export function clockFromJson(value: unknown, calendar: WorkCalendar): Answer<ClockAnswer | ClockAnswer[]> {
  if (!Array.isArray(value)) {
    const answer = readOne(value, calendar);
    return { text: lineOf(answer), value: answer };
  }
  const answers = value.map((one: unknown) => readOne(one, calendar));
  const lines = answers.map(lineOf);
  return {
    text: { zh: lines.map((line) => line.zh).join("\n"), en: lines.map((line) => line.en).join("\n") },
    value: answers,
  };
}

function readOne(value: unknown, calendar: WorkCalendar): ClockAnswer {
  const parsed = parseClock(value);
  if ("error" in parsed) return parsed;
  const { clock, asOf } = parsed;
  const fault = checkEvents(clock, calendar, { groundsTold: false });
  if (fault !== null) {
    const field = fault.index !== null ? `events/${fault.index}` : fault.rule === "CLK-19" ? "promised" : "limit";
    return { error: { rule: fault.rule, field, message: fault.zh, english: fault.en, next: fault.next } };
  }
  return readClock(clock, asOf, calendar);
}

function lineOf(answer: ClockAnswer): Words {
  if (answer.error !== undefined) {
    const { rule, field, message, english, next } = answer.error;
    return {
      zh: `错误（${rule}，${field}）：${message}；${next.zh}`,
      en: `Error (${rule}, ${field}): ${english}. ${next.en}`,
    };
  }
  const light = lightText[answer.light];
  const doubt: Words = answer.provisional ? { zh: "（暂定）", en: " (provisional)" } : { zh: "", en: "" };
  return {
    zh: `${light.shape} ${light.zh}，到期日${answer.due ?? "无"}${doubt.zh}，已用${answer.used}天，剩余${answer.left ?? "—"}天`,
    en: `${light.shape} ${light.en}, due ${answer.due ?? "none"}${doubt.en}, ${answer.used} days used, ${answer.left ?? "—"} left`,
  };
}
