import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { type Entry, entriesWhere } from "./entries.ts";
import { bodiesNamed } from "./names.ts";
import { listPosts } from "./sight.ts";

/** Why an entry is offered for comparison. */
type Kinship = "version" | "family" | "name";

/**
 * 同类比对: the same item elsewhere: entries of the same basic code (the family across levels, LST-02), of the same name,
 * and the item's own other versions.
 */
export const compare = query({
  name: "lists.compare",
  title: { zh: "同类事项比对", en: "Compare with the same item elsewhere" },
  input: z.object({
    item: z.string().trim().max(40).default(""),
    basicCode: z.string().trim().max(12).default(""),
    name: z.string().trim().max(120).default(""),
  }),
  may: holders(...listPosts),
  async run({ city, input, today }) {
    const { pool } = city.database;
    const { item, basicCode, name } = input;
    const none: Entry[] = [];
    const [versions, family, named] = await Promise.all([
      item === "" ? none : entriesWhere(pool, { where: "v.item = $1", value: item, limit: 10 }, today),
      basicCode === ""
        ? none
        : entriesWhere(pool, { where: `i.basic_code = $1 AND ${live(today)}`, value: basicCode, limit: 20 }, today),
      name === ""
        ? none
        : entriesWhere(pool, { where: `v.name = $1 AND ${live(today)}`, value: name, limit: 20 }, today),
    ]);
    const seen = new Set<string>();
    const rows = (
      [
        ["family", family],
        ["name", named],
        ["version", versions],
      ] as const
    ).flatMap(([why, entries]) =>
      entries
        .filter(({ id, content }) => (why === "version" || content.code !== item) && !seen.has(id) && seen.add(id))
        .map((entry): Entry & { why: Kinship } => ({ ...entry, why })),
    );
    const bodies = await bodiesNamed(
      pool,
      rows.flatMap(({ content }) => content.powers.map(({ body }) => body)),
      today,
    );
    return { rows, bodies, today };
  },
});

const live = (today: string): string => `v.valid_from <= '${today}'::date AND '${today}'::date < v.valid_until`;
