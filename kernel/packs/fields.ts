import { z } from "zod";
import type { Report } from "./fault.ts";
import { readingFault } from "./reading-faults.ts";

/** How sure a fact is: L law text known, J local rule, W usual practice, E our estimate. */
export const markField = z.enum(["L", "J", "W", "E"]);
export type Mark = z.output<typeof markField>;

/** Begins the message of a text that has a shape of its own; the fault then shows the example, not the pattern. */
export const likeThis = "like ";
/** A text of a shape that is best told by an example. */
export const like = (shape: RegExp, example: string) => z.string().regex(shape, likeThis + example);

export const dayField = z.iso.date();
export const idField = like(/^[A-Za-z0-9][A-Za-z0-9:@.-]{0,59}$/, "CTY-CAB-360502");
export const textField = z.string().min(1).max(500);
export const nameField = z.string().min(1).max(120);
export const wordsField = z.strictObject({ zh: textField, en: textField });

/** A validity: the first day counts, the last day does not; null = until further notice. */
export type Period = { readonly validFrom: string; readonly validTo: string | null };

/** What all records of a file have in common, so that a record's line holds only what is its own. */
export const defaultsField = z.strictObject({
  mark: markField.optional(),
  source: textField.optional(),
  validFrom: dayField.optional(),
  validTo: dayField.nullable().optional(),
});
export type Defaults = z.output<typeof defaultsField>;

/** The fields that every file may have beside its lists. */
export const fileFields = {
  source: textField.optional(),
  note: textField.optional(),
  defaults: defaultsField.optional(),
};

/** The fields that every dated record may state itself instead of taking the file's default. */
export const datedFields = {
  validFrom: dayField.optional(),
  validTo: dayField.nullable().optional(),
  mark: markField.optional(),
  source: textField.optional(),
};

type Dated = {
  validFrom?: string | undefined;
  validTo?: string | null | undefined;
  mark?: Mark | undefined;
  source?: string | undefined;
};

/** Validity, mark and source of a record: its own, else the file's default, else always, estimated, the file's source. */
export function dated(record: Dated, file: { source?: string | undefined; defaults?: Defaults | undefined }) {
  const { defaults } = file;
  return {
    validFrom: record.validFrom ?? defaults?.validFrom ?? "1949-10-01",
    validTo: record.validTo === undefined ? (defaults?.validTo ?? null) : record.validTo,
    mark: record.mark ?? defaults?.mark ?? "E",
    source: record.source ?? defaults?.source ?? file.source ?? null,
  } as const;
}

/** True when the two periods have a day in common. */
export function overlaps(one: Period, other: Period): boolean {
  return (
    (one.validTo === null || other.validFrom < one.validTo) && (other.validTo === null || one.validFrom < other.validTo)
  );
}

/** True when every day of `inner` lies in `outer`. */
export function within(inner: Period, outer: Period): boolean {
  return (
    outer.validFrom <= inner.validFrom &&
    (outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo))
  );
}

export function checkPeriod(record: string, period: Period, report: Report, field = "validTo"): void {
  if (period.validTo === null || period.validFrom < period.validTo) return;
  report(readingFault("PERIOD", record, field, { from: period.validFrom, to: period.validTo }));
}

/** Reports each value of `key` that an earlier record has already; a null value is no value. */
export function checkUnique<Row>(
  rows: readonly Row[],
  field: string,
  key: (row: Row) => string | null,
  nameOf: (row: Row) => string,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const value = key(row);
    if (value === null) continue;
    if (seen.has(value)) report(readingFault("DUPLICATE", nameOf(row), field, { value }));
    seen.add(value);
  }
}

/** Reports a reference to an id that the other file does not have. */
export function checkReference(
  known: { has(id: string): boolean },
  place: { record: string; field: string; value: string; target: string },
  report: Report,
): void {
  if (known.has(place.value)) return;
  report(readingFault("REFERENCE", place.record, place.field, { value: place.value, target: place.target }));
}

/** The first cycle of `next` as the list of its members, or null. Walks without recursion: chains may be long. */
export function cycleOf(ids: Iterable<string>, next: (id: string) => readonly string[]): readonly string[] | null {
  const done = new Set<string>();
  for (const start of ids) {
    const path: { id: string; rest: string[] }[] = [{ id: start, rest: [...next(start)] }];
    const open = new Set([start]);
    while (path.length > 0) {
      const last = path[path.length - 1] as { id: string; rest: string[] };
      const following = last.rest.pop();
      if (following === undefined) {
        done.add(last.id);
        open.delete(last.id);
        path.pop();
      } else if (open.has(following)) {
        return path.slice(path.findIndex((step) => step.id === following)).map((step) => step.id);
      } else if (!done.has(following)) {
        open.add(following);
        path.push({ id: following, rest: [...next(following)] });
      }
    }
  }
  return null;
}
