import { Command } from "commander";
import { calendarAdd, calendarYear } from "#kernel/calendar/commands.ts";
import { addDays, day, isDay } from "#kernel/calendar/day.ts";
import { readWorkCalendar } from "../calendar-data.ts";
import { wrongUsage } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";

/** `binglian calendar add|year`: the work calendar, with the city's own corrections when a city is named. */
export function calendarCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  const city = ["--city <city>", zh ? "并入该市自己的调整" : "with this city's own corrections"] as const;
  const json = ["--json", zh ? "输出 JSON" : "answer in JSON"] as const;

  const add = new Command("add")
    .description(zh ? "某日起第 n 个工作日（当日不计）" : "the n-th workday after a day, which is not counted itself")
    .argument("<day>", "2026-02-13")
    .argument("<n>", zh ? "天数" : "number of days")
    .option("--unit <workday|calendar>", zh ? "工作日或日历日" : "workdays or calendar days", "workday")
    .option(...city)
    .option(...json)
    .action((start: string, count: string, options: { unit: string; city?: string; json?: boolean }) => {
      const { first, n } = readStart(start, count);
      const calendar = readWorkCalendar(options.city);
      if (options.unit === "calendar") {
        // CLK-21: a last day of rest moves to the next workday; `counted` is the day before that.
        const { day: end, provisional } = calendar.addCalendarDays(first, n, { roll: true });
        const value = { start, calendarDays: n, counted: addDays(first, n), day: end, provisional };
        return options.json ? out.json(value) : out.print(end);
      }
      if (options.unit !== "workday")
        throw wrongUsage("--unit 应为 workday 或 calendar", "--unit must be workday or calendar");
      const { value, text } = calendarAdd(start, n, calendar);
      if (options.json) return out.json(value);
      out.print(value.day);
      if (value.provisional) out.note(text);
    });

  const year = new Command("year")
    .description(zh ? "一年的全部工作日" : "all workdays of a year")
    .argument("<year>", "2015")
    .option(...city)
    .option(...json)
    .action((written: string, options: { city?: string; json?: boolean }) => {
      if (!/^[1-9]\d{3}$/.test(written))
        throw wrongUsage(`年份应为四位数字，现为“${written}”`, `A year has four digits; found “${written}”`);
      const { value, text } = calendarYear(Number(written), readWorkCalendar(options.city));
      if (options.json) out.json(value);
      else out.print(text);
    });

  return new Command("calendar")
    .description(zh ? "工作日历" : "the work calendar")
    .addCommand(add)
    .addCommand(year);
}

function readStart(start: string, count: string) {
  if (!isDay(start))
    throw wrongUsage(
      `“${start}”不是存在的日期，应写成 2026-02-13`,
      `“${start}” is not a date that exists; write 2026-02-13`,
    );
  const n = Number(count);
  if (!/^\d{1,5}$/.test(count))
    throw wrongUsage(
      `天数应为 0 到 99999 的整数，现为“${count}”`,
      `The number of days must be 0 to 99999; found “${count}”`,
    );
  return { first: day(start), n };
}
