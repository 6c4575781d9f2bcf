import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { dayInput } from "../commands/day-input.ts";
import { draftFaults } from "../draft/draft-faults.ts";
import { itemDraft } from "../draft/item-draft.ts";
import { bodiesNamed } from "./names.ts";
import { listPosts } from "./sight.ts";
import { surroundingsOf } from "./surroundings.ts";

/**
 * 检查: everything that is wrong with a draft as the city sees it: its laws in the register, its bodies, papers that the
 * city holds already (COM-05), its supervision. A draft is too long for an address, so it is asked in a body.
 */
export const draftCheck = query({
  name: "lists.draftCheck",
  title: { zh: "检查草稿", en: "Check a draft" },
  input: z.object({ content: itemDraft, effectiveFrom: dayInput }),
  may: holders(...listPosts),
  sensitive: true,
  async run({ city, input }) {
    const { pool } = city.database;
    const { content, effectiveFrom } = input;
    const around = await surroundingsOf(pool, content, effectiveFrom);
    return {
      faults: draftFaults(content, around),
      /** What the register says of the laws that are cited, and the bodies' names. */
      laws: around.laws,
      bodies: await bodiesNamed(pool, [...around.bodies.keys()], effectiveFrom),
    };
  },
});
