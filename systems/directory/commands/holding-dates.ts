import type { Day } from "#kernel/calendar/day.ts";
import type { Post } from "#kernel/directory/records.ts";
import type { Actor, HeldPost } from "#kernel/records/actor.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { refuse } from "../refusals.ts";

export type Period = { readonly validFrom: Day; readonly validTo: Day | null };

const openEnd = "9999-12-31" as Day;
const endOf = ({ validTo }: Period): Day => validTo ?? openEnd;

export const overlaps = (one: Period, other: Period): boolean =>
  one.validFrom < endOf(other) && other.validFrom < endOf(one);

export const covers = (outer: Period, inner: Period): boolean =>
  outer.validFrom <= inner.validFrom && endOf(inner) <= endOf(outer);

/** What every period at a post keeps: it is not empty, not backdated, and within the post's own life (DIR-02). */
export function checkPeriod(period: Period, post: Post, today: Day): Refusal | undefined {
  const { validFrom: from, validTo: to } = period;
  if (from < today) return refuse("DAY_OVER", { day: from, today, field: "/from" });
  if (to !== null && to <= from) return refuse("PERIOD_EMPTY", { from, to, field: "/to" });
  if (!covers(post, period))
    return refuse("OUTSIDE_POST", { from: post.validFrom, to: post.validTo ?? "—", field: "/from" });
  return undefined;
}

/** Posts that read beyond their own body; only an administrator gives and ends them (DIR-03). */
export const watchingKinds: readonly string[] = ["administrator", "supervisor", "auditor", "leader"];

/** Nobody gives themselves a post, and a head does not appoint those who watch the head (DIR-03). */
export function checkAssigner(
  asked: { readonly person: string; readonly kind: Post["kind"] },
  by: { readonly actor: Actor; readonly post: HeldPost | null },
): Refusal | undefined {
  if (by.actor.kind === "person" && by.actor.person === asked.person)
    return refuse("OWN_ASSIGNMENT", { field: "/person" });
  const watching = watchingKinds.includes(asked.kind);
  if (watching && by.post?.kind !== "administrator") return refuse("ADMINISTRATOR_ONLY");
  return undefined;
}
