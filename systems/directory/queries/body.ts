import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { bodies } from "#kernel/directory/records.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { dayInput } from "../day-input.ts";
import type { BodyName } from "../names.ts";
import { type BodyRow, bodyColumns, bodyTables } from "./bodies.ts";

type Named = { readonly id: string; readonly name: string; readonly on: Day };
type Beside = {
  readonly version: number;
  readonly names: readonly BodyName[];
  readonly predecessors: readonly Named[];
  readonly successorName: string | null;
  readonly posts: readonly { id: string; kind: string; title: { zh: string; en: string } }[];
  readonly powers: number;
};

/** 机构: one body with all its names, whom it succeeded and who succeeds it, its posts, and how many powers it has. */
export const oneBody = query({
  name: "directory.body",
  title: { zh: "机构", en: "Body" },
  input: z.object({ id: z.string().max(80), on: dayInput.optional() }),
  may: anyone(),
  async run({ city, input, today }) {
    const on = input.on ?? today;
    const found = await city.database.pool.query<BodyRow & Beside>({
      name: "directory-body",
      text: `SELECT ${bodyColumns}, b.version, b.names,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.names->-1->>'name', 'on', p.valid_to) ORDER BY p.valid_to, p.id), '[]')
             FROM bodies p WHERE p.successor = b.id) AS predecessors,
          (SELECT s.names->-1->>'name' FROM bodies s WHERE s.id = b.successor) AS "successorName",
          (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'title', p.title) ORDER BY p.id), '[]')
             FROM posts p WHERE p.body = b.id AND p.valid_from <= $1::date AND (p.valid_to IS NULL OR $1::date < p.valid_to)) AS posts,
          (SELECT count(*)::int FROM powers w WHERE w.body = b.id AND w.valid_from <= $1::date AND $1::date < w.valid_until) AS powers
        FROM ${bodyTables} WHERE b.id = $2`,
      values: [on, input.id],
    });
    const row = found.rows[0];
    if (!row) return refuseRecord("NOT_FOUND", { record: bodies.title.zh, recordEn: bodies.title.en, id: input.id });
    return { on, ...row };
  },
});
