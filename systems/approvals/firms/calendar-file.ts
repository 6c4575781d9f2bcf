import { addDays, type Day } from "#kernel/calendar/day.ts";

/** A whole day in a calendar. */
export type CalendarDay = {
  /** The same thing keeps it when the file is made anew, so that a calendar moves it and does not show it twice. */
  readonly uid: string;
  readonly on: Day;
  readonly title: string;
  readonly text: string;
  readonly url: string;
};

/** A line has at most so many octets, its end not counted (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/**
 * Days as an iCalendar file (RFC 5545): whole days, which no time zone moves.
 * @param madeAt the moment at which it was made
 */
export function calendarFile(name: string, days: readonly CalendarDay[], madeAt: Date): string {
  const stamp = `${madeAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Binglian//Parallel approval//ZH", "CALSCALE:GREGORIAN"],
    ...["METHOD:PUBLISH", `X-WR-CALNAME:${escaped(name)}`],
    ...days.flatMap(({ uid, on, title, text, url }) => [
      ...["BEGIN:VEVENT", `UID:${escaped(uid)}`, `DTSTAMP:${stamp}`],
      ...[`DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`],
      ...[`SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(text)}`, `URL:${url}`],
      ...["TRANSP:TRANSPARENT", "END:VEVENT"],
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const compact = (day: Day): string => day.replaceAll("-", "");

/** A text value: backslash, semicolon, comma and line ends are written out (3.3.11). */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: other control signs have no place in a text value
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

/** A long line goes on behind a line end and a space; no sign is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const sign of line) {
    const own = encoder.encode(sign).length;
    // The space that begins a line which goes on is one of its octets.
    if (octets + own > LINE_OCTETS) {
      parts.push(part);
      part = "";
      octets = 1;
    }
    part += sign;
    octets += own;
  }
  return [...parts, part].join("\r\n ");
}
