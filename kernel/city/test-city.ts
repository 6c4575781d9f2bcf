import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseHolidays } from "#kernel/calendar/holidays.ts";
import { type WorkCalendar, workCalendar } from "#kernel/calendar/workdays.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import { uploadKinds } from "#kernel/packs/settings.ts";
import { vault } from "#kernel/records/vault.ts";
import { type City, type CityParts, openCityRuntime } from "./city.ts";
import { registry } from "./registry.ts";
import type { System } from "./system.ts";

/** The published national calendar, from the data the product ships. */
export async function publishedCalendar(): Promise<WorkCalendar> {
  const text = await readFile(new URL("../../cities/national/holidays.json", import.meta.url), "utf8");
  return workCalendar(parseHolidays(JSON.parse(text)));
}

/** A moment that a test moves by hand. */
export type HandTime = { now(): Date; set(moment: string): void; goOnFrom(moment: Date): void };
export function handTime(moment: string): HandTime {
  let at = new Date(moment);
  return {
    now: () => at,
    set: (next) => {
      at = new Date(next);
    },
    goOnFrom: (moment) => {
      at = moment;
    },
  };
}

/** A city runtime for tests: real database, real rules, the published calendar, a clock set by hand, seeded ids. */
export async function openTestCity(
  database: CityDatabase,
  systems: readonly System[],
  parts: Partial<CityParts> & { time?: HandTime } = {},
): Promise<City & { time: HandTime }> {
  const calendar = await publishedCalendar();
  const numbers: Record<string, number> = {
    intakeNoticeWorkdays: 5,
    deliveryWorkdays: 10,
    supplementReminderDays: 30,
    consultationWorkdays: 5,
    jointRecheckWorkdays: 3,
    agentOriginalWorkdays: 2,
    agentResultWorkdays: 3,
    reviewHoursPerDay: 8,
    addedReviewHours: 4,
    ...{ uploadMegabytes: 100, archiveMegabytes: 1000, archiveEntries: 5000, archiveRatio: 100 },
    ...{ unfinishedUploadHours: 24, unusedFileDays: 30, draftDays: 30 },
  };
  const time = parts.time ?? handTime("2026-03-02T01:00:00Z");
  const city = openCityRuntime({
    id: "test",
    name: { zh: "测试市", en: "Test City" },
    demo: false,
    zone: "Asia/Shanghai",
    registry: registry(systems),
    vault: vault(randomBytes(32)),
    calendar: () => calendar,
    settings: {
      number: (name) => numbers[name] as number,
      text: (name) => (name === "uploadKinds" ? uploadKinds.join(" ") : name),
      flag: () => false,
    },
    ...parts,
    database,
    time,
  });
  return { ...city, time };
}
