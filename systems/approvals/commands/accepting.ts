import type { Day } from "#kernel/calendar/day.ts";
import { type Clock, startClock, stopClocks } from "#kernel/clocks/effects.ts";
import type { Body } from "#kernel/directory/records.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import type { Case, Paper } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import type { Effect } from "#kernel/records/effects.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { numbered, tellApplicant } from "./together.ts";

/** What acceptance changes of the case, and what else it does. */
export type Accepting = { readonly patch: Partial<Case>; readonly effects: readonly Effect[] };

/**
 * Acceptance, by act or by silence: both limits start on the day of acceptance (CLK-11, CLK-19), the clock for telling what
 * is missing ends, and the notice of acceptance states both limits (DOC-02). A higher office's screening has twenty workdays
 * of its own (CLK-14).
 */
export function acceptOn(
  file: Pick<Case, "id" | "applicant">,
  acceptedOn: Day,
  deemed: boolean,
  read: { version: ItemVersion; body: Body; clocks: readonly Clock[] },
  context: Context,
): Accepting | Refusal {
  const { version, body, clocks } = read;
  const { legalDays, legalUnit, promisedDays, name } = version;
  const notice = numbered(
    body,
    {
      ...{ kind: "受理通知书", about: file.id, addressee: file.applicant },
      content: {
        ...{ item: name, acceptedOn, deemed, promisedDays, legalDays, legalUnit },
        promisedDue: context.calendar.addWorkdays(acceptedOn, promisedDays).day,
      },
    },
    context,
  );
  if (isRefusal(notice)) return notice;
  const own = { ownerRecord: "case", owner: file.id, on: acceptedOn };
  // cut: effects
  const effects: Effect[] = [
    ...stopClocks(clocks, ["intake", "supplied"], context.today),
    startClock({
      ...{ ...own, name: "promised", limitDays: promisedDays, unit: "workday" },
      basis: "优化营商环境条例 第三十六条",
    }),
  ];
  if (legalDays !== null)
    effects.push(
      startClock({
        ...{ ...own, name: "legal", limitDays: legalDays, unit: legalUnit === "calendar" ? "calendar" : "workday" },
        basis: version.bases[0] ?? "行政许可法 第四十二条",
      }),
    );
  // end: effects
  effects.push(
    notice,
    tellApplicant(
      file,
      {
        zh: `已受理：${name}，承诺${promisedDays}个工作日`,
        en: `Accepted: ${name}, promised in ${promisedDays} workdays`,
      },
      context,
    ),
  );
  return { patch: { status: "accepted", acceptedOn, deemed }, effects };
}

/** Listed papers that are needed and neither brought nor held nor yielded in this matter yet, or are there with a defect. */
export function missingPapers(
  file: Pick<Case, "waived">,
  version: ItemVersion,
  present: readonly Pick<Paper, "name" | "defect">[],
): string[] {
  const sound = present.filter(({ defect }) => defect === null);
  const here = new Set([...file.waived, ...sound.map(({ name }) => name)]);
  return version.papers.map(({ name }) => name).filter((name) => !here.has(name));
}
