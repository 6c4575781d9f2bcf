import { z } from "zod";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { documents } from "#kernel/documents/documents.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import { consultations } from "../consult/records.ts";
import { hearings } from "../hearing/records.ts";
import { simulations } from "../simulation/records.ts";
import { siteDeclared } from "../site/query.ts";
import { actsOn } from "./acts.ts";

const records: Readonly<Record<"document" | "consultation" | "hearing" | "simulation", AnyRecord>> = {
  document: documents,
  consultation: consultations,
  hearing: hearings,
  simulation: simulations,
};

/**
 * 可办的事: what somebody may do now with one document, consultation, hearing or simulated step, and why not. Asked when it is looked at, not with
 * a whole list; who has no part in it is told that, and nothing of it (ACC-01).
 */
export const recordActs = query({
  name: "approvals.recordActs",
  title: { zh: "可办的事", en: "Acts on a record" },
  input: z.object({ record: z.enum(["document", "consultation", "hearing", "simulation"]), id: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const record = records[input.record];
    const found = await city.database.pool.query<{ version: number }>(
      `SELECT version FROM ${record.table} WHERE id = $1`,
      [input.id],
    );
    const acts = await actsOn(city, actor, { record, id: input.id });
    const asking = await city.database.pool.query<{ item: string }>(
      "SELECT c.item FROM consultations q JOIN cases c ON c.id = q.case_id WHERE q.id = $1",
      [input.record === "consultation" ? input.id : null],
    );
    const item = asking.rows[0]?.item;
    const site = item === undefined || acts.length === 0 ? [] : await siteDeclared(city, item, today);
    return { version: found.rows[0]?.version ?? 0, acts, site };
  },
});
