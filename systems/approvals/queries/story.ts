import type { City } from "#kernel/city/city.ts";
import { actorsOf } from "#kernel/city/entry-actors.ts";
import { cases } from "#kernel/matters/records.ts";
import type { JournalEntry } from "#kernel/records/journal.ts";
import type { Words } from "#kernel/text/words.ts";
import { decideOnTheSpot } from "../commands/decide-on-the-spot.ts";

/** What an act did, in words: one that decides on the spot may have delivered too, and then says so (CLK-10, CLK-15). */
function entryTitle(city: City, { command, changes }: Pick<JournalEntry, "command" | "changes">): Words {
  const delivers = changes.some(({ record, fields }) => record === cases.name && Boolean(fields.deliveredOn));
  if (command === decideOnTheSpot.name && delivers)
    return { zh: "当场办结并送达", en: "Decide and deliver on the spot" };
  return city.registry.commands.get(command)?.title ?? { zh: command, en: command };
}

/** One act in the story of a case or a permit. */
export type StoryLine = Pick<
  JournalEntry,
  "place" | "recordedAt" | "happenedOn" | "ground" | "post" | "command" | "basis"
> & {
  readonly title: Words;
  /** Who did it: of an office its post, for staff with the name; else a party or the system. */
  readonly by: Words;
};

/** What was done, in the order of the journal, in words. */
export async function storyOf(city: City, entries: readonly JournalEntry[], staff: boolean): Promise<StoryLine[]> {
  const by = await actorsOf(city, entries, staff);
  return [...entries]
    .sort((a, b) => a.place - b.place)
    .map((entry) => {
      const { place, recordedAt, happenedOn, ground, post, command, basis } = entry;
      const told = { place, recordedAt, happenedOn, ground, post, command, basis };
      return { ...told, title: entryTitle(city, entry), by: by(entry) };
    });
}
