import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { heldOn } from "#kernel/records/actor.ts";

const input = z.object({ case: z.string().max(80) });
const may = holders("window", "reviewer", "decider", "head");

/** Colleagues of one's own bodies who can be given a case today, with the posts that they hold or stand in for. */
export const takers = query({
  name: "approvals.takers",
  title: { zh: "可以接手的人", en: "Who can take a case" },
  input,
  may,
  async run({ city, actor, input, today }) {
    const bodies =
      actor.kind === "person" ? actor.posts.filter((one) => heldOn(one, today)).map(({ body }) => body) : [];
    const found = await city.database.pool.query<{ id: string; name: string; posts: { zh: string; en: string }[] }>({
      name: "takers-of-case",
      text: `SELECT p.id, p.name, jsonb_agg(DISTINCT t.title) AS posts
        FROM cases c JOIN posts t ON t.body = c.body AND t.kind IN ('window', 'reviewer', 'decider')
        JOIN (SELECT person, post, valid_from, valid_to FROM holdings UNION ALL SELECT person, post, valid_from, valid_to FROM substitutes) h
          ON h.post = t.id AND h.valid_from <= $3 AND (h.valid_to IS NULL OR $3 < h.valid_to)
        JOIN people p ON p.id = h.person AND p.active
        WHERE c.id = $1 AND c.body = ANY($2) GROUP BY p.id, p.name ORDER BY p.name, p.id LIMIT 200`,
      values: [input.case, bodies, today],
    });
    return { total: found.rows.length, rows: found.rows };
  },
});

/** Other bodies, or the same for another division, that may handle the item of a case: where it can be rerouted to. */
export const otherPowers = query({
  name: "approvals.otherPowers",
  title: { zh: "可以改派到的机构", en: "Where a case can be rerouted to" },
  input,
  may,
  async run({ city, input, today }) {
    const found = await city.database.pool.query<{ id: string; body: string; division: string }>({
      name: "other-powers-of-case",
      text: `SELECT w.id, b.names->-1->>'name' AS body, d.name AS division
        FROM cases c JOIN powers w ON w.item = c.item AND w.id <> c.acting_power
        JOIN bodies b ON b.id = w.body JOIN divisions d ON d.id = w.division
        WHERE c.id = $1 AND w.valid_from <= $2 AND $2 < w.valid_until ORDER BY b.id, w.id LIMIT 200`,
      values: [input.case, today],
    });
    return { total: found.rows.length, rows: found.rows };
  },
});
