import type { Words } from "#kernel/text/words.ts";
import type { Day } from "./day.ts";
import type { WorkCalendar } from "./workdays.ts";

/** The six lights (SUP-01). They are computed from a clock's events and never stored or typed in (SUP-03). */
export type Light = "normal" | "remind" | "yellow" | "red" | "deepRed" | "paused";

/** From harmless to grave; `paused` stands apart. For sorting and for "the gravest of these". */
export const lightsByGravity: readonly Light[] = ["paused", "normal", "remind", "yellow", "red", "deepRed"];

/** A light is shown by shape and word, never by colour alone. */
export const lightText: Readonly<Record<Light, Words & { readonly shape: string }>> = {
  normal: { zh: "正常", en: "On time", shape: "●" },
  remind: { zh: "提醒", en: "Reminder", shape: "◔" },
  yellow: { zh: "黄", en: "Yellow", shape: "▲" },
  red: { zh: "红", en: "Red", shape: "■" },
  deepRed: { zh: "深红", en: "Deep red", shape: "◆" },
  paused: { zh: "暂停", en: "Paused", shape: "‖" },
};

/** When a light is lit. A city may set its own marks: only red and deep red follow from the deadlines themselves. */
export type LightMarks = {
  /** Share of the promise that is used when the reminder is lit. */
  readonly remindAt: number;
  /** Share of the promise that is used when yellow is lit. */
  readonly yellowAt: number;
  /** Promises up to this many days are reminded one workday before their due day, whatever the share. */
  readonly shortPromise: number;
};

/** SUP-01: the reminder at 70 % and the short promise are our design choice (E), yellow at 90 % is a local rule (W). */
export const defaultLightMarks: LightMarks = { remindAt: 0.7, yellowAt: 0.9, shortPromise: 3 };

/** What a light is computed from: days used and promised, and the days on which promise and law run out. */
export type LightFacts = {
  readonly on: Day;
  readonly paused: boolean;
  readonly used: number;
  /** The promise with its extension; the legal limit where no promise was made. */
  readonly promised: number;
  readonly promisedDue: Day;
  readonly due: Day;
};

/**
 * The light on a day. Red and deep red compare days, not shares: a day is over at its 24:00, so a promise that ran out
 * on Friday is red on Saturday, and one that rolled from Sunday to Monday (CLK-21) is not red on that Monday.
 */
export function lightOf(facts: LightFacts, calendar: WorkCalendar, marks: LightMarks = defaultLightMarks): Light {
  if (facts.paused) return "paused";
  if (facts.on > facts.due) return "deepRed";
  if (facts.on > facts.promisedDue) return "red";
  // A promise of 0 is kept or broken at the end of its only day; until then no share of it is used (CLK-10).
  if (facts.promised === 0) return "normal";
  const share = facts.used / facts.promised;
  if (share >= marks.yellowAt) return "yellow";
  if (share >= marks.remindAt) return "remind";
  const short = facts.promised <= marks.shortPromise;
  return short && calendar.workdaysBetween(facts.on, facts.promisedDue) <= 1 ? "remind" : "normal";
}
