import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Day } from "#kernel/calendar/day.ts";
import { type CalendarDay, calendarFile } from "./calendar-file.ts";

const made = new Date("2026-03-02T01:02:03.456Z");
const one: CalendarDay = {
  ...{ uid: "case-01@xinyu", on: "2026-12-31" as Day, title: "施工许可证：办结期限", text: "至2026年12月31日" },
  url: "https://xinyu.example/desk/cases/01",
};

/** Reads a file as RFC 5545 says: unfolds lines, takes names and values apart, and takes escapes back. */
function read(file: string) {
  assert.match(file, /\r\n$/);
  const lines = file.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const at = line.indexOf(":");
    const [name = "", value = ""] = [line.slice(0, at), line.slice(at + 1)];
    if (line === "BEGIN:VEVENT") events.push({});
    const plain = value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
    const event = events.at(-1);
    if (event) event[name] ??= plain;
  }
  return events;
}

test("a day is a whole day with a name that stays, stamped in UTC (SUP-03)", () => {
  const [event] = read(calendarFile("新余某厂", [one], made));
  assert.deepEqual(
    ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "URL"].map((name) => event?.[name]),
    ["case-01@xinyu", "20260302T010203Z", "20261231", "20270101", one.title, one.url],
  );
  assert.equal(calendarFile("甲", [one], made), calendarFile("甲", [one], made));
});

test("whatever stands in a title or a text comes back as it was, and no line has more than 75 octets (SUP-03)", () => {
  // U+FFFD stands where a sign was cut in two; a text that has one of its own would look like that.
  const texts = fc.string({ unit: "grapheme", maxLength: 300 }).map((text) => text.replaceAll(/[\p{Cc}\ufffd]/gu, ""));
  fc.assert(
    fc.property(texts, fc.array(texts, { maxLength: 3 }), (title, lines) => {
      const text = lines.join("\n");
      const file = calendarFile("新余；某厂, 有限公司", [{ ...one, title, text }], made);
      const [event] = read(file);
      assert.equal(event?.SUMMARY, title);
      assert.equal(event?.DESCRIPTION, text);
      for (const line of file.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.ok(!file.includes("\ufffd"), "no sign is cut in two");
    }),
  );
});
