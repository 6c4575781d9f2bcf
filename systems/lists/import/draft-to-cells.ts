import type { Day } from "#kernel/calendar/day.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { conditionText, feeText, paperText, stepText } from "./cell-lists.ts";
import { levelText, subjectText, unitText } from "./cell-words.ts";
import type { Cells, ColumnKey } from "./columns.ts";

/** Cells of an entry without those that differ from holder to holder. What is written so is read back the same. */
export function sharedCells(draft: ItemDraft): Record<Exclude<ColumnKey, HolderColumn>, string> {
  const joined = (texts: readonly string[]) => texts.join("；");
  return {
    item_code: draft.code,
    basic_code: draft.basicCode ?? "",
    name: draft.name,
    kind: draft.kind,
    bases: joined(draft.bases),
    legal_days: draft.legalDays === null ? "" : String(draft.legalDays),
    legal_unit: unitText(draft.legalUnit),
    promised_days: String(draft.promisedDays),
    subject_kinds: joined(draft.subjectKinds.map(subjectText)),
    papers: joined(draft.papers.map(paperText)),
    yields: joined(draft.yields),
    conditions: joined(draft.conditions.map(conditionText)),
    steps: joined(draft.steps.map(stepText)),
    fee: draft.fees.length > 0 ? joined(draft.fees.map(feeText)) : draft.fee,
    fee_basis: joined(draft.fees.map(({ basis }) => basis)),
    visits: String(draft.visits),
    theme: draft.theme ?? "",
  };
}

/** Columns that say who holds the entry, and from when to when. */
type HolderColumn = "level" | "division" | "body" | "valid_from" | "valid_to";

/** One row for each holder of the entry (LST-03): its level and division as the directory has them. */
export function entryRows(
  draft: ItemDraft,
  valid: { readonly from: Day | null; readonly to: Day | null },
  holder: (body: string, division: string) => { readonly name: string; readonly level: string } | undefined,
): Required<Cells>[] {
  const shared = sharedCells(draft);
  return draft.powers.map(({ body, division }) => {
    const known = holder(body, division);
    return {
      ...shared,
      level: levelText(levelOfBody(known?.level ?? "city")),
      division,
      body: known?.name ?? body,
      valid_from: valid.from ?? "",
      valid_to: valid.to ?? "",
    };
  });
}

/** The level of a holder as the columns have it: a zone's bodies are of county level. */
export function levelOfBody(level: string): ItemDraft["levels"][number] {
  return level === "city" || level === "township" || level === "community" ? level : "county";
}
