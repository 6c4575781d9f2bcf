import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { Light } from "#kernel/calendar/lights.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { type ClockColumns, standing } from "#kernel/clocks/light.ts";
import { containing } from "#kernel/database/containing.ts";
import { caseIsOpen, sightValues } from "../queries/visible.ts";
import type { Hearing } from "./records.ts";

export type HearingRow = Pick<
  Hearing,
  "id" | "version" | "caseId" | "state" | "toldOn" | "askedOn" | "day" | "place"
> & {
  readonly itemName: string;
  readonly applicantName: string;
  readonly bodyName: string;
  readonly queryCode: string;
  /** The body where the asker works handles the case: it calls and holds the hearing. */
  readonly holds: boolean;
  /** Until when it can be asked for, or has to be held; null for one that is over. */
  readonly due: Day | null;
  readonly left: number | null;
  readonly light: Light | null;
};

const open = "h.state IN ('told', 'asked', 'called')";

/**
 * 听证: those that a body of the asker holds, those of which they were told as a party, and those of the divisions they watch; what
 * comes first stands first (CLK-22).
 */
export const hearingList = query({
  name: "approvals.hearings",
  title: { zh: "听证", en: "Hearings" },
  input: z.object({
    state: z.enum(["open", "over"]).optional(),
    q: z.string().trim().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const { cases: seen } = await sightValues(city, actor, today);
    const found = await city.database.pool.query<
      Omit<HearingRow, "due" | "left" | "light"> & { clock: ClockColumns | null; total: number; open: number }
    >({
      name: "hearing-list",
      text: `WITH wanted AS (
          SELECT h.id, h.version, h.case_id AS "caseId", h.state, h.told_on AS "toldOn", h.asked_on AS "askedOn", h.day, h.place,
            v.name AS "itemName", s.name AS "applicantName", b.names->-1->>'name' AS "bodyName", c.query_code AS "queryCode",
            c.body = ANY($2) AS holds, (SELECT jsonb_build_object('name', k.name, 'limitDays', k.limit_days, 'unit', k.unit, 'events', k.events)
              FROM clocks k WHERE k.owner = h.id AND k.state = 'running' LIMIT 1) AS clock,
            CASE WHEN ${open} THEN '0' || to_char(coalesce(h.day, (SELECT min(k.due) FROM clocks k WHERE k.owner = h.id
              AND k.state = 'running'), h.told_on), 'YYYYMMDD') ELSE '1' || (99999999 - to_char(h.told_on, 'YYYYMMDD')::int) END AS rank,
            count(*) OVER ()::int AS total, (count(*) FILTER (WHERE ${open}) OVER ())::int AS open
          FROM hearings h JOIN cases c ON c.id = h.case_id JOIN item_versions v ON v.id = c.item_version
            JOIN subjects s ON s.id = c.applicant JOIN bodies b ON b.id = c.body
          WHERE (${caseIsOpen} OR h.told ?| $3::text[]) AND ($5::boolean IS NULL OR (${open}) = $5)
            AND ($6::text IS NULL OR v.name LIKE $6 OR s.name LIKE $6 OR c.query_code LIKE $6))
        SELECT * FROM wanted WHERE $7::text IS NULL OR (rank, id) > (SELECT rank, id FROM wanted WHERE id = $7)
        ORDER BY rank, id LIMIT $8`,
      values: [
        ...[...seen, input.state === undefined ? null : input.state === "open"],
        ...[containing(input.q), input.after ?? null, input.limit],
      ],
    });
    const marks = {
      ...{ remindAt: city.settings.number("remindAt"), yellowAt: city.settings.number("yellowAt") },
      shortPromise: 3,
    };
    const rows = found.rows.map(({ clock, total: _, open: __, ...row }): HearingRow => {
      const stands = clock && standing(clock, clock, today, city.calendar(), marks);
      return { ...row, due: stands?.due ?? null, left: stands?.left ?? null, light: stands?.light ?? null };
    });
    const next = rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null;
    return { total: found.rows[0]?.total ?? 0, open: found.rows[0]?.open ?? 0, today, rows, next };
  },
});
