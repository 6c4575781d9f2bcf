import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { inForce, items } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { type ListChange, listChanges } from "../records.ts";
import { endDated, entryOf, othersEnd } from "./publishing.ts";
import { dayOnList, inState, personOf, surroundings, unsound } from "./workflow.ts";

/**
 * 公布: an approved change becomes the list. The version in force ends on the day on which the new one begins, running cases
 * keep theirs (LST-04), and from that day on intake goes by the new entry.
 */
export const publishChange = command({
  name: "lists.publishChange",
  title: { zh: "公布清单变动", en: "Publish a list change" },
  on: listChanges,
  input: z.object({}),
  reads: {
    ...surroundings,
    item: one(items).lockedBy((file: ListChange) => file.item),
    clocks: all(clocks).of<ListChange, unknown>("owner"),
  },
  may: post("listKeeper").within((file: ListChange) => file.division),
  basis: ["政府信息公开条例 第二十条", "优化营商环境条例 第四十条", "LST-11"],
  visibility: "public",
  decide(file, _, context) {
    const { rows, actor, today } = context;
    const moved = inState(file, "approved") ?? unsound(file, rows, today);
    if (moved) return moved;
    const on = dayOnList(file, today);
    const entry = entryOf(file, on, rows, context);
    const effects: Effect[] = [
      ...endDated(
        rows.versions.filter((version) => inForce(version, on)),
        on,
      ),
      ...othersEnd(file, rows, on),
      // What is withdrawn leaves no power behind; cases that run go on under the one they were opened with.
      ...(file.content === null ? endDated(rows.powers, on) : entry.effects),
    ];
    return [
      ...effects,
      change(file, {
        ...{ state: "published", publisher: personOf(actor), publishedOn: today, effectiveFrom: on },
        itemVersion: entry.version,
      }),
      ...stopClocks(rows.clocks, ["publication"], today),
    ];
  },
});
