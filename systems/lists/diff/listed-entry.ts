import type { Day } from "#kernel/calendar/day.ts";
import type { ItemVersion } from "#kernel/items/records.ts";

/**
 * Who has the power on a day. Bodies of the city and of counties stand by themselves; those of townships and communities,
 * of which there are hundreds, as one group a level with its count.
 */
export type Holder = {
  /** The body's id; null for a group. */
  readonly body: string | null;
  /** The body's name on that day; of a group the empty text. */
  readonly name: string;
  readonly nameEn: string;
  readonly level: string;
  readonly mode: "own" | "delegated" | "entrusted" | "stationed";
  /** The body in whose name it acts. */
  readonly inNameOf: string | null;
  readonly count: number;
  /** The first day of the power; of a group the earliest one. */
  readonly since: Day;
};

/** One item as a list of a day says it: what binds applicant and office, and who has the power (LST-03). */
export type ListedEntry = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly basicCode: string | null;
  readonly group: string;
  readonly legal: { readonly days: number | null; readonly unit: ItemVersion["legalUnit"] };
  readonly holders: readonly Holder[];
  /** The version it stands in, with its dates. */
  readonly versionId: string;
  readonly number: number;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** What the entry remarks on itself, such as why it ended; null when nothing. */
  readonly remark: string | null;
} & Pick<
  ItemVersion,
  | "bases"
  | "promisedDays"
  | "papers"
  | "yields"
  | "subjectKinds"
  | "levels"
  | "theme"
  | "fee"
  | "visits"
  | "binding"
  | "conditions"
  | "steps"
  | "fees"
  | "special"
>;
