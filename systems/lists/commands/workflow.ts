import { bodies } from "#kernel/directory/records.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import { laws } from "#kernel/items/laws.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { all, many } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { changeStateWords, refuse } from "../change-refusals.ts";
import { draftFaults } from "../draft/draft-faults.ts";
import { type ChangeState, type ListChange, supervisionEntries } from "../records.ts";

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

/** What the entry is judged against: the laws it cites, the bodies it names, and whether it is supervised already. */
export const surroundings = {
  laws: many(laws).by(({ content }: ListChange) =>
    content ? lawsCited([...content.bases, ...content.fees.map(({ basis }) => basis)]) : [],
  ),
  bodies: many(bodies).by(({ content }: ListChange) =>
    content ? [...new Set([...content.powers, ...content.supervision].map(({ body }) => body))] : [],
  ),
  supervision: all(supervisionEntries).where("item", ({ item }: ListChange) => item),
};
type Surroundings = {
  readonly laws: readonly RowOf<typeof laws>[];
  readonly bodies: readonly RowOf<typeof bodies>[];
  readonly supervision: readonly RowOf<typeof supervisionEntries>[];
};

/** The entry's faults as one no; all of them stand in the details. */
export function faultyDraft({ content, effectiveFrom }: ListChange, rows: Surroundings): Refusal | undefined {
  if (content === null) return undefined;
  const faults = draftFaults(content, {
    on: effectiveFrom,
    laws: rows.laws,
    bodies: new Map(rows.bodies.map((body) => [body.id, body])),
    supervised: rows.supervision.some(({ validTo }) => validTo === null || validTo > effectiveFrom),
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
