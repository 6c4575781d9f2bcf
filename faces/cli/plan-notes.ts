import type { Words } from "#kernel/text/words.ts";
import type { Flow } from "#systems/approvals/plan/flow.ts";
import type { OwnTime } from "#systems/approvals/plan/real-days.ts";

/** What a person asked for, as far as it may go unheeded. */
export type Asked = {
  readonly have: readonly string[];
  readonly own: OwnTime;
  /** True when a file with own time was named. */
  readonly ownGiven: boolean;
  readonly accepted?: string;
  readonly edition?: string;
  readonly file?: string;
};

/** What of the question has no effect on the plan, or was decided for the person who asked: a slip of the pen should be seen. */
export function planNotes(flow: Flow, asked: Asked): Words[] {
  return [...unknownPapers(flow, asked.have), ...ownNotes(flow, asked), ...editionNotes(flow, asked)];
}

/** A paper at hand that the flow does not know is taken, since a gate may know it. */
function unknownPapers(flow: Flow, have: readonly string[]): Words[] {
  const known = new Set(flow.procedures.flatMap(({ needs, yields }) => [...needs, ...yields]));
  const unknown = have.filter((paper) => !known.has(paper));
  if (unknown.length === 0) return [];
  return [
    {
      zh: `流程里没有：${unknown.join("、")}，核对名称`,
      en: `The flow does not know ${unknown.join(", ")}; check the name`,
    },
  ];
}

function ownNotes(flow: Flow, { own, ownGiven, accepted }: Asked): Words[] {
  const notes: Words[] = [];
  if (ownGiven && accepted === undefined)
    notes.push({
      zh: "没有 --accepted 就不排日期，--own 没有用上",
      en: "Without --accepted no dates are laid out, so --own has no effect",
    });
  const stages = new Set(flow.stages.map(({ no }) => String(no)));
  for (const stage of Object.keys(own.afterStage ?? {}))
    if (!stages.has(stage))
      notes.push({
        zh: `流程里没有第${stage}阶段，它之后自己的时间没有用上；有：${[...stages].join("、")}`,
        en: `The flow has no stage ${stage}, so own time after it has no effect; it has ${[...stages].join(", ")}`,
      });
  for (const paper of Object.keys(own.papers ?? {})) {
    const maker = flow.procedures.find(({ yields }) => yields.includes(paper));
    if (maker !== undefined)
      notes.push({
        zh: `“${paper}”由${maker.id}出具，不是自己准备的材料，给它的时间没有用上`,
        en: `“${paper}” is made by ${maker.id} and not the applicant's own, so the time for it has no effect`,
      });
    else if (!flow.procedures.some(({ needs }) => needs.includes(paper)))
      notes.push({
        zh: `流程里没有哪一项要“${paper}”，给它的时间没有用上，核对名称`,
        en: `No procedure of the flow needs “${paper}”, so the time for it has no effect; check the name`,
      });
  }
  return notes;
}

/** Which edition is taken for a day on which none is in force, and why. */
function editionNotes({ edition, validFrom, validTo }: Flow, { accepted, edition: named, file }: Asked): Words[] {
  if (file !== undefined || named !== undefined || accepted === undefined) return [];
  if (validFrom <= accepted && (validTo === null || accepted <= validTo)) return [];
  const early = accepted < validFrom;
  return [
    {
      zh: `${accepted} 没有有效的版本；用了${early ? "最早的" : "之前最近的"} ${edition} 版（${validFrom} 起${validTo === null ? "" : `，至 ${validTo}`}），要别的版本用 --edition`,
      en: `No edition is in force on ${accepted}; taken is ${early ? "the oldest" : "the last one before"}, ${edition} (from ${validFrom}${validTo === null ? "" : ` to ${validTo}`}). Name another with --edition`,
    },
  ];
}
