import type { Reaction } from "#kernel/city/system.ts";
import { changedIn } from "#kernel/records/journal.ts";

/** A case was decided, handed up or ended: nobody waits any more for the opinions that were asked for in it. */
export const closeConsultations: Reaction = {
  name: "approvals.closeConsultations",
  title: { zh: "办件已了，取消未答复的征求意见", en: "Close the consultations of a case that is over" },
  on: [
    ...["approvals.decide", "approvals.handUp", "approvals.recordAnswer", "approvals.withdraw"],
    "approvals.deemRenewed",
  ],
  records: ["case"],
  sends: ["approvals.cancelConsultation"],
  async react(entries, city) {
    const changed = changedIn(entries, "case");
    if (changed.size === 0) return [];
    const found = await city.database.pool.query<{ id: string; file: string }>({
      name: "consultations-of-closed-cases",
      text: `SELECT q.id, q.case_id AS file FROM consultations q JOIN cases c ON c.id = q.case_id
        WHERE q.case_id = ANY($1) AND c.status <> 'accepted'
          AND (q.state = 'asked' OR (q.state = 'silent' AND q.opinion IS NULL)) ORDER BY q.id`,
      values: [[...changed.keys()]],
    });
    return found.rows.flatMap(({ id, file }) => {
      const asked = { command: "approvals.cancelConsultation", on: file, input: { consultation: id } };
      return (changed.get(file) ?? []).map((after) => ({ after, ...asked }));
    });
  },
};
