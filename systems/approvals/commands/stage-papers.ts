import type { Permit } from "#kernel/matters/permits.ts";
import type { Matter, Paper, Party } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Application } from "../apply/records.ts";
import { refuseApplication } from "../apply/refusals.ts";
import { readFlow } from "../plan/flow.ts";
import { refusePapers } from "../ready.ts";
import type { flows } from "../records.ts";
import { refuse } from "../refusals.ts";
import { heldPaper } from "./receiving.ts";
import { broughtPaper } from "./together.ts";

/** Names of the papers that come with an application. */
export type Came = { readonly brought: readonly string[]; readonly held: readonly string[] };

/**
 * A paper counts as held by the city (COM-05) when one of its own acts yielded it, or it was held already, in a matter of the same
 * applicant, and still holds; what somebody else was given is nobody's to use.
 */
export function heldFault(
  { papers: named }: Application,
  rows: {
    readonly held: readonly Paper[];
    readonly ownParties: readonly Party[];
    readonly ownPermits: readonly Permit[];
  },
): Refusal | undefined {
  const ended = new Set(rows.ownPermits.filter(({ state }) => state !== "valid").map(({ fromCase }) => fromCase));
  const own = new Set(rows.ownParties.filter(({ role }) => role === "applicant").map(({ matter }) => matter));
  const stranger = named.find(({ name, way, held }) => {
    if (way !== "held") return false;
    const paper = rows.held.find(({ id }) => id === held);
    if (paper?.name !== name || paper.origin === "brought" || paper.defect !== null) return true;
    return !own.has(paper.matter) || (paper.fromCase !== null && ended.has(paper.fromCase));
  });
  return stranger === undefined
    ? undefined
    : refuseApplication("PAPER_NOT_HELD", { paper: stranger.name, field: "/papers" });
}

/** The papers of a stage come into its project, each once; what waits for them opens by itself (CON-11). */
export function bringStage(
  matter: Matter,
  flow: RowOf<typeof flows> | null,
  present: readonly Paper[],
  { brought, held }: Came,
  context: Context,
): readonly Effect[] | Refusal {
  if (matter.state === "closed") return refuse("MATTER_CLOSED");
  if (flow === null) return refuse("NO_FLOW", { flow: matter.flow ?? "" });
  const asked = readFlow(flow.content);
  const unfit = refusePapers(asked, brought);
  if (unfit) return unfit;
  const unneeded = held.find((name) => !asked.procedures.some(({ needs }) => needs.includes(name)));
  if (unneeded !== undefined) return refuse("PAPER_NOT_LISTED", { paper: unneeded });
  const listedIn = (name: string) => (asked.applicantDocuments.includes(name) ? flow.id : null);
  const there = new Set(present.map(({ name }) => name));
  const fresh = (names: readonly string[]) => [...new Set(names)].filter((name) => !there.has(name));
  return [
    change(matter, {}),
    ...fresh(brought).map((name) => broughtPaper({ matter: matter.id, name, listedIn: flow.id }, context)),
    ...fresh(held).map((name) => heldPaper({ matter: matter.id, name, listedIn: listedIn(name) }, context)),
  ];
}
