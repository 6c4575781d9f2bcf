import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cityHolidays } from "#faces/server/work-calendar.ts";
import { parseHolidays } from "#kernel/calendar/holidays.ts";
import { type WorkCalendar, workCalendar } from "#kernel/calendar/workdays.ts";
import { holidaysSection } from "#kernel/packs/city.ts";
import { readPack } from "#kernel/packs/read.ts";
import { faultFailure } from "./fault-failure.ts";
import { readJsonFile } from "./json-file.ts";
import { cityFolder, programFolder } from "./places.ts";

/** The national work calendar; with a city's own corrections when one is named. */
export function readWorkCalendar(city: string | undefined): WorkCalendar {
  const national = parseHolidays(readJsonFile(join(programFolder, "cities/national/holidays.json")));
  if (city === undefined) return workCalendar(national);
  const path = join(cityFolder(city), "holidays.json");
  if (!existsSync(path)) return workCalendar(national);
  const reading = readPack(new Map([["holidays.json", readFileSync(path, "utf8")]]), [holidaysSection]);
  if ("faults" in reading) throw faultFailure(reading.faults);
  return workCalendar(cityHolidays(national, reading.pack.holidayCorrections));
}
