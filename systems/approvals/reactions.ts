import { type Day, dayOf } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Reaction, ReactionCommand } from "#kernel/city/system.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { changedIn, type JournalEntry } from "#kernel/records/journal.ts";
import { flowAt } from "./flow-store.ts";
import { stepsOf } from "./ready.ts";

/** Acts by which papers come from outside. */
const bringing = ["approvals.bringPapers", "approvals.supply", "approvals.submitApplication"];
/** Acts by which a case can yield a paper. */
const deciding = ["approvals.decide", "approvals.decideOnTheSpot", "approvals.recordAnswer"];
/** Acts by which a plan asks for other papers than before, or has one more of them. */
const changing = ["approvals.changeFacts", "approvals.recordOutside"];

/**
 * A paper came into a project, brought or yielded: every step whose papers are now all there is opened, at all bodies at
 * once. One that was opened before and came to nothing is opened again only when somebody asks for it, or when it has come into
 * the plan anew since. This is where serial handling becomes parallel (CON-11).
 */
export const openReadySteps: Reaction = {
  name: "approvals.openReadySteps",
  title: { zh: "材料到齐即开办", en: "Open what is ready" },
  on: ["approvals.openProject", ...bringing, ...deciding, ...changing],
  records: ["matter"],
  sends: ["approvals.openStep"],
  async react(entries, city) {
    const touched = changedIn(entries, "matter");
    const projects = await projectsOf(city, [...touched.keys()]);
    const ready: Ready[] = [];
    for (const { matter, subject, facts, papers, opened, ...place } of projects) {
      const flow = await flowAt(city, { id: place.flowId, version: place.flowVersion });
      for (const after of touched.get(matter) ?? []) {
        const today = dayOf(new Date(after.happenedOn));
        // What came later than this act was not there when it was done, and opens its steps as of its own day.
        const present = new Set(papers.filter(({ receivedOn }) => receivedOn <= today).map(({ name }) => name));
        for (const { procedure, missing } of stepsOf(flow, facts, present))
          if (missing.length === 0 && !opened.includes(procedure.id))
            ready.push({ after, today, matter, subject, opened, procedure: procedure.id });
      }
    }
    const powerOf = await powersFor(city, ready);
    const called: ReactionCommand[] = [];
    for (const { after, today, matter, subject, opened, procedure } of ready) {
      const power = powerOf(procedure, today);
      if (power === undefined || opened.includes(procedure)) continue;
      opened.push(procedure);
      // cut: send
      called.push({
        ...{ after, command: "approvals.openStep", on: matter },
        input: { procedure, power, applicant: subject },
      });
      // end: send
    }
    return called;
  },
};

type Project = {
  readonly matter: string;
  readonly facts: Facts;
  readonly flowId: string;
  readonly flowVersion: number;
  readonly subject: string;
  readonly papers: readonly { readonly name: string; readonly receivedOn: Day }[];
  readonly opened: string[];
};

/** A step whose papers were all there after an act, on the day of that act. */
type Ready = Pick<Project, "matter" | "subject" | "opened"> & {
  readonly after: JournalEntry;
  readonly today: Day;
  readonly procedure: string;
};

/** Under which power each step is opened: the first that is in force on its day. */
async function powersFor(
  city: City,
  ready: readonly Ready[],
): Promise<(procedure: string, on: Day) => string | undefined> {
  if (ready.length === 0) return () => undefined;
  const found = await city.database.pool.query<{ item: string; on: Day; id: string }>({
    name: "powers-for-ready-steps",
    text: `SELECT DISTINCT ON (p.item, r.day) p.item, r.day AS "on", p.id FROM unnest($1::text[], $2::date[]) AS r (item, day)
       JOIN powers p ON p.item = r.item AND p.valid_from <= r.day AND r.day < p.valid_until ORDER BY p.item, r.day, p.id`,
    values: [ready.map(({ procedure }) => procedure), ready.map(({ today }) => today)],
  });
  const powers = new Map(found.rows.map(({ item, on, id }) => [`${item} ${on}`, id]));
  return (procedure, on) => powers.get(`${procedure} ${on}`);
}

/** Those of some matters that are running projects, with what has come and what stands opened in them. */
async function projectsOf(city: City, matters: readonly string[]): Promise<Project[]> {
  if (matters.length === 0) return [];
  const read = await city.database.pool.query<Project>({
    name: "projects-for-ready-steps",
    text: `SELECT m.id AS matter, m.facts, f.id AS "flowId", f.version AS "flowVersion", p.subject,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('name', name, 'receivedOn', received_on)), '[]') FROM papers WHERE matter = m.id) AS papers,
       (SELECT coalesce(jsonb_agg(procedure), '[]') FROM cases c WHERE matter = m.id AND procedure IS NOT NULL
          AND NOT (c.status IN ('notAccepted', 'withdrawn', 'ended') AND EXISTS (SELECT 1 FROM plan_versions v
            WHERE v.matter = m.id AND v.recorded_at > c.received_at AND v.added ? c.procedure)))
       || (SELECT coalesce(jsonb_agg(step), '[]') FROM outside_steps WHERE matter = m.id AND state = 'standing') AS opened
     FROM matters m JOIN flows f ON f.id = m.flow JOIN parties p ON p.matter = m.id AND p.role = 'applicant'
     WHERE m.id = ANY($1) AND m.state = 'open' ORDER BY m.id`,
    values: [matters],
  });
  return read.rows;
}

/** A paper came, and with it perhaps the last that some case of the matter had asked for (CLK-08). */
export const noteSupplements: Reaction = {
  name: "approvals.noteSupplements",
  title: { zh: "补正材料到齐", en: "Note whole supplements" },
  on: [...bringing, "approvals.fixOnTheSpot", ...deciding, ...changing],
  records: ["matter"],
  sends: ["approvals.noteSupplied"],
  async react(entries, city) {
    const touched = changedIn(entries, "matter");
    if (touched.size === 0) return [];
    const found = await city.database.pool.query<{ id: string; matter: string }>({
      name: "cases-with-whole-supplement",
      text: `SELECT c.id, c.matter FROM cases c JOIN item_versions v ON v.id = c.item_version
        WHERE c.matter = ANY($1) AND c.status = 'supplementing' AND NOT EXISTS (
          SELECT 1 FROM jsonb_array_elements(v.papers) n WHERE NOT c.waived ? (n->>'name') AND NOT EXISTS (
            SELECT 1 FROM papers p WHERE p.matter = c.matter AND p.name = n->>'name' AND p.defect IS NULL)) ORDER BY c.id`,
      values: [[...touched.keys()]],
    });
    return found.rows.flatMap(({ id, matter }) =>
      (touched.get(matter) ?? []).map((after) => ({ after, command: "approvals.noteSupplied", on: id, input: {} })),
    );
  },
};

/** The lists have changed, so the editions that are made of their items follow (LST-04): today, or on the day on which it counts. */
export const renewFlows: Reaction = {
  name: "approvals.renewFlows",
  title: { zh: "清单变了，流程跟着变", en: "Renew flows after the lists" },
  on: ["lists.publishChange", "packs.load"],
  records: ["itemVersion"],
  sends: ["approvals.renewFlow"],
  async react(entries, city) {
    const called: ReactionCommand[] = [];
    for (const after of entries) {
      const versions = [...changedIn([after], "itemVersion").keys()];
      if (versions.length === 0) continue;
      const found = await city.database.pool.query<{ flow: string; day: string }>({
        name: "flows-to-renew",
        text: `SELECT DISTINCT f.id AS flow, greatest(d.day, $2::date) AS day
          FROM flows f JOIN item_versions v ON v.id = ANY($1),
            LATERAL (VALUES (v.valid_from), (v.valid_to)) AS d (day)
          WHERE d.day IS NOT NULL AND f.content->'template'->'procedures' @> jsonb_build_array(jsonb_build_object('item', v.item))
          ORDER BY flow, day`,
        values: [versions, dayOf(new Date(after.happenedOn))],
      });
      called.push(
        ...found.rows.map(({ flow, day }) => ({ after, command: "approvals.renewFlow", on: flow, input: { day } })),
      );
    }
    return called;
  },
};
