import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { refuse } from "../change-refusals.ts";
import { type ListChange, listChanges } from "../records.ts";
import { unchecked } from "./return-change.ts";
import { inState, personOf, surroundings, unsound } from "./workflow.ts";

export const opinionInput = z.object({
  passed: z.boolean(),
  opinion: z.string().trim().max(2000).optional(),
});

/** 法制审核: somebody who did not write it looks at basis, limits, fees and conditions; passes it or returns it with reasons. */
export const checkLegality = command({
  name: "lists.checkLegality",
  title: { zh: "法制审核", en: "Check the legality" },
  on: listChanges,
  input: opinionInput,
  reads: surroundings,
  may: post("legalReviewer").within((file: ListChange) => file.division),
  basis: ["行政许可法 第十四条至第十七条", "LST-11"],
  visibility: "internal",
  decide(file, { passed, opinion }, { rows, actor, today }) {
    const moved = inState(file, "submitted");
    if (moved) return moved;
    const checker = personOf(actor);
    if (file.writers.includes(checker)) return refuse("SAME_PERSON");
    if (!passed && !opinion) return refuse("OPINION_MISSING", { field: "/opinion" });
    if (!passed) return [change(file, { ...unchecked, opinion: opinion ?? null })];
    return (
      unsound(file, rows, today) ?? [
        change(file, { state: "checked", checker, checkedOn: today, opinion: opinion ?? null }),
      ]
    );
  },
});
