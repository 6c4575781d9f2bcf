import type { Reaction, ReactionCommand } from "#kernel/city/system.ts";

/** A case was withdrawn or went to another body, or a body was merged: its open joint round follows. */
export const followMembers: Reaction = {
  name: "approvals.followMembers",
  title: { zh: "办件变动，联合办理跟上", en: "Let joint rounds follow their cases" },
  on: [
    ...["approvals.withdraw", "approvals.reroute", "approvals.deemRenewed"],
    ...["directory.mergeBody", "directory.handOver"],
  ],
  sends: ["approvals.followJoint"],
  async react(entry, city) {
    const idsOf = (record: string) => entry.changes.filter((change) => change.record === record).map(({ id }) => id);
    const found = await city.database.pool.query<{ id: string }>({
      name: "joint-rounds-to-follow",
      text: `SELECT DISTINCT r.id FROM joint_reviews r JOIN joint_members m ON m.round = r.id
        WHERE m.live AND (m.case_id = ANY($1) OR m.body = ANY($2) OR r.lead = ANY($2)) ORDER BY r.id`,
      values: [idsOf("case"), idsOf("body")],
    });
    return found.rows.map(({ id }): ReactionCommand => ({ command: "approvals.followJoint", on: id, input: {} }));
  },
};
