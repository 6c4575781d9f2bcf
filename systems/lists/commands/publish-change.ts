import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { type ItemVersion, inForce, items, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { refuse } from "../change-refusals.ts";
import { type ListChange, listChanges } from "../records.ts";
import { entryOf } from "./publishing.ts";
import { faultyDraft, inState, personOf, surroundings } from "./workflow.ts";

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
    versions: all(itemVersions).where("item", (file: ListChange) => file.item),
    powers: all(powers).where("item", (file: ListChange) => file.item),
    alsoEnds: many(itemVersions).by((file: ListChange) => file.alsoEnds),
    clocks: all(clocks).of<ListChange, unknown>("owner"),
  },
  may: post("listKeeper").within((file: ListChange) => file.division),
  basis: ["政府信息公开条例 第二十条", "优化营商环境条例 第四十条", "LST-11"],
  visibility: "public",
  decide(file, _, context) {
    const { rows, actor, today } = context;
    const moved = inState(file, "approved") ?? faultyDraft(file, rows);
    if (moved) return moved;
    // What was approved late takes effect on the day of publication: a list binds nobody before it is public.
    const late = file.effectiveFrom < today;
    const on = late ? today : file.effectiveFrom;
    const live = rows.versions.find((version) => inForce(version, on)) ?? null;
    if ((live?.id ?? null) !== file.basedOn) return refuse("NO_VERSION_FOLLOWS", { item: file.item });
    const ended = [live, ...rows.alsoEnds].filter((version) => version !== null && inForce(version, on));
    const effects: Effect[] = ended.map((version) => change(version as ItemVersion, { validTo: on }));
    const entry = entryOf(file, on, rows, context);
    return [
      ...effects,
      ...(file.content === null ? endPowers(rows.powers, on) : entry.effects),
      change(file, {
        ...{ state: "published", publisher: personOf(actor), publishedOn: today, effectiveFrom: on },
        itemVersion: entry.version,
      }),
      ...stopClocks(rows.clocks, ["publication"], today),
    ];
  },
});

/** What is withdrawn leaves no power behind; cases that run go on under the one they were opened with. */
function endPowers(held: readonly Power[], on: ListChange["effectiveFrom"]): Effect[] {
  return held
    .filter((power) => inForce(power, on) && power.validFrom < on)
    .map((power) => change(power, { validTo: on }));
}
