import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";
import type { Words } from "#kernel/text/words.ts";
import { flowAt } from "../flow-store.ts";
import { keptSelection } from "../plan/kept-flow.ts";
import type { JointKind } from "./records.ts";
import type { RoundRow } from "./rounds-query.ts";

/** A step that can take part in a round: by its accepted case, or by its power while it has none. */
export type Candidate = {
  readonly item: string;
  readonly name: Words;
  readonly power: string;
  readonly body: string;
  readonly bodyName: string;
  readonly case: string | null;
};
/** A group of the plan that this person's body can begin now. */
export type JointGroup = {
  readonly group: string;
  readonly title: Words;
  readonly kind: JointKind;
  /** The power by which the body leads. */
  readonly power: string;
  readonly members: readonly Candidate[];
};

type PowerRow = { item: string; id: string; body: string; bodyName: string };
type CaseRow = { id: string; item: string; status: string; body: string; bodyName: string };
const leading: readonly string[] = ["reviewer", "decider", "head"];

/** The joint groups of a project's plan that the asker's body leads and that are not open: whom it could ask at once. */
export async function groupsToBegin(
  city: City,
  actor: Actor,
  asked: { readonly matter: string; readonly rounds: readonly RoundRow[] },
  today: Day,
): Promise<JointGroup[]> {
  const { pool } = city.database;
  const own = actor.kind === "person" ? actor.posts : [];
  const bodies = own.filter((post) => leading.includes(post.kind) && heldOn(post, today)).map(({ body }) => body);
  if (bodies.length === 0) return [];
  const matter = await pool.query<{ facts: never; division: string; flow: string; version: number }>({
    name: "project-for-joint-groups",
    text: `SELECT m.facts, m.division, f.id AS flow, f.version FROM matters m JOIN flows f ON f.id = m.flow
      WHERE m.id = $1 AND m.state = 'open'`,
    values: [asked.matter],
  });
  const project = matter.rows[0];
  if (!project) return [];
  const flow = await flowAt(city, { id: project.flow, version: project.version });
  const steps = keptSelection(flow, project.facts).applying.map(({ procedure }) => procedure);
  const joint = steps.filter(({ jointGroup }) => jointGroup !== undefined);
  const items = joint.map((one) => one.item ?? one.id);
  const [powers, cases] = await Promise.all([
    pool.query<PowerRow>({
      name: "powers-for-joint-groups",
      text: `SELECT DISTINCT ON (p.item) p.item, p.id, p.body, b.names->-1->>'name' AS "bodyName"
        FROM powers p JOIN bodies b ON b.id = p.body
        WHERE p.item = ANY($1) AND p.valid_from <= $2 AND (p.valid_to IS NULL OR $2 < p.valid_to)
        ORDER BY p.item, p.division <> $3, p.id`,
      values: [items, today, project.division],
    }),
    pool.query<CaseRow>({
      name: "cases-for-joint-groups",
      text: `SELECT c.id, c.item, c.status, c.body, b.names->-1->>'name' AS "bodyName" FROM cases c
        JOIN bodies b ON b.id = c.body WHERE c.matter = $1 AND c.status NOT IN ('withdrawn', 'notAccepted', 'ended')`,
      values: [asked.matter],
    }),
  ]);
  const last = Math.max(...flow.procedures.map(({ stage }) => stage));
  return Object.entries(flow.jointGroups).flatMap(([group, { lead, zh, en }]): JointGroup[] => {
    const leader = joint.find((one) => one.id === lead);
    const power = powers.rows.find(({ item }) => leader && item === (leader.item ?? leader.id));
    if (!leader || !power || !bodies.includes(power.body)) return [];
    // Completion, the last stage of the plan, is where a building is looked at.
    const kind = leader.stage === last ? "acceptance" : "review";
    if (asked.rounds.some((one) => one.endedOn === null && one.kind === kind && one.stage === leader.stage)) return [];
    const members = joint
      .filter(({ jointGroup }) => jointGroup === group)
      .flatMap(({ id, item, name }): Candidate[] => {
        const of = item ?? id;
        const held = powers.rows.find((one) => one.item === of);
        const file = cases.rows.find((one) => one.item === of);
        if (!held || (file && file.status !== "accepted")) return [];
        const at = file ?? held;
        return [{ item: of, name, power: held.id, body: at.body, bodyName: at.bodyName, case: file?.id ?? null }];
      });
    const able = members.length > 1 && members.some((one) => one.case !== null);
    return able ? [{ group, title: { zh, en }, kind, power: power.id, members }] : [];
  });
}
