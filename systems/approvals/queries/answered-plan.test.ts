import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { answerPlan } from "./answered-plan.ts";
import { planQuestion } from "./plan-question.ts";

describe("a plan that is asked for", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here?.close());

  test("days near the end of the calendar or outside it are a refusal that says what to do, with and without changes (CLK-01)", async () => {
    for (const asked of [
      { accepted: "0001-01-01" },
      { accepted: "1800-01-01" },
      { accepted: "2199-12-30" },
      { accepted: "9999-12-31", changes: "B47-1" },
      { accepted: "2195-01-01", ownAfterStage: ["3=3650"] },
    ]) {
      const answer = await answerPlan(here.city, planQuestion.parse(asked));
      assert.ok(isRefusal(answer), JSON.stringify(asked));
      assert.deepEqual([answer.code, answer.rule], ["PLAN_NOT_POSSIBLE", "CLK-01"]);
      assert.match(answer.text.zh, /工作日历/);
      assert.match(answer.next.zh, /受理日/);
    }
    const answer = await answerPlan(here.city, planQuestion.parse({ accepted: "2190-01-01" }));
    assert.ok(!isRefusal(answer) && answer.dated.provisional);
  });
});
