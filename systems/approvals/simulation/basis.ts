import type { Facts } from "#kernel/feel/conditions.ts";
import { type ItemVersion, inForce } from "#kernel/items/records.ts";
import type { Matter, Paper } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { PaperFile } from "../paper-files/records.ts";
import type { Flow } from "../plan/flow.ts";
import { keptFlow } from "../plan/kept-flow.ts";
import { stepsOf } from "../ready.ts";
import type { flows } from "../records.ts";
import { refuse } from "../refusals.ts";
import type { Seen, Simulation } from "./records.ts";
import { seenPapers } from "./ripe.ts";

type Rows = {
  readonly matter: Matter | null;
  readonly flow: RowOf<typeof flows> | null;
  readonly papers: readonly Paper[];
  readonly files: readonly PaperFile[];
  readonly versions: readonly ItemVersion[];
};

/** What a step rests on today, and what of it is missing. */
export type Basis = {
  readonly matter: Matter;
  readonly flow: Flow;
  readonly version: ItemVersion;
  readonly missing: readonly string[];
  readonly seen: Seen;
};

export function basisOf(file: Simulation, { rows, today }: Context<Rows>): Basis | Refusal {
  const { matter, flow, papers, files } = rows;
  if (!matter || matter.state === "closed") return refuse("MATTER_CLOSED");
  if (!flow) return refuse("NO_FLOW", { flow: matter.flow ?? "" });
  const version = rows.versions.find((one) => inForce(one, today));
  if (!version) return refuse("NO_LIVE_VERSION", { item: file.step, date: today });
  const kept = keptFlow(flow);
  const present = new Set(papers.filter(({ defect }) => defect === null).map(({ name }) => name));
  const step = stepsOf(kept, matter.facts as Facts, present).find(({ procedure }) => procedure.id === file.step);
  if (!step) return refuse("NOT_IN_PLAN", { procedure: file.name.zh });
  return {
    ...{ matter, flow: kept, version, missing: step.missing },
    seen: { itemVersion: version.id, facts: matter.facts, papers: seenPapers(step.needs, papers, files) },
  };
}
