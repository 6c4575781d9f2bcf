import { post } from "#kernel/access/policies.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { clockNamed, startClock } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { refuse } from "../change-refusals.ts";
import { type ListChange, listChanges } from "../records.ts";
import { opinionInput } from "./check-legality.ts";
import { unchecked } from "./return-change.ts";
import { inState, personOf, surroundings, unsound } from "./workflow.ts";

/** 批准: the head of government approves what was checked; from now on it must be published within 20 workdays. */
export const approveChange = command({
  name: "lists.approveChange",
  title: { zh: "批准清单变动", en: "Approve a list change" },
  on: listChanges,
  input: opinionInput,
  reads: { ...surroundings, clocks: all(clocks).of<ListChange, unknown>("owner") },
  may: post("leader").within((file: ListChange) => file.division),
  basis: ["优化营商环境条例 第四十条", "LST-11"],
  visibility: "internal",
  decide(file, { passed, opinion }, { rows, actor, today }) {
    const moved = inState(file, "checked");
    if (moved) return moved;
    const approver = personOf(actor);
    if (file.writers.includes(approver) || approver === file.checker) return refuse("SAME_PERSON");
    if (!passed && !opinion) return refuse("OPINION_MISSING", { field: "/opinion" });
    if (!passed) return [change(file, { ...unchecked, opinion: opinion ?? null })];
    // A change that came back and is approved again is due anew: its clock begins again, as the approval does.
    const before = clockNamed(rows.clocks, "publication");
    return (
      unsound(file, rows, today) ?? [
        change(file, { state: "approved", approver, approvedOn: today, opinion: opinion ?? file.opinion }),
        before === undefined
          ? startClock({
              ...{ ownerRecord: "listChange", owner: file.id, name: "publication", limitDays: 20, unit: "workday" },
              ...{ basis: "政府信息公开条例 第二十六条", on: today },
            })
          : change(before, { events: [{ kind: "start", on: today }] }),
      ]
    );
  },
});
