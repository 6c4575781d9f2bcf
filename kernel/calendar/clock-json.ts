import type { Words } from "#kernel/text/words.ts";
import type { ClockEvent, ClockState } from "./clock.ts";
import { type Day, isDay } from "./day.ts";
import { calendarYears } from "./workdays.ts";

/** `field` is a path such as `events/1/on`; `message` is Chinese, `english` the same in English. */
export type ClockError = {
  readonly rule: string;
  readonly field: string;
  readonly message: string;
  readonly english: string;
  readonly next: Words;
};

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The clock and the day of reading in a parsed JSON value, or the first field that is not as it should be. */
export function parseClock(
  value: unknown,
): { readonly clock: ClockState; readonly asOf: Day } | { readonly error: ClockError } {
  if (!isFields(value))
    return no(
      "CLK-28",
      "",
      value,
      "应为对象 {limit, unit, events, asOf}",
      "must be an object {limit, unit, events, asOf}",
    );
  const { limit, unit, promised, events, asOf } = value;
  if (typeof limit !== "number")
    return no("CLK-18", "limit", limit, "法定时限应为天数", "the legal limit must be a number of days");
  if (unit !== "workday" && unit !== "calendar") {
    return no(
      "CLK-20",
      "unit",
      unit,
      "单位应为 workday（工作日）或 calendar（日历日）",
      "the unit must be workday or calendar",
    );
  }
  if (promised !== undefined && promised !== null && typeof promised !== "number") {
    return no("CLK-19", "promised", promised, "承诺时限应为天数", "the promised limit must be a number of days");
  }
  if (!Array.isArray(events)) return no("CLK-28", "events", events, "应为事件列表", "must be a list of events");
  const read: ClockEvent[] = [];
  for (const [index, event] of events.entries()) {
    const result = parseEvent(event, `events/${index}`);
    if ("error" in result) return result;
    read.push(result);
  }
  if (!isDay(asOf) || !inCalendar(asOf))
    return no(
      "CLK-28",
      "asOf",
      asOf,
      "应为存在的日期，写成2026-11-23",
      "must be a date that exists, written 2026-11-23",
    );
  return { clock: { limit, unit, ...(typeof promised === "number" ? { promised } : {}), events: read }, asOf };
}

function inCalendar(day: Day): boolean {
  const year = Number(day.slice(0, 4));
  return year >= calendarYears.first && year <= calendarYears.last;
}

const kinds: readonly unknown[] = ["start", "pause", "resume", "extend", "stop"] satisfies ClockEvent["kind"][];
const isKind = (value: unknown): value is ClockEvent["kind"] => kinds.includes(value);

function parseEvent(event: unknown, field: string): ClockEvent | { readonly error: ClockError } {
  if (!isFields(event)) return no("CLK-28", field, event, "应为事件 {kind, on}", "must be an event {kind, on}");
  const { kind, on, days, ground } = event;
  if (!isKind(kind)) {
    return no("CLK-28", `${field}/kind`, kind, `应为 ${kinds.join("、")} 之一`, `must be one of ${kinds.join(", ")}`);
  }
  if (!isDay(on))
    return no(
      "CLK-28",
      `${field}/on`,
      on,
      "应为存在的日期，写成2026-11-23",
      "must be a date that exists, written 2026-11-23",
    );
  if (days !== undefined && days !== null && typeof days !== "number") {
    return no(kind === "pause" ? "CLK-16" : "CLK-12", `${field}/days`, days, "应为天数", "must be a number of days");
  }
  if (ground !== undefined && ground !== null && typeof ground !== "string") {
    return no("CLK-16", `${field}/ground`, ground, "事由应为文字", "the ground must be a text");
  }
  return { kind, on, ...(typeof days === "number" ? { days } : {}), ...(typeof ground === "string" ? { ground } : {}) };
}

function no(rule: string, field: string, found: unknown, zh: string, en: string): { readonly error: ClockError } {
  const seen =
    found === undefined
      ? { zh: "未填", en: "nothing" }
      : { zh: `${JSON.stringify(found)}`, en: `${JSON.stringify(found)}` };
  const place = field === "" ? { zh: "时限", en: "the clock" } : { zh: `“${field}”`, en: `“${field}”` };
  return {
    error: {
      rule,
      field,
      message: `${place.zh}${zh}，现为${seen.zh}`,
      english: `${place.en} ${en}; found ${seen.en}`,
      next: { zh: "改正这一项后重新读取", en: "Correct this field and read it again" },
    },
  };
}
