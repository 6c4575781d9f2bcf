import type { Light } from "#kernel/calendar/lights.ts";
import { daysFrom } from "./dates.ts";
import { useWords } from "./language.ts";
import { lightClass } from "./lights.tsx";

const WIDTH = 96;
const INNER = WIDTH - 4;

/** What a scale shows: days on the calendar, so that promise and law stand on one axis whatever their units. */
export type Scale = {
  readonly from: string;
  readonly today: string;
  readonly due: string | null;
  readonly legalDue: string | null;
  readonly light: Light;
  /** Workdays used and promised. */
  readonly used: number;
  readonly limitDays: number;
};

/**
 * Time used against promise (firm mark) and law (dashed mark), in one line.
 *
 * Accessibility: an image with the same said in words (WCAG 1.1.1); marks differ by form, not by colour alone (1.4.1).
 */
export function ScaleBar({ from, today, due, legalDue, light, used, limitDays }: Scale) {
  const say = useWords();
  const label = {
    zh: `已用${used}，承诺${limitDays}工作日${due ? `，至${due}` : "，停表中"}${legalDue ? `；法定至${legalDue}` : ""}`,
    en: `${used} used of ${limitDays} workdays promised${due ? `, until ${due}` : ", paused"}${legalDue ? `; by law until ${legalDue}` : ""}`,
  };
  const last = [today, due ?? today, legalDue ?? today].reduce((a, b) => (a > b ? a : b));
  const whole = Math.max(1, daysFrom(from, last));
  const at = (day: string) => 2 + (INNER * Math.min(Math.max(0, daysFrom(from, day)), whole)) / whole;
  // A paused clock has no day of its own: how far it had come is told by its days.
  const now = due === null ? 2 + (INNER * Math.min(used, limitDays)) / Math.max(1, limitDays) : at(today);
  const promise = due === null ? now : at(due);
  const law = legalDue === null ? null : at(legalDue);
  const late = light === "red" || light === "deepRed";
  const firstPart = late ? Math.min(promise, now) : now;
  const secondPart = late ? Math.min(law ?? now, now) : now;
  return (
    <svg className={`scale ${lightClass[light]}`} width={WIDTH} height="14" role="img" aria-label={say(label)}>
      <path d={`M2 7H${WIDTH - 2}`} className="axis" strokeWidth="2" />
      <rect
        x="2"
        y="4.5"
        width={Math.max(0, firstPart - 2)}
        height="5"
        className={late ? "f-pause" : `f-${lightClass[light]}`}
      />
      {late && <rect x={firstPart} y="4.5" width={Math.max(0, secondPart - firstPart)} height="5" className="f-red" />}
      {light === "deepRed" && (
        <rect x={secondPart} y="4.5" width={Math.max(0, now - secondPart)} height="5" className="f-deep" />
      )}
      {due !== null && <path d={`M${promise} 1V13`} stroke="currentColor" strokeWidth="1.5" />}
      {law !== null && <path d={`M${law} 1V13`} stroke="currentColor" strokeDasharray="2 1.5" />}
    </svg>
  );
}
