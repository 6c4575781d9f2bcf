import { type CityPack, readCityPack } from "#faces/server/pack.ts";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { wrongUsage } from "./command-failure.ts";
import { faultFailure } from "./fault-failure.ts";
import { cityFolder } from "./places.ts";

/** A day as it was written after an option; undefined when it was not. */
export function dayGiven(written: string | undefined): Day | undefined {
  if (written === undefined || isDay(written)) return written;
  throw wrongUsage(
    `“${written}”不是存在的日期，应写成 2026-03-02`,
    `“${written}” is not a date that exists; write 2026-03-02`,
  );
}

/** The pack of a city. @throws {CommandFailure} with its first fault */
export async function packOf(city: string): Promise<{ readonly pack: CityPack }> {
  const read = await readCityPack(cityFolder(city));
  if ("faults" in read) throw faultFailure(read.faults);
  return read;
}
