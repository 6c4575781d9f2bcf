import assert from "node:assert/strict";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { blankDraft, type ItemDraft } from "#systems/lists/draft/item-draft.ts";
import type { PackCity } from "./pack-city.ts";

/** The three people of the city of Xinyu through whose hands a change of its lists goes. */
export const people = { keeper: "p-adm-listkeeper", legal: "p-jus-legal", leader: "p-gov-leader" };

export function done(outcome: Outcome): Done {
  assert.ok("done" in outcome, JSON.stringify(outcome));
  return outcome;
}

/** The refusal, which must be this one by this rule. */
export function refused(outcome: Outcome, code: string, rule: string) {
  assert.ok("refused" in outcome, JSON.stringify(outcome));
  assert.deepEqual([outcome.code, outcome.rule], [code, rule]);
  return outcome;
}

/** Code and field of every fault of an entry that was refused at this step. */
export function faultsTold(outcome: Outcome): (readonly [string, string])[] {
  const { details } = refused(outcome, "DRAFT_FAULTY", "LST-11");
  return (details.faults as { code: string; field: string }[]).map(({ code, field }) => [code, field] as const);
}

const power = { body: "CON", division: "360500", mode: "own", inNameOf: null } as const;
export const supervised: ItemDraft["supervision"][number] = {
  ...{ body: "CON", duty: "开工后现场核查", boundary: null, accountability: [], bases: ["建筑法 第8条"] },
  checks: [{ subject: "在建工程", frequency: "每季度一次", method: "双随机抽查" }],
};

/** A sound permit of the housing bureau, with its supervision. */
export const permit = (code: string, more: Partial<ItemDraft> = {}): ItemDraft => ({
  ...blankDraft,
  ...{ code, name: `事项${code}`, bases: ["建筑法 第8条"], legalDays: 7, promisedDays: 3 },
  ...{ papers: [{ name: "申请表", from: null }], yields: [`${code}许可证`] },
  ...{ powers: [power], supervision: [supervised] },
  ...more,
});
export const holder = (more: Partial<ItemDraft["powers"][number]>): ItemDraft["powers"][number] => ({
  ...power,
  ...more,
});

/** What the tests of list changes ask of a city. */
export function listCity(here: () => PackCity) {
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here().city.execute({ command: `lists.${command}`, who: { kind: "person", person }, on, input });
  const query = async (text: string, values: unknown[] = []) =>
    (await here().database.city.pool.query(text, values)).rows;
  const drafted = (kind: string, item: string, content: ItemDraft | null, more: object = {}, person = people.keeper) =>
    ask("draftChange", person, null, {
      ...{ kind, item, content, division: "360500", trigger: "lawChanged", reason: "按新法调整" },
      ...{ effectiveFrom: "2026-04-01" },
      ...more,
    });
  const saved = (id: string, content: ItemDraft | null, more: object = {}, person = people.keeper) =>
    ask("saveChange", person, id, {
      ...{ content, trigger: "lawChanged", reason: "按新法调整", effectiveFrom: "2026-04-01" },
      ...more,
    });
  return {
    ...{ ask, query, drafted, saved },
    /** Through all hands as far as the leader's. */
    async approved(id: string): Promise<void> {
      done(await ask("submitChange", people.keeper, id));
      done(await ask("checkLegality", people.legal, id, { passed: true }));
      done(await ask("approveChange", people.leader, id, { passed: true }));
    },
    /** A law that the register has from 1998 until a day. */
    async law(id: string, kind = "law", until: string | null = null): Promise<void> {
      await query(
        `INSERT INTO laws (id, version, title, kind, valid_from, valid_to, mark) VALUES ($1, 1, $1, $2, '1998-03-01', $3, 'L')
         ON CONFLICT (id) DO NOTHING`,
        [id, kind, until],
      );
    },
    /** Another post for somebody, made where the body does not have it. */
    async post(person: string, body: string, kind: string): Promise<void> {
      const id = `${body}:${kind}`;
      await query(
        `INSERT INTO posts (id, version, body, kind, title, valid_from)
         VALUES ($1, 1, $2, $3, '{"zh": "岗位", "en": "Post"}', '2025-01-01') ON CONFLICT (id) DO NOTHING`,
        [id, body, kind],
      );
      await query("INSERT INTO holdings (id, version, person, post, valid_from) VALUES ($1, 1, $2, $3, '2025-01-01')", [
        `${person} ${id}`,
        person,
        id,
      ]);
    },
  };
}
