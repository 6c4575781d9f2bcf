import type pg from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import type { Item, ItemVersion, Power } from "#kernel/items/records.ts";
import { draftOfVersion } from "../compare/draft-of-version.ts";
import type { ItemDraft } from "../draft/item-draft.ts";

/** An entry as it was published, as a draft beside its dates. */
export type Entry = {
  readonly id: string;
  readonly number: number;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly content: ItemDraft;
};

const versionColumns = `v.id, v.version, v.item, v.number, v.name, v.valid_from AS "validFrom", v.valid_to AS "validTo", v.bases,
  v.legal_days AS "legalDays", v.legal_unit AS "legalUnit", v.promised_days AS "promisedDays", v.papers, v.yields,
  v.subject_kinds AS "subjectKinds", v.levels, v.theme, v.fee, v.visits, v.community, v.binding, v.conditions,
  v.applies_when AS "appliesWhen", v.steps, v.fees, v.special, v.extension, v.hands_up_to AS "handsUpTo",
  v.validity, v.form, v.guide, v.marks, v.source`;

type Row = ItemVersion & Pick<Item, "basicCode" | "itemGroup" | "kind">;
type HeldPower = Pick<Power, "item" | "body" | "division" | "mode" | "inNameOf" | "validFrom" | "validTo">;

/** Which entries: some versions, or all those that an item, a basic code or a name has had. */
type Wanted = { readonly where: string; readonly value: string | readonly string[]; readonly limit?: number };

/** Published entries with the powers of their last day in force, newest first. */
export async function entriesWhere(pool: pg.Pool, { where, value, limit = 50 }: Wanted, today: Day): Promise<Entry[]> {
  const found = await pool.query<Row>(
    `SELECT ${versionColumns}, i.basic_code AS "basicCode", i.item_group AS "itemGroup", i.kind
     FROM item_versions v JOIN items i ON i.id = v.item WHERE ${where} ORDER BY v.valid_from DESC, v.id LIMIT $2`,
    [value, limit],
  );
  const held = await pool.query<HeldPower>({
    name: "entries-powers",
    text: `SELECT item, body, division, mode, in_name_of AS "inNameOf", valid_from AS "validFrom", valid_to AS "validTo"
           FROM powers WHERE item = ANY($1) ORDER BY body, division`,
    values: [[...new Set(found.rows.map(({ item }) => item))]],
  });
  return found.rows.map((row) => {
    // The day on which the entry is looked at: today while it is in force, else its last or its first.
    const on =
      row.validTo !== null && row.validTo <= today ? row.validTo : row.validFrom > today ? row.validFrom : today;
    const ended = on === row.validTo;
    const powers = held.rows.filter(
      (power) =>
        power.item === row.item &&
        (ended ? power.validFrom < on : power.validFrom <= on) &&
        (power.validTo === null || (ended ? on <= power.validTo : on < power.validTo)),
    );
    const { id, number, validFrom, validTo } = row;
    return { id, number, validFrom, validTo, content: draftOfVersion(row, row, powers) };
  });
}
