import type { Words } from "#kernel/text/words.ts";
import type { JointMember } from "./records.ts";

/** What supervision finds about a member of a round: the anomaly of SUP-04, or the overdue step of SUP-02. */
export type JointFinding = { readonly anomaly: "A05" | "SUP-02"; readonly member: string; readonly what: Words };

type Seen = Pick<JointMember, "id" | "name" | "state" | "opinion"> & { readonly decision: string | null };

/**
 * A member that listed no defect and refused its case after the list has demanded something late: that may be lawful, it has to be
 * explained (CON-14, A05). One that let its time pass is overdue, though the case may be in time (SUP-02).
 */
export const jointFindings = (members: readonly Seen[], settled: boolean): readonly JointFinding[] =>
  members.flatMap(({ id, name, state, opinion, decision }): JointFinding[] => {
    if (settled && decision === "refused" && opinion !== "defects")
      return [
        {
          ...{ anomaly: "A05", member: id },
          what: {
            zh: `“${name}”在一次汇总时没有提出问题，之后却不予许可：应说明为什么没有一次提出`,
            en: "no defect was listed, and the case was refused afterwards: to be explained why it was not said at once",
          },
        },
      ];
    if (state !== "silent") return [];
    return [
      {
        ...{ anomaly: "SUP-02", member: id },
        what: { zh: `“${name}”没有在自己的时限内答复`, en: "a member did not answer in its own days" },
      },
    ];
  });
