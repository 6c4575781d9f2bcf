import { z } from "zod";

const procedure = z.string().min(1).max(60);
const paper = z.string().min(1).max(200);

/**
 * One thing that a leader could decide about a flow, as data: an address and the API carry it.
 *
 * Days are workdays. The bounds here only keep nonsense out; what the law and the flow say is checked when a change is
 * applied, so that the refusal can name the rule.
 */
export const change = z.discriminatedUnion("kind", [
  /** The promise of one procedure becomes so many workdays; 0 is decided on the spot (CLK-10). */
  z.strictObject({ kind: z.literal("setLimit"), procedure, days: z.int().min(-1000).max(1000) }),
  /** One procedure no longer asks for one paper, so it waits for its maker no longer. */
  z.strictObject({ kind: z.literal("dropPaper"), procedure, paper }),
  /**
   * The city fetches or passes on a paper itself: what it made nobody hands in, what comes from outside the applicant
   * hands in once at most (在线规定 art. 7). A paper that is made within the project cannot be there sooner by that: who
   * needs it waits for it as before.
   */
  z.strictObject({ kind: z.literal("sharePaper"), paper }),
  /** Several procedures are handled as one, led by the first (CON-14); without `days` the longest of their limits. */
  z.strictObject({
    kind: z.literal("mergeSteps"),
    procedures: z.array(procedure).min(2).max(20),
    days: z.int().min(-1000).max(1000).optional(),
  }),
  /** Reviewers of one procedure get so many more hours a day, all together. */
  z.strictObject({ kind: z.literal("addHours"), procedure, hours: z.int().min(-1000).max(1000) }),
]);

export type Change = Readonly<z.infer<typeof change>>;

/** How many changes one what-if takes. More is no question that a page could answer. */
export const MOST_CHANGES = 40;

/** What a what-if is asked: changes in the order in which they apply. */
export const changeList = z.array(change).max(MOST_CHANGES);

/** The procedures that a change names; none when it is about a paper alone. */
export function proceduresOf(one: Change): readonly string[] {
  if (one.kind === "sharePaper") return [];
  return one.kind === "mergeSteps" ? one.procedures : [one.procedure];
}
