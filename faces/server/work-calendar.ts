import { day } from "#kernel/calendar/day.ts";
import { type CityHolidays, type Holidays, mergeHolidays } from "#kernel/calendar/holidays.ts";
import type { HolidayCorrection } from "#kernel/packs/city.ts";

/**
 * National holidays with the corrections of a city's pack.
 */
export function cityHolidays(national: Holidays, corrections: readonly HolidayCorrection[]): Holidays {
  const own: CityHolidays = {
    corrections: corrections.map((one) => ({
      on: day(one.day),
      kind: one.kind === "dayOff" ? "off" : "makeUp",
      document: one.document,
      announced: day(one.announced),
      note: one.name.zh,
    })),
  };
  return mergeHolidays(national, own);
}
