import type { Item, ItemVersion, Power } from "#kernel/items/records.ts";
import type { ItemDraft } from "../draft/item-draft.ts";

type Identity = Pick<Item, "basicCode" | "itemGroup" | "kind">;
/** A version as far as a draft repeats it. */
type Repeated = Omit<ItemVersion, "id" | "version" | "number" | "validFrom" | "validTo" | "marks" | "source">;

/**
 * A published version as a draft: what an adjustment begins from, and what a comparison shows. Its supervision stays what it
 * is and is not repeated; a draft only adds to it.
 */
export function draftOfVersion(
  item: Identity,
  version: Repeated,
  powers: readonly Pick<Power, "body" | "division" | "mode" | "inNameOf">[],
): ItemDraft {
  return {
    ...{ code: version.item, basicCode: item.basicCode, name: version.name },
    ...{ kind: item.kind as ItemDraft["kind"], itemGroup: item.itemGroup },
    ...{ bases: [...version.bases], legalDays: version.legalDays, legalUnit: version.legalUnit },
    ...{ promisedDays: version.promisedDays, papers: [...version.papers], yields: [...version.yields] },
    ...{ subjectKinds: [...version.subjectKinds], levels: [...version.levels] as ItemDraft["levels"] },
    ...{ theme: version.theme, fee: version.fee, visits: version.visits, community: version.community },
    ...{ binding: version.binding, conditions: [...version.conditions], appliesWhen: version.appliesWhen },
    ...{ steps: [...version.steps], fees: [...version.fees], special: [...version.special] },
    ...{ extension: version.extension, handsUpTo: version.handsUpTo, validity: version.validity },
    ...{ form: version.form, guide: version.guide, supervision: [] },
    powers: powers.map(({ body, division, mode, inNameOf }) => ({ body, division, mode, inNameOf })),
  };
}
