import type { Facts } from "#kernel/feel/conditions.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import { whySkipped } from "./goals.ts";

/** A procedure of the flow that this plan does without, and why. */
export type NotNeeded = {
  readonly id: string;
  readonly name: Words;
  /** Its condition does not hold; its papers are at hand; nobody wants them; another maker of them is done sooner. */
  readonly reason: "condition" | "atHand" | "notWanted" | "otherMaker";
  readonly why: Words;
  readonly condition?: string;
  /** The papers that it would need and yield. */
  readonly needs: readonly string[];
  readonly yields: readonly string[];
  /** The maker that is done sooner, with `otherMaker`. */
  readonly maker?: string;
};

/** One whose condition does not hold. */
export function notApplying(flow: Flow, facts: Facts, procedure: FlowProcedure): NotNeeded {
  const { id, name, needs, yields, conditions } = procedure;
  const why = whySkipped(flow, facts, procedure);
  return {
    id,
    name,
    reason: "condition",
    why,
    needs,
    yields,
    ...(conditions !== undefined && { condition: conditions }),
  };
}

/**
 * One that applies and is still left out.
 *
 * @param needs the papers that it needs in this project.
 * @param makerOf who yields a paper of this plan that somebody needs or wants.
 */
export function leftOut(
  { id, name, yields }: FlowProcedure,
  needs: readonly string[],
  have: ReadonlySet<string>,
  wanting: boolean,
  makerOf: (paper: string) => string | undefined,
): NotNeeded {
  const held = yields.filter((paper) => have.has(paper));
  const list = (papers: readonly string[]) => ({
    zh: papers.map((paper) => `“${paper}”`).join("、"),
    en: papers.map((paper) => `"${paper}"`).join(", "),
  });
  if (!wanting || (held.length > 0 && held.length === yields.length)) {
    const papers = list(held);
    const why =
      held.length > 0
        ? { zh: `已有${papers.zh}，不必再办`, en: `${papers.en} is at hand` }
        : { zh: "它的材料只供已经有结果的事项使用", en: "its papers serve only procedures whose results are at hand" };
    return { id, name, reason: "atHand", why, needs, yields };
  }
  const shared = yields.find((paper) => makerOf(paper) !== undefined);
  const maker = shared === undefined ? undefined : makerOf(shared);
  if (shared !== undefined && maker !== undefined) {
    const why = {
      zh: `“${shared}”由${maker}出具，更早得到`,
      en: `"${shared}" comes sooner from ${maker}`,
    };
    return { id, name, reason: "otherMaker", why, needs, yields, maker };
  }
  const papers = list(yields);
  const why = {
    zh: `所要的材料用不到它${yields.length > 0 ? `（${papers.zh}）` : ""}`,
    en: `what is wanted does not need it${yields.length > 0 ? ` (${papers.en})` : ""}`,
  };
  return { id, name, reason: "notWanted", why, needs, yields };
}
