import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { ClockColumns } from "#kernel/clocks/light.ts";

/** Whose time a day was: the office's, the applicant's (supplementing), excluded by law (CLK-16), or a higher office's (CLK-14). */
export type Holder = "office" | "applicant" | "excluded" | "higher";

/** Days of a case by whose they were, of all calendar days since receipt (CON-10). The day of receipt is not counted (CLK-02). */
export type TimeShares = {
  readonly elapsedDays: number;
  readonly days: Readonly<Record<Holder, number>>;
  /** Workdays among the office's days. */
  readonly officeWorkdays: number;
};

type Timed = {
  readonly openedOn: Day;
  readonly decidedOn: Day | null;
  readonly handedUp: { readonly on: Day; readonly answer: { readonly on: Day } | null } | null;
  readonly supplements: readonly { readonly toldOn: Day; readonly suppliedOn: Day | null }[];
  readonly clocks: readonly ClockColumns[];
};

/** Counts until the decision, or until `today` while there is none. An interval (from, to] is whose it is. */
export function timeShares(file: Timed, today: Day, calendar: WorkCalendar): TimeShares {
  const end = file.decidedOn ?? today;
  const intervals = [
    ...file.supplements.map(
      ({ toldOn, suppliedOn }) => ({ whose: "applicant", from: toldOn, to: suppliedOn }) as const,
    ),
    ...pausesOf(file.clocks).map((pause) => ({ whose: "excluded", ...pause }) as const),
    ...(file.handedUp === null
      ? []
      : [{ whose: "higher", from: file.handedUp.on, to: file.handedUp.answer?.on ?? null } as const]),
  ];
  const days: Record<Holder, number> = { office: 0, applicant: 0, excluded: 0, higher: 0 };
  let [elapsedDays, officeWorkdays] = [0, 0];
  for (let on = addDays(file.openedOn, 1); on <= end; on = addDays(on, 1)) {
    const whose = intervals.find(({ from, to }) => from < on && (to === null || on <= to))?.whose ?? "office";
    days[whose] += 1;
    elapsedDays += 1;
    if (whose === "office" && calendar.isWorkday(on)) officeWorkdays += 1;
  }
  return { elapsedDays, days, officeWorkdays };
}

/** The times that the law excluded, by the clock that runs to the decision. */
function pausesOf(clocks: readonly ClockColumns[]): { readonly from: Day; readonly to: Day | null }[] {
  const { events } = clocks.find(({ name }) => name === "legal") ??
    clocks.find(({ name }) => name === "promised") ?? { events: [] };
  return events.flatMap((event, index) => {
    if (event.kind !== "pause") return [];
    const end = events.slice(index + 1).find(({ kind }) => kind === "resume" || kind === "stop");
    return [{ from: event.on, to: end?.on ?? null }];
  });
}
