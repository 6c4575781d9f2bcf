import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type ClockColumns, type Standing, standing } from "#kernel/clocks/light.ts";
import type { ChangeState, ListChange } from "../records.ts";

/** A change as a list shows it. */
export type ChangeRow = Pick<
  ListChange,
  | "id"
  | "version"
  | "kind"
  | "item"
  | "state"
  | "trigger"
  | "reason"
  | "division"
  | "effectiveFrom"
  | "drafter"
  | "checker"
  | "draftedOn"
  | "submittedOn"
  | "checkedOn"
  | "approvedOn"
  | "publishedOn"
  | "batch"
> & {
  readonly name: string;
  readonly divisionName: string;
  readonly drafterName: string;
  /** The publication clock (20 workdays from the approval); null before. */
  readonly clock: ClockColumns | null;
};

export const changeColumns = `c.id, c.version, c.kind, c.item, c.state, c.trigger, c.reason, c.division, d.name AS "divisionName",
  c.effective_from AS "effectiveFrom", c.drafter, p.name AS "drafterName", c.checker, c.drafted_on AS "draftedOn",
  c.submitted_on AS "submittedOn", c.checked_on AS "checkedOn", c.approved_on AS "approvedOn",
  c.published_on AS "publishedOn", c.batch, coalesce(c.content->>'name', v.name, i.name, c.item) AS name,
  (SELECT jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)
   FROM clocks k WHERE k.owner = c.id AND k.name = 'publication') AS clock`;

export const changeTables = `list_changes c JOIN divisions d ON d.id = c.division JOIN people p ON p.id = c.drafter
  LEFT JOIN item_versions v ON v.id = c.based_on LEFT JOIN items i ON i.id = c.item`;

/** Which post has the next act; null once it is published or abandoned. */
export const nextPost: Readonly<Record<ChangeState, "listKeeper" | "legalReviewer" | "leader" | null>> = {
  draft: "listKeeper",
  returned: "listKeeper",
  submitted: "legalReviewer",
  checked: "leader",
  approved: "listKeeper",
  published: null,
  abandoned: null,
};

/** The light of the publication clock (政府信息公开条例 第二十六条); null before the approval. */
export function publicationStanding(city: City, clock: ClockColumns | null, today: Day): Standing | null {
  if (clock === null) return null;
  const marks = {
    remindAt: city.settings.number("remindAt"),
    yellowAt: city.settings.number("yellowAt"),
    shortPromise: 3,
  };
  return standing(clock, clock, today, city.calendar(), marks);
}
