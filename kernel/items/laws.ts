import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import { lawsCited } from "./citation.ts";
import { publicService } from "./kinds.ts";
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

/** By kind of power the documents that may set it (LST-12); what is not named here may rest on any published document. */
const allowed: Readonly<Record<string, readonly LawKind[]>> = {
  // 行政许可法 arts 14 to 17.
  行政许可: ["law", "administrativeRegulation", "stateCouncilDecision", "localRegulation", "provincialRule"],
  // 行政处罚法 arts 10 to 14: rules of ministries and of local governments within limits, decisions and documents never (art. 16).
  行政处罚: ["law", "administrativeRegulation", "localRegulation", "ministryRule", "provincialRule"],
  // 行政强制法 arts 10, 11.
  行政强制: ["law", "administrativeRegulation", "localRegulation"],
};

/** Laws about permits and penalties in general: they say how a power is used, and give none. */
const general = new Set(["行政许可法", "行政处罚法", "行政强制法", "优化营商环境条例"]);

/** True when this document may be what a power of that kind rests on (LST-12). Other powers: any published document. */
export function maySet(power: string, { id, kind }: Pick<Law, "id" | "kind">): boolean {
  const kinds = allowed[power];
  return kinds === undefined ? kind !== "other" : kinds.includes(kind) && !general.has(id);
}

/**
 * The first day on which a document carries a power of that kind no longer; null while there is none (LST-12). A permit set by
 * a provincial rule is temporary: after one year it needs a local regulation, though the rule itself goes on (行政许可法 art. 15).
 */
export function carriesUntil(power: string, law: Pick<Law, "kind" | "validFrom" | "validTo">): Day | null {
  if (power !== "行政许可" || law.kind !== "provincialRule") return law.validTo;
  const year = aYearAfter(law.validFrom);
  return law.validTo !== null && law.validTo < year ? law.validTo : year;
}

/** The same day of the next year; 29 February is followed by 1 March. */
function aYearAfter(on: Day): Day {
  const next = `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`;
  return (next.endsWith("-02-29") ? next.replace("-02-29", "-03-01") : next) as Day;
}

/** True when a power of that kind may rest on this document on that day (LST-12). */
export function carries(power: string, law: Law, on: Day): boolean {
  return maySet(power, law) && inForce({ ...law, validTo: carriesUntil(power, law) }, on);
}

/** What stands behind an entry on a day. */
export type Standing =
  | { readonly stands: true; readonly laws: readonly Law[] }
  /** None of the laws that could carry it does: intake is closed until the list is mended (LST-12). Each with the day on which it ceased to. */
  | { readonly stands: false; readonly lapsed: readonly Law[] };

/**
 * Whether an entry rests on anything on that day (LST-12): one cited law of a kind that may set its power must carry it. A
 * permit, a penalty or a compulsory measure has nothing else to stand on. Another power must cite something; what the register
 * of laws cannot place carries it until one that could is known to have ended. A service that no law makes a duty needs none.
 */
export function standing(
  version: Pick<ItemVersion, "bases" | "binding">,
  power: Item["kind"],
  known: readonly Law[],
  on: Day,
): Standing {
  const names = lawsCited(version.bases);
  const cited = known.filter((law) => names.includes(law.id) && maySet(power, law));
  const live = cited.filter((law) => carries(power, law, on));
  const unplaced = cited.length === 0 && allowed[power] === undefined && names.length > 0;
  const free = power === publicService && (!version.binding || cited.length === 0);
  if (live.length > 0 || unplaced || free) return { stands: true, laws: live };
  return { stands: false, lapsed: cited.map((law) => ({ ...law, validTo: carriesUntil(power, law) })) };
}
