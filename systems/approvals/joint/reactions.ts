import type { Reaction } from "#kernel/city/system.ts";
import { changedIn } from "#kernel/records/journal.ts";

/** A case was withdrawn or went to another body, or a body was merged: its open joint round follows. */
export const followMembers: Reaction = {
  name: "approvals.followMembers",
  title: { zh: "办件变动，联合办理跟上", en: "Let joint rounds follow their cases" },
  on: [
    ...["approvals.withdraw", "approvals.reroute", "approvals.deemRenewed"],
    ...["directory.mergeBody", "directory.handOver"],
  ],
  records: ["case", "body"],
  sends: ["approvals.followJoint"],
  async react(entries, city) {
    const [ofCases, ofBodies] = [changedIn(entries, "case"), changedIn(entries, "body")];
    const found = await city.database.pool.query<{ id: string; cases: string[]; bodies: string[] }>({
      name: "joint-rounds-to-follow",
      text: `SELECT r.id, array_remove(array_agg(m.case_id), NULL) AS cases, array_agg(m.body) || r.lead AS bodies
        FROM joint_reviews r JOIN joint_members m ON m.round = r.id
        WHERE m.live AND (m.case_id = ANY($1) OR m.body = ANY($2) OR r.lead = ANY($2)) GROUP BY r.id ORDER BY r.id`,
      values: [[...ofCases.keys()], [...ofBodies.keys()]],
    });
    return found.rows.flatMap(({ id, cases, bodies }) => {
      const callers = [...cases.map((one) => ofCases.get(one)), ...bodies.map((one) => ofBodies.get(one))];
      return [...new Set(callers.flatMap((of) => of ?? []))].map((after) => ({
        ...{ after, command: "approvals.followJoint", on: id, input: {} },
      }));
    });
  },
};
