import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { randomFlow } from "#tests/flows/random-flow.ts";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import type { Flow } from "../flow.ts";
import { derivePlan } from "../plan.ts";
import type { Arranged } from "./arrangement.ts";
import { projectFlow } from "./project-flow.ts";
import { type Story, storyOf } from "./story.ts";

const runs = { seed: 20261125, numRuns: 300 };

const flow = xinyuFlow();
const checks = flow.checks;
assert.ok(checks, "the city's flow brings its own checks");

/** That a schedule could have been worked by: every paper was there before it was needed, and nobody worked while waiting. */
function assertWorkable(own: Flow, { turns, total }: Arranged, limits: (id: string) => readonly number[]): void {
  const turn = new Map(turns.map((one) => [one.id, one]));
  assert.equal(turn.size, own.procedures.length);
  for (const one of own.procedures) {
    const mine = turn.get(one.id);
    assert.ok(mine !== undefined && mine.start >= 0, one.id);
    assert.ok(limits(one.id).includes(mine.finish - mine.start), `${one.id} takes one of its two limits`);
    for (const paper of one.needs) {
      const makers = own.procedures.filter(({ yields }) => yields.includes(paper));
      assert.ok(
        makers.length === 0 || makers.some(({ id }) => turn.get(id)!.finish <= mine.start),
        `${one.id} has ${paper} when it starts`,
      );
    }
  }
  assert.equal(total, Math.max(...turns.map(({ finish }) => finish)));
}

function assertSound(own: Flow, story: Story): void {
  const limits = new Map(own.procedures.map((one) => [one.id, [one.serialDays, one.promisedDays]]));
  let total = story.from;
  for (const { before, after, savedWorkdays, arranged } of story.reforms) {
    assert.equal(before, total);
    assert.equal(after, arranged.total);
    assert.equal(savedWorkdays, before - after);
    assert.ok(savedWorkdays > 0);
    assertWorkable(own, arranged, (id) => limits.get(id) ?? []);
    total = after;
  }
  assert.equal(total, story.to);
  assertWorkable(own, story.start, (id) => limits.get(id) ?? []);
}

for (const variant of ["full", "base"] as const) {
  const { facts, serialDays, criticalDays } = checks[variant];
  test(`the ${variant} variant walks from ${serialDays} to ${criticalDays} by real schedules, each shorter than the last (CON-10, CON-11)`, () => {
    const story = storyOf(flow, facts);
    assert.deepEqual([story.from, story.to], [serialDays, criticalDays]);
    assertSound(projectFlow(flow, facts), story);
    assert.equal(
      story.reforms.reduce((sum, { savedWorkdays }) => sum + savedWorkdays, 0),
      serialDays - criticalDays,
    );
    assert.ok(story.reforms.length >= 8 && story.reforms.length <= 12);
  });
}

test("139 comes to 94 by shorter limits and from 94 to 36 by another order (CON-11, CON-14)", () => {
  const { reforms } = storyOf(flow);
  assert.deepEqual(
    reforms.map(({ kind, after }) => [kind, after]),
    [
      ["limits", 117],
      ["limits", 106],
      ["limits", 98],
      ["limits", 94],
      ["sideBySide", 80],
      ["sideBySide", 67],
      ["sideBySide", 62],
      ["joint", 58],
      ["joint", 56],
      ["joint", 45],
      ["overlap", 41],
      ["overlap", 36],
    ],
  );
});

test("before stages overlap, none begins before the one before it is done (CON-01)", () => {
  const before = storyOf(flow).reforms.findLast(({ kind }) => kind === "joint");
  assert.ok(before);
  for (const { start, stage } of before.arranged.turns) {
    const earlier = before.arranged.turns.filter((one) => one.stage < stage).map(({ finish }) => finish);
    assert.ok(start >= Math.max(0, ...earlier));
  }
});

test("members of a joint group take turns until their reform, and no longer after it (CON-14)", () => {
  const { reforms } = storyOf(flow);
  const at = reforms.findIndex(({ group }) => group === "J4");
  const members = new Set(flow.procedures.filter(({ jointGroup }) => jointGroup === "J4").map(({ id }) => id));
  const overlaps = ({ turns }: Arranged) => {
    const own = turns.filter(({ id }) => members.has(id)).sort((a, b) => a.start - b.start);
    return own.some((one, index) => own.slice(index + 1).some((later) => later.start < one.finish));
  };
  assert.equal(overlaps(reforms[at - 1]!.arranged), false);
  assert.equal(overlaps(reforms[at]!.arranged), true);
});

test("what saved no day is named too, so that nothing is claimed for it (CON-11)", () => {
  assert.deepEqual(
    storyOf(flow).withoutEffect.map(({ zh }) => zh),
    ["第四阶段（竣工验收）内部并联", "不等第三阶段（施工许可）全部办完"],
  );
});

test("every reform says in both languages what was done and the totals before and after (CON-11)", () => {
  for (const { name, explanation, before, after } of storyOf(flow).reforms) {
    assert.ok(explanation.zh.includes(`${before}→${after}`), explanation.zh);
    assert.ok(explanation.en.includes(`${before} → ${after}`), explanation.en);
    assert.ok(name.zh.length > 0 && name.en.length > 0);
  }
});

test("on random flows the story starts in series, ends at the plan, and never gets longer (CON-11)", () => {
  fc.assert(
    fc.property(randomFlow, (small) => {
      const story = storyOf(small);
      const plan = derivePlan(small);
      assert.deepEqual([story.from, story.to], [plan.serialWorkdays, plan.parallelWorkdays]);
      assertSound(projectFlow(small), story);
    }),
    runs,
  );
});
