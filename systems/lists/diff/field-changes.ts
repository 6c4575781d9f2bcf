import type { Holder, ListedEntry } from "./listed-entry.ts";

/** What is compared, in the order in which a reader wants to know it. */
export const comparedFields = [
  "name",
  "kind",
  "holders",
  "levels",
  "legal",
  "promisedDays",
  "papers",
  "yields",
  "subjectKinds",
  "conditions",
  "steps",
  "special",
  "fee",
  "fees",
  "visits",
  "bases",
  "binding",
  "theme",
  "group",
  "basicCode",
  "code",
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** One field that two entries say differently. */
export type FieldChange = {
  [Field in ComparedField]: {
    readonly field: Field;
    readonly before: ListedEntry[Field];
    readonly after: ListedEntry[Field];
  };
}[ComparedField];

/** Fields whose parts have no order: written in another order they say the same. */
const unordered: ReadonlySet<ComparedField> = new Set([
  ...(["holders", "levels", "papers", "yields", "subjectKinds", "conditions", "special", "fees", "bases"] as const),
]);

/** What the second entry says otherwise than the first; nothing when they say the same. */
export function fieldChanges(before: ListedEntry, after: ListedEntry): FieldChange[] {
  return comparedFields
    .filter((field) => written(field, before) !== written(field, after))
    .map((field) => ({ field, before: before[field], after: after[field] }) as FieldChange);
}

function written(field: ComparedField, entry: ListedEntry): string {
  const value = field === "holders" ? entry.holders.map(power) : entry[field];
  if (!unordered.has(field)) return sorted(value);
  return (value as readonly unknown[]).map(sorted).sort().join("\n");
}

/** A body that got another name, and a power that was written anew, are the same power (IDN-06). */
const power = ({ body, level, mode, inNameOf, count }: Holder) => [body, level, mode, inNameOf, count];

/** JSON with the keys of objects in order, so that equal values are equal texts. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    held !== null && typeof held === "object" && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([one], [other]) => (one < other ? -1 : 1)))
      : held,
  ) ?? "";
