import type { Day } from "#kernel/calendar/day.ts";
import type { Law } from "#kernel/items/laws.ts";
import { type ItemVersion, inForce } from "#kernel/items/records.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { refuse } from "../change-refusals.ts";
import { draftFaults } from "../draft/draft-faults.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { ListChange, SupervisionEntry } from "../records.ts";
import { importFault } from "./refusals.ts";

/** One entry on its way in: the row of the file, what it is to say, and the version that it was made on. */
export type LoadRow = {
  readonly row: number;
  readonly content: ItemDraft;
  readonly basedOn: string | null;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
};

/** What a row is judged against when it is loaded: the rows of all that come in at once. */
export type LoadGround = {
  readonly laws: readonly Law[];
  readonly bodies: ReadonlyMap<string, { readonly kind: string }>;
  readonly versions: ReadonlyMap<string, readonly ItemVersion[]>;
  readonly open: ReadonlyMap<string, ListChange>;
  readonly supervision: ReadonlyMap<string, readonly SupervisionEntry[]>;
  readonly today: Day;
};

/** Why a row does not become a draft; undefined when it may. The list may have changed since the file was checked. */
export function loadFault(one: LoadRow, ground: LoadGround): Refusal | undefined {
  const { content, effectiveFrom: on, basedOn } = one;
  const item = content.code;
  if (on < ground.today) return refuse("EFFECTIVE_PAST", { on, today: ground.today });
  if (ground.open.has(item)) return importFault("IMPORT_OPEN", { item });
  const versions = ground.versions.get(item) ?? [];
  const live = versions.find((version) => inForce(version, on));
  if (versions.some(({ validFrom }) => validFrom >= on)) return importFault("IMPORT_LATER_ON_LIST", { item, on });
  if ((live?.id ?? null) !== basedOn) return refuse("NO_VERSION_FOLLOWS", { item });
  const supervised = (ground.supervision.get(item) ?? []).some((entry) => entry.validTo === null || entry.validTo > on);
  return draftFaults(content, { on, laws: ground.laws, bodies: ground.bodies, supervised })[0];
}
