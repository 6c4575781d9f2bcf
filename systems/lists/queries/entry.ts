import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { refuse } from "../refusals.ts";
import { entriesWhere } from "./entries.ts";
import { listPosts } from "./sight.ts";

/** 现行条目: an entry in force as a draft, to begin a change from; with the change that is open already, if there is one. */
export const entry = query({
  name: "lists.entry",
  title: { zh: "清单条目", en: "Entry of the list" },
  input: z.object({ item: z.string().trim().min(1).max(40) }),
  may: holders(...listPosts),
  async run({ city, input, today }) {
    const { pool } = city.database;
    const [all, open] = await Promise.all([
      entriesWhere(pool, { where: "v.item = $1", value: input.item }, today),
      pool.query<{ id: string; state: string }>({
        name: "entry-open-change",
        text: "SELECT id, state FROM list_changes WHERE item = $1 AND state NOT IN ('published', 'abandoned')",
        values: [input.item],
      }),
    ]);
    const inForce = all.find(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today < validTo));
    const shown = inForce ?? all[0];
    if (!shown) return refuse("ITEM_UNKNOWN", { code: input.item });
    return { ...shown, inForce: inForce !== undefined, open: open.rows[0] ?? null, today };
  },
});
