import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type ItemVersion, inForce } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { refuse } from "../change-refusals.ts";
import { itemDraft } from "../draft/item-draft.ts";
import { changeKinds, changeTriggers, listChanges, replacementKinds } from "../records.ts";
import { dayInput } from "./day-input.ts";
import { mayWrite } from "./may-write.ts";
import { misplaced, placeOnList } from "./place-on-list.ts";
import { personOf } from "./workflow.ts";

/** What a drafter says of a change; the same for a first draft and for saving one. */
export const changeInput = z.object({
  kind: z.enum(changeKinds),
  /** The item concerned; for a change with content the content's code. */
  item: z.string().trim().min(1).max(40),
  content: itemDraft.nullable(),
  alsoEnds: z.array(z.string().max(60)).max(20).default([]),
  division: z.string().min(1).max(20),
  trigger: z.enum(changeTriggers),
  reason: z.string().trim().min(2).max(1000),
  replacement: z
    .object({ kind: z.enum(replacementKinds), item: z.string().max(40).nullable() })
    .nullable()
    .default(null),
  effectiveFrom: dayInput,
  effectiveTo: dayInput.nullable().default(null),
});
export type ChangeInput = z.output<typeof changeInput>;

/** 拟稿: a change is written down; nothing of it counts before it is checked, approved and published (LST-11). */
export const draftChange = command({
  name: "lists.draftChange",
  title: { zh: "拟定清单变动", en: "Draft a list change" },
  on: null,
  makes: listChanges,
  input: changeInput,
  reads: placeOnList((_: null, asked: ChangeInput) => asked),
  may: mayWrite((_: null, asked: ChangeInput) => asked),
  basis: ["江西省行政权责清单管理办法", "LST-11"],
  visibility: "internal",
  decide(_, asked, { rows, actor, today, newId }) {
    const base = basedOn(asked, rows.versions, today);
    if (isRefusal(base)) return base;
    const person = personOf(actor);
    const amiss = misplaced(asked, rows, asked.effectiveFrom);
    if (amiss) return amiss;
    return [
      create(listChanges, {
        ...asked,
        id: newId(),
        basedOn: base?.id ?? null,
        state: "draft",
        ...{ drafter: person, writers: [person], checker: null, approver: null, publisher: null, opinion: null },
        ...{ draftedOn: today, submittedOn: null, checkedOn: null, approvedOn: null, publishedOn: null },
        ...{ itemVersion: null, batch: null, batchRow: null },
      }),
    ];
  },
});

/** The version that a change begins from; refused when there is one and should not be, or the other way round. */
export function basedOn(
  { kind, item, effectiveFrom }: Pick<ChangeInput, "kind" | "item" | "effectiveFrom">,
  versions: readonly ItemVersion[],
  today: Day,
): ItemVersion | null | Refusal {
  if (effectiveFrom < today) return refuse("EFFECTIVE_PAST", { on: effectiveFrom, today, field: "/effectiveFrom" });
  const live = versions.find((one) => inForce(one, effectiveFrom)) ?? null;
  if (kind === "add") return live ? refuse("ITEM_ON_LIST", { item, field: "/item" }) : null;
  if (!live) return refuse("NOTHING_TO_CHANGE", { item, field: "/item" });
  const later = versions.find((one) => one.validFrom >= effectiveFrom && one.id !== live.id);
  if (later || live.validFrom === effectiveFrom)
    return refuse("EFFECTIVE_OVERLAP", { on: effectiveFrom, number: (later ?? live).number, field: "/effectiveFrom" });
  return live;
}
