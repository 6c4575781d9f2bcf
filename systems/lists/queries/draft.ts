import { z } from "zod";
import type { City } from "#kernel/city/city.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { historyOf } from "#kernel/records/history.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { refuse } from "../change-refusals.ts";
import { differences } from "../compare/differences.ts";
import { draftFaults } from "../draft/draft-faults.ts";
import { listChanges } from "../records.ts";
import { changeEffects } from "./change-effects.ts";
import { type ChangeRow, changeColumns, changeTables, nextPost, publicationStanding } from "./change-rows.ts";
import { entriesWhere } from "./entries.ts";
import { bodiesNamed, peopleNamed } from "./names.ts";
import { listPosts, listSight } from "./sight.ts";
import { supervisionOf } from "./supervision-of.ts";
import { surroundingsOf } from "./surroundings.ts";

type Row = ChangeRow &
  Pick<
    (typeof listChanges)["schema"]["_output"],
    | "content"
    | "basedOn"
    | "alsoEnds"
    | "replacement"
    | "effectiveTo"
    | "opinion"
    | "approver"
    | "publisher"
    | "itemVersion"
    | "batchRow"
  >;

/**
 * One change: what it says, the version that it began from and how it differs, its faults now, what would end on its day,
 * its story, and every act with whether this person may do it now and, if not, why.
 */
export const draft = query({
  name: "lists.draft",
  title: { zh: "清单变动", en: "List change" },
  input: z.object({ id: z.string().max(80) }),
  may: holders(...listPosts),
  async run({ city, actor, input, today }) {
    const { pool } = city.database;
    const { divisions } = await listSight(city, actor, today);
    const found = await pool.query<Row>({
      name: "one-list-change",
      text: `SELECT ${changeColumns}, c.content, c.based_on AS "basedOn", c.also_ends AS "alsoEnds", c.replacement,
               c.effective_to AS "effectiveTo", c.opinion, c.approver, c.publisher, c.item_version AS "itemVersion",
               c.batch_row AS "batchRow" FROM ${changeTables} WHERE c.id = $1 AND c.division = ANY($2)`,
      values: [input.id, divisions],
    });
    const row = found.rows[0];
    if (!row) return refuse("NO_CHANGE", { id: input.id });
    const { clock, ...file } = row;
    const [based] =
      file.basedOn === null ? [] : await entriesWhere(pool, { where: "v.id = $1", value: file.basedOn }, today);
    const around = file.content === null ? null : await surroundingsOf(pool, file.content, file.effectiveFrom);
    const holders = [...(file.content?.powers ?? []), ...(based?.content.powers ?? [])].map(({ body }) => body);
    const [bodies, people, history, acts, effects, supervised] = await Promise.all([
      bodiesNamed(pool, [...holders, ...(file.content?.supervision ?? []).map(({ body }) => body)], today),
      peopleNamed(pool, [file.drafter, file.checker, file.approver, file.publisher]),
      historyOf(pool, listChanges, file.id),
      actsOn(city, actor, file.id),
      changeEffects(pool, file, today),
      supervisionOf(pool, file.item, file.effectiveFrom),
    ]);
    return {
      today,
      change: file,
      waitsFor: nextPost[file.state],
      publication: publicationStanding(city, clock, today),
      based: based ?? null,
      differences: file.content !== null && based ? differences(based.content, file.content) : [],
      faults: file.content !== null && around !== null ? draftFaults(file.content, around) : [],
      laws: around?.laws ?? [],
      ...{ bodies, people, effects, supervised, acts },
      history: history.map(({ place, recordedAt, post, command, basis }) => ({
        ...{ place, recordedAt, post, basis },
        title: city.registry.commands.get(command)?.title ?? { zh: command, en: command },
      })),
    };
  },
});

/** Sample input with which an act is rehearsed: only whether it is possible now matters, not what is typed later. */
const rehearsals: Readonly<Record<string, object>> = {
  "lists.checkLegality": { passed: true },
  "lists.approveChange": { passed: true },
  "lists.returnChange": { opinion: "——" },
  "lists.abandonChange": { opinion: "——" },
};
/** In the order of the way of a change; saving is the editor's. */
const inOrder = [
  "lists.submitChange",
  "lists.checkLegality",
  "lists.approveChange",
  "lists.publishChange",
  "lists.returnChange",
  "lists.abandonChange",
];

/** Every act on a change with whether this person may do it now, by rehearsing each on the real rows. */
async function actsOn(city: City, actor: Actor, id: string) {
  if (actor.kind !== "person") return [];
  const who = { kind: "person", person: actor.person } as const;
  const own = inOrder.flatMap((name) => city.registry.commands.get(name) ?? []);
  return Promise.all(
    own.map(async (command) => {
      const input = rehearsals[command.name] ?? {};
      const outcome = await city.execute({ command: command.name, who, on: id, input, dryRun: true });
      const refusal = isRefusal(outcome) ? outcome : null;
      return { command: command.name, title: command.title, basis: command.basis, allowed: refusal === null, refusal };
    }),
  );
}
