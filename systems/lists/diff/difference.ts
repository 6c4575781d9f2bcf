import type { changeKinds } from "../records.ts";
import { type FieldChange, fieldChanges } from "./field-changes.ts";
import type { Holder, ListedEntry } from "./listed-entry.ts";
import { type Joined, joinedBy } from "./succession.ts";

export type ChangeKind = (typeof changeKinds)[number];

/** One difference between the lists of two days (LST-11). */
export type Difference = {
  readonly kind: ChangeKind;
  /** The entries that the first list has and the second one has no longer, or otherwise. */
  readonly before: readonly ListedEntry[];
  readonly after: readonly ListedEntry[];
  /** What the entry that goes on says otherwise; nothing where one only comes or goes. */
  readonly fields: readonly FieldChange[];
  /** How it is known that what ended and what began belong together. */
  readonly by: Joined["by"];
};

/**
 * What the second list says otherwise than the first, by code. `published` are codes that published changes put together:
 * several entries that became one are a merger only when a publication says so; dates alone do not.
 */
export function differences(
  first: readonly ListedEntry[],
  second: readonly ListedEntry[],
  published: readonly (readonly string[])[] = [],
): Difference[] {
  return joinedBy(first, second, published)
    .map(({ before, after, by }) => {
      const [old, now] = goesOn(before, after);
      const fields = old === undefined || now === undefined ? [] : fieldChanges(old, now);
      return { kind: kindOf(before, after), before, after, fields, by };
    })
    .filter(({ before, after, fields }) => fields.length > 0 || before.length !== 1 || after.length !== 1)
    .sort((one, other) => (firstCode(one) < firstCode(other) ? -1 : 1));
}

/** The same differences seen from the other side: what was added is taken away, and each field goes back. */
export function inverse({ before, after, fields, by }: Difference): Difference {
  return {
    ...{ kind: kindOf(after, before), before: after, after: before, by },
    fields: fields.map((one) => ({ field: one.field, before: one.after, after: one.before }) as FieldChange),
  };
}

/** The first list with the differences made to it: the second one. */
export function applied(first: readonly ListedEntry[], changes: readonly Difference[]): ListedEntry[] {
  const gone = new Set(changes.flatMap(({ before }) => before.map(({ code }) => code)));
  const come = changes.flatMap(({ before, after, fields }) => {
    const [old, now] = goesOn(before, after);
    if (old === undefined || now === undefined) return [...after];
    const { versionId, number, validFrom, validTo, remark } = now;
    const said = Object.fromEntries(fields.map((one) => [one.field, one.after]));
    const changed: ListedEntry = { ...old, versionId, number, validFrom, validTo, remark, ...said };
    return [changed, ...after.filter((entry) => entry !== now)];
  });
  return [...first.filter(({ code }) => !gone.has(code)), ...come];
}

/** Of entries that became others, the two that are compared: those of one code, else the first ones. */
export function goesOn(
  before: readonly ListedEntry[],
  after: readonly ListedEntry[],
): readonly [ListedEntry | undefined, ListedEntry | undefined] {
  const kept = before.find(({ code }) => after.some((entry) => entry.code === code));
  if (kept === undefined) return [before[0], after[0]];
  return [kept, after.find(({ code }) => code === kept.code)];
}

function kindOf(before: readonly ListedEntry[], after: readonly ListedEntry[]): ChangeKind {
  if (before.length === 0) return "add";
  if (after.length === 0) return "cancel";
  if (before.length !== after.length) return before.length > after.length ? "merge" : "split";
  const [old, now] = goesOn(before, after);
  const had = old?.holders ?? [];
  const fresh = (now?.holders ?? []).filter((one) => !had.some((other) => sameHolder(one, other)));
  const stays = (now?.holders ?? []).filter((one) => had.some((other) => sameHolder(one, other)));
  const lost = had.filter((one) => !stays.some((other) => sameHolder(one, other)));
  if (fresh.some(({ mode }) => mode === "entrusted")) return "entrust";
  if (fresh.some(({ mode }) => mode === "delegated")) return "delegate";
  const down = lost.length > 0 && fresh.length > 0 && Math.min(...fresh.map(depth)) > Math.min(...lost.map(depth));
  return down ? "delegate" : "adjust";
}

const sameHolder = (one: Holder, other: Holder): boolean =>
  one.body === other.body && one.level === other.level && one.mode === other.mode;

/** How far down a body stands: 0 is the city. */
const depth = ({ level }: Holder): number => ["city", "county", "township", "community"].indexOf(level);

/** Where it stands in the list; the same from both sides. */
const firstCode = ({ before, after }: Difference): string =>
  [...before, ...after].map(({ code }) => code).sort()[0] ?? "";
