import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { type Difference, differences, goesOn } from "../diff/difference.ts";
import { changeKinds } from "../records.ts";
import { entriesOn } from "./entries-on.ts";
import { type PublishedChange, placesOf, publishedBetween } from "./published-changes.ts";

/** A difference with what is known of it: its day, its basis, what was published, and where the journal has it. */
export type DatedDifference = Difference & {
  /** The first day of what is new, or the first day without what is gone. */
  readonly effective: Day | null;
  /** What the entry rests on now; of one that is gone, what it rested on. */
  readonly bases: readonly string[];
  /** The changes that were published for it between the two days; none where only the dates of the list say it. */
  readonly published: readonly PublishedChange[];
  /** Place in the journal; null in a list that no entry of the journal wrote. */
  readonly place: number | null;
};

export type ListDifference = {
  readonly from: Day;
  readonly to: Day;
  /** Entries of each day, within the filters of kind and group. */
  readonly entries: { readonly from: number; readonly to: number };
  readonly total: number;
  /** How many there are of each kind of change. */
  readonly counts: Readonly<Record<(typeof changeKinds)[number], number>>;
  readonly changes: readonly DatedDifference[];
};

const dayInput = z.string().refine(isDay, "2026-11-23");
const text = z.string().trim().max(100).optional();

/** 清单变化: what the list of one day says otherwise than that of another (LST-11). Backwards is allowed: the inverse. */
export const changes = query({
  name: "lists.changes",
  title: { zh: "清单变化", en: "Differences between two lists" },
  input: z.object({
    from: dayInput,
    to: dayInput,
    /** A body that has or had the power. */
    body: text,
    /** The kind of power, such as 行政许可. */
    kind: text,
    group: text,
    /** The code of one item. */
    item: text,
    change: z.enum(changeKinds).optional(),
  }),
  may: anyone(),
  async run({ city, input }): Promise<ListDifference> {
    const { pool } = city.database;
    const [from, to] = [input.from as Day, input.to as Day];
    const [earlier, later] = from <= to ? [from, to] : [to, from];
    const [first, second, published] = await Promise.all([
      entriesOn(pool, from, input),
      entriesOn(pool, to, input),
      publishedBetween(pool, earlier, later),
    ]);
    const together = published
      .filter(({ kind }) => kind === "merge" || kind === "split")
      .map(({ item, alsoEnds }) => [item, ...alsoEnds]);
    const found = differences(first, second, together).filter(({ before, after }) =>
      [...before, ...after].some(
        ({ code, holders }) =>
          (input.item === undefined || code === input.item) &&
          (input.body === undefined || holders.some(({ body }) => body === input.body)),
      ),
    );
    const versions = found.flatMap(({ before, after }) => [...before, ...after].map(({ versionId }) => versionId));
    const places = await placesOf(pool, versions);
    const all = found.map((one) => dated(one, published, places));
    const shown = all.filter(({ kind }) => input.change === undefined || kind === input.change);
    const counts = Object.fromEntries(
      changeKinds.map((kind) => [kind, all.filter((one) => one.kind === kind).length]),
    ) as ListDifference["counts"];
    return {
      ...{ from, to, entries: { from: first.length, to: second.length }, total: shown.length, counts },
      changes: shown,
    };
  },
});

function dated(
  one: Difference,
  published: readonly PublishedChange[],
  places: ReadonlyMap<string, number>,
): DatedDifference {
  const { before, after } = one;
  const codes = new Set([...before, ...after].map(({ code }) => code));
  const said = published.filter(({ item, alsoEnds }) => [item, ...alsoEnds].some((code) => codes.has(code)));
  const [old, now] = goesOn(before, after);
  const lead = now ?? old;
  const named = said.at(-1)?.kind;
  return {
    ...one,
    // What the publication calls a delegation or an entrustment is one, however the powers are written.
    kind: one.kind === "adjust" && (named === "delegate" || named === "entrust") ? named : one.kind,
    effective: said.at(-1)?.effectiveFrom ?? effectiveOf(one),
    bases: lead?.bases ?? [],
    published: said,
    place: said.at(-1)?.place ?? (lead === undefined ? null : (places.get(lead.versionId) ?? null)),
  };
}

/** By the dates of the list alone: when the new version or the new power began, or the old entry ended. */
function effectiveOf({ before, after }: Difference): Day | null {
  const [old, now] = goesOn(before, after);
  if (now === undefined) return old?.validTo ?? null;
  if (old?.versionId !== now.versionId) return now.validFrom;
  return now.holders
    .map(({ since }) => since)
    .reduce<Day | null>((one, other) => (one !== null && one > other ? one : other), null);
}
