/** What of a negative-list entry its matching needs. */
export type Matchable = { readonly id: string; readonly keywords: readonly string[] };

/** An entry that speaks of the activity, and by which of its words it was found. */
export type Match<Entry> = { readonly entry: Entry; readonly words: readonly string[] };

/**
 * The entries of a negative list that an activity in a person's own words may touch (LST-16): those one of whose keywords
 * the question contains. Chinese is written without spaces, so of two keywords where one lies inside the other the longer
 * counts (卖烟花 is fireworks and not tobacco, 农药店 no pharmacy). Keywords that merely overlap all count: an entry that is
 * overlooked would be a wrong letter, one too many is set aside with a reason.
 *
 * Pure; entries come back in their own order.
 */
export function matchActivity<Entry extends Matchable>(
  activity: string,
  entries: readonly Entry[],
): readonly Match<Entry>[] {
  const asked = plain(activity);
  const words = new Set(entries.flatMap(({ keywords }) => keywords.map(plain)));
  words.delete("");
  const kept = outermost([...words].flatMap((word) => placesOf(word, asked)));
  const found = new Set(kept.map(({ word }) => word));
  return entries.flatMap((entry) => {
    const own = entry.keywords.filter((word) => found.has(plain(word)));
    return own.length === 0 ? [] : [{ entry, words: own }];
  });
}

type Place = { readonly word: string; readonly from: number; readonly to: number };

/** One writing for all: full-width and half-width, capitals and small letters, with or without spaces and stops. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function placesOf(word: string, text: string): Place[] {
  const places: Place[] = [];
  for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1))
    places.push({ word, from, to: from + word.length });
  return places;
}

/** The places that lie in no longer one. Sorted by start, the longest first, so one pass with the furthest end is enough. */
function outermost(places: readonly Place[]): Place[] {
  const sorted = places.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: Place[] = [];
  let furthest = -1;
  for (const place of sorted) {
    if (place.to <= furthest) continue;
    furthest = place.to;
    kept.push(place);
  }
  return kept;
}
