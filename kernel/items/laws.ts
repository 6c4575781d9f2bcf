import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import { lawsCited } from "./citation.ts";
import { type Item, type ItemVersion, inForce } from "./records.ts";

const day = z.custom<Day>();

/** The kinds of document that a basis can be, from the strongest down. */
export const lawKinds = [
  "law",
  "administrativeRegulation",
  "stateCouncilDecision",
  "localRegulation",
  "provincialRule",
  "ministryRule",
  "normativeDocument",
  "standard",
  "other",
] as const;
export type LawKind = (typeof lawKinds)[number];

/** A law or document that entries rest on, under the name by which they cite it, with the time in which it holds. */
export const laws = record({
  name: "law",
  title: { zh: "设定依据", en: "Basis" },
  table: "laws",
  fields: {
    title: z.string(),
    kind: z.enum(lawKinds),
    number: z.string().nullable(),
    validFrom: day,
    /** The first day on which it no longer holds. */
    validTo: day.nullable(),
    replacedBy: z.string().nullable(),
    mark: z.enum(["L", "J", "W", "E"]),
  },
});
export type Law = RowOf<typeof laws>;

/** Who may set a permit: 行政许可法 arts 14 to 17; every other document never (LST-12). */
const mayPermit: readonly LawKind[] = [
  "law",
  "administrativeRegulation",
  "stateCouncilDecision",
  "localRegulation",
  "provincialRule",
];

/** Who may set a penalty: 行政处罚法 arts 10 to 14. A compulsory measure: 行政强制法 arts 10, 11. */
const allowed: Readonly<Record<string, readonly LawKind[]>> = {
  行政许可: mayPermit,
  行政处罚: [...mayPermit, "ministryRule"],
  行政强制: ["law", "administrativeRegulation", "localRegulation"],
};

/** Laws about permits and penalties in general: they say how a power is used, and give none. */
const general = new Set(["行政许可法", "行政处罚法", "行政强制法", "优化营商环境条例"]);

/** True when this document may be what a power of that kind rests on (LST-12). Other powers: any published document. */
export function maySet(power: string, { id, kind }: Pick<Law, "id" | "kind">): boolean {
  const kinds = allowed[power];
  return kinds === undefined ? kind !== "other" : kinds.includes(kind) && !general.has(id);
}

/** What stands behind an entry on a day. */
export type Standing =
  | { readonly stands: true; readonly laws: readonly Law[] }
  /** None of the laws that could carry it is in force: intake is closed until the list is mended (LST-12). */
  | { readonly stands: false; readonly lapsed: readonly Law[] };

/**
 * Whether an entry rests on anything on that day (LST-12): one cited law of a kind that may set its power must be in force.
 * A service without legal basis needs none; a citation that the register of laws does not have carries nothing and harms
 * nothing as long as another one stands.
 */
export function standing(
  version: Pick<ItemVersion, "bases" | "binding">,
  power: Item["kind"],
  known: readonly Law[],
  on: Day,
): Standing {
  const names = lawsCited(version.bases);
  const cited = known.filter((law) => names.includes(law.id) && maySet(power, law));
  const live = cited.filter((law) => inForce(law, on));
  if (live.length > 0 || !version.binding || cited.length === 0) return { stands: true, laws: live };
  return { stands: false, lapsed: cited };
}
