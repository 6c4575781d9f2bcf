import type { City } from "#kernel/city/city.ts";
import type { Language } from "#kernel/text/words.ts";
import { currentFlow, editionsOf, flowOfEdition } from "./flow-store.ts";
import { drawStaircase } from "./plan/draw-staircase.ts";
import { derivePlan } from "./plan/plan.ts";
import { firstVariant, variantFacts } from "./plan/variants.ts";
import { ofPerson } from "./queries/matter.ts";

export { type CityFigures, cityFigures } from "./city-figures.ts";
export { type ImportedRow, importCases } from "./moving-in/import-rows.ts";

/** The construction plan in three numbers and a small picture, for pages that lead to `/plans/construction`. */
export type PlanGlance = {
  readonly procedures: number;
  readonly serialWorkdays: number;
  readonly parallelWorkdays: number;
  /** SVG text, escaped. */
  readonly staircase: string;
  /** The page of the plan, in this edition. */
  readonly href: string;
};

/**
 * The plan of the city's construction flow at a glance: of the edition whose totals the city has published, or else of the
 * one in force; undefined in a city without one. `href` leads to that edition's page.
 */
export async function constructionGlance(city: City, language: Language): Promise<PlanGlance | undefined> {
  const current = await currentFlow(city, "construction");
  if (current === undefined) return undefined;
  const editions = (await editionsOf(city, "construction")).map(({ edition }) =>
    flowOfEdition(city, "construction", edition),
  );
  const published = (await Promise.all(editions)).find((one) => one?.published !== undefined);
  const flow = published ?? current;
  const plan = derivePlan(flow, { facts: variantFacts(flow, firstVariant(flow)) });
  const href = flow.edition === current.edition ? "/plans/construction" : `/plans/construction?edition=${flow.edition}`;
  const { serialWorkdays, parallelWorkdays } = plan;
  const staircase = drawStaircase(plan, language);
  return { procedures: plan.procedures.length, serialWorkdays, parallelWorkdays, staircase, href };
}

type ExactKind = "case" | "project" | "document" | "permit";

/** What an exact query code, project code or number of a document or permit leads to on the public portal; undefined for anything else. */
export async function exactCase(
  city: City,
  typed: string,
): Promise<{ readonly kind: ExactKind; readonly url: string; readonly title: string } | undefined> {
  const code = typed.trim().toUpperCase();
  if (code.length < 8 || code.length > 60) return undefined;
  const found = await city.database.pool.query<{ kind: ExactKind; title: string; key: string }>({
    name: "exact-case",
    text: `SELECT 'case' AS kind, v.name AS title, c.query_code AS key FROM cases c JOIN item_versions v ON v.id = c.item_version
             WHERE c.query_code = $1
           UNION ALL SELECT 'project', m.title, m.id FROM matters m WHERE m.kind = 'project' AND m.project_code = $1 AND NOT ${ofPerson}
           UNION ALL SELECT 'document', kind, number FROM documents WHERE number = $2 AND NOT voided
           UNION ALL SELECT 'permit', name, number FROM permits WHERE number = $2
           LIMIT 1`,
    values: [code, typed.trim()],
  });
  const hit = found.rows[0];
  if (!hit) return undefined;
  const key = encodeURIComponent(hit.key);
  const urls: Readonly<Record<ExactKind, string>> = {
    ...{ case: `/progress?code=${key}`, project: `/projects/${key}` },
    ...{ document: `/documents?number=${key}`, permit: `/permits?number=${key}` },
  };
  return { kind: hit.kind, title: hit.title, url: urls[hit.kind] };
}
