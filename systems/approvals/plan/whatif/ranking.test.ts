import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { randomFlow } from "#tests/flows/random-flow.ts";
import { flowOf, xinyuFlow } from "#tests/flows/sample-flow.ts";
import { type Flow, readFlow } from "../flow.ts";
import { derivePlan } from "../plan.ts";
import { candidatesOf } from "./candidates.ts";
import { encodeChange } from "./change-text.ts";
import { type Project, projectOf } from "./project.ts";
import { rankChanges } from "./ranking.ts";
import { whatIf } from "./what-if.ts";

const runs = { seed: 20261125, numRuns: 300 };

const settings = { reviewHours: 8, addedHours: 4 };
const flow = xinyuFlow();
const ranking = rankChanges(flow, undefined, settings);
const byText = new Map(ranking.ranked.map((one) => [one.text, one]));

/** What each candidate saves by a new plan made for it: slow, and nothing is left out by reasoning. */
function savedByNewPlans(of: Flow, project: Project) {
  const saved = new Map<string, number | "refused">();
  for (const one of candidatesOf(project, settings)) {
    const answer = whatIf(of, {}, [one], settings);
    saved.set(encodeChange(one), answer.refused === undefined ? answer.savedWorkdays : "refused");
  }
  return saved;
}

test("every change of the 2014 flow saves what a new plan saves, and no other change saves a day (CON-11)", () => {
  const forbidden = new Set(ranking.forbidden.map(({ text }) => text));
  for (const [text, saved] of savedByNewPlans(flow, projectOf(flow))) {
    if (saved === "refused") assert.ok(!byText.has(text), text);
    else {
      assert.ok(!forbidden.has(text), text);
      assert.equal(byText.get(text)?.savedWorkdays ?? 0, Math.max(saved, 0), text);
    }
  }
});

test("on random flows the ranking is what new plans give for every single change (CON-11)", () => {
  fc.assert(
    fc.property(randomFlow, (small) => {
      const { ranked, savingNothing, forbidden } = rankChanges(small, undefined, settings);
      const listed = new Map(ranked.map((one) => [one.text, one.savedWorkdays]));
      const saved = savedByNewPlans(small, projectOf(small));
      for (const [text, days] of saved) {
        if (days === "refused") assert.ok(!listed.has(text), text);
        else assert.equal(listed.get(text) ?? 0, Math.max(days, 0), text);
      }
      assert.equal(ranked.length + savingNothing + forbidden.length, saved.size);
    }),
    runs,
  );
});

test("each rank is proven: the path has as many workdays as the new total, and what remains is never undercut (CON-11)", () => {
  const promised = new Map(flow.procedures.map(({ id, promisedDays }) => [id, promisedDays]));
  for (const { text, savedWorkdays, proof, remaining, change } of ranking.ranked) {
    const answer = whatIf(flow, {}, [change], settings);
    assert.ok(answer.refused === undefined);
    const days = new Map(answer.after.procedures.map((one) => [one.id, one.days]));
    const sum = proof.procedures.reduce((total, id) => total + (days.get(id) ?? Number.NaN), 0);
    assert.deepEqual([proof.workdays, sum], [36 - savedWorkdays, 36 - savedWorkdays], text);
    assert.ok(remaining.workdays <= proof.workdays, text);
    if (change.kind === "dropPaper" || change.kind === "sharePaper") continue;
    const named = change.kind === "mergeSteps" ? change.procedures : [change.procedure];
    assert.ok(!remaining.procedures.some((id) => named.includes(id)), text);
    const without = remaining.procedures.reduce((total, id) => total + (promised.get(id) ?? Number.NaN), 0);
    assert.equal(without, remaining.workdays, text);
  }
});

test("for 2014 no single limit saves more than three workdays: scheme review, construction permit, house title (CON-11)", () => {
  const limits = ranking.ranked.filter(({ change }) => change.kind === "setLimit");
  assert.deepEqual(
    limits.slice(0, 3).map(({ text, savedWorkdays }) => [text, savedWorkdays]),
    [
      ["F15-0", 3],
      ["F36-0", 3],
      ["F44-0", 3],
    ],
  );
  assert.ok(limits.slice(3).every(({ savedWorkdays }) => savedWorkdays < 3));
});

test("of changes that save as much, the one that takes less from its body stands first (CON-11)", () => {
  const place = (text: string) => ranking.ranked.findIndex((one) => one.text === text);
  assert.equal(byText.get("F26-4")?.savedWorkdays, byText.get("F26-0")?.savedWorkdays);
  assert.ok(place("F26-4") < place("F26-0"));
  ranking.ranked.forEach((one, at) => {
    const next = ranking.ranked[at + 1];
    assert.ok(next === undefined || next.savedWorkdays <= one.savedWorkdays);
  });
});

test("a paper whose end would save days but break a gate is told with its article, and not ranked (CON-07)", () => {
  const told = new Map(ranking.forbidden.map(({ text, refused }) => [text, refused]));
  assert.equal(told.get("F05!规划条件通知书")?.article, "城乡规划法 第三十八条、第三十九条");
  assert.equal(told.get("F06!成交确认书")?.article, "城乡规划法 第三十八条、第三十九条");
  assert.equal(told.get("F38!施工许可证")?.rule, "CON-10");
  for (const text of told.keys()) assert.ok(!byText.has(text), text);
});

test("a shared paper of the applicant saves hand-ins and no workday; one made on the way is not offered (CON-11)", () => {
  const made = new Set(flow.procedures.flatMap(({ yields }) => yields));
  const shared = candidatesOf(projectOf(flow), settings).flatMap((one) => (one.kind === "sharePaper" ? [one] : []));
  assert.ok(shared.length > 0 && shared.every(({ paper }) => !made.has(paper)));
  assert.ok(ranking.ranked.every(({ change }) => change.kind !== "sharePaper"));
  assert.ok(ranking.shared.length > 0);
  for (const { change, handInsSpared } of ranking.shared) {
    const answer = whatIf(flow, {}, [change], settings);
    assert.ok(answer.refused === undefined);
    assert.deepEqual([answer.savedWorkdays, answer.handInsSpared], [0, handInsSpared]);
  }
});

test("handling a joint group as one is tried, and joint acceptance saves two workdays (CON-14)", () => {
  assert.equal(byText.get("F37*F38*F39*F40*F41*F42")?.savedWorkdays, 2);
});

test("of two makers of a paper, the one off the critical path can be the one to hurry (CON-11)", () => {
  const small = readFlow(
    flowOf({
      F1: { promisedDays: 4, yields: ["a"] },
      F2: { promisedDays: 5, yields: ["a"] },
      F3: { promisedDays: 3, needs: ["a"], yields: ["b"] },
    }),
  );
  assert.deepEqual(derivePlan(small).criticalPath, ["F1", "F3"]);
  const { ranked } = rankChanges(small, undefined, settings);
  assert.deepEqual(
    ranked.filter(({ text }) => text.startsWith("F2")).map(({ text, savedWorkdays }) => [text, savedWorkdays]),
    [["F2-0", 3]],
  );
});
