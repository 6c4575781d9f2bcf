import { addDays, endOfDay } from "#kernel/calendar/day.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { many } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { wake, wakes } from "#kernel/records/wakes.ts";
import { codeSecret } from "../apply/continue-code.ts";
import type { Application } from "../apply/records.ts";
import { refuseApplication } from "../apply/refusals.ts";

export const expiryId = (id: string): string => `${id}:expiry`;
/** The wake that ends an unfinished application. */
export const expiryWake = many(wakes).by((file: { readonly id: string }) => [expiryId(file.id)]);
type Waiting = readonly RowOf<typeof wakes>[];

/** Whether whoever asks may write on it: with its code, or as its owner (APP-02); else why not. To others it does not exist. */
export function keyFault(
  file: Application | null,
  code: string | undefined,
  context: Pick<Context, "actor" | "hash">,
): Refusal | undefined {
  const { actor, hash } = context;
  if (file !== null) {
    if (code !== undefined && hash(codeSecret(code)) === file.codeHash) return undefined;
    if (file.owner !== null && actor.kind === "person" && actor.person === file.owner) return undefined;
  }
  return refuseApplication("APPLICATION_UNKNOWN", { field: "/code" });
}

/** Why it is not written on any more. */
export function stateFault({ state, expiresOn }: Application, { today }: Pick<Context, "today">): Refusal | undefined {
  if (state === "submitted") return refuseApplication("APPLICATION_SUBMITTED");
  if (today > expiresOn) return refuseApplication("APPLICATION_EXPIRED", { day: expiresOn });
  return state === "discarded" ? refuseApplication("APPLICATION_DISCARDED") : undefined;
}

/** When it is saved: from now on it is kept for the city's number of days (APP-01). */
export function savedNow({ now, today, settings }: Pick<Context, "now" | "today" | "settings">) {
  return { savedAt: now.toISOString(), expiresOn: addDays(today, settings.number("draftDays")) };
}

/** The wake that ends it after its last day; a later save puts it off. */
export function endLater(id: string, expiresOn: Application["expiresOn"], waiting: Waiting = []): Effect {
  const at = endOfDay(expiresOn);
  const [held] = waiting;
  if (held !== undefined) return change(held, { dueAt: at.toISOString(), state: "waiting", outcome: null });
  return wake({ id: expiryId(id), at, command: "approvals.discardApplication", target: id });
}

/** It ends nothing any more: the application was submitted or given up. */
export const endNever = (waiting: Waiting): readonly Effect[] =>
  waiting.filter(({ state }) => state === "waiting").map((one) => change(one, { state: "cancelled" }));
