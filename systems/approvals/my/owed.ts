import type { Day } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import { renewalWorkdays } from "#kernel/items/content.ts";
import { address } from "#kernel/pages/address.ts";
import type { Words } from "#kernel/text/words.ts";
import { type Owed, takesPlace } from "../firms/owed.ts";
import { owedWords } from "../firms/owed-words.ts";
import type { OwnCase, OwnPermit } from "./query.ts";

/** Something that the applicant has to do, as the portal says it: what, for what, by which day if there is one, and where. */
export type OwnDebt = {
  readonly what: Words;
  /** Papers, or a place, in Chinese. */
  readonly detail: string | null;
  /** The case's item, the project or the permit, in Chinese. */
  readonly about: string;
  readonly by: Day | null;
  readonly href: string;
};

type Own = { readonly cases: readonly OwnCase[]; readonly permits: readonly OwnPermit[] };

export function debtOf(owed: Owed, own: Own): OwnDebt {
  const { kind, about, details, on, due } = owed;
  const what =
    kind === "supplement"
      ? { zh: `补正（${on ?? ""}告知）`, en: `Supplement, told on ${on ?? ""}` }
      : kind === "renewal"
        ? { zh: `需要延续的，申请延续（${on ?? ""}到期）`, en: `Apply for renewal, if wanted (ends ${on ?? ""})` }
        : owedWords[kind];
  return {
    ...{ what, detail: details.length === 0 ? null : details.join("、"), about: about.title },
    ...{ by: takesPlace(kind) ? on : due, href: placeOf(owed, own) },
  };
}

/** Where on the portal it is done: by the query code of the case, the number of the permit, or on the project's page. */
function placeOf({ about: { record, id } }: Owed, { cases, permits }: Own): string {
  if (record === "case") return address("/progress", { code: cases.find((one) => one.id === id)?.queryCode });
  if (record === "permit") return address("/permits", { number: permits.find((one) => one.id === id)?.number });
  return `/projects/${id}`;
}

/** The last day on which a renewal can be applied for; null without a term. */
export function renewBy({ validTo, renewBeforeWorkdays }: OwnPermit, calendar: WorkCalendar): Day | null {
  return validTo === null ? null : calendar.addWorkdays(validTo, -(renewBeforeWorkdays ?? renewalWorkdays)).day;
}
