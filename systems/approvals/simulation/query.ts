import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { holders, signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import type { Words } from "#kernel/text/words.ts";
import { flowAt } from "../flow-store.ts";
import { actsOn } from "../queries/acts.ts";
import { sightOfProject } from "../queries/matter.ts";
import { isOpenSimulation, type Simulation, simulations } from "./records.ts";
import { simulableSteps } from "./ripe.ts";

/** A simulated step as a page shows it. */
export type SimulationRow = Pick<
  Simulation,
  "id" | "version" | "step" | "name" | "body" | "askedOn" | "targetDays" | "missing" | "state" | "opinion" | "reply"
> &
  Pick<Simulation, "conditions" | "givenOn" | "caseId" | "convertedOn"> & {
    readonly bodyName: string;
    /** The body, or its successor once it has ended (STF-07). */
    readonly actingBody: string;
    readonly number: string | null;
    /** The target: the promised days from the asking. It is no limit, and no light is made of it (INV-09). */
    readonly target: Day;
  };

/** The simulated steps of a matter, the earliest first. */
export async function simulationsOf(city: City, matter: string): Promise<SimulationRow[]> {
  const found = await city.database.pool.query<Omit<SimulationRow, "target">>({
    name: "simulations-of-matter",
    text: `SELECT s.id, s.version, s.step, s.name, s.body, CASE WHEN b.valid_to <= $2 THEN b.successor ELSE b.id END AS "actingBody", b.names->-1->>'name' AS "bodyName", s.asked_on AS "askedOn",
        s.target_days AS "targetDays", s.missing, s.state, s.opinion, s.reply, s.conditions, s.given_on AS "givenOn",
        s.case_id AS "caseId", s.converted_on AS "convertedOn", d.number
      FROM simulations s JOIN bodies b ON b.id = s.body LEFT JOIN documents d ON d.id = s.document
      WHERE s.matter = $1 ORDER BY s.asked_on, s.id`,
    values: [matter, city.today()],
  });
  const calendar = city.calendar();
  return found.rows.map((row) => ({ ...row, target: calendar.addWorkdays(row.askedOn, row.targetDays).day }));
}

/** The steps that could be simulated now: those that lack nothing but what may be missing. */
async function stepsToSimulate(city: City, matter: string, before: readonly SimulationRow[]) {
  const found = await city.database.pool.query({
    name: "project-to-simulate",
    text: `SELECT m.facts, m.state, f.id, f.version, (SELECT coalesce(jsonb_agg(name), '[]') FROM papers WHERE matter = m.id) AS papers,
        (SELECT coalesce(jsonb_agg(procedure), '[]') FROM cases WHERE matter = m.id AND procedure IS NOT NULL
           AND status NOT IN ('notAccepted', 'withdrawn', 'ended') AND decision IS DISTINCT FROM 'refused') AS handled
      FROM matters m JOIN flows f ON f.id = m.flow WHERE m.id = $1`,
    values: [matter],
  });
  const row = found.rows[0];
  if (!row || row.state === "closed") return [];
  const flow = await flowAt(city, { id: row.id, version: row.version });
  const steps = simulableSteps(flow, row.facts as Facts, new Set(row.papers), before);
  return steps
    .filter(({ procedure, missing, lacks }) => {
      const running = before.some((one) => one.step === procedure.id && one.state !== "ended");
      return missing.length > 0 && lacks.length === 0 && !running && !row.handled.includes(procedure.id);
    })
    .map(({ procedure: { id, name }, missing }): SimulationOffer => ({ id, name, missing }));
}

/** A step that can be simulated now, without these papers. */
export type SimulationOffer = { readonly id: string; readonly name: Words; readonly missing: readonly string[] };
type Acts = Awaited<ReturnType<typeof actsOn>>;
/** The answer of `approvals.simulations`. */
export type SimulationsAnswer = {
  readonly rows: readonly (SimulationRow & { readonly acts: Acts })[];
  readonly offers: readonly SimulationOffer[];
};

/** 模拟审批 of a project: what bodies have said before the land is held, what can still be asked, and what one may do with each. */
export const simulationList = query({
  name: "approvals.simulations",
  title: { zh: "模拟审批", en: "Simulated approval" },
  input: z.object({ matter: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const sight = await sightOfProject(city, actor, input.matter, today);
    if (!sight) return refuseRecord("NOT_FOUND", { record: "项目", id: input.matter });
    const found = await simulationsOf(city, input.matter);
    const own = actor.kind === "person" ? actor.posts.filter((one) => heldOn(one, today)).map(({ body }) => body) : [];
    const rows = found.map(async (row) => ({
      // Who only has to know of the project sees that it was looked at, not what was said (COM-12).
      ...(sight === "open" ? row : { ...row, reply: null, conditions: [] }),
      acts:
        sight === "open" && isOpenSimulation(row) && (own.length === 0 || own.includes(row.actingBody))
          ? await actsOn(city, actor, { record: simulations, id: row.id })
          : [],
    }));
    return {
      rows: await Promise.all(rows),
      offers: sight === "open" ? await stepsToSimulate(city, input.matter, found) : [],
    } satisfies SimulationsAnswer;
  },
});

/** A simulated step that one's body has to do with now: an opinion is asked for, or its missing paper has come. */
export type SimulationTask = Pick<SimulationRow, "id" | "name" | "target" | "askedOn"> & {
  readonly matter: string;
  readonly matterTitle: string;
  readonly task: "give" | "convert";
};

/** 待本机构办的模拟审批: what simulations wait for from the bodies where one holds a post, the earliest target first. */
export const simulationTasks = query({
  name: "approvals.simulationTasks",
  title: { zh: "待本机构办的模拟审批", en: "What simulations wait for from us" },
  input: z.object({}),
  may: holders("window", "reviewer", "decider", "head"),
  async run({ city, actor, today }) {
    const posts = actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)) : [];
    const reviews = posts.filter(({ kind }) => kind !== "window").map(({ body }) => body);
    const found = await city.database.pool.query<Omit<SimulationTask, "target"> & { readonly targetDays: number }>({
      name: "simulation-tasks",
      text: `SELECT s.id, s.name, s.asked_on AS "askedOn", s.target_days AS "targetDays", s.matter, m.title AS "matterTitle",
          CASE s.state WHEN 'asked' THEN 'give' ELSE 'convert' END AS task
        FROM simulations s JOIN matters m ON m.id = s.matter JOIN bodies b ON b.id = s.body
        WHERE m.state = 'open' AND CASE WHEN b.valid_to <= $3 THEN b.successor ELSE b.id END = ANY($1)
          AND ((s.state = 'asked' AND CASE WHEN b.valid_to <= $3 THEN b.successor ELSE b.id END = ANY($2))
            OR (s.state = 'given' AND EXISTS (SELECT FROM cases c
              WHERE c.matter = s.matter AND c.procedure = s.step AND c.status IN ('received', 'accepted'))))
        ORDER BY s.asked_on, s.id LIMIT ${mostTasks}`,
      values: [[...new Set(posts.map(({ body }) => body))], [...new Set(reviews)], today],
    });
    const calendar = city.calendar();
    const rows = found.rows.map(
      ({ targetDays, ...row }): SimulationTask => ({
        ...row,
        target: calendar.addWorkdays(row.askedOn, targetDays).day,
      }),
    );
    return { rows: rows.sort((a, b) => (a.target < b.target ? -1 : 1)), today };
  },
});

/** Not more than a desk could work through. */
const mostTasks = 200;
