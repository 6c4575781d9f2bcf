import type { Flow } from "../flow.ts";
import type { Plan } from "../plan.ts";
import type { Change } from "./change.ts";

/**
 * Papers that come into being within the project: a procedure of it makes them, or the applicant's own time, such as
 * building, does (CON-10). Nobody can fetch them before, so sharing one spares the hand-in and not the wait.
 *
 * @param flow of one project, as `projectFlow` gives it.
 */
export function madeOnTheWay(flow: Flow): ReadonlySet<string> {
  return new Set([
    ...flow.procedures.flatMap(({ yields }) => yields),
    ...flow.ownTime.flatMap(({ makes = [] }) => makes),
  ]);
}

/** The papers that the applicant brings from outside the project, each once, in the order in which they are asked for. */
export function broughtPapers(flow: Flow): string[] {
  const made = madeOnTheWay(flow);
  return [...new Set(flow.procedures.flatMap(({ needs }) => needs))].filter((paper) => !made.has(paper));
}

/**
 * How many hand-ins the applicant is spared at least when the city shares papers (在线规定 art. 7): a paper that the
 * city itself made is handed in to nobody; one from outside is handed in once at most, whoever asks for it.
 */
export function handInsSpared({ procedures, ownTime }: Plan, changes: readonly Change[]): number {
  const shared = new Set(changes.flatMap((one) => (one.kind === "sharePaper" ? [one.paper] : [])));
  const built = new Set(ownTime.flatMap(({ makes = [] }) => makes));
  const freed = (id: string, paper: string) =>
    changes.some((one) => one.kind === "dropPaper" && one.procedure === id && one.paper === paper);
  let spared = 0;
  for (const paper of shared) {
    const asked = procedures.flatMap(({ id, needs }) =>
      needs.filter((one) => one.paper === paper && one.atHand !== true && !freed(id, paper)),
    );
    const brought = built.has(paper) || asked.some(({ from }) => from === undefined);
    spared += Math.max(0, asked.length - (brought ? 1 : 0));
  }
  return spared;
}
