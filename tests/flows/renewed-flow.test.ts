import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import type { Flow } from "#systems/approvals/plan/flow.ts";
import { projectView } from "#systems/approvals/queries/matter.ts";
import { blankDraft } from "#systems/lists/draft/item-draft.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("a project on the edition of today, which is made of the items in force", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const done = (outcome: Outcome): Done => {
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const act = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command, who: { kind: "person", person }, on, input });
  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const flow = async (): Promise<Flow> =>
    (await query("SELECT content FROM flows WHERE id = 'construction@2025'"))[0].content;
  const daysOf = async (id: string) => (await flow()).procedures.find((one) => one.id === id)?.promisedDays;

  test("its first steps open at several bodies at once as soon as the applicant's papers are there (CON-11, INV-08)", async () => {
    const { examples, applicantDocuments } = await flow();
    const factory = examples?.find(({ id }) => id === "standard-factory");
    assert.ok(factory);
    const opened = done(
      await act("approvals.openProject", "p-con-window", null, {
        ...{ title: "标准厂房二期", applicant: "enterprise-01", flow: "construction@2025", facts: factory.facts },
        ...{ division: "360500", papers: applicantDocuments.filter((name) => !/竣工|测绘|检测/.test(name)) },
      }),
    );
    await here.city.settle();
    const cases = await query("SELECT procedure, body FROM cases WHERE matter = $1 ORDER BY procedure", [opened.id]);
    assert.ok(new Set(cases.map(({ body }) => body)).size >= 3, JSON.stringify(cases));
    assert.ok(cases.some(({ procedure }) => procedure === "B01"));
    const outside = await query(
      "SELECT name FROM papers p WHERE matter = $1 AND NOT EXISTS (SELECT 1 FROM listed_parts l WHERE l.list = p.listed_in AND l.name = p.name)",
      [opened.id],
    );
    assert.deepEqual(outside, []);
  });

  test("a newly published version changes the flow on the day on which it takes effect, and not before (LST-04)", async () => {
    const [row] = await query("SELECT * FROM item_versions WHERE id = 'B13@1'");
    const content = {
      ...{
        ...blankDraft,
        code: "B13",
        name: row.name,
        kind: "其他行政权力",
        itemGroup: "construction",
        bases: row.bases,
      },
      ...{ legalDays: 20, promisedDays: 2, papers: row.papers, yields: row.yields },
      powers: [{ body: "LND", division: "360500", mode: "own", inNameOf: null }],
    };
    const { id } = done(
      await act("lists.draftChange", "p-adm-listkeeper", null, {
        ...{ kind: "adjust", item: "B13", content, division: "360500", trigger: "simplification" },
        ...{ reason: "方案联合审查提速", effectiveFrom: "2026-04-01" },
      }),
    );
    done(await act("lists.submitChange", "p-adm-listkeeper", id));
    done(await act("lists.checkLegality", "p-jus-legal", id, { passed: true }));
    done(await act("lists.approveChange", "p-gov-leader", id, { passed: true }));
    done(await act("lists.publishChange", "p-adm-listkeeper", id));
    await here.city.settle();
    assert.equal(await daysOf("B13"), 5);
    here.city.time.set("2026-04-01T01:00:00Z");
    await here.city.settle();
    assert.equal(await daysOf("B13"), 2);
  });

  test("a step that was begun before its item was withdrawn stays in sight of its project (LST-04)", async () => {
    const [running] = await query("SELECT id, matter FROM cases WHERE procedure = 'B57' AND decided_on IS NULL");
    assert.ok(running);
    const { id } = done(
      await act("lists.draftChange", "p-adm-listkeeper", null, {
        ...{ kind: "cancel", item: "B57", content: null, division: "360500", trigger: "simplification" },
        ...{ reason: "由供电企业直接接入", replacement: { kind: "market", item: null }, effectiveFrom: "2026-05-06" },
      }),
    );
    done(await act("lists.submitChange", "p-adm-listkeeper", id));
    done(await act("lists.checkLegality", "p-jus-legal", id, { passed: true }));
    done(await act("lists.approveChange", "p-gov-leader", id, { passed: true }));
    done(await act("lists.publishChange", "p-adm-listkeeper", id));
    here.city.time.set("2026-05-06T01:00:00Z");
    await here.city.settle();
    const view = await projectView(here.city, running.matter);
    assert.ok(view?.steps.every(({ procedure }) => procedure !== "B57"));
    assert.deepEqual(
      view?.beyond.map(({ procedure, state, case: of }) => [procedure, state, of]),
      [["B57", "working", running.id]],
    );
  });
});
