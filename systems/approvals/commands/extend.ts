import { z } from "zod";
import { anyOf, post } from "#kernel/access/policies.ts";
import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import { addEvent, type Clock, clockNamed } from "#kernel/clocks/effects.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { refuseClock } from "../clock-refusals.ts";
import { jointBasis } from "../joint/limit.ts";
import { refuseJoint } from "../joint/refusals.ts";
import { refuse } from "../refusals.ts";
import { clockForbids } from "./holding.ts";
import { body, ownClocks, version } from "./reads.ts";
import { numbered, tellApplicant, together } from "./together.ts";

/** The general rule, where no special law sets another (CLK-12). */
const general = { days: 10, by: "head", basis: "行政许可法 第四十二条" } as const;

/**
 * 延长期限: once, by at most ten workdays, approved by the head of the office, with the reason told to the applicant (CLK-12);
 * a special law's own days and approver win (CLK-13, CLK-18). The promise moves along while it is not broken.
 */
export const extend = command({
  name: "approvals.extend",
  title: { zh: "延长办理期限", en: "Extend the limit" },
  on: cases,
  input: z.object({
    /** In the unit of the legal limit. */
    days: z.int().min(1).max(365),
    reason: z.string().trim().min(4).max(500),
  }),
  reads: { version, body, clocks: ownClocks },
  may: anyOf(
    post("head").holding(
      (file: Case) => file.actingPower,
      (file) => file.openedOn,
    ),
    post("leader").within((file: Case) => file.division),
  ),
  basis: ["行政许可法 第四十二条"],
  visibility: "public",
  decide(file, { days, reason }, context) {
    const { version, body, clocks } = context.rows;
    const { today, calendar } = context;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const rule = version.extension ?? general;
    if (context.post?.kind !== rule.by)
      return refuseClock(rule.by === "head" ? "HEAD_APPROVES" : "GOVERNMENT_APPROVES", rule);
    if (days > rule.days)
      return refuseClock("EXTENSION_TOO_LONG", { days, most: rule.days, basis: rule.basis, field: "/days" });
    const legal = clockNamed(clocks, "legal");
    if (legal === undefined) return refuseClock("NOTHING_TO_EXTEND", { item: version.name });
    if (legal.basis === jointBasis) return refuseJoint("JOINT_LIMIT");
    const event = { kind: "extend", on: today, ground: reason } as const;
    const longer = addEvent(legal, { ...event, days }, calendar);
    if (!("effect" in longer)) return clockForbids(longer);
    const promised = clockNamed(clocks, "promised");
    const moved =
      promised && addEvent(promised, { ...event, days: workdaysOf(days, legal, today, calendar) }, calendar);
    const document = numbered(
      body,
      {
        ...{ kind: "延期通知书", about: file.id, addressee: file.applicant },
        content: { item: version.name, days, unit: legal.unit, reason, basis: rule.basis, by: rule.by },
      },
      context,
    );
    if (isRefusal(document)) return document;
    return together(
      longer,
      // A promise that was already broken is not mended by an extension (SUP-03).
      moved && "effect" in moved ? moved : [],
      change(file, {}),
      document,
      tellApplicant(
        file,
        {
          zh: `办理期限延长${days}${legal.unit === "workday" ? "个工作日" : "日"}：${version.name}`,
          en: `Extended by ${days} days: ${version.name}`,
        },
        context,
      ),
    );
  },
});

/** The workdays by which the promise moves when the law's limit moves by so many days of its own unit. */
function workdaysOf(days: number, legal: Clock, today: Day, calendar: WorkCalendar): number {
  if (legal.unit === "workday") return days;
  const from = legal.due ?? today;
  return Math.max(1, calendar.workdaysBetween(from, addDays(from, days)));
}
