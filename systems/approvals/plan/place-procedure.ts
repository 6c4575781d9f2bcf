import type { Flow } from "./flow.ts";
import type { NeededPaper, PlannedProcedure } from "./plan.ts";
import type { Applying } from "./selection.ts";

type Draft = { -readonly [Field in keyof PlannedProcedure]: PlannedProcedure[Field] };

/** A procedure in its place in the plan; times in workdays from acceptance. */
export function placeProcedure(
  { procedure, answer }: Applying,
  { start, latestStart, days }: { readonly start: number; readonly latestStart: number; readonly days: number },
  needs: readonly NeededPaper[],
  jointGroups: Flow["jointGroups"],
): PlannedProcedure {
  const unknown = answer.truth === "unknown";
  // Filled in one go and then added to: plans have thousands of these, and spreading costs more than all the rest.
  const placed: Draft = {
    id: procedure.id,
    item: procedure.item ?? procedure.id,
    name: procedure.name,
    bodyId: procedure.bodyId,
    body: procedure.body,
    stage: procedure.stage,
    serialDays: procedure.serialDays,
    days,
    start,
    finish: start + days,
    latestStart,
    latestFinish: latestStart + days,
    slack: latestStart - start,
    critical: latestStart === start,
    needs,
    yields: procedure.yields,
    status: unknown ? "toConfirm" : "needed",
    binding: procedure.binding ?? true,
  };
  if (procedure.jointGroup !== undefined) {
    placed.jointGroup = procedure.jointGroup;
    const group = jointGroups[procedure.jointGroup];
    if (group !== undefined) {
      const { lead, zh, en } = group;
      placed.joint = { name: { zh, en }, ...(lead !== undefined && { lead }) };
    }
  }
  if (procedure.excluded !== undefined) placed.excluded = procedure.excluded;
  if (procedure.conditions !== undefined)
    placed.conditional = { expression: procedure.conditions, holds: unknown ? "unknown" : "true" };
  return placed;
}
