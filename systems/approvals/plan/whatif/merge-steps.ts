import type { Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { withoutBrackets } from "../chart-words.ts";
import type { Flow, FlowProcedure } from "../flow.ts";
import type { Change } from "./change.ts";
import { limitRefused, mostWorkdays } from "./legal-limit.ts";
import { refuseChange } from "./refusals.ts";

type Merger = Extract<Change, { kind: "mergeSteps" }>;

/**
 * Several procedures handled as one (行政许可法 art. 26, CON-14): the first named leads, gives id, body and stage, and
 * stands where it stood. The one step asks for all that the members asked for, except what they made for each other,
 * and yields all their papers at its end. Its limit, the longest of theirs unless another is named, is bound by the
 * strictest law among the members (E): one that is longer is refused, and the step keeps that law for later changes.
 */
export function mergeSteps(flow: Flow, merger: Merger): Flow | Refusal {
  const members: FlowProcedure[] = [];
  for (const id of merger.procedures) {
    const found = flow.procedures.find((one) => one.id === id);
    if (found === undefined) return refuseChange("PROCEDURE_NOT_IN_PLAN", { procedure: id, field: "/procedures" });
    if (members.includes(found)) return refuseChange("MERGED_TWICE", { procedure: id, field: "/procedures" });
    members.push(found);
  }
  const uncounted = members.find(({ excluded }) => excluded !== undefined);
  if (uncounted !== undefined) {
    return refuseChange("TIME_NOT_COUNTED", { name: uncounted.name.zh, field: "/procedures" });
  }
  const advice = members.find(({ binding }) => binding === false);
  if (advice !== undefined) return refuseChange("ADVICE_MERGED", { name: advice.name.zh, field: "/procedures" });
  const between = ownTimeBetween(flow, members);
  if (between !== undefined) return between;
  const days = merger.days ?? Math.max(...members.map(({ promisedDays }) => promisedDays));
  for (const one of members) {
    const refused = limitRefused(one, days);
    if (refused !== undefined) return refused;
  }
  const one = mergedStep(flow, members, days);
  const gone = new Set(merger.procedures.slice(1));
  const procedures = flow.procedures.flatMap((procedure) => {
    if (procedure.id === one.id) return [one];
    return gone.has(procedure.id) ? [] : [procedure];
  });
  return { ...flow, procedures };
}

/** One visit cannot span the applicant's own time, such as building (CON-10). */
function ownTimeBetween({ ownTime }: Flow, members: readonly FlowProcedure[]): Refusal | undefined {
  for (const { afterStage, text } of ownTime) {
    const earlier = members.find(({ stage }) => stage <= afterStage);
    const later = members.find(({ stage }) => stage > afterStage);
    if (earlier === undefined || later === undefined) continue;
    return refuseChange("OWN_TIME_MERGED", {
      first: earlier.name.zh,
      second: later.name.zh,
      between: text.zh,
      betweenEnglish: text.en,
      field: "/procedures",
    });
  }
  return undefined;
}

function mergedStep(flow: Flow, members: readonly FlowProcedure[], promisedDays: number): FlowProcedure {
  const { conditions: _, ...lead } = members[0]!;
  const yields = [...new Set(members.flatMap((one) => one.yields))];
  const own = new Set(yields);
  const most = (one: FlowProcedure) => mostWorkdays(one) ?? Number.POSITIVE_INFINITY;
  const { legalDays, legalUnit, legalBasis } = members.reduce((strictest, one) =>
    most(one) < most(strictest) ? one : strictest,
  );
  return {
    ...lead,
    ...{ legalDays, legalUnit, legalBasis },
    name: mergedName(flow, members),
    // The old way stays what it was: a what-if changes the future only.
    serialDays: members.reduce((total, { serialDays }) => total + serialDays, 0),
    promisedDays,
    needs: [...new Set(members.flatMap((one) => one.needs))].filter((paper) => !own.has(paper)),
    yields,
  };
}

/** A whole joint group has a name already; any other merger is called by its members. */
function mergedName(flow: Flow, members: readonly FlowProcedure[]): Words {
  const group = members[0]?.jointGroup;
  const whole = flow.procedures.filter(({ jointGroup }) => jointGroup === group);
  const known = group === undefined ? undefined : flow.jointGroups[group];
  if (
    known !== undefined &&
    whole.length === members.length &&
    members.every(({ jointGroup }) => jointGroup === group)
  ) {
    return known;
  }
  return {
    zh: members.map(({ name }) => withoutBrackets(name.zh)).join("＋"),
    en: members.map(({ name }) => withoutBrackets(name.en)).join(" + "),
  };
}
