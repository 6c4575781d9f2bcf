import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import type { Law } from "#kernel/items/laws.ts";
import { dayInput } from "../commands/day-input.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { KnownBody, KnownDivision } from "../import/directory.ts";
import type { Standing } from "../import/ground.ts";

/** What a file is judged against, as JSON: the city's laws, directory, and which item yields which paper. */
export type GroundAnswer = {
  readonly today: Day;
  readonly laws: readonly Law[];
  readonly bodies: readonly KnownBody[];
  readonly divisions: readonly KnownDivision[];
  readonly makers: readonly { readonly paper: string; readonly code: string; readonly name: string }[];
};

const keeper = () => holders("listKeeper");
const LIVE = "valid_from <= $1::date AND (valid_to IS NULL OR $1::date < valid_to)";

/** 导入所依: what the check of a file needs besides the items it names; asked once for a file. */
export const importGround = query({
  name: "lists.importGround",
  title: { zh: "导入核对所依", en: "What an import is checked against" },
  input: z.object({ on: dayInput.optional() }),
  may: keeper(),
  async run({ city, input, today }): Promise<GroundAnswer> {
    const { pool } = city.database;
    const on = input.on ?? today;
    const read = async <Row extends object>(name: string, text: string) =>
      (await pool.query<Row>({ name, text, values: [on] })).rows;
    const [laws, bodies, divisions, makers] = await Promise.all([
      pool.query<Law>({
        name: "import-laws",
        text: `SELECT id, version, title, kind, number, valid_from AS "validFrom", valid_to AS "validTo",
          replaced_by AS "replacedBy", mark FROM laws ORDER BY id`,
      }),
      read<KnownBody>(
        "import-bodies",
        `SELECT id, kind, level, division, ARRAY(SELECT n->>'name' FROM jsonb_array_elements(names) n
          ORDER BY n->>'to' IS NULL DESC, n->>'from' DESC) AS names FROM bodies WHERE ${LIVE} ORDER BY id`,
      ),
      read<KnownDivision>("import-divisions", `SELECT id, name, level FROM divisions WHERE ${LIVE} ORDER BY id`),
      read<GroundAnswer["makers"][number]>(
        "import-makers",
        `SELECT DISTINCT ON (y.paper) y.paper, v.item AS code, v.name FROM item_versions v, jsonb_array_elements_text(v.yields) AS y (paper)
          WHERE v.valid_from <= $1::date AND $1::date < v.valid_until ORDER BY y.paper, v.item`,
      ),
    ]);
    return { today, laws: laws.rows, bodies, divisions, makers };
  },
});

/** 事项现状: where the items of these codes stand on a day. By POST: two hundred codes are too long for an address. */
export const importStandings = query({
  name: "lists.importStandings",
  title: { zh: "导入事项的现状", en: "Where the items of an import stand" },
  input: z.object({ codes: z.array(z.string().max(60)).max(200), on: dayInput.optional() }),
  may: keeper(),
  sensitive: true,
  async run({ city, input, today }): Promise<{ readonly rows: readonly Standing[] }> {
    const { rows } = await city.database.pool.query<Omit<Standing, "draft"> & { said: Partial<ItemDraft> | null }>({
      name: "import-standings",
      text: STANDINGS,
      values: [input.codes, input.on ?? today],
    });
    return { rows: rows.map(({ said, ...row }) => ({ ...row, draft: said as ItemDraft | null })) };
  },
});

const STANDINGS = `
  SELECT q.code, v.id AS version,
    CASE WHEN v.id IS NULL THEN NULL ELSE jsonb_build_object(
      'code', v.item, 'basicCode', i.basic_code, 'name', v.name, 'kind', i.kind, 'itemGroup', i.item_group, 'bases', v.bases,
      'legalDays', v.legal_days, 'legalUnit', v.legal_unit, 'promisedDays', v.promised_days, 'papers', v.papers,
      'yields', v.yields, 'subjectKinds', v.subject_kinds, 'levels', v.levels, 'theme', v.theme, 'fee', v.fee, 'visits', v.visits,
      'community', v.community, 'binding', v.binding, 'conditions', v.conditions, 'appliesWhen', v.applies_when,
      'steps', v.steps, 'fees', v.fees, 'special', v.special, 'extension', v.extension, 'handsUpTo', v.hands_up_to, 'validity', v.validity, 'form', v.form, 'guide', v.guide, 'supervision', '[]'::jsonb,
      'powers', coalesce((SELECT jsonb_agg(jsonb_build_object('body', p.body, 'division', p.division, 'mode', p.mode,
          'inNameOf', p.in_name_of) ORDER BY p.body COLLATE "C", p.division COLLATE "C")
        FROM powers p WHERE p.item = v.item AND p.valid_from <= $2::date AND $2::date < p.valid_until), '[]'::jsonb)) END AS said,
    EXISTS (SELECT FROM item_versions l WHERE l.item = q.code AND l.valid_from >= $2::date) AS later,
    (SELECT jsonb_build_object('batch', c.batch, 'batchRow', c.batch_row) FROM list_changes c
     WHERE c.item = q.code AND c.state NOT IN ('published', 'abandoned')) AS open,
    EXISTS (SELECT FROM supervision_entries s WHERE s.item = q.code AND (s.valid_to IS NULL OR s.valid_to > $2::date)) AS supervised
  FROM unnest($1::text[]) AS q (code)
  LEFT JOIN item_versions v ON v.item = q.code AND v.valid_from <= $2::date AND $2::date < v.valid_until
  LEFT JOIN items i ON i.id = v.item`;
