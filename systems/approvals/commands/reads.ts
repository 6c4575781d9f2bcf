import { clocks } from "#kernel/clocks/clocks.ts";
import { bodies } from "#kernel/directory/records.ts";
import { items, itemVersions } from "#kernel/items/records.ts";
import { type Case, matters, papers } from "#kernel/matters/records.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { wake, wakes } from "#kernel/records/wakes.ts";
import { supplements } from "../records.ts";

/** What most acts on a case read beside it. */
export const version = one(itemVersions).by((file: Case) => file.itemVersion);
export const item = one(items).by((file: Case) => file.item);
export const body = one(bodies).by((file: Case) => file.body);
export const ownClocks = all(clocks).of<Case, unknown>("owner");
/** The matter whose set of papers and cases an act extends: locked, its version guards the set. */
export const matter = one(matters).lockedBy((file: Case) => file.matter);
export const ownPapers = all(papers).where("matter", (file: Case) => file.matter);
export const ownSupplements = all(supplements).of<Case, unknown>("caseId");

/** What the system does with a case by itself when a day has passed; the name is the wake's, after the case's id. */
const turnWakes = ["intake", "supplied", "reminder"] as const;
/** With what waits for the end of the whole case: a renewal that nobody decides (CLK-23). */
export const wakeNames = [...turnWakes, "renewal"] as const;
export type WakeName = (typeof wakeNames)[number];
export const wakeId = (file: { readonly id: string }, name: WakeName): string => `${file.id}:${name}`;
/** All wakes of a case, locked: what ends a state ends what waits for its end. */
export const ownWakes = many(wakes).by((file: Case) => wakeNames.map((name) => wakeId(file, name)));

/** Cancels what waits for the end of this turn; at the end of the case `wakeNames`, and `names` leaves the others alone. */
export function cancelWakes(
  waiting: readonly RowOf<typeof wakes>[],
  names: readonly WakeName[] = turnWakes,
): readonly Effect[] {
  return waiting
    .filter(({ id, state }) => state === "waiting" && names.some((name) => id.endsWith(`:${name}`)))
    .map((one) => change(one, { state: "cancelled" }));
}

/** Asks for a wake of a case at a moment; one that has run or was cancelled before waits anew. */
export function wakeAgain(known: readonly RowOf<typeof wakes>[], asked: Parameters<typeof wake>[0]): Effect {
  const before = known.find(({ id }) => id === asked.id);
  if (before === undefined) return wake(asked);
  return change(before, { dueAt: asked.at.toISOString(), state: "waiting", outcome: null });
}

/** Every clock that a case can have before its decision. */
export const openClocks = ["intake", "supplied", "promised", "legal"] as const;
