import type { City } from "#kernel/city/city.ts";
import { cases } from "#kernel/matters/records.ts";
import type { JournalEntry } from "#kernel/records/journal.ts";
import type { Words } from "#kernel/text/words.ts";
import { decideOnTheSpot } from "../commands/decide-on-the-spot.ts";

/** What an act did, in words: one that decides on the spot may have delivered too, and then says so (CLK-10, CLK-15). */
export function entryTitle(city: City, { command, changes }: Pick<JournalEntry, "command" | "changes">): Words {
  const delivers = changes.some(({ record, fields }) => record === cases.name && Boolean(fields.deliveredOn));
  if (command === decideOnTheSpot.name && delivers)
    return { zh: "当场办结并送达", en: "Decide and deliver on the spot" };
  return city.registry.commands.get(command)?.title ?? { zh: command, en: command };
}
