import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { Language } from "#kernel/text/words.ts";
import { excludedWords, workdays } from "../chart-words.ts";
import type { DatedPlan, DatedProcedure } from "../dated-plan.ts";
import { explainProcedure } from "../explain.ts";
import type { Flow } from "../flow.ts";
import { type CalendarLine, calendarText, foldedLine } from "./calendar-text.ts";

/** What a calendar says besides the plan. */
export type CalendarOptions = {
  readonly language: Language;
  /** The city's id: an event keeps its identity when the plan is fetched again. */
  readonly city: string;
  readonly madeAt: Date;
};

/**
 * A plan as iCalendar (RFC 5545): one event of whole days a procedure, on its earliest real dates; its stage is the
 * category, and why it is there the description. What is still to be confirmed is tentative. No alarms.
 *
 * @returns text with CRLF line ends, folded at 75 octets.
 */
export function planCalendar(dated: DatedPlan, flow: Flow, options: CalendarOptions): string {
  const { language, madeAt } = options;
  const stamp = `${madeAt.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const stages = new Map(dated.stages.map(({ no, name }) => [no, name[language]]));
  const events = dated.procedures.flatMap((one): CalendarLine[] => [
    ["BEGIN", "VEVENT"],
    ["UID", calendarText(`${one.id}.${dated.flow}.${dated.edition}.${dated.accepted}@${options.city}`)],
    ["DTSTAMP", stamp],
    ["DTSTART;VALUE=DATE", basic(one.earliestStartDay)],
    // The end is the first day after the event (RFC 5545, 3.6.1).
    ["DTEND;VALUE=DATE", basic(addDays(one.earliestFinishDay, 1))],
    ["SUMMARY", calendarText(summary(one, language))],
    ["CATEGORIES", calendarText(stages.get(one.stage) ?? String(one.stage))],
    ["DESCRIPTION", calendarText(why(dated, flow, one, language))],
    ["STATUS", one.status === "toConfirm" ? "TENTATIVE" : "CONFIRMED"],
    ["TRANSP", "TRANSPARENT"],
    ["END", "VEVENT"],
  ]);
  const lines: CalendarLine[] = [
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", "-//Binglian//Plan//ZH"],
    ["CALSCALE", "GREGORIAN"],
    ["METHOD", "PUBLISH"],
    ["X-WR-CALNAME", calendarText(flow.title[language])],
    ...events,
    ["END", "VCALENDAR"],
  ];
  return lines.map(foldedLine).join("");
}

function basic(day: Day): string {
  return day.replaceAll("-", "");
}

function summary(one: DatedProcedure, language: Language): string {
  const days = one.excluded
    ? excludedWords(one.excluded)[language]
    : language === "zh"
      ? `${one.days}个工作日`
      : workdays(one.days);
  return `${one.id} ${one.name[language]}${language === "zh" ? `（${days}）` : ` (${days})`}`;
}

function why(dated: DatedPlan, flow: Flow, { id, body }: DatedProcedure, language: Language): string {
  const told = explainProcedure(dated, flow, id)?.sentences ?? [];
  return [body[language], ...told.map((sentence) => sentence[language])].join("\n");
}
