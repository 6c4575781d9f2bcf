import type { Reaction, ReactionCommand } from "#kernel/city/system.ts";

/** A case was decided, handed up or ended: nobody waits any more for the opinions that were asked for in it. */
export const closeConsultations: Reaction = {
  name: "approvals.closeConsultations",
  title: { zh: "办件已了，取消未答复的征求意见", en: "Close the consultations of a case that is over" },
  on: [
    ...["approvals.decide", "approvals.handUp", "approvals.recordAnswer", "approvals.withdraw"],
    "approvals.deemRenewed",
  ],
  sends: ["approvals.cancelConsultation"],
  async react(entry, city) {
    const ids = entry.changes.filter(({ record }) => record === "case").map(({ id }) => id);
    if (ids.length === 0) return [];
    const found = await city.database.pool.query<{ id: string; file: string }>({
      name: "consultations-of-closed-cases",
      text: `SELECT q.id, q.case_id AS file FROM consultations q JOIN cases c ON c.id = q.case_id
        WHERE q.case_id = ANY($1) AND c.status <> 'accepted'
          AND (q.state = 'asked' OR (q.state = 'silent' AND q.opinion IS NULL)) ORDER BY q.id`,
      values: [ids],
    });
    return found.rows.map(
      ({ id, file }): ReactionCommand => ({
        command: "approvals.cancelConsultation",
        on: file,
        input: { consultation: id },
      }),
    );
  },
};
