import type { Change } from "./change.ts";
import { encodeChange } from "./change-text.ts";
import { longestPath, type Project } from "./project.ts";
import type { WhatIfSettings } from "./settings.ts";
import { broughtPapers } from "./shared-papers.ts";

/**
 * Every single change that a ranking tries on a project, in the order of the flow: for each procedure that takes time,
 * deciding on the spot, a limit of one workday less, more reviewers' hours; for each paper that one procedure waits for
 * from another, dropping it; for each paper that the applicant brings, sharing it; for each joint group and each two that
 * follow each other on the critical path, handling them as one.
 */
export function candidatesOf(project: Project, settings: WhatIfSettings): Change[] {
  const all = [...limits(project, settings), ...papers(project), ...mergers(project)];
  return [...new Map(all.map((one) => [encodeChange(one), one])).values()];
}

function limits({ flow }: Project, { addedHours }: WhatIfSettings): Change[] {
  return flow.procedures.flatMap(({ id: procedure, promisedDays }): Change[] => {
    if (promisedDays === 0) return [];
    return [
      { kind: "setLimit", procedure, days: promisedDays - 1 },
      { kind: "setLimit", procedure, days: 0 },
      { kind: "addHours", procedure, hours: addedHours },
    ];
  });
}

function papers({ flow, network: { steps, graph } }: Project): Change[] {
  const dropped = steps.flatMap(({ id: procedure }, at) =>
    graph.waits[at]!.map((paper): Change => ({ kind: "dropPaper", procedure, paper: graph.papers[paper]! })),
  );
  return [...dropped, ...broughtPapers(flow).map((paper): Change => ({ kind: "sharePaper", paper }))];
}

function mergers(project: Project): Change[] {
  const { flow } = project;
  const counted = new Set(
    flow.procedures.flatMap(({ id, excluded, binding }) => (excluded === undefined && binding !== false ? [id] : [])),
  );
  const groups = Object.keys(flow.jointGroups).map((group) =>
    flow.procedures.filter(({ id, jointGroup }) => jointGroup === group && counted.has(id)).map(({ id }) => id),
  );
  const path = longestPath(project).procedures;
  const pairs = path.slice(1).map((later, index) => [path[index]!, later]);
  return [...groups, ...pairs]
    .filter((procedures) => procedures.length > 1 && procedures.every((id) => counted.has(id)))
    .map((procedures): Change => ({ kind: "mergeSteps", procedures }));
}
