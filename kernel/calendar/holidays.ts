import { type Day, isDay, weekday } from "./day.ts";

/** One year's notice of the State Council's General Office. `off`: weekdays off; `makeUp`: weekend workdays 调休上班. */
export type HolidayYear = {
  readonly source: string;
  readonly version: string;
  readonly off: readonly Day[];
  readonly makeUp: readonly Day[];
};

/**
 * One day that a later document changed: national (3 September 2015, announced in May 2015) or a city's own closing
 * (CLK-32: with the id of a government document). "off" makes a workday a day of rest, "makeUp" the reverse.
 */
export type HolidayCorrection = {
  readonly on: Day;
  readonly kind: "off" | "makeUp";
  readonly document: string;
  readonly announced: Day;
  readonly note: string;
};

/** Published holiday data (CLK-30). Beyond `publishedThrough` nothing is known, and deadlines are provisional. */
export type Holidays = {
  readonly publishedThrough: Day;
  readonly years: Readonly<Record<string, HolidayYear>>;
  readonly corrections: readonly HolidayCorrection[];
};

/** A city's own holiday data: closings and make-up days by its own documents. It cannot publish a year. */
export type CityHolidays = { readonly corrections: readonly HolidayCorrection[] };

/** National data with a city's own corrections after the national ones. */
export function mergeHolidays(national: Holidays, city: CityHolidays): Holidays {
  return { ...national, corrections: [...national.corrections, ...city.corrections] };
}

/** The data as it was known at the end of a day: without the corrections announced later. For what-if and history. */
export function holidaysKnownOn(holidays: Holidays, on: Day): Holidays {
  return { ...holidays, corrections: holidays.corrections.filter((correction) => correction.announced <= on) };
}

/** Holiday data from parsed JSON. Throws RangeError that lists every fault of `checkHolidays`. */
export function parseHolidays(value: unknown): Holidays {
  const faults = checkHolidays(value);
  if (faults.length > 0) throw new RangeError(`holiday data: ${faults.join("; ")}`);
  return value as Holidays;
}

/** A document number with six-corner brackets (DOC-04); a telegram 明电 is one too. */
const documentShape = /^[\u4e00-\u9fa5]{2,12}〔\d{4}〕[1-9]\d*号$/;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is wrong with holiday data, one sentence each with its place; empty when it may be used. */
export function checkHolidays(data: unknown): string[] {
  if (!isFields(data)) return ["the data must be an object"];
  const faults: string[] = [];
  if (!isDay(data.publishedThrough)) faults.push("publishedThrough: must be a day such as 2026-12-31");
  const workdayByException = new Map<Day, boolean>();
  if (!isFields(data.years)) faults.push("years: must be an object of years");
  else faults.push(...checkYears(data.years, workdayByException));
  if (isDay(data.publishedThrough) && isFields(data.years) && !(data.publishedThrough.slice(0, 4) in data.years)) {
    faults.push(`publishedThrough: the year ${data.publishedThrough.slice(0, 4)} is not among the years`);
  }
  if (!Array.isArray(data.corrections)) faults.push("corrections: must be a list");
  else {
    for (const [index, correction] of data.corrections.entries()) {
      for (const fault of checkCorrection(correction, workdayByException))
        faults.push(`corrections[${index}]: ${fault}`);
    }
  }
  return faults;
}

function checkYears(years: Fields, workdayByException: Map<Day, boolean>): string[] {
  const faults: string[] = [];
  const names = Object.keys(years).sort();
  for (const [index, name] of names.entries()) {
    const previous = names[index - 1];
    if (!/^[1-9]\d{3}$/.test(name)) faults.push(`years.${name}: a year has four digits`);
    else if (previous !== undefined && Number(name) !== Number(previous) + 1) {
      faults.push(`years.${name}: ${Number(name) - 1} is missing; published years have no gap`);
    }
    const year = years[name];
    if (!isFields(year)) {
      faults.push(`years.${name}: must be an object`);
      continue;
    }
    for (const field of ["source", "version"] as const) {
      if (typeof year[field] !== "string" || year[field] === "")
        faults.push(`years.${name}.${field}: is missing (CLK-30)`);
    }
    for (const field of ["off", "makeUp"] as const) {
      const days: unknown = year[field];
      if (!Array.isArray(days)) faults.push(`years.${name}.${field}: must be a list of days`);
      else
        faults.push(
          ...checkDays(days, name, field, workdayByException).map((fault) => `years.${name}.${field}: ${fault}`),
        );
    }
  }
  return faults;
}

function checkDays(days: readonly unknown[], year: string, field: "off" | "makeUp", seen: Map<Day, boolean>): string[] {
  const faults: string[] = [];
  for (const on of days) {
    if (!isDay(on)) faults.push(`${String(on)} is not a day`);
    else if (on.slice(0, 4) !== year) faults.push(`${on} is in another year`);
    else if (seen.has(on)) faults.push(`${on} stands twice`);
    else if (field === "off" && weekday(on) > 5) faults.push(`${on} is a weekend day and off anyway`);
    else if (field === "makeUp" && weekday(on) <= 5) faults.push(`${on} is a weekday, not a make-up day`);
    else seen.set(on, field === "makeUp");
  }
  return faults;
}

function checkCorrection(correction: unknown, workdayByException: Map<Day, boolean>): string[] {
  if (!isFields(correction)) return ["must be an object"];
  const { on, kind, document, announced, note } = correction;
  const faults: string[] = [];
  if (typeof document !== "string" || !documentShape.test(document)) {
    faults.push("document: must be a government document number such as 余府办发〔2026〕3号 (CLK-32)");
  }
  if (!isDay(announced)) faults.push("announced: must be a day");
  if (typeof note !== "string" || note === "") faults.push("note: say in a sentence why the day changes");
  if (kind !== "off" && kind !== "makeUp") faults.push('kind: must be "off" or "makeUp"');
  if (!isDay(on)) faults.push("on: must be a day");
  else if (isDay(announced) && announced > on) faults.push(`on: ${on} was over before the change was announced`);
  else if (kind === "off" || kind === "makeUp") {
    const workdayNow = workdayByException.get(on) ?? weekday(on) <= 5;
    if (workdayNow === (kind === "makeUp")) faults.push(`on: ${on} is ${workdayNow ? "a workday" : "off"} already`);
    workdayByException.set(on, kind === "makeUp");
  }
  return faults;
}
