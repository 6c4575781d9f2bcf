import { post } from "#kernel/access/policies.ts";
import type { Day } from "#kernel/calendar/day.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";
import { all } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { InactionReport } from "../records.ts";
import { refuse } from "./refusals.ts";
import { reportStateWords } from "./report-words.ts";

/** Who handles reports: supervisors; and the city's leaders, so that a report about the supervisors has somebody too. */
export const mayHandle = post("supervisor", "leader").anywhere<InactionReport, unknown>();

/** The report's own clocks. */
export const ownClocks = all(clocks).of<InactionReport, unknown>("owner");

/** The bodies at which somebody holds or stands in for any post on that day: reports about them are not theirs to read. */
export function ownBodies(actor: Actor, on: Day): readonly string[] {
  if (actor.kind !== "person") return [];
  return [...new Set(actor.posts.filter((held) => heldOn(held, on)).map(({ body }) => body))];
}

/** A report is handled in its order, and by nobody who has any post at the body that it is about. */
export function notNow(
  file: InactionReport,
  state: InactionReport["state"],
  actor: Actor,
  on: Day,
): Refusal | undefined {
  if (ownBodies(actor, on).includes(file.body)) return refuse("REPORT_OWN_BODY");
  if (file.state === state) return undefined;
  const words = reportStateWords[file.state];
  return refuse("REPORT_STATE", { state: words.zh, stateEn: words.en });
}

export function handlerOf(actor: Actor): string {
  if (actor.kind !== "person") throw new TypeError("a report is handled by a person");
  return actor.person;
}
