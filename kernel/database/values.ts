import pg from "pg";

/** PostgreSQL's fixed type numbers (src/include/catalog/pg_type.dat); each array type follows its element type. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TIMESTAMP_ARRAY = 1115;
const TIMESTAMPTZ_ARRAY = 1185;
const NUMERIC_ARRAY = 1231;

const asIs = (text: string): string => text;

/** An int8 as a number. Throws beyond 2^53 − 1, where a number would silently lose digits. */
export function readInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`The whole number ${text} is beyond 2^53 − 1; select it as text.`);
  }
  return value;
}

/**
 * A timestamptz as UTC with milliseconds: "2026-11-23T06:30:00.000Z". Microseconds are cut off, not rounded, so that a
 * moment never moves into the next day. `infinity` and `-infinity` stay what they are.
 */
export function readMoment(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?([+-]\d\d)(?::(\d\d))?$/.exec(text);
  if (parts === null) {
    if (text === "infinity" || text === "-infinity") return text;
    throw new RangeError(`The moment ${text} is outside the years 0001 to 9999.`);
  }
  const [, date, time, fraction = "", hours, minutes = "00"] = parts;
  const local = `${date}T${time}.${fraction.slice(0, 3).padEnd(3, "0")}`;
  // Our own connections ask for UTC, so no Date is made for them.
  if (hours === "+00" && minutes === "00") return `${local}Z`;
  return new Date(`${local}${hours}:${minutes}`).toISOString();
}

/** A flat array whose elements hold neither comma nor quote: numbers, dates and moments. */
function readArray<Element>(readElement: (text: string) => Element): (text: string) => (Element | null)[] {
  return (text) => {
    if (!/^\{[^{}]*\}$/.test(text)) throw new RangeError(`Only flat arrays are read, not ${text}.`);
    const inside = text.slice(1, -1);
    if (inside === "") return [];
    return inside.split(",").map((part) => (part === "NULL" ? null : readElement(part.replace(/^"|"$/g, ""))));
  };
}

const readers = new Map<number, (text: string) => unknown>([
  [INT8, readInteger],
  [DATE, asIs],
  [TIMESTAMP, asIs],
  [TIMESTAMPTZ, readMoment],
  [NUMERIC, asIs],
  [INT8_ARRAY, readArray(readInteger)],
  [DATE_ARRAY, readArray(asIs)],
  [TIMESTAMP_ARRAY, readArray(asIs)],
  [TIMESTAMPTZ_ARRAY, readArray(readMoment)],
  [NUMERIC_ARRAY, readArray(asIs)],
]);

/**
 * How the values of our pools arrive: dates, local times and numerics as their text, moments as ISO text in UTC, int8
 * as a safe number, jsonb parsed. Given to each of our pools as `types`; `pg`'s global parsers stay untouched, since
 * libraries on the same process (sign-in) rely on them.
 */
export const values: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: "text" | "binary") {
    const reader = format === "binary" ? undefined : readers.get(id);
    return reader ?? pg.types.getTypeParser(id, format);
  },
};
