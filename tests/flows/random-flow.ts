import fc from "fast-check";
import { type Flow, type FlowProcedure, readFlow } from "#systems/approvals/plan/flow.ts";
import { flowOf } from "./sample-flow.ts";

const drawnProcedure = fc.record({
  days: fc.nat(4),
  longer: fc.nat(3),
  stage: fc.integer({ min: 1, max: 3 }),
  group: fc.constantFrom(undefined, undefined, "A", "B"),
  wants: fc.array(fc.nat(6), { maxLength: 3 }),
  /** A paper of somebody else that it makes too. */
  also: fc.option(fc.nat(6), { freq: 3, nil: undefined }),
});

/**
 * Small random flows with stages, joint groups and papers of several makers, in a random order of procedures. Everything
 * starts in them: a procedure needs only papers whose first maker was drawn before it. Old limits are never shorter than
 * the promised ones.
 */
export const randomFlow: fc.Arbitrary<Flow> = fc
  .array(drawnProcedure, { minLength: 1, maxLength: 7 })
  .chain((drawn) =>
    fc.shuffledSubarray(
      drawn.map(({ days, longer, stage, group, wants, also }, index): Partial<FlowProcedure> & { id: string } => ({
        id: `F${index}`,
        promisedDays: days,
        serialDays: days + longer,
        stage,
        ...(group !== undefined && { jointGroup: group }),
        needs: [...new Set(wants.filter((want) => want < index))].map((want) => `p${want}`),
        yields: [...new Set([index, also ?? index].filter((paper) => paper < drawn.length))].map(
          (paper) => `p${paper}`,
        ),
      })),
      { minLength: drawn.length },
    ),
  )
  .map((made) =>
    readFlow({
      ...flowOf(Object.fromEntries(made.map((one) => [one.id, one]))),
      stages: [1, 2, 3].map((no) => ({
        no,
        name: { zh: `阶段${no}`, en: `Stage ${no}` },
        procedures: 0,
        finishByWorkday: 0,
      })),
      jointGroups: { A: { zh: "甲组", en: "Group A" }, B: { zh: "乙组", en: "Group B" } },
    }),
  );
