import type { Reaction, ReactionCommand } from "#kernel/city/system.ts";

/** Records by which somebody is at a post. */
const atPost: readonly string[] = ["holding", "substitute"];

/**
 * Who is at which post has changed, or cases went to another body: every case is looked at whose handler that concerns. It
 * comes free at once or on the day on which the post ends; a merger does not touch it where the handler has a post at the
 * successor (STF-07).
 */
const freeHands: Reaction = {
  name: "approvals.freeHands",
  title: { zh: "人员离岗，办件释放", en: "Free cases of those who leave" },
  on: [
    ...["directory.endHolding", "directory.assignPost", "directory.substitute", "packs.load"],
    ...["directory.mergeBody", "directory.handOver"],
  ],
  sends: ["approvals.freeCase"],
  async react(entry, city) {
    const changed = (records: readonly string[]) =>
      entry.changes.filter(({ record }) => records.includes(record)).map(({ id }) => id);
    const [moved, held] = [changed(["case"]), changed(atPost)];
    if (moved.length === 0 && held.length === 0) return [];
    const found = await city.database.pool.query<{ id: string }>({
      name: "cases-in-changed-hands",
      text: `SELECT id FROM cases WHERE handler IS NOT NULL AND status NOT IN ('notAccepted', 'delivered', 'withdrawn', 'ended')
          AND (id = ANY($1) OR handler IN (SELECT person FROM holdings WHERE id = ANY($2)
               UNION SELECT person FROM substitutes WHERE id = ANY($2))) ORDER BY id`,
      values: [moved, held],
    });
    return found.rows.map(({ id }): ReactionCommand => ({ command: "approvals.freeCase", on: id, input: {} }));
  },
};

/** A subject changed its name or representative: the body of each of its running cases is told. */
const tellOfSubject: Reaction = {
  name: "approvals.tellOfSubject",
  title: { zh: "主体变更，告知承办机构", en: "Tell bodies of a changed applicant" },
  on: ["directory.changeSubject"],
  sends: ["approvals.noteSubjectChange"],
  async react(entry, city) {
    const made = entry.changes.find(({ record }) => record === "subjectChange");
    if (made === undefined) return [];
    const found = await city.database.pool.query<{ id: string }>({
      name: "running-cases-of-subject",
      text: `SELECT id FROM cases WHERE applicant = $1 AND status NOT IN ('notAccepted', 'delivered', 'withdrawn', 'ended')
             ORDER BY id`,
      values: [entry.recordId],
    });
    const input = { kind: made.fields.kind };
    return found.rows.map(({ id }): ReactionCommand => ({ command: "approvals.noteSubjectChange", on: id, input }));
  },
};

export const peopleReactions = [freeHands, tellOfSubject];
