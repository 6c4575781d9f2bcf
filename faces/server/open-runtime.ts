import { parseHolidays } from "#kernel/calendar/holidays.ts";
import { workCalendar } from "#kernel/calendar/workdays.ts";
import { type City, openCityRuntime } from "#kernel/city/city.ts";
import { registry } from "#kernel/city/registry.ts";
import { movableTime, serverTime } from "#kernel/city/time.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import { makeDataFolder } from "#kernel/database/data-folder.ts";
import { journalLength, lastMoment } from "#kernel/records/history.ts";
import { vault } from "#kernel/records/vault.ts";
import { systems } from "#systems/index.ts";
import { cityKey } from "./city-key.ts";
import { type CityPack, nationalHolidays, settingsOf } from "./pack.ts";
import { cityHolidays } from "./work-calendar.ts";

/** The key of the city in this database; see `cityKey`. */
export async function keyOf(
  pack: CityPack,
  database: CityDatabase,
  options: { readonly dataFolder: string; readonly key?: string | undefined },
): Promise<Buffer> {
  // With a database of one's own, nobody has made the folder yet.
  makeDataFolder(options.dataFolder);
  return cityKey({
    city: pack.city.id,
    dataFolder: options.dataFolder,
    given: options.key,
    hasJournal: (await journalLength(database.pool)) > 0,
  });
}

/** Opens a migrated city with all systems, by the settings and the calendar of its pack. */
export async function openRuntime(pack: CityPack, database: CityDatabase, key: Buffer): Promise<City> {
  const calendar = workCalendar(cityHolidays(parseHolidays(await nationalHolidays()), pack.holidayCorrections));
  return openCityRuntime({
    id: pack.city.id,
    name: pack.city.name,
    demo: pack.city.demo,
    zone: pack.city.zone,
    database,
    registry: registry(systems),
    vault: vault(key),
    time: pack.city.demo ? movableTime(await lastMoment(database.pool)) : serverTime,
    calendar: () => calendar,
    settings: settingsOf(pack.settings),
  });
}
