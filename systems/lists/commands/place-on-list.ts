import type { Day } from "#kernel/calendar/day.ts";
import { contains } from "#kernel/directory/division-tree.ts";
import { divisions } from "#kernel/directory/records.ts";
import { type ItemVersion, inForce, items, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { all, many, one, type RowsOf } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { refuse } from "../change-refusals.ts";
import type { ListChange } from "../records.ts";

/** What a change says beside its content's own faults: of a draft that is asked for, or of one that is there. */
export type Placed = Pick<
  ListChange,
  "kind" | "item" | "content" | "alsoEnds" | "division" | "replacement" | "effectiveTo"
>;

/** The item of a version's id: `B08@1` is the first version of B08. */
export const itemOf = (version: string): string => version.split("@")[0] ?? version;

const divisionsOf = (held: readonly Power[]) => [...new Set(held.map(({ division }) => division))];

/** Reads where a change stands on the list: its item's versions and powers, the others that it ends, and their divisions. */
export function placeOnList<File, Input>(about: (file: File, input: Input) => Placed) {
  const others = (file: File, input: Input) => [...new Set(about(file, input).alsoEnds.map(itemOf))];
  return {
    known: one(items).by((file: File, input: Input) => about(file, input).item),
    versions: all(itemVersions).where("item", (file: File, input: Input) => about(file, input).item),
    powers: all(powers).where("item", (file: File, input: Input) => about(file, input).item),
    replacing: all(itemVersions).where("item", (file: File, input: Input) => about(file, input).replacement?.item),
    otherVersions: all(itemVersions).among("item", others),
    otherPowers: all(powers).among("item", others),
    divisions: many(divisions).by((file: File, input: Input) => [
      ...new Set(about(file, input).content?.powers.map(({ division }) => division)),
    ]),
    heldIn: many(divisions).via("powers", divisionsOf),
    othersHeldIn: many(divisions).via("otherPowers", divisionsOf),
  };
}
export type PlaceRows = RowsOf<ReturnType<typeof placeOnList>>;

/**
 * Why a change cannot stand on the list as it is said: whatever its content, it is about one item of its own division, and ends
 * and names only entries that are there on that day. Judged when it is written and at every step after that.
 */
export function misplaced(change: Placed, rows: PlaceRows, on: Day): Refusal | undefined {
  const { kind, item, content, effectiveTo } = change;
  if (kind === "cancel" && content !== null) return refuse("CANCELLED_SAYS_NOTHING", { field: "/content" });
  if (kind !== "cancel" && content === null) return refuse("CONTENT_MISSING", { field: "/content" });
  if (content !== null && content.code !== item)
    return refuse("ITEM_CODE_DIFFERS", { item, code: content.code, field: "/content/code" });
  // The kind belongs to the item on every day, past ones too: another kind of power is another item.
  if (content !== null && rows.known !== null && rows.known.kind !== content.kind)
    return refuse("KIND_DIFFERS", { item, kind: rows.known.kind, other: content.kind, field: "/content/kind" });
  if (effectiveTo !== null && effectiveTo <= on)
    return refuse("EFFECTIVE_ENDED", { to: effectiveTo, on, field: "/effectiveTo" });
  return withoutReplacement(change, rows, on) ?? endsAmiss(change, rows, on) ?? outsideDivision(change, rows, on);
}

function withoutReplacement({ kind, item, replacement }: Placed, { replacing }: PlaceRows, on: Day) {
  if (kind !== "cancel") return undefined;
  if (replacement === null || (replacement.kind === "item" && !replacement.item))
    return refuse("REPLACEMENT_MISSING", { field: "/replacement" });
  const named = replacement.item;
  if (replacement.kind !== "item" || named === null) return undefined;
  const there = named !== item && replacing.some((version) => inForce(version, on));
  return there ? undefined : refuse("REPLACEMENT_UNKNOWN", { item: named, on, field: "/replacement/item" });
}

function endsAmiss({ kind, item, alsoEnds }: Placed, { otherVersions }: PlaceRows, on: Day): Refusal | undefined {
  if (alsoEnds.length === 0) return undefined;
  if (kind !== "merge") return refuse("ENDS_OTHERS", { field: "/alsoEnds" });
  const bad = alsoEnds.find((id, index) => {
    const version = otherVersions.find((one) => one.id === id);
    const ends = version !== undefined && inForce(version, on) && version.validFrom < on;
    // A later version of it would bring it back.
    const returns = otherVersions.some((one) => one.item === version?.item && one.validFrom > on);
    return !ends || returns || version.item === item || alsoEnds.indexOf(id) < index;
  });
  return bad === undefined ? undefined : refuse("ENDS_UNKNOWN", { version: bad, on, field: "/alsoEnds" });
}

/** A government changes its own list: every power that the change gives or takes is in its division (LST-11). */
function outsideDivision({ division }: Placed, rows: PlaceRows, on: Day): Refusal | undefined {
  const lasting = [...rows.powers, ...rows.otherPowers].filter(({ validTo }) => validTo === null || validTo > on);
  const held = new Set(lasting.map((power) => power.division));
  const places = [...rows.divisions, ...[...rows.heldIn, ...rows.othersHeldIn].filter(({ id }) => held.has(id))];
  const outside = places.find((place) => !contains(division, place));
  if (outside === undefined) return undefined;
  return refuse("DIVISION_OUTSIDE", { place: outside.name, division, field: "/division" });
}

/** An entry that was overtaken: the version that it was written on is not the one that it would follow on that day. */
export function overtaken(
  { item, basedOn }: Pick<ListChange, "item" | "basedOn">,
  versions: readonly ItemVersion[],
  on: Day,
): Refusal | undefined {
  const live = versions.find((version) => inForce(version, on)) ?? null;
  const later = versions.some(({ validFrom }) => validFrom >= on);
  return later || (live?.id ?? null) !== basedOn ? refuse("NO_VERSION_FOLLOWS", { item }) : undefined;
}
