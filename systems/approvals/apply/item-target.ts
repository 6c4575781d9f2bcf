import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { contains } from "#kernel/directory/division-tree.ts";
import { type ItemVersion, itemVersions } from "#kernel/items/records.ts";
import { selectList } from "#kernel/records/load.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { refuse } from "../refusals.ts";
import { formSteps } from "./form-steps.ts";
import { standardForm } from "./standard-form.ts";
import type { Target, TargetPaper } from "./target.ts";

/** A body that may handle the item, under which power and for which division. */
export type Place = {
  readonly power: string;
  readonly body: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: string;
  readonly division: string;
};

export type ItemTarget = Target & { readonly version: ItemVersion; readonly places: readonly Place[] };

/** One item as it can be applied for today: its form in pages, its papers, and where. */
export async function itemTarget(city: City, typed: string, today: Day): Promise<ItemTarget | Refusal> {
  const code = typed.trim().toUpperCase().slice(0, 40);
  const { pool } = city.database;
  const [versions, places] = await Promise.all([
    pool.query<ItemVersion>({
      name: "version-to-apply-for",
      text: `SELECT ${selectList(itemVersions)} FROM item_versions WHERE item = $1 AND valid_from <= $2::date AND $2::date < valid_until`,
      values: [code, today],
    }),
    pool.query<Place>({ name: "places-to-apply", text: PLACES, values: [code, today] }),
  ]);
  const [version] = versions.rows;
  if (version === undefined) return refuse("NO_LIVE_VERSION", { item: code, date: today });
  if (places.rows.length === 0) return refuse("NO_POWER", { item: version.name, date: today });
  const form = version.form ?? standardForm;
  return {
    ...{ path: `/apply/${code}`, title: version.name, item: code, stage: null, matter: null },
    ...{ form, steps: formSteps(form), known: [], version, places: places.rows },
    papers: await papersOf(city, version, today),
  };
}

const PLACES = `SELECT p.id AS power, p.division, b.id AS body, b.level, n->>'name' AS name, n->>'nameEn' AS "nameEn"
  FROM powers p JOIN bodies b ON b.id = p.body, LATERAL (SELECT x FROM jsonb_array_elements(b.names) x
    WHERE (x->>'from')::date <= $2::date AND (x->>'to' IS NULL OR $2::date < (x->>'to')::date) LIMIT 1) s(n)
  WHERE p.item = $1 AND p.valid_from <= $2::date AND $2::date < p.valid_until
  ORDER BY array_position(ARRAY['city', 'county', 'township', 'community'], b.level), b.id`;

async function papersOf(city: City, version: ItemVersion, today: Day): Promise<TargetPaper[]> {
  const sources = [...new Set(version.papers.flatMap(({ from }) => from ?? []))];
  const makers = await city.database.pool.query<{ item: string; name: string }>({
    name: "makers-of-papers",
    text: `SELECT item, name FROM item_versions WHERE item = ANY($1) AND valid_from <= $2::date AND $2::date < valid_until`,
    values: [sources, today],
  });
  const nameOf = new Map(makers.rows.map(({ item, name }) => [item, name]));
  return version.papers.map(({ name, from, form, copies, necessary, basis }) => ({
    ...{ name, neededBy: [version.name], basis: basis ?? version.bases[0] ?? null, from: "applicant" as const },
    ...{ maker: from === null ? null : (nameOf.get(from) ?? null), makerItem: from },
    ...{ form: form ?? null, copies: copies ?? null, necessary: necessary ?? true },
  }));
}

const levels = ["city", "county", "township", "community"];

/** The place that handles it for a division: that of the division itself, or of the nearest one that contains it. */
export function nearestPlace(
  places: readonly Place[],
  division: { readonly id: string; readonly parent: string | null } | null,
): Place | undefined {
  if (places.length === 1 || division === null) return places.length === 1 ? places[0] : undefined;
  const around = places.filter((place) => contains(place.division, division));
  return around.toSorted((one, other) => levels.indexOf(other.level) - levels.indexOf(one.level))[0];
}
