import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { type Day, isDay, startOfDay } from "#kernel/calendar/day.ts";
import { bodies } from "#kernel/directory/records.ts";
import { partsNamed } from "#kernel/items/parts.ts";
import { itemVersions, listedParts, type Power, powers } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { wake, wakes } from "#kernel/records/wakes.ts";
import { readFlow } from "../plan/flow.ts";
import { flowFromItems } from "../plan/flow-from-items.ts";
import { planFaults } from "../plan/plan-faults.ts";
import { flows } from "../records.ts";
import { refuse } from "../refusals.ts";

type FlowRow = RowOf<typeof flows>;
const input = z.object({ day: z.iso.date().refine(isDay) });
type Input = z.output<typeof input>;

/** Items that an edition is made of; none for one that states its procedures itself. */
const itemsOf = (file: FlowRow): readonly string[] =>
  (file.content as { template?: { procedures: readonly { item: string }[] } }).template?.procedures.map(
    ({ item }) => item,
  ) ?? [];
const wakeId = (file: FlowRow, { day }: Input) => `${file.id}:renew:${day}`;

/**
 * 更新流程: an edition that is made of items follows them. On the day on which a version begins or ends its procedures, papers
 * and days become those of the items in force; cases that run keep their version (LST-04).
 */
export const renewFlow = command({
  name: "approvals.renewFlow",
  title: { zh: "按清单更新流程", en: "Renew a flow from the lists" },
  on: flows,
  input,
  reads: {
    versions: all(itemVersions).among("item", itemsOf),
    powers: all(powers).among("item", itemsOf),
    bodies: many(bodies).via("powers", (held: readonly Power[]) => [...new Set(held.map(({ body }) => body))]),
    parts: all(listedParts).of<FlowRow, Input>("list"),
    wake: one(wakes).by(wakeId),
  },
  may: system(),
  basis: ["优化营商环境条例 第四十条", "LST-04"],
  visibility: "public",
  decide(file, asked, { rows, today }) {
    const day = asked.day as Day;
    if (day > today) {
      if (rows.wake) return refuse("FLOW_UNCHANGED", { flow: file.id });
      const at = startOfDay(day);
      return [wake({ id: wakeId(file, asked), at, command: "approvals.renewFlow", target: file.id, input: asked })];
    }
    const { template } = readFlow(file.content);
    if (template === undefined) return refuse("FLOW_UNCHANGED", { flow: file.id });
    const fresh = flowFromItems(template, rows, today);
    // What was published with a fault (papers in a ring) takes no plan away; the one before stands until it is mended.
    const unsound = fresh.procedures.length === 0 || planFaults(fresh).length > 0;
    if (unsound || JSON.stringify(fresh) === JSON.stringify(file.content))
      return refuse("FLOW_UNCHANGED", { flow: file.id });
    const listed = new Set(rows.parts.map(({ name }) => name));
    return [
      change(file, { content: fresh as never }),
      ...partsNamed(
        file.id,
        "paper",
        fresh.applicantDocuments.filter((name) => !listed.has(name)),
      ).map((part) => create(listedParts, part)),
    ];
  },
});
