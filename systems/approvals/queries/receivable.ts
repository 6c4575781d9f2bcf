import { z } from "zod";
import type { City } from "#kernel/city/city.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { containing } from "#kernel/database/containing.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { find } from "#kernel/search/find.ts";

/** What can be received under one power: its item as it is in force today. */
export type ReceivableRow = {
  /** What `approvals.receive` asks for. */
  readonly power: string;
  readonly item: string;
  readonly name: string;
  readonly body: string;
  readonly bodyName: string;
  readonly division: string;
  readonly mode: "own" | "delegated" | "entrusted" | "stationed";
  readonly subjectKinds: readonly string[];
  /** `from` names the item that yields a paper, which is then not asked for. */
  readonly papers: readonly { readonly name: string; readonly from: string | null }[];
  /** In workdays. */
  readonly promisedDays: number;
  /** How often an applicant has to come. */
  readonly visits: number;
  readonly legalDays: number | null;
  readonly legalUnit: "workday" | "calendar" | "immediate" | "none";
  readonly fee: string;
  readonly bases: readonly string[];
};

export type Receivable = {
  readonly total: number;
  readonly rows: readonly ReceivableRow[];
  /** The `after` of the next page; null on the last one. */
  readonly next: string | null;
};

/** 可收事项: what the asker's windows may receive today: powers in force of bodies where they hold a window post. */
export const receivable = query({
  name: "approvals.receivable",
  title: { zh: "可收事项", en: "Items to receive" },
  input: z.object({
    /** Words, pinyin, initials or a code; without it all, by code. */
    q: z.string().trim().max(100).optional(),
    power: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: holders("window"),
  async run({ city, actor, input, today }): Promise<Receivable> {
    const held = actor.kind === "person" ? actor.posts : [];
    const bodies = held.filter((post) => post.kind === "window" && heldOn(post, today)).map(({ body }) => body);
    const found = await city.database.pool.query<ReceivableRow>({
      name: "receivable",
      text: STATEMENT,
      values: [
        ...[today, bodies, input.q ? await matching(city, input.q) : null],
        ...[containing(input.q), input.power ?? null],
      ],
    });
    const from = input.after ? found.rows.findIndex(({ power }) => power === input.after) + 1 : 0;
    const rows = found.rows.slice(from, from + input.limit);
    const next = from + input.limit < found.rows.length ? (rows.at(-1)?.power ?? null) : null;
    return { total: found.rows.length, rows, next };
  },
});

// A window has some hundred powers at most, so the page is cut from the whole list, which the total needs anyhow.
const STATEMENT = `
  SELECT p.id AS power, p.item, v.name, p.body, p.division, p.mode, v.subject_kinds AS "subjectKinds", v.papers,
    v.promised_days AS "promisedDays", v.visits, v.legal_days AS "legalDays", v.legal_unit AS "legalUnit", v.fee, v.bases,
    (SELECT n->>'name' FROM jsonb_array_elements(b.names) n
     WHERE (n->>'from')::date <= $1::date AND (n->>'to' IS NULL OR $1::date < (n->>'to')::date) LIMIT 1) AS "bodyName"
  FROM powers p JOIN bodies b ON b.id = p.body
    JOIN item_versions v ON v.item = p.item AND v.valid_from <= $1::date AND $1::date < v.valid_until
  WHERE p.body = ANY($2) AND p.valid_from <= $1::date AND $1::date < p.valid_until
    AND ($3::text[] IS NULL OR p.item = ANY($3) OR v.name LIKE $4 OR p.item ILIKE $4)
    AND ($5::text IS NULL OR p.id = $5)
  ORDER BY array_position($3, p.item), p.item COLLATE "C", p.id COLLATE "C"`;

/** Codes of the items that a question finds, best first. */
async function matching(city: City, question: string): Promise<string[]> {
  const { rows } = await find(city.database.pool, {
    ...{ text: question, kinds: ["item"], visibility: "public", limit: 100 },
  });
  return rows.map(({ id }) => id);
}
