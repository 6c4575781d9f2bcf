import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { type ListChange, listChanges } from "../records.ts";
import { faultyDraft, inState, surroundings } from "./workflow.ts";

/** 送审: the entry is whole and by the rules, and goes to the legality check (法制审核). */
export const submitChange = command({
  name: "lists.submitChange",
  title: { zh: "送法制审核", en: "Submit for the legality check" },
  on: listChanges,
  input: z.object({}),
  reads: surroundings,
  may: post("listKeeper", "head").within((file: ListChange) => file.division),
  basis: ["行政许可法 第十九条", "LST-11"],
  visibility: "internal",
  decide(file, _, { rows, today }) {
    return (
      inState(file, "draft", "returned") ??
      faultyDraft(file, rows) ?? [change(file, { state: "submitted", submittedOn: today, opinion: null })]
    );
  },
});
