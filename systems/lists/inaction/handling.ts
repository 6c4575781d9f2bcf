import { post } from "#kernel/access/policies.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import type { Actor, HeldPost } from "#kernel/records/actor.ts";
import { all } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { InactionReport } from "../records.ts";
import { refuse } from "./refusals.ts";
import { reportStateWords } from "./report-words.ts";

/** Who handles reports: supervisors; and the city's leaders, so that a report about the supervisors has somebody too. */
export const mayHandle = post("supervisor", "leader").anywhere<InactionReport, unknown>();

/** The report's own clocks. */
export const ownClocks = all(clocks).of<InactionReport, unknown>("owner");

/** A report is handled in its order, and not by the body it is about. */
export function notNow(
  file: InactionReport,
  state: InactionReport["state"],
  held: HeldPost | null,
): Refusal | undefined {
  if (held?.body === file.body) return refuse("REPORT_OWN_BODY");
  if (file.state === state) return undefined;
  const words = reportStateWords[file.state];
  return refuse("REPORT_STATE", { state: words.zh, stateEn: words.en });
}

export function handlerOf(actor: Actor): string {
  if (actor.kind !== "person") throw new TypeError("a report is handled by a person");
  return actor.person;
}
