/** A property of an iCalendar object: its name with parameters, and its value, already in the form of its type. */
export type CalendarLine = readonly [name: string, value: string];

/** A text value (RFC 5545, 3.3.11): backslash, semicolon, comma and line ends are escaped; other controls are left out. */
export function calendarText(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

const MOST_OCTETS = 75;

/**
 * A content line folded so that no line is longer than 75 octets (RFC 5545, 3.1): what goes on begins with a space, and no
 * sign of several octets is cut in two.
 */
export function foldedLine([name, value]: CalendarLine): string {
  const lines: string[] = [];
  let line = "";
  let octets = 0;
  for (const sign of `${name}:${value}`) {
    const length = octetsOf(sign);
    if (octets + length > MOST_OCTETS) {
      lines.push(line);
      line = " ";
      octets = 1;
    }
    line += sign;
    octets += length;
  }
  return [...lines, line].map((one) => `${one}\r\n`).join("");
}

function octetsOf(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
