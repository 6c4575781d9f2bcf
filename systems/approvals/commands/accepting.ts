import type { Day } from "#kernel/calendar/day.ts";
import { type Clock, startClock, stopClocks } from "#kernel/clocks/effects.ts";
import type { Body } from "#kernel/directory/records.ts";
import { issue } from "#kernel/documents/documents.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import type { Case } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";

/**
 * The effects of acceptance, by act or by silence: both limits start on the acceptance day (CLK-11, CLK-19), the clock
 * for telling what is missing ends, and the notice of acceptance states both limits (DOC-02).
 */
export function acceptOn(
  file: Case,
  acceptedOn: Day,
  deemed: boolean,
  read: { version: ItemVersion; body: Body; clocks: readonly Clock[] },
  context: Context,
): Effect[] {
  const { version, body, clocks } = read;
  const own = { ownerRecord: "case", owner: file.id, on: acceptedOn };
  const promised = startClock({
    ...{ ...own, name: "promised", limitDays: version.promisedDays, unit: "workday" },
    basis: "优化营商环境条例 第三十六条",
  });
  // cut: effects
  const effects: Effect[] = [
    change(file, { status: "accepted", acceptedOn, deemed }),
    ...stopClocks(clocks, ["intake"], context.today),
    promised,
  ];
  const unit = version.legalUnit === "calendar" ? "calendar" : "workday";
  if (version.legalDays !== null)
    effects.push(
      startClock({
        ...{ ...own, name: "legal", limitDays: version.legalDays, unit },
        basis: version.bases[0] ?? "行政许可法 第四十二条",
      }),
    );
  // end: effects
  if (body.officeCode !== null)
    effects.push(
      issue({
        ...{ id: context.newId(), kind: "受理通知书", officeCode: body.officeCode, body: body.id, about: file.id },
        on: context.today,
        addressee: file.applicant,
        content: {
          item: version.name,
          acceptedOn,
          deemed,
          promisedDays: version.promisedDays,
          promisedDue: context.calendar.addWorkdays(acceptedOn, version.promisedDays).day,
          legalDays: version.legalDays,
          legalUnit: version.legalUnit,
        },
      }),
    );
  effects.push(
    notify({
      id: context.newId(),
      to: { subject: file.applicant },
      about: file.id,
      title: {
        zh: `已受理：${version.name}，承诺${version.promisedDays}个工作日`,
        en: `Accepted: ${version.name}, promised in ${version.promisedDays} workdays`,
      },
      at: context.now,
    }),
  );
  return effects;
}
