import { dayInChinese } from "#kernel/calendar/day.ts";
import type { Language } from "#kernel/text/words.ts";

const zhDays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
const enDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** "11-18"; with its year when that is not today's. */
export const shortDay = (day: string, today: string): string =>
  day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;

/** "2026年11月18日", or "18 November 2026". */
export function longDay(day: string, language: Language): string {
  if (language === "zh") return dayInChinese(day);
  const [year = "", , date = ""] = day.split("-");
  const name = new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { month: "long", timeZone: "UTC" });
  return `${Number(date)} ${name} ${year}`;
}

/** "周四". */
export function weekdayName(day: string, language: Language): string {
  return (language === "zh" ? zhDays : enDays)[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
}

/** Calendar days from one day to another; negative when the other comes first. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** "2026-11-23 14:36" of a moment, in the zone of the desk's city. */
export function minute(moment: string, zone = "Asia/Shanghai"): string {
  return new Date(moment).toLocaleString("sv-SE", { timeZone: zone }).slice(0, 16);
}

/** The city's day of a moment. */
export const dayOfMoment = (moment: string): string => minute(moment).slice(0, 10);
