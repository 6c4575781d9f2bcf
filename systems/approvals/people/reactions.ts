import type { Reaction } from "#kernel/city/system.ts";
import { changedIn } from "#kernel/records/journal.ts";

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
  records: ["case", ...atPost],
  sends: ["approvals.freeCase"],
  async react(entries, city) {
    const moved = changedIn(entries, "case");
    const held = new Map(atPost.flatMap((record) => [...changedIn(entries, record)]));
    if (moved.size === 0 && held.size === 0) return [];
    const found = await city.database.pool.query<{ id: string; places: string[] }>({
      name: "cases-in-changed-hands",
      text: `SELECT id, (SELECT coalesce(array_agg(h.id), '{}') FROM (SELECT id, person FROM holdings UNION ALL SELECT id, person FROM substitutes) h
            WHERE h.id = ANY($2) AND h.person = handler) AS places
          FROM cases WHERE handler IS NOT NULL AND status NOT IN ('notAccepted', 'delivered', 'withdrawn', 'ended')
          AND (id = ANY($1) OR handler IN (SELECT person FROM holdings WHERE id = ANY($2)
               UNION SELECT person FROM substitutes WHERE id = ANY($2))) ORDER BY id`,
      values: [[...moved.keys()], [...held.keys()]],
    });
    return found.rows.flatMap(({ id, places }) => {
      const callers = [moved.get(id), ...places.map((place) => held.get(place))].flatMap((of) => of ?? []);
      return [...new Set(callers)].map((after) => ({ after, command: "approvals.freeCase", on: id, input: {} }));
    });
  },
};

/** A subject changed its name or representative: the body of each of its running cases is told. */
const tellOfSubject: Reaction = {
  name: "approvals.tellOfSubject",
  title: { zh: "主体变更，告知承办机构", en: "Tell bodies of a changed applicant" },
  on: ["directory.changeSubject"],
  records: ["subjectChange"],
  sends: ["approvals.noteSubjectChange"],
  async react(entries, city) {
    const found = await city.database.pool.query<{ id: string; applicant: string }>({
      name: "running-cases-of-subjects",
      text: `SELECT id, applicant FROM cases WHERE applicant = ANY($1)
               AND status NOT IN ('notAccepted', 'delivered', 'withdrawn', 'ended') ORDER BY id`,
      values: [[...new Set(entries.map(({ recordId }) => recordId))]],
    });
    return entries.flatMap((after) => {
      const made = after.changes.find(({ record }) => record === "subjectChange");
      const cases = made === undefined ? [] : found.rows.filter(({ applicant }) => applicant === after.recordId);
      const asked = { command: "approvals.noteSubjectChange", input: { kind: made?.fields.kind } };
      return cases.map(({ id }) => ({ after, ...asked, on: id }));
    });
  },
};

export const peopleReactions = [freeHands, tellOfSubject];
