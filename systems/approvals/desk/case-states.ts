import { dayOfMoment, daysFrom, shortDay } from "#kernel/desk/dates.ts";
import type { Scale } from "#kernel/desk/scale-bar.tsx";
import type { DeskSession } from "#kernel/desk/session.ts";
import type { Words } from "#kernel/text/words.ts";
import type { CaseStanding } from "../queries/case-rows.ts";
import type { WorkRow } from "../queries/work.ts";

/** What a list needs of a case: my work and the search give the same columns. */
export type ListedCase = Omit<WorkRow, "group">;

/** The step a case stands at, and the posts that can go on with it. */
const steps: Readonly<
  Record<string, { readonly step: Words; readonly who: Words; readonly posts: readonly string[] }>
> = {
  received: {
    step: { zh: "收件审查", en: "Intake check" },
    who: { zh: "窗口", en: "Window" },
    posts: ["window", "reviewer"],
  },
  supplementing: {
    step: { zh: "等补正", en: "Supplement" },
    who: { zh: "申请人", en: "Applicant" },
    posts: [],
  },
  handedUp: {
    step: { zh: "上级决定", en: "Above" },
    who: { zh: "上级机关", en: "Higher office" },
    posts: ["reviewer"],
  },
  accepted: {
    step: { zh: "审查决定", en: "Review" },
    who: { zh: "决定岗", en: "Decider" },
    posts: ["decider", "head"],
  },
  decided: {
    step: { zh: "待送达", en: "To deliver" },
    who: { zh: "窗口", en: "Window" },
    posts: ["window", "decider"],
  },
  delivered: { step: { zh: "已送达", en: "Delivered" }, who: { zh: "—", en: "—" }, posts: [] },
  withdrawn: { step: { zh: "已撤回", en: "Withdrawn" }, who: { zh: "—", en: "—" }, posts: [] },
  ended: { step: { zh: "已终止", en: "Ended" }, who: { zh: "—", en: "—" }, posts: [] },
  notAccepted: { step: { zh: "不予受理", en: "Not accepted" }, who: { zh: "—", en: "—" }, posts: [] },
};

export function stepOf(status: string, proposal: string | null = null): Words {
  if (status === "accepted" && proposal !== null) return { zh: "待签批", en: "To be signed" };
  return steps[status]?.step ?? { zh: status, en: status };
}

/** With whom it lies: "me" when one of the asker's posts at that body can go on. */
export function withWhom(row: Pick<ListedCase, "status" | "body">, session: DeskSession): Words {
  const step = steps[row.status];
  if (!step) return { zh: "—", en: "—" };
  const mine = session.posts.some((post) => post.body === row.body && step.posts.includes(post.kind));
  return mine ? { zh: "我", en: "Me" } : step.who;
}

/** The clock's time as a picture: from receipt, acceptance or decision on. */
export function scaleOf(row: ListedCase, standing: CaseStanding, today: string): Scale {
  const from =
    standing.clock === "supplied"
      ? (row.suppliedOn ?? dayOfMoment(row.receivedAt))
      : standing.clock === "intake"
        ? dayOfMoment(row.receivedAt)
        : ((standing.clock === "delivery" ? row.decidedOn : row.acceptedOn) ?? dayOfMoment(row.receivedAt));
  const { due, light, used, limitDays } = standing;
  const legalDue = standing.clock === "promised" ? standing.legalDue : due;
  return { from, today, due, legalDue, light, used, limitDays };
}

/** "今天", "3", "超承诺 1": what is left, in the fewest words. `before` is the small part. */
export function leftOf(standing: CaseStanding, today: string): { readonly before: Words | null; readonly left: Words } {
  const count = (days: number): Words => ({ zh: String(days), en: String(days) });
  const { left, due, legalDue, light } = standing;
  if (light === "paused") return { before: { zh: "停", en: "held" }, left: count(left ?? 0) };
  if (light === "deepRed" && legalDue !== null)
    return { before: { zh: "超法定·日", en: "past law, d" }, left: count(daysFrom(legalDue, today)) };
  if (left !== null && left < 0) return { before: { zh: "超承诺", en: "late" }, left: count(-left) };
  if (light === "red" && due !== null)
    return { before: { zh: "超承诺·日", en: "late, d" }, left: count(daysFrom(due, today)) };
  if (due === today) return { before: null, left: { zh: "今天", en: "today" } };
  return { before: null, left: count(left ?? 0) };
}

/** What silence means at the end of this clock, or the law's day beside the promised one. */
export function lawNote(standing: CaseStanding, today: string): Words {
  if (standing.clock === "intake" || standing.clock === "supplied")
    return { zh: "逾期视为受理", en: "silence accepts" };
  if (standing.clock === "delivery") return { zh: "送达期限", en: "to deliver" };
  const text = standing.legalDue === null ? "—" : shortDay(standing.legalDue, today);
  return { zh: text, en: text };
}
