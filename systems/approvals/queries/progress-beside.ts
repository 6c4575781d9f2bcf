import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";

/** Another body asked in the case: whether it has answered, and by when it does; not what it said. */
export type AskedBody = {
  readonly bodyName: string;
  readonly state: "asked" | "answered" | "silent" | "cancelled";
  readonly askedOn: Day;
  readonly due: Day | null;
  readonly answeredOn: Day | null;
};

/** A hearing: the right to it, the wish for it, its day and place (CLK-22). */
export type HearingNow = {
  readonly state: "told" | "asked" | "called" | "closed" | "unasked";
  readonly toldOn: Day;
  readonly askBy: Day | null;
  readonly askedOn: Day | null;
  readonly holdBy: Day | null;
  readonly calledOn: Day | null;
  readonly day: Day | null;
  readonly place: string | null;
  readonly closedOn: Day | null;
};

/** What its body had said of the step in simulation, before the formal case (INV-09). */
export type SaidBefore = { readonly number: string; readonly givenOn: Day; readonly convertedOn: Day | null };

/** What goes on beside the case's own clocks. */
export type Beside = {
  readonly consultations: readonly AskedBody[];
  readonly hearings: readonly HearingNow[];
  readonly simulated: readonly SaidBefore[];
};

const dueOf = (owner: string, name: string) =>
  `(SELECT k.due FROM clocks k WHERE k.owner = ${owner} AND k.name = '${name}' AND k.state = 'running')`;

export async function besideOf(city: City, id: string): Promise<Beside> {
  const found = await city.database.pool.query<Beside>({
    name: "beside-case",
    text: `SELECT
        (SELECT coalesce(jsonb_agg(jsonb_build_object('bodyName', b.names->-1->>'name', 'state', q.state, 'askedOn', q.asked_on,
           'due', ${dueOf("q.id", "reply")}, 'answeredOn', q.answered_on) ORDER BY q.asked_on, q.id), '[]')
         FROM consultations q JOIN bodies b ON b.id = q.body WHERE q.case_id = $1) AS consultations,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('state', h.state, 'toldOn', h.told_on, 'askBy', ${dueOf("h.id", "asking")},
           'askedOn', h.asked_on, 'holdBy', ${dueOf("h.id", "holding")}, 'calledOn', h.called_on, 'day', h.day, 'place', h.place,
           'closedOn', h.closed_on) ORDER BY h.told_on, h.id), '[]')
         FROM hearings h WHERE h.case_id = $1) AS hearings,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('number', d.number, 'givenOn', s.given_on, 'convertedOn', s.converted_on)
           ORDER BY s.given_on, s.id), '[]')
         FROM cases c JOIN simulations s ON s.matter = c.matter AND s.step = c.procedure JOIN documents d ON d.id = s.document
         WHERE c.id = $1 AND (s.case_id IS NULL OR s.case_id = c.id)) AS simulated`,
    values: [id],
  });
  return found.rows[0] ?? { consultations: [], hearings: [], simulated: [] };
}
