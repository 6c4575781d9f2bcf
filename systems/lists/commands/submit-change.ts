import { z } from "zod";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { type ListChange, listChanges } from "../records.ts";
import { mayWrite } from "./may-write.ts";
import { inState, personOf, surroundings, unsound, writersWith } from "./workflow.ts";

/** 送审: the entry is whole and by the rules, and goes to the legality check (法制审核). */
export const submitChange = command({
  name: "lists.submitChange",
  title: { zh: "送法制审核", en: "Submit for the legality check" },
  on: listChanges,
  input: z.object({}),
  reads: surroundings,
  may: mayWrite((file: ListChange) => file),
  basis: ["行政许可法 第十九条", "LST-11"],
  visibility: "internal",
  decide(file, _, { rows, actor, today }) {
    const writers = writersWith(file, personOf(actor));
    return (
      inState(file, "draft", "returned") ??
      unsound(file, rows, today) ?? [change(file, { state: "submitted", submittedOn: today, writers, opinion: null })]
    );
  },
});
