import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { journalLength } from "#kernel/records/history.ts";
import { type Flow, readFlow } from "./plan/flow.ts";
import { flowFromItems, type ListedItems } from "./plan/flow-from-items.ts";
import type { FlowTemplate } from "./plan/flow-template.ts";
import { planFaults } from "./plan/plan-faults.ts";

type Place = { readonly id: string; readonly version: number };
/** One edition of a flow; `validTo` is the first day on which it no longer holds. */
export type Edition = Place & {
  readonly edition: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly title: { readonly zh: string; readonly en: string };
};
type Made = { readonly journal: number; readonly rows: string; readonly flow: Flow };

/** Read and checked flows by city, then by row and version: a plan page is asked for often, a flow changes rarely. */
const known = new WeakMap<City, Map<string, Flow>>();
/** Flows made from the items, by city, then by row, version and day. */
const made = new WeakMap<City, Map<string, Made>>();

/** Every edition of a flow, the oldest first. */
export async function editionsOf(city: City, flow: string): Promise<readonly Edition[]> {
  const found = await city.database.pool.query<Edition>({
    name: "flow-editions",
    text: `SELECT id, version, edition, valid_from AS "validFrom", valid_to AS "validTo", content->'title' AS title
           FROM flows WHERE flow = $1 ORDER BY valid_from, edition`,
    values: [flow],
  });
  return found.rows;
}

/** The edition of a flow that is in force on a day (today, unless said), or else the latest one; undefined without any. */
export async function currentFlow(city: City, flow: string, on: Day = city.today()): Promise<Flow | undefined> {
  const editions = await editionsOf(city, flow);
  const current = editions.findLast(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on < validTo));
  const chosen = current ?? editions.at(-1);
  return chosen && flowOn(city, chosen, on);
}

/** A named edition of a flow, as it stands on a day (today, unless said) or on the nearest day on which it holds. */
export async function flowOfEdition(
  city: City,
  flow: string,
  edition: string,
  on: Day = city.today(),
): Promise<Flow | undefined> {
  const chosen = (await editionsOf(city, flow)).find((one) => one.edition === edition);
  return chosen && flowOn(city, chosen, on);
}

/** A flow's content as it was loaded, read and checked once for each version of its row. */
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

/** An edition that takes its procedures from the items is made from those in force on the day: publish one, and the plan follows. */
async function flowOn(city: City, edition: Edition, asked: Day): Promise<Flow> {
  const loaded = await flowAt(city, edition);
  if (loaded.template === undefined) return loaded;
  const { validFrom, validTo } = edition;
  const last = validTo !== null && asked >= validTo ? (loaded.template.validTo as Day | null) : null;
  const on = asked < validFrom ? validFrom : (last ?? asked);
  const flows = made.get(city) ?? new Map<string, Made>();
  made.set(city, flows);
  const key = `${edition.id}:${edition.version}:${on}`;
  const journal = await journalLength(city.database.pool);
  const held = flows.get(key);
  if (held?.journal === journal) return held.flow;
  const listed = await listedItems(city, loaded.template, on);
  const rows = JSON.stringify(listed);
  // The same flow as before stays the same object: what was read of it once, such as its conditions, is not read again.
  const flow = held?.rows === rows ? held.flow : soundOr(loaded, flowFromItems(loaded.template, listed, on));
  // Days are asked for in any order, but few at a time.
  if (flows.size > 50) flows.clear();
  flows.set(key, { journal, rows, flow });
  return flow;
}

/** An item that was published with a fault (papers in a ring) takes no plan away: the flow as loaded stands until it is mended. */
function soundOr(loaded: Flow, fresh: Flow): Flow {
  return fresh.procedures.length === 0 || planFaults(fresh).length > 0 ? loaded : fresh;
}

async function listedItems(city: City, template: FlowTemplate, on: Day): Promise<ListedItems> {
  const { pool } = city.database;
  const items = template.procedures.map(({ item }) => item);
  const versions = pool.query<ListedItems["versions"][number]>({
    name: "flow-versions",
    text: `SELECT item, name, valid_from AS "validFrom", valid_to AS "validTo", bases, legal_days AS "legalDays",
             legal_unit AS "legalUnit", promised_days AS "promisedDays", papers, yields, binding,
             applies_when AS "appliesWhen", marks
           FROM item_versions WHERE item = ANY($1) ORDER BY item, number`,
    values: [items],
  });
  const powers = pool.query<ListedItems["powers"][number]>({
    name: "flow-powers",
    text: `SELECT id, item, body, mode, valid_from AS "validFrom", valid_to AS "validTo" FROM powers
           WHERE item = ANY($1) AND valid_from <= $2 AND (valid_to IS NULL OR $2 < valid_to) ORDER BY id`,
    values: [items, on],
  });
  const bodies = pool.query<ListedItems["bodies"][number]>({
    name: "flow-bodies",
    text: `SELECT id, level, names FROM bodies WHERE id IN (SELECT body FROM powers WHERE item = ANY($1)) ORDER BY id`,
    values: [items],
  });
  const [those, held, named] = await Promise.all([versions, powers, bodies]);
  return { versions: those.rows, powers: held.rows, bodies: named.rows };
}
