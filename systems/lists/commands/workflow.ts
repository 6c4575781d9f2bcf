import type { Day } from "#kernel/calendar/day.ts";
import { bodies } from "#kernel/directory/records.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import { laws } from "#kernel/items/laws.ts";
import { inForce, itemVersions, listedParts } from "#kernel/items/records.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { all, many, type RowsOf } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { changeStateWords, refuse } from "../change-refusals.ts";
import { draftFaults } from "../draft/draft-faults.ts";
import { type ChangeState, type ListChange, supervisionEntries } from "../records.ts";
import { itemOf, misplaced, overtaken, placeOnList } from "./place-on-list.ts";

/** The person who acts; every policy of these commands wants a post, so there is one. */
export function personOf(actor: Actor): string {
  if (actor.kind !== "person") throw new TypeError("a list change is made by a person");
  return actor.person;
}

/** A change is handled in its order only. */
export function inState(file: ListChange, ...states: readonly ChangeState[]): Refusal | undefined {
  if (states.includes(file.state)) return undefined;
  const words = changeStateWords[file.state];
  return refuse("CHANGE_STATE", { state: words.zh, stateEn: words.en });
}

/** Everybody who wrote at a change, with this person. */
export function writersWith(file: ListChange, person: string): readonly string[] {
  return [...new Set([...file.writers, person])];
}

/** What was late takes effect on the day of publication: a list binds nobody before it is public. */
export function dayOnList({ effectiveFrom }: ListChange, today: Day): Day {
  return effectiveFrom < today ? today : effectiveFrom;
}

/** The papers that the entry would ask of the applicant. */
const asked = ({ content }: ListChange) =>
  (content?.papers ?? []).flatMap(({ name, from }) => (from === null ? [name] : []));

/** What a change is judged against: the laws it cites, the bodies it names, who yields its papers, and the list itself. */
export const surroundings = {
  ...placeOnList((file: ListChange) => file),
  laws: many(laws).by(({ content }: ListChange) =>
    content ? lawsCited([...content.bases, ...content.fees.map(({ basis }) => basis)]) : [],
  ),
  bodies: many(bodies).by(({ content }: ListChange) => [
    ...new Set([
      ...(content?.powers ?? []).flatMap(({ body, inNameOf }) => (inNameOf === null ? [body] : [body, inNameOf])),
      ...(content?.supervision ?? []).map(({ body }) => body),
    ]),
  ]),
  supervision: all(supervisionEntries).among("item", ({ item, alsoEnds }: ListChange) => [
    item,
    ...new Set(alsoEnds.map(itemOf)),
  ]),
  parts: all(listedParts).among("name", asked),
  makers: many(itemVersions).via("parts", (parts: readonly RowOf<typeof listedParts>[]) => [
    ...new Set(parts.flatMap(({ part, list }) => (part === "result" ? [list] : []))),
  ]),
};
export type Surroundings = RowsOf<typeof surroundings>;

/** Why a change does not go on: it does not stand on the list, was overtaken, or its entry has faults. Judged at every step. */
export function unsound(file: ListChange, rows: Surroundings, today: Day): Refusal | undefined {
  const on = dayOnList(file, today);
  return misplaced(file, rows, on) ?? overtaken(file, rows.versions, on) ?? faultyDraft(file, rows, on);
}

/** The entry's faults as one no; all of them stand in the details. */
function faultyDraft(file: ListChange, rows: Surroundings, on: Day): Refusal | undefined {
  const { content } = file;
  if (content === null) return undefined;
  const faults = draftFaults(content, {
    ...{ on, laws: rows.laws, makers: makersOf(file, rows, on) },
    bodies: new Map(rows.bodies.map((body) => [body.id, body])),
    divisions: new Map(rows.divisions.map((division) => [division.id, division])),
    supervised: rows.supervision.some((entry) => entry.item === file.item && inForce(entry, on)),
  });
  const [first] = faults;
  if (first === undefined) return undefined;
  const told = faults.map(({ code, rule, field, text, next }) => ({ code, rule, field, text, next }));
  const where = first.field === undefined ? {} : { field: `/content${first.field}` };
  return refuse("DRAFT_FAULTY", {
    ...{ count: faults.length, first: first.text.zh, firstEn: first.text.en, faults: told },
    ...where,
  });
}

/** Which other item in force on that day yields a paper (COM-05); those that end with this change yield nothing any more. */
function makersOf(file: ListChange, { makers }: Surroundings, on: Day) {
  const live = makers.filter(
    (version) => version.item !== file.item && !file.alsoEnds.includes(version.id) && inForce(version, on),
  );
  return new Map(
    live.flatMap(({ item: code, name, yields }) => yields.map((paper) => [paper, { code, name }] as const)),
  );
}
