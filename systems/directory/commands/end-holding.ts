import { z } from "zod";
import { anyOf, post } from "#kernel/access/policies.ts";
import { addDays } from "#kernel/calendar/day.ts";
import { holdings, posts } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { dayInput } from "../day-input.ts";
import { headAtPost } from "../policies.ts";
import { refuse } from "../refusals.ts";
import { watchingKinds } from "./holding-dates.ts";

type Holding = RowOf<typeof holdings>;

/**
 * 离岗: the post is held until a day, which no longer counts. One that began today ends tomorrow at the earliest: what was
 * done under it today stands.
 */
export const endHolding = command({
  name: "directory.endHolding",
  title: { zh: "离岗", en: "End a holding" },
  on: holdings,
  input: z.object({ on: dayInput.optional() }),
  reads: { post: one(posts).by((file: Holding) => file.post) },
  may: anyOf(
    post("administrator").anywhere(),
    headAtPost((file: Holding) => file.post),
  ),
  basis: ["DIR-02 岗位任免"],
  visibility: "internal",
  decide(file, asked, { rows, actor, post, today }) {
    if (actor.kind === "person" && actor.person === file.person) return refuse("OWN_ASSIGNMENT");
    const on = asked.on ?? (file.validFrom < today ? today : addDays(file.validFrom, 1));
    if (file.validTo !== null && file.validTo <= today) return refuse("HOLDING_OVER", { to: file.validTo });
    if (on < today) return refuse("DAY_OVER", { day: on, today, field: "/on" });
    if (on <= file.validFrom) return refuse("PERIOD_EMPTY", { from: file.validFrom, to: on, field: "/on" });
    const kind = rows.post?.kind ?? "";
    if (watchingKinds.includes(kind) && post?.kind !== "administrator") return refuse("ADMINISTRATOR_ONLY");
    return [change(file, { validTo: on })];
  },
});
