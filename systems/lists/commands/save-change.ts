import type { z } from "zod";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type ListChange, listChanges } from "../records.ts";
import { basedOn, changeInput } from "./draft-change.ts";
import { mayWrite } from "./may-write.ts";
import { misplaced, type Placed, placeOnList } from "./place-on-list.ts";
import { inState, personOf, writersWith } from "./workflow.ts";

const savedInput = changeInput.omit({ kind: true, item: true, division: true });

/** The change as it would be: what a draft is for stays. */
const saved = ({ kind, item, division }: ListChange, asked: z.output<typeof savedInput>): Placed & typeof asked => ({
  ...{ ...asked, kind, item, division },
});

/** 保存: the draft as it stands now. What is not right yet may be saved; it is judged when it is submitted. */
export const saveChange = command({
  name: "lists.saveChange",
  title: { zh: "保存清单变动", en: "Save a list change" },
  on: listChanges,
  input: savedInput,
  reads: placeOnList(saved),
  may: mayWrite((file: ListChange) => file),
  basis: ["LST-11"],
  visibility: "internal",
  decide(file, asked, { rows, actor, today }) {
    const moved = inState(file, "draft", "returned");
    if (moved) return moved;
    const now = saved(file, asked);
    const base = basedOn(now, rows.versions, today);
    if (isRefusal(base)) return base;
    const writers = writersWith(file, personOf(actor));
    return misplaced(now, rows, now.effectiveFrom) ?? [change(file, { ...asked, writers, basedOn: base?.id ?? null })];
  },
});
