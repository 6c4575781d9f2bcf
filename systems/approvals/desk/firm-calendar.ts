import type { Day } from "#kernel/calendar/day.ts";
import type { Language } from "#kernel/text/words.ts";
import { type CalendarDay, calendarFile } from "../firms/calendar-file.ts";
import type { Firm } from "../firms/one-firm.ts";
import { takesPlace } from "../firms/owed.ts";
import { owedWords } from "../firms/owed-words.ts";
import { placeOf } from "./firm-place.ts";

/** The due days of a firm: what it owes by a day, when its running cases are to be decided, and when its permits end. */
export function firmCalendar(
  firm: Firm,
  around: { readonly city: string; readonly origin: string; readonly language: Language; readonly now: Date },
): string {
  const { language } = around;
  const zh = language === "zh";
  const day = (kind: string, id: string, on: string, title: string, path: string, text: string): CalendarDay => ({
    ...{ uid: `${kind}-${id}@${around.city}`, on: on as Day, title, text, url: `${around.origin}/desk${path}` },
  });
  const owed = firm.owed.flatMap((one) => {
    const on = one.due ?? (takesPlace(one.kind) ? one.on : null);
    if (on === null) return [];
    const title = `${owedWords[one.kind][language]}${zh ? "：" : ": "}${one.about.title}`;
    return [day(one.kind, one.about.id, on, title, placeOf(one), one.details.join("\n"))];
  });
  const running = firm.running.flatMap(({ id, itemName, bodyName, queryCode, status, standing }) =>
    standing?.due && status !== "decided"
      ? [
          day(
            "due",
            id,
            standing.due,
            `${itemName}${zh ? "：办理期限" : ": due"}`,
            `/cases/${id}`,
            `${bodyName}\n${queryCode}`,
          ),
        ]
      : [],
  );
  const ends = firm.permits.flatMap(({ id, name, number, state, validTo }) =>
    state === "valid" && validTo !== null
      ? [day("ends", id, validTo, `${name}${zh ? "：届满" : ": ends"}`, `/permits/${id}`, number)]
      : [],
  );
  return calendarFile(firm.subject.name, [...owed, ...running, ...ends], around.now);
}
