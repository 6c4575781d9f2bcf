import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { inForce } from "#kernel/items/records.ts";
import { besideItem, type ItemBeside } from "./item-beside.ts";
import { refuse } from "./refusals.ts";

/** A body that may handle the item, by the name it had on that day. */
export type PoweredBody = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: string;
  readonly mode: "own" | "delegated" | "entrusted" | "stationed";
  readonly inNameOf: string | null;
};

/** Another item that yields a paper this one needs: that paper is never asked for (COM-05). */
export type PaperMaker = { readonly code: string; readonly name: string; readonly bodyName: string | null };

export type ItemShown = {
  readonly code: string;
  readonly kind: string;
  readonly group: string;
  readonly on: Day;
  /** The version in force on that day; else the nearest one, with `inForce` false. */
  readonly version: ItemVersion;
  readonly inForce: boolean;
  readonly versions: readonly Pick<ItemVersion, "number" | "name" | "validFrom" | "validTo">[];
  readonly bodies: readonly PoweredBody[];
  /** By the item's code as the papers name it in `from`. */
  readonly makers: Readonly<Record<string, PaperMaker>>;
  /** Its laws, supervision and family; absent in the preview of an entry that no list has yet. */
  readonly beside?: ItemBeside;
};

/** 事项: one item as it stands on a day, with who may handle it and where its papers come from. */
export const item = query({
  name: "lists.item",
  title: { zh: "事项", en: "Item" },
  input: z.object({ code: z.string().max(40), on: z.string().refine(isDay, "2026-11-23").optional() }),
  may: anyone(),
  async run({ city, input, today }) {
    const on = (input.on ?? today) as Day;
    const code = input.code.trim().toUpperCase();
    const { pool } = city.database;
    const found = await pool.query<ItemVersion & { kind: string; group: string; basicCode: string | null }>({
      name: "item-versions",
      text: `SELECT v.id, v.version, v.item, v.number, v.name, v.valid_from AS "validFrom", v.valid_to AS "validTo", v.bases,
               v.legal_days AS "legalDays", v.legal_unit AS "legalUnit", v.promised_days AS "promisedDays", v.papers, v.yields,
               v.subject_kinds AS "subjectKinds", v.levels, v.theme, v.fee, v.visits, v.community, v.binding, v.marks, v.source,
               v.conditions, v.applies_when AS "appliesWhen", v.steps, v.fees, v.special, v.form, v.guide,
               i.kind, i.item_group AS "group", i.basic_code AS "basicCode"
             FROM item_versions v JOIN items i ON i.id = v.item WHERE v.item = $1 ORDER BY v.number DESC`,
      values: [code],
    });
    const version = found.rows.find((one) => inForce(one, on)) ?? found.rows[0];
    if (!version) return refuse("ITEM_UNKNOWN", { code: input.code });
    const sources = [...new Set(version.papers.flatMap(({ from }) => from ?? []))];
    const [bodies, makers, beside] = await Promise.all([
      pool.query<PoweredBody>({ name: "item-bodies", text: BODIES, values: [code, on] }),
      sources.length === 0
        ? { rows: [] }
        : pool.query<PaperMaker>({ name: "item-paper-makers", text: MAKERS, values: [sources, on] }),
      besideItem(pool, version, { kind: version.kind, basicCode: version.basicCode, on }),
    ]);
    return {
      ...{ code, kind: version.kind, group: version.group, on, version, inForce: inForce(version, on) },
      versions: found.rows.map(({ number, name, validFrom, validTo }) => ({ number, name, validFrom, validTo })),
      ...{ bodies: bodies.rows, beside },
      makers: Object.fromEntries(makers.rows.map((maker) => [maker.code, maker])),
    } satisfies ItemShown;
  },
});

const nameOn = `(SELECT n FROM jsonb_array_elements(b.names) n
  WHERE (n->>'from')::date <= $2::date AND (n->>'to' IS NULL OR $2::date < (n->>'to')::date) LIMIT 1)`;

const BODIES = `SELECT b.id, s.n->>'name' AS name, s.n->>'nameEn' AS "nameEn", b.level, p.mode, p.in_name_of AS "inNameOf"
  FROM powers p JOIN bodies b ON b.id = p.body, LATERAL ${nameOn} s(n)
  WHERE p.item = $1 AND p.valid_from <= $2::date AND $2::date < p.valid_until AND s.n IS NOT NULL
  ORDER BY array_position(ARRAY['city', 'county', 'township', 'community'], b.level), b.id`;

const MAKERS = `SELECT v.item AS code, v.name,
    (SELECT s.n->>'name' FROM powers p JOIN bodies b ON b.id = p.body, LATERAL ${nameOn} s(n)
     WHERE p.item = v.item AND p.valid_from <= $2::date AND $2::date < p.valid_until
     ORDER BY array_position(ARRAY['city', 'county', 'township', 'community'], b.level), b.id LIMIT 1) AS "bodyName"
  FROM item_versions v WHERE v.item = ANY($1) AND v.valid_from <= $2::date AND $2::date < v.valid_until`;
