import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { type ListChange, listChanges } from "../records.ts";
import { inState } from "./workflow.ts";

/** What a change is when it goes back: nobody has checked or approved what will be written next. */
export const unchecked = {
  state: "returned",
  checker: null,
  approver: null,
  checkedOn: null,
  approvedOn: null,
} as const;

/**
 * 退回拟稿: what is under way, checked or approved goes back to its writers, as when the list moved on before it was published.
 * It is checked and approved anew; the clock of its publication stops.
 */
export const returnChange = command({
  name: "lists.returnChange",
  title: { zh: "退回清单变动", en: "Return a list change" },
  on: listChanges,
  input: z.object({ opinion: z.string().trim().min(2).max(1000) }),
  reads: { clocks: all(clocks).of<ListChange, unknown>("owner") },
  may: post("listKeeper", "legalReviewer", "leader").within((file: ListChange) => file.division),
  basis: ["LST-11"],
  visibility: "internal",
  decide(file, { opinion }, { rows, today }) {
    return (
      inState(file, "submitted", "checked", "approved") ?? [
        change(file, { ...unchecked, opinion }),
        ...stopClocks(rows.clocks, ["publication"], today),
      ]
    );
  },
});
