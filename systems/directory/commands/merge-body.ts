import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { startOfDay } from "#kernel/calendar/day.ts";
import { type Body, bodies } from "#kernel/directory/records.ts";
import { powers } from "#kernel/items/records.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { wake } from "#kernel/records/wakes.ts";
import { dayInput } from "../day-input.ts";
import { lastName } from "../names.ts";
import { refuse } from "../refusals.ts";
import { moveCases, moveNames, movePowers } from "./merging.ts";

const input = z.object({
  successor: z.string().max(80),
  /** The first day on which the body is no longer there and its successor acts. */
  on: dayInput,
});
type Input = z.output<typeof input>;

/**
 * 机构合并: ends a body on a day and hands its powers over, in one act (STF-07). On the day itself the running cases move
 * in the same act; when it is announced ahead, they move by themselves when the day begins, since until then only the
 * old body has the power.
 */
export const mergeBody = command({
  name: "directory.mergeBody",
  title: { zh: "机构合并", en: "Merge a body" },
  on: bodies,
  input,
  reads: {
    successor: one(bodies).lockedBy((_: Body, asked: Input) => asked.successor),
    powers: all(powers).of("body"),
    gained: all(powers).where("body", (_: Body, asked: Input) => asked.successor),
    named: all(powers).where("inNameOf", (file: Body) => file.id),
    cases: all(cases).of("body"),
  },
  may: post("administrator").anywhere(),
  basis: ["地方各级人民政府机构设置和编制管理条例 第九条", "行政诉讼法 第二十六条"],
  visibility: "public",
  decide(file, { successor, on }, { rows, post, today, newId }) {
    if (post?.body === file.id) return refuse("OWN_BODY");
    if (on < today) return refuse("DAY_OVER", { day: on, today, field: "/on" });
    if (file.validTo !== null || file.validFrom >= on || lastName(file).from >= on)
      return refuse("BODY_HAS_ENDED", { on, field: "/on" });
    const heir = rows.successor;
    if (!heir || heir.id === file.id || heir.validFrom > on || (heir.validTo !== null && heir.validTo <= on))
      return refuse("SUCCESSOR_UNFIT", { successor, on, field: "/successor" });
    const late = rows.cases.filter((one) => one.openedOn >= on).length;
    if (late > 0) return refuse("CASES_OF_THE_DAY", { on, count: late, field: "/on" });
    const present = lastName(file);
    const moved = movePowers(rows.powers, rows.gained, { successor, on }, newId);
    const effects: Effect[] = [
      change(file, { validTo: on, successor, names: [...file.names.slice(0, -1), { ...present, to: on }] }),
      ...moved.effects,
    ];
    if (on > today)
      effects.push(wake({ id: newId(), at: startOfDay(on), command: "directory.handOver", target: file.id }));
    else effects.push(...moveNames(rows.named, successor, on), ...moveCases(rows.cases, moved.heirs, successor, on));
    return effects;
  },
});
