import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { flowOfEdition } from "../flow-store.ts";
import { whatIf } from "../plan/whatif/what-if.ts";
import { whatIfSettings } from "./answered-plan.ts";
import { answerMixRanking } from "./answered-ranking.ts";

describe("the projects over which changes are ranked", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2025-03-03T01:00:00Z");
  });
  after(() => here.close());

  const flow = async () => (await flowOfEdition(here.city, "construction", "2025")) ?? assert.fail("no edition 2025");
  const ranked = async () => {
    const answer = await answerMixRanking(here.city, { edition: "2025", facts: [] });
    assert.ok(!isRefusal(answer), JSON.stringify(answer));
    return answer;
  };
  const open = async (example: string) => {
    const { examples, applicantDocuments } = await flow();
    const facts = examples?.find(({ id }) => id === example)?.facts ?? assert.fail(`no example ${example}`);
    const outcome = await here.city.execute({
      command: "approvals.openProject",
      who: { kind: "person", person: "p-con-window" },
      on: null,
      input: {
        ...{ title: `项目 ${example}`, applicant: "enterprise-01", flow: "construction@2025", facts },
        ...{ division: "360500", papers: applicantDocuments.filter((name) => !/竣工|测绘|检测/.test(name)) },
      },
    });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return facts;
  };

  test("without any project the edition's examples stand in, one each, and it is said that they do (CON-11)", async () => {
    const { mix, ranking } = await ranked();
    assert.deepEqual([mix.from, mix.year, ranking.projects], ["examples", null, 3]);
  });

  test("once projects are opened, those of the last year are ranked, and no example any more (CON-11)", async () => {
    const opened = [await open("standard-factory"), await open("small-warehouse")];
    here.city.time.set("2026-03-02T01:00:00Z");
    const { mix, ranking, flow: of } = await ranked();
    assert.deepEqual([mix.from, mix.year, mix.leftOut, ranking.projects], ["projects", 2025, 0, 2]);
    const settings = whatIfSettings(here.city);
    const change = { kind: "setLimit", procedure: "B50", days: 0 } as const;
    const saved = opened.map((facts) => {
      const answer = whatIf(of, { facts }, [change], settings);
      assert.ok(answer.refused === undefined);
      return { days: answer.savedWorkdays, total: answer.before.parallelWorkdays };
    });
    const first = ranking.ranked.find(({ text }) => text === "B50-0");
    assert.equal(first?.savedWorkdays, saved[0]!.days + saved[1]!.days);
    assert.equal(ranking.totalWorkdays, saved[0]!.total + saved[1]!.total);
  });
});
