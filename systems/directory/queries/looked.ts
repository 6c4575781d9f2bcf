import { z } from "zod";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { subjects } from "#kernel/directory/records.ts";
import { lookLasts } from "../records.ts";
import { refuse } from "../refusals.ts";

/** 明文: the number that a look opened, for who asked, within five minutes; after that not even for them (IDN-02, COM-12). */
export const looked = query({
  name: "directory.looked",
  title: { zh: "明文", en: "What a look shows" },
  input: z.object({ look: z.string().max(80) }),
  may: holders("window", "reviewer", "decider"),
  async run({ city, actor, input }) {
    const found = await city.database.pool.query<{ person: string; at: string; subject: string; identifier: string }>({
      name: "looked",
      text: "SELECT l.person, l.at, l.subject, s.identifier FROM looks l JOIN subjects s ON s.id = l.subject WHERE l.id = $1",
      values: [input.look],
    });
    const row = found.rows[0];
    // One answer for all of them: whether somebody else looked is nobody's business either.
    if (!row || actor.kind !== "person" || row.person !== actor.person) return refuse("LOOK_NOT_OPEN");
    const until = new Date(new Date(row.at).getTime() + lookLasts);
    if (city.time.now() >= until) return refuse("LOOK_NOT_OPEN");
    const place = { record: subjects.name, id: row.subject, field: "identifier" };
    const identifier = city.vault.open(Buffer.from(row.identifier, "base64"), place) as string;
    return { subject: row.subject, identifier, until: until.toISOString() };
  },
});
