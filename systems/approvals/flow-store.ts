import type { City } from "#kernel/city/city.ts";
import { type Flow, readFlow } from "./plan/flow.ts";

/** Read and checked flows by city, then by row and version: a plan page is asked for often, a flow changes rarely. */
const known = new WeakMap<City, Map<string, Flow>>();

type Place = { readonly id: string; readonly version: number };

/** The edition of a flow that is in force today, or else the latest one; undefined when the city has none. */
export async function currentFlow(city: City, flow: string): Promise<Flow | undefined> {
  const found = await city.database.pool.query<Place>({
    name: "flow-current",
    text: `SELECT id, version FROM flows WHERE flow = $1
           ORDER BY (valid_from <= $2 AND (valid_to IS NULL OR $2 < valid_to)) DESC, valid_from DESC LIMIT 1`,
    values: [flow, city.today()],
  });
  return found.rows[0] && flowAt(city, found.rows[0]);
}

/** A flow's content, read and checked once for each version of its row. */
export async function flowAt(city: City, place: Place): Promise<Flow> {
  const flows = known.get(city) ?? new Map<string, Flow>();
  known.set(city, flows);
  const key = `${place.id}:${place.version}`;
  const held = flows.get(key);
  if (held) return held;
  const found = await city.database.pool.query<{ content: unknown }>({
    name: "flow-content",
    text: "SELECT content FROM flows WHERE id = $1",
    values: [place.id],
  });
  const flow = readFlow(found.rows[0]?.content);
  flows.set(key, flow);
  return flow;
}
