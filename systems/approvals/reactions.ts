import { dayOf } from "#kernel/calendar/day.ts";
import type { Reaction, ReactionCommand } from "#kernel/city/system.ts";
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
  sends: ["approvals.openStep"],
  async react(entry, city) {
    const { pool } = city.database;
    const matter = entry.changes.find((change) => change.record === "matter")?.id;
    if (matter === undefined) return [];
    const read = await pool.query({
      name: "project-for-ready-steps",
      text: `SELECT m.facts, f.id AS "flowId", f.version AS "flowVersion", p.subject,
         (SELECT coalesce(json_agg(name), '[]') FROM papers WHERE matter = m.id) AS papers,
         (SELECT coalesce(jsonb_agg(procedure), '[]') FROM cases c WHERE matter = m.id AND procedure IS NOT NULL
            AND NOT (c.status IN ('notAccepted', 'withdrawn', 'ended') AND EXISTS (SELECT 1 FROM plan_versions v
              WHERE v.matter = m.id AND v.recorded_at > c.received_at AND v.added ? c.procedure)))
         || (SELECT coalesce(jsonb_agg(step), '[]') FROM outside_steps WHERE matter = m.id AND state = 'standing') AS opened
       FROM matters m JOIN flows f ON f.id = m.flow JOIN parties p ON p.matter = m.id AND p.role = 'applicant'
       WHERE m.id = $1 AND m.state = 'open'`,
      values: [matter],
    });
    const project = read.rows[0];
    if (!project) return [];
    const flow = await flowAt(city, { id: project.flowId, version: project.flowVersion });
    const ready = stepsOf(flow, project.facts, new Set(project.papers))
      .filter(({ procedure, missing }) => missing.length === 0 && !project.opened.includes(procedure.id))
      .map(({ procedure }) => procedure.id);
    if (ready.length === 0) return [];
    const today = dayOf(new Date(entry.happenedOn));
    const powers = await pool.query<{ item: string; id: string }>(
      `SELECT DISTINCT ON (item) item, id FROM powers
       WHERE item = ANY($1) AND valid_from <= $2 AND $2 < valid_until ORDER BY item, id`,
      [ready, today],
    );
    // cut: send
    return powers.rows.map(
      ({ item, id }): ReactionCommand => ({
        command: "approvals.openStep",
        on: matter,
        input: { procedure: item, power: id, applicant: project.subject },
      }),
    );
    // end: send
  },
};

/** A paper came, and with it perhaps the last that some case of the matter had asked for (CLK-08). */
export const noteSupplements: Reaction = {
  name: "approvals.noteSupplements",
  title: { zh: "补正材料到齐", en: "Note whole supplements" },
  on: [...bringing, "approvals.fixOnTheSpot", ...deciding, ...changing],
  sends: ["approvals.noteSupplied"],
  async react(entry, city) {
    const matters = entry.changes.filter(({ record }) => record === "matter").map(({ id }) => id);
    if (matters.length === 0) return [];
    const found = await city.database.pool.query<{ id: string }>({
      name: "cases-with-whole-supplement",
      text: `SELECT c.id FROM cases c JOIN item_versions v ON v.id = c.item_version
        WHERE c.matter = ANY($1) AND c.status = 'supplementing' AND NOT EXISTS (
          SELECT 1 FROM jsonb_array_elements(v.papers) n WHERE NOT c.waived ? (n->>'name') AND NOT EXISTS (
            SELECT 1 FROM papers p WHERE p.matter = c.matter AND p.name = n->>'name' AND p.defect IS NULL)) ORDER BY c.id`,
      values: [matters],
    });
    return found.rows.map(({ id }): ReactionCommand => ({ command: "approvals.noteSupplied", on: id, input: {} }));
  },
};

/** The lists have changed, so the editions that are made of their items follow (LST-04): today, or on the day on which it counts. */
export const renewFlows: Reaction = {
  name: "approvals.renewFlows",
  title: { zh: "清单变了，流程跟着变", en: "Renew flows after the lists" },
  on: ["lists.publishChange", "packs.load"],
  sends: ["approvals.renewFlow"],
  async react(entry, city) {
    const versions = entry.changes.filter((change) => change.record === "itemVersion").map(({ id }) => id);
    if (versions.length === 0) return [];
    const today = dayOf(new Date(entry.happenedOn));
    const found = await city.database.pool.query<{ flow: string; day: string }>({
      name: "flows-to-renew",
      text: `SELECT DISTINCT f.id AS flow, greatest(d.day, $2::date) AS day
        FROM flows f JOIN item_versions v ON v.id = ANY($1),
          LATERAL (VALUES (v.valid_from), (v.valid_to)) AS d (day)
        WHERE d.day IS NOT NULL AND f.content->'template'->'procedures' @> jsonb_build_array(jsonb_build_object('item', v.item))
        ORDER BY flow, day`,
      values: [versions, today],
    });
    return found.rows.map(
      ({ flow, day }): ReactionCommand => ({ command: "approvals.renewFlow", on: flow, input: { day } }),
    );
  },
};
