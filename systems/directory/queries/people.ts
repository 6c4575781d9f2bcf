import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { dayInput } from "../day-input.ts";
import { page, paged } from "./paging.ts";

type PersonRow = {
  /** The holding or substitution. */
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly active: boolean;
  readonly post: string;
  readonly kind: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly standsFor: string | null;
};

/** 机构人员: who holds which post of a body on a day, and who stands in (AB岗). For its own staff and administrators. */
export const peopleOfBody = query({
  name: "directory.people",
  title: { zh: "机构人员", en: "People of a body" },
  input: z.object({ body: z.string().max(80), on: dayInput.optional(), ...page }),
  may: holders(),
  async run({ city, actor, input, today }) {
    const held = actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)) : [];
    if (!held.some((post) => post.kind === "administrator" || post.body === input.body))
      return refuseRecord("NOT_ALLOWED", {
        ...{ title: "机构人员", titleEn: "People of a body" },
        ...{ needed: "本机构的岗位或管理员岗", neededEn: "a post at that body, or the administrator's" },
      });
    const on = input.on ?? today;
    const rows = `(SELECT h.id, h.person, h.post, h.valid_from, h.valid_to, NULL AS stands_for FROM holdings h
        UNION ALL SELECT s.id, s.person, s.post, s.valid_from, s.valid_to, s.stands_for FROM substitutes s) r
      JOIN posts p ON p.id = r.post JOIN people who ON who.id = r.person
      WHERE p.body = $1 AND r.valid_from <= $2::date AND (r.valid_to IS NULL OR $2::date < r.valid_to)`;
    const { pool } = city.database;
    const [found, count] = await Promise.all([
      pool.query<PersonRow>({
        name: "people-of-body",
        text: `SELECT r.id, r.person, who.name, who.active, r.post, p.kind, p.title, r.valid_from AS "validFrom",
            r.valid_to AS "validTo", r.stands_for AS "standsFor" FROM ${rows}
          AND ($3::text IS NULL OR r.id > $3) ORDER BY r.id LIMIT $4`,
        values: [input.body, on, input.after ?? null, input.limit + 1],
      }),
      pool.query<{ n: number }>({
        name: "people-of-body-count",
        text: `SELECT count(*)::int AS n FROM ${rows}`,
        values: [input.body, on],
      }),
    ]);
    return { on, ...paged(found.rows, input.limit, count.rows[0]?.n ?? 0) };
  },
});
