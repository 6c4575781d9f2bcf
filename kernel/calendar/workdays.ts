import { type Day, dayNumber, dayOfNumber, weekdayOfNumber } from "./day.ts";
import type { Holidays } from "./holidays.ts";

/** A day that was computed; `provisional` when it lies in, or was counted through, an unpublished year (CLK-30). */
export type ComputedDay = { readonly day: Day; readonly provisional: boolean };

/** One year of the work calendar. In an unpublished year only weekends are known, and `published` is false. */
export type WorkYear = {
  readonly published: boolean;
  readonly workdays: readonly Day[];
  /** Weekend workdays 调休上班. */
  readonly makeUp: readonly Day[];
  /** Weekdays off. */
  readonly off: readonly Day[];
};

export type WorkCalendar = {
  /** The last day for which holidays are published; later days are provisional: weekends off, no holidays. */
  readonly publishedThrough: Day;
  readonly isWorkday: (day: Day) => boolean;
  /**
   * The n-th workday after `start`; the opening day is not counted (CLK-02, 民法典 art. 201). 0 is `start` itself, a
   * negative n counts back ("30 workdays before expiry"). Throws RangeError when n is not whole, or the end is
   * outside `calendarYears`.
   */
  readonly addWorkdays: (start: Day, n: number) => ComputedDay;
  /** Workdays in (fromExclusive, toInclusive]; negative when `to` comes first. */
  readonly workdaysBetween: (fromExclusive: Day, toInclusive: Day) => number;
  readonly nextWorkdayOnOrAfter: (day: Day) => Day;
  /** `n` calendar days after `start`; with `roll` a last day of rest moves to the next workday (CLK-21, 民法典 art. 203). */
  readonly addCalendarDays: (start: Day, n: number, options?: { readonly roll?: boolean }) => ComputedDay;
  readonly yearOf: (year: number) => WorkYear;
};

/** The years the calendar answers for. A bound, so that a date mistyped by centuries cannot fill the memory with years. */
export const calendarYears = { first: 1900, last: 2199 } as const;

/** A year as numbers: workdays counted before each of its days, so that every question is a subtraction. */
type YearTable = {
  readonly first: number;
  /** before[i]: workdays of this year before its i-th day; the last entry is the year's total. */
  readonly before: Uint16Array;
  readonly workdays: Int32Array;
};

/** The work calendar of published holiday data. Tables are built once a year asked for, so calls take microseconds. */
export function workCalendar(holidays: Holidays): WorkCalendar {
  const exceptions = workdayExceptions(holidays);
  const publishedThrough = holidays.publishedThrough;
  const publishedFrom = `${Object.keys(holidays.years).sort()[0] ?? publishedThrough.slice(0, 4)}-01-01` as Day;
  const tables = new Map<number, YearTable>();

  function tableOf(year: number): YearTable {
    let table = tables.get(year);
    if (table === undefined) {
      table = buildTable(year, exceptions);
      tables.set(year, table);
    }
    return table;
  }

  const yearNumber = (day: Day) => Number(day.slice(0, 4));
  const isPublished = (first: Day, last: Day) => first >= publishedFrom && last <= publishedThrough;

  /** Workdays of the day's own year up to and including it. */
  function countedInYear(day: Day): number {
    const table = tableOf(yearNumber(day));
    return table.before[dayNumber(day) - table.first + 1]!;
  }

  function isWorkday(day: Day): boolean {
    const table = tableOf(yearNumber(day));
    const index = dayNumber(day) - table.first;
    return table.before[index + 1]! > table.before[index]!;
  }

  function workdaysBetween(from: Day, to: Day): number {
    if (to < from) return -workdaysBetween(to, from);
    let count = countedInYear(to) - countedInYear(from);
    for (let year = yearNumber(from); year < yearNumber(to); year++) count += tableOf(year).workdays.length;
    return count;
  }

  function addWorkdays(start: Day, n: number): ComputedDay {
    if (!Number.isInteger(n)) throw new RangeError(`工作日数应为整数，现为${n} / workdays must be whole, found ${n}`);
    if (n === 0) return { day: start, provisional: !isPublished(start, start) };
    let year = yearNumber(start);
    // The place of the wanted workday among its year's workdays, counted from 1. Going back, the start day itself is
    // not counted either, so a start on a workday steps over itself.
    let place = countedInYear(start) + n + (n < 0 && !isWorkday(start) ? 1 : 0);
    while (place > tableOf(year).workdays.length) {
      place -= tableOf(year).workdays.length;
      year++;
    }
    while (place < 1) {
      year--;
      place += tableOf(year).workdays.length;
    }
    const day = dayOfNumber(tableOf(year).workdays[place - 1]!);
    return { day, provisional: n > 0 ? !isPublished(start, day) : !isPublished(day, start) };
  }

  function nextWorkdayOnOrAfter(day: Day): Day {
    return isWorkday(day) ? day : addWorkdays(day, 1).day;
  }

  function addCalendarDays(start: Day, n: number, options: { readonly roll?: boolean } = {}): ComputedDay {
    if (!Number.isInteger(n)) throw new RangeError(`天数应为整数，现为${n} / days must be whole, found ${n}`);
    const end = n === 0 ? start : dayOfNumber(dayNumber(start) + n);
    const day = options.roll === true ? nextWorkdayOnOrAfter(end) : end;
    return { day, provisional: !isPublished(end, day) };
  }

  function yearOf(year: number): WorkYear {
    const table = tableOf(year);
    const makeUp: Day[] = [];
    const off: Day[] = [];
    for (let index = 0; index < table.before.length - 1; index++) {
      const number = table.first + index;
      const works = table.before[index + 1]! > table.before[index]!;
      const weekend = weekdayOfNumber(number) > 5;
      if (works && weekend) makeUp.push(dayOfNumber(number));
      if (!works && !weekend) off.push(dayOfNumber(number));
    }
    const published = isPublished(`${year}-01-01` as Day, `${year}-12-31` as Day);
    return { published, workdays: Array.from(table.workdays, dayOfNumber), makeUp, off };
  }

  return { publishedThrough, isWorkday, addWorkdays, workdaysBetween, nextWorkdayOnOrAfter, addCalendarDays, yearOf };
}

/** Day number → whether it is a workday, for all days that are not what their weekday says. Later corrections win. */
function workdayExceptions(holidays: Holidays): ReadonlyMap<number, boolean> {
  const exceptions = new Map<number, boolean>();
  for (const year of Object.values(holidays.years)) {
    for (const day of year.off) exceptions.set(dayNumber(day), false);
    for (const day of year.makeUp) exceptions.set(dayNumber(day), true);
  }
  for (const correction of holidays.corrections) exceptions.set(dayNumber(correction.on), correction.kind === "makeUp");
  return exceptions;
}

function buildTable(year: number, exceptions: ReadonlyMap<number, boolean>): YearTable {
  const { first: from, last: through } = calendarYears;
  if (!Number.isInteger(year) || year < from || year > through) {
    throw new RangeError(
      `工作日历只到${from}年至${through}年，现为${year} / the work calendar has the years ${from} to ${through}, found ${year}`,
    );
  }
  const first = dayNumber(`${year}-01-01` as Day);
  const length = dayNumber(`${year}-12-31` as Day) - first + 1;
  const before = new Uint16Array(length + 1);
  const workdays: number[] = [];
  for (let index = 0; index < length; index++) {
    const number = first + index;
    if (exceptions.get(number) ?? weekdayOfNumber(number) <= 5) workdays.push(number);
    before[index + 1] = workdays.length;
  }
  return { first, before, workdays: Int32Array.from(workdays) };
}
