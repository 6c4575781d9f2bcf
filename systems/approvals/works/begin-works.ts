import { addMonths, endOfDay } from "#kernel/calendar/day.ts";
import { startClock } from "#kernel/clocks/effects.ts";
import type { Permit } from "#kernel/matters/permits.ts";
import type { Case } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";
import { wake } from "#kernel/records/wakes.ts";
import { startClockId } from "./reads.ts";
import { type Works, works } from "./records.ts";
import { isConstruction, startDays, worksLaw } from "./terms.ts";

/** A permit as far as its fetching matters: also one that the same act has just given. */
export type GivenPermit = Pick<Permit, "id" | "item" | "power" | "holder" | "state">;
/** What a case has given, and the works that have begun under it. */
export type FetchedRows = { readonly given: readonly GivenPermit[]; readonly begun: readonly Works[] };

/**
 * A construction permit was fetched (领取): from here three months run in which works begin (CON-08, 建筑法 art. 9). One that goes on
 * from another takes its works along and begins nothing anew.
 */
export function fetchedPermit(
  file: Case,
  read: FetchedRows,
  { today, calendar, settings }: Context,
): readonly Effect[] {
  const permit = read.given.find(({ state }) => state === "valid");
  if (!permit || read.begun.length > 0 || !isConstruction(file.item, settings)) return [];
  const id = `${permit.id}:works`;
  return [
    create(works, {
      ...{ id, permit: permit.id, fromCase: file.id, matter: file.matter, holder: permit.holder },
      ...{ item: permit.item, power: permit.power, state: "waiting", fetchedOn: today, extended: 0, asked: null },
      ...{ startedOn: null, proof: null, stop: null, recheck: null, resumedOn: null },
    }),
    startClock({
      ...{ ownerRecord: "works", owner: id, name: "start", unit: "calendar", on: today },
      ...{ limitDays: startDays(today), basis: "建筑法 第九条" },
    }),
    wake({
      ...{ id: startClockId(id), command: "approvals.lapseUnbegun", target: id },
      at: endOfDay(calendar.nextWorkdayOnOrAfter(addMonths(today, worksLaw.start))),
    }),
  ];
}

/** The works under a permit that was changed go on under the one that takes its place. */
export const takeAlong = (begun: readonly Works[], permit: string, fromCase: string): readonly Effect[] =>
  begun.map((one) => change(one, { permit, fromCase }));
