import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { documents } from "#kernel/documents/documents.ts";
import { actsOn } from "./acts.ts";

/**
 * 文书可办: what somebody may do now with one document and why not. Asked when a document is looked at, not with all of a case's;
 * whoever has no post where it was issued is told that, and nothing of the document (DOC-01, DOC-04).
 */
export const documentActs = query({
  name: "approvals.documentActs",
  title: { zh: "文书可办的事", en: "Acts on a document" },
  input: z.object({ id: z.string().max(80) }),
  may: holders("window", "reviewer", "decider", "head"),
  async run({ city, actor, input }) {
    const found = await city.database.pool.query<{ version: number }>("SELECT version FROM documents WHERE id = $1", [
      input.id,
    ]);
    const acts = await actsOn(city, actor, { record: documents, id: input.id });
    return { version: found.rows[0]?.version ?? 0, acts };
  },
});
