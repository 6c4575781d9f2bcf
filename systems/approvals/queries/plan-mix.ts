import type { City } from "#kernel/city/city.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import type { Flow } from "../plan/flow.ts";
import { FlowRefused } from "../plan/flow-fault.ts";
import { derivePlan } from "../plan/plan.ts";
import type { ProjectsAlike } from "../plan/whatif/ranking-for-mix.ts";

/** The projects of one year, those alike together. */
export type Mix = {
  /** "projects" that were opened, or the edition's own "examples", one each, where none has been. */
  readonly from: "projects" | "examples";
  /** The year in which they were opened; null for examples. */
  readonly year: number | null;
  readonly projects: readonly ProjectsAlike[];
  /** Projects whose facts this edition no longer has a plan for; they are not reckoned. */
  readonly leftOut: number;
};

/**
 * What projects a city has under an edition: those opened in the last calendar year, or else in the latest year that has
 * any. Only facts and numbers are read, nobody's name.
 */
export async function projectMix(city: City, flow: Flow): Promise<Mix> {
  const lastYear = Number(city.today().slice(0, 4)) - 1;
  const found = await city.database.pool.query<{ year: number; facts: Facts; count: number }>({
    name: "projects-alike",
    text: `SELECT extract(year FROM opened_on)::int AS year, facts, count(*)::int AS count FROM matters
           WHERE kind = 'project' AND flow = $1
             AND extract(year FROM opened_on) = (
               SELECT extract(year FROM opened_on) AS year FROM matters WHERE kind = 'project' AND flow = $1
               GROUP BY 1 ORDER BY (extract(year FROM opened_on) = $2) DESC, 1 DESC LIMIT 1)
           GROUP BY 1, 2 ORDER BY 3 DESC, 2::text`,
    values: [`${flow.id}@${flow.edition}`, lastYear],
  });
  const rows = found.rows.filter(({ facts }) => hasPlan(flow, facts));
  if (rows.length === 0) {
    const projects = (flow.examples ?? []).map(({ facts }) => ({ facts, count: 1 }));
    return { from: "examples", year: null, projects, leftOut: sum(found.rows) };
  }
  return {
    from: "projects",
    year: rows[0]?.year ?? null,
    projects: rows.map(({ facts, count }) => ({ facts, count })),
    leftOut: sum(found.rows) - sum(rows),
  };
}

function hasPlan(flow: Flow, facts: Facts): boolean {
  try {
    derivePlan(flow, { facts });
    return true;
  } catch (error) {
    if (error instanceof FlowRefused) return false;
    throw error;
  }
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
