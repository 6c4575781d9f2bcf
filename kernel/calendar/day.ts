declare const dayBrand: unique symbol;

/** A calendar day, "2026-11-23", in no time zone. Days compare with `<`. Made only by `day`, `dayOf` and day arithmetic. */
export type Day = string & { readonly [dayBrand]: true };

/** The zone in which the city's days end; a city may set another one. */
export const cityZone = "Asia/Shanghai";

const millisecondsOfDay = 86_400_000;
const dayShape = /^[1-9]\d{3}-\d{2}-\d{2}$/;

/** Whether a value is the text of a day that exists (years 1000 to 9999). */
export function isDay(value: unknown): value is Day {
  if (typeof value !== "string" || !dayShape.test(value)) return false;
  const month = Number(value.slice(5, 7));
  const date = Number(value.slice(8, 10));
  return month >= 1 && month <= 12 && date >= 1 && date <= daysOfMonth(Number(value.slice(0, 4)), month);
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day that a text names. Throws RangeError for a text of another shape and for a date that does not exist. */
export function day(text: string): Day {
  if (isDay(text)) return text;
  const why = dayShape.test(text)
    ? "日历上没有这一天 / there is no such date"
    : "日期应写成 2026-11-23 / write a date as 2026-11-23";
  throw new RangeError(`“${text}”：${why}`);
}

/** Days since 1970-01-01. UTC is used as plain arithmetic here, so the server's time zone plays no part. */
export function dayNumber(of: Day): number {
  return Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5, 7)) - 1, Number(of.slice(8, 10))) / millisecondsOfDay;
}

/** The day of a day number. Throws RangeError outside the years 1000 to 9999. */
export function dayOfNumber(number: number): Day {
  const moment = new Date(number * millisecondsOfDay);
  return day(Number.isNaN(moment.getTime()) ? String(number) : moment.toISOString().slice(0, 10));
}

/** `count` calendar days later, or earlier when negative. `count` must be whole. */
export function addDays(to: Day, count: number): Day {
  if (!Number.isInteger(count)) throw new RangeError(`天数应为整数，现为${count} / days must be whole, found ${count}`);
  return count === 0 ? to : dayOfNumber(dayNumber(to) + count);
}

/**
 * The last day of a period of whole months whose opening day is not counted: the corresponding day, or where the month has
 * none its last one (民法典 arts 201, 202).
 */
export function addMonths(opening: Day, count: number): Day {
  if (!Number.isInteger(count))
    throw new RangeError(`月数应为整数，现为${count} / months must be whole, found ${count}`);
  const month = Number(opening.slice(0, 4)) * 12 + Number(opening.slice(5, 7)) - 1 + count;
  const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
  const date = Math.min(Number(opening.slice(8, 10)), daysOfMonth(year, inYear));
  return day(`${year}-${String(inYear).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
}

/** Calendar days in (from, to]; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday to 7 = Sunday. */
export function weekday(of: Day): number {
  return weekdayOfNumber(dayNumber(of));
}

/** 1 = Monday to 7 = Sunday, of a day number: 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that a moment belongs to in a zone. A zone's name is checked by Intl: an unknown one is a RangeError. */
export function dayOf(moment: Date, zone: string = cityZone): Day {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formats.set(zone, format);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(moment)) part[type] = value;
  return day(`${part.year}-${part.month}-${part.day}`);
}

/**
 * The first moment of a day in a zone. It is searched for rather than computed from an offset, since zones skip hours
 * (and Samoa skipped a day); a skipped day begins where the next one does.
 */
export function startOfDay(of: Day, zone: string = cityZone): Date {
  const key = `${zone} ${of}`;
  let start = starts.get(key);
  if (start === undefined) {
    start = findStart(of, zone);
    if (starts.size >= mostStarts) starts.clear();
    starts.set(key, start);
  }
  return new Date(start);
}

/** First moments that were found: a search asks the zone's rules some thirty times, and the same days come again and again. */
const starts = new Map<string, number>();
const mostStarts = 4096;

function findStart(of: Day, zone: string): number {
  const midnight = dayNumber(of) * millisecondsOfDay;
  let before = midnight - millisecondsOfDay;
  let after = midnight + millisecondsOfDay;
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2);
    if (dayOf(new Date(middle), zone) >= of) after = middle;
    else before = middle;
  }
  return after;
}

/** 24:00 of a day in a zone: the first moment that no longer belongs to it. */
export function endOfDay(of: Day, zone: string = cityZone): Date {
  return startOfDay(addDays(of, 1), zone);
}

/** 2026年3月2日, as it stands in Chinese prose. */
export function dayInChinese(of: string): string {
  const [year, month, date] = of.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
