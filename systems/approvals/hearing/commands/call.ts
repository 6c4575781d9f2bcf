import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { clocks as clockRecord } from "#kernel/clocks/clocks.ts";
import { type Clock, clockNamed } from "#kernel/clocks/effects.ts";
import { holdings, posts } from "#kernel/directory/records.ts";
import { inForce } from "#kernel/items/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all, many } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { onBothLimits } from "../../commands/holding.ts";
import { body, ownClocks, version } from "../../commands/reads.ts";
import { numbered, tellApplicant, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { ownHearings } from "../reads.ts";
import { refuseHearing } from "../refusals.ts";

/** 行政许可法 art. 48: time and place are told seven days before. */
const noticeDays = 7;
const input = z.object({
  day: z.iso.date().refine(isDay),
  place: z.string().trim().min(2).max(200),
  chair: z.string().max(80),
});
type Input = z.output<typeof input>;
type Hold = RowOf<typeof holdings>;

/**
 * 举行听证的通知: day, place and a chair who did not review the file, at least seven workdays ahead and within twenty of being
 * asked for (CLK-22). From the notice on its time is excluded: both limits are held, and the applicant is told so (CLK-16).
 */
export const callHearing = command({
  name: "approvals.callHearing",
  title: { zh: "通知举行听证", en: "Call the hearing" },
  on: cases,
  input,
  reads: {
    ...{ version, body, clocks: ownClocks, hearings: ownHearings },
    held: all(holdings).where("person", (_: Case, asked: Input) => asked.chair),
    posts: many(posts).via("held", (held: readonly Hold[]) => held.map(({ post }) => post)),
    own: many(clockRecord).by((file: Case) => [`${file.id}:hearing:holding`]),
  },
  may: post("reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第四十五条", "行政许可法 第四十八条"],
  visibility: "public",
  decide(file, asked, context) {
    const { version, body, clocks, hearings, held, posts, own } = context.rows;
    const { today, calendar } = context;
    const hearing = hearings[0];
    if (hearing?.state !== "asked" || file.status !== "accepted") return refuseHearing("HEARING_NOT_OPEN");
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const { place, chair } = asked;
    const day = asked.day as Day;
    const fault = dayFault(day, own, context);
    if (fault) return fault;
    if (chair === file.reviewer || chair === file.handler) return refuseHearing("CHAIR_REVIEWED", { field: "/chair" });
    const there = held.some(
      (one) => inForce(one, today) && posts.some(({ id, body }) => id === one.post && body === file.body),
    );
    if (!there) return refuseHearing("CHAIR_UNFIT", { field: "/chair" });
    const days = calendar.workdaysBetween(today, day);
    const paused = onBothLimits(clocks, { kind: "pause", on: today, days, ground: "听证" }, context);
    // A limit that has passed, or is held already, cannot be held: the right to be heard does not depend on it.
    const excluded = !isRefusal(paused);
    return together(
      change(hearing, { state: "called", calledOn: today, day, place, chair }),
      change(file, {}),
      excluded ? paused : [],
      excluded
        ? numbered(
            body,
            {
              ...{ kind: "特别程序告知书", about: file.id, addressee: file.applicant },
              content: { item: version.name, ground: "听证", plannedDays: days, from: today, until: day },
            },
            context,
          )
        : [],
      ...hearing.told.map((addressee) =>
        numbered(
          body,
          { kind: "听证告知书", about: file.id, addressee, content: { item: version.name, day, place } },
          context,
        ),
      ),
      hearing.told.map((applicant) =>
        tellApplicant(
          { id: file.id, applicant },
          { zh: `${day}举行听证：${version.name}`, en: `The hearing is on ${day}: ${version.name}` },
          context,
        ),
      ),
    );
  },
});

/** Not sooner than the notice allows, and not later than twenty workdays, unless the notice came so late that both cannot be. */
function dayFault(day: Day, own: readonly Clock[], { today, calendar }: Context): Refusal | undefined {
  const earliest = calendar.addWorkdays(today, noticeDays).day;
  if (day < earliest) return refuseHearing("NOTICE_TOO_SHORT", { day: earliest, field: "/day" });
  const due = clockNamed(own, "holding")?.due;
  if (due && day > due && earliest <= due) return refuseHearing("HEARING_TOO_LATE", { day: due, field: "/day" });
  return undefined;
}
