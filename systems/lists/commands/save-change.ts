import { post } from "#kernel/access/policies.ts";
import { itemVersions } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type ListChange, listChanges } from "../records.ts";
import { basedOn, changeInput } from "./draft-change.ts";
import { inState } from "./workflow.ts";

/** 保存: the draft as it stands now. What is not right yet may be saved; it is judged when it is submitted. */
export const saveChange = command({
  name: "lists.saveChange",
  title: { zh: "保存清单变动", en: "Save a list change" },
  on: listChanges,
  input: changeInput.omit({ kind: true, item: true, division: true }),
  reads: { versions: all(itemVersions).where("item", (file: ListChange) => file.item) },
  may: post("listKeeper", "head").within((file: ListChange) => file.division),
  basis: ["LST-11"],
  visibility: "internal",
  decide(file, asked, { rows, today }) {
    const moved = inState(file, "draft", "returned");
    if (moved) return moved;
    const { kind, item, division } = file;
    const base = basedOn({ ...asked, kind, item, division }, rows.versions, today);
    if (isRefusal(base)) return base;
    return [change(file, { ...asked, basedOn: base?.id ?? null })];
  },
});
