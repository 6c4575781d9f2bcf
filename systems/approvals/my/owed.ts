import type { Day } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import { renewalWorkdays } from "#kernel/items/content.ts";
import { address } from "#kernel/pages/address.ts";
import type { Words } from "#kernel/text/words.ts";
import type { OwnCase, OwnPermit } from "./query.ts";

/** Something that the applicant has to do: what, for what, by which day if there is one, and where. */
export type Owed = {
  readonly what: Words;
  /** Papers, or a place, in Chinese. */
  readonly detail: string | null;
  /** The case's item or the permit, in Chinese. */
  readonly about: string;
  readonly by: Day | null;
  readonly href: string;
};

/** What lies with the applicant, what has a day first, the earliest on top. */
export function owedBy(
  cases: readonly OwnCase[],
  permits: readonly OwnPermit[],
  today: Day,
  calendar: WorkCalendar,
): Owed[] {
  const all = [...cases.flatMap(ofCase), ...permits.flatMap((permit) => ofPermit(permit, today, calendar))];
  return all.toSorted((one, other) => (one.by ?? "9").localeCompare(other.by ?? "9"));
}

function ofCase({ itemName, queryCode, status, matterKind, missing, toldOn, hearing }: OwnCase): Owed[] {
  const href = address("/progress", { code: queryCode });
  const found: Owed[] = [];
  if (hearing?.state === "called" && hearing.day !== null)
    found.push({
      what: { zh: "到场听证", en: "Attend the hearing" },
      ...{ detail: hearing.place, about: itemName, by: hearing.day, href },
    });
  if (hearing?.state === "told")
    found.push({
      what: { zh: "要不要听证，在期限内提出", en: "Ask for a hearing if you want one" },
      ...{ detail: null, about: itemName, by: hearing.askBy, href },
    });
  // Within a project what another step yields comes by itself (CON-11).
  const own = missing.filter(({ from }) => from === null || matterKind !== "project").map(({ name }) => name);
  if (own.length > 0 && (status === "supplementing" || status === "received")) {
    found.push({
      what:
        status === "supplementing"
          ? { zh: `补正（${toldOn ?? ""}告知）`, en: `Supplement, told on ${toldOn ?? ""}` }
          : { zh: "交材料", en: "Hand in" },
      ...{ detail: own.join("、"), about: itemName, by: null, href },
    });
  }
  return found;
}

/** A renewal is applied for so many workdays before the end (CLK-23); it is called for as many before that. */
function ofPermit(permit: OwnPermit, today: Day, calendar: WorkCalendar): Owed[] {
  const last = renewBy(permit, calendar);
  if (last === null || last < today || permit.renewing) return [];
  const ahead = calendar.workdaysBetween(today, last);
  if (ahead > (permit.renewBeforeWorkdays ?? renewalWorkdays)) return [];
  const what = {
    zh: `需要延续的，申请延续（${permit.validTo}到期）`,
    en: `Apply for renewal, if wanted (ends ${permit.validTo})`,
  };
  return [
    {
      what,
      detail: null,
      about: `${permit.name} ${permit.number}`,
      by: last,
      href: address("/permits", { number: permit.number }),
    },
  ];
}

/** The last day on which a renewal can be applied for; null without a term. */
export function renewBy({ validTo, renewBeforeWorkdays }: OwnPermit, calendar: WorkCalendar): Day | null {
  return validTo === null ? null : calendar.addWorkdays(validTo, -(renewBeforeWorkdays ?? renewalWorkdays)).day;
}
