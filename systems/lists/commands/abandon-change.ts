import { z } from "zod";
import { clocks } from "#kernel/clocks/clocks.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { type ListChange, listChanges } from "../records.ts";
import { mayWrite } from "./may-write.ts";
import { inState } from "./workflow.ts";

/** 作废: a change that is not pursued. It stays on record; the item is free for another one. */
export const abandonChange = command({
  name: "lists.abandonChange",
  title: { zh: "作废清单变动", en: "Abandon a list change" },
  on: listChanges,
  input: z.object({ opinion: z.string().trim().min(2).max(1000) }),
  reads: { clocks: all(clocks).of<ListChange, unknown>("owner") },
  may: mayWrite((file: ListChange) => file),
  basis: ["LST-11"],
  visibility: "internal",
  decide(file, { opinion }, { rows, today }) {
    return (
      inState(file, "draft", "submitted", "checked", "approved", "returned") ?? [
        change(file, { state: "abandoned", opinion }),
        ...stopClocks(rows.clocks, ["publication"], today),
      ]
    );
  },
});
