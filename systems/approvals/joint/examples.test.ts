import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { jointCity } from "#tests/city/joint-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { cast } from "../demo/cast.ts";
import { playJointDay } from "../demo/joint-rounds.ts";
import { type JointExample, jointExamples } from "./examples.ts";
import type { JointAnswer } from "./query.ts";

let here: PackCity;
before(async () => {
  here = await packCity("xinyu", "2026-05-06T01:00:00Z");
});
after(() => here.close());
const { query, at, read, project, later, documents } = jointCity(() => here);

/** Plays a course for some workdays and gives its round as the lead sees it. */
async function played(name: string, matter: string) {
  const example = jointExamples.find((one) => one.name === name) as JointExample;
  const play = {
    city: here.city,
    people: cast(here.city, here.pack as never),
    applicant: "enterprise-01",
    matter,
    example,
  };
  for (const on of ["2026-05-06", "2026-05-07", "2026-05-08", "2026-05-09", "2026-05-11", "2026-05-12", "2026-05-13"]) {
    at(on);
    await here.city.settle();
    await playJointDay(play, here.city.today());
  }
  const { rounds }: JointAnswer = await read("joints", "p-con-head", { matter });
  assert.equal(rounds.length, 1);
  return { round: rounds[0], example };
}

test("a joint acceptance passes after one re-check of what was listed, as the demonstration plays it (CON-14, CLK-07)", async () => {
  at("2026-05-06");
  const matter = await project("示例：联合验收", { "project.specialFire": true });
  for (const [item, body] of [
    ["B48", "LND"],
    ["B31", "CON"],
  ] as const)
    await later(matter, item, body);
  const { round } = await played("acceptedAfterRecheck", matter);
  assert.equal(round?.state, "passed");
  assert.deepEqual(
    round?.members.map(({ item, opinion, caseId }) => [item, opinion, caseId !== null]),
    [
      ["B31", "defects", true],
      ["B48", "agree", true],
      ["B49", "noRemark", false],
      ["B50", "agree", false],
    ],
  );
  assert.deepEqual(
    (await documents(matter)).map(({ kind }) => kind),
    ["联合办理告知书", "联合验收整改通知书", "联合验收复验通知书", "联合验收意见书"],
  );
});

test("the late demand is a finding for supervision, and its step is opened once more (CON-14, SUP-04 A05)", async () => {
  at("2026-05-06");
  const facts = { "project.specialFire": true, "project.lightningSpecial": true };
  const matter = await project("示例：汇总后又提新要求", facts);
  for (const [item, body] of [
    ["B30", "CON"],
    ["B40", "MET"],
  ] as const)
    await later(matter, item, body);
  const { round, example } = await played("lateDemand", matter);
  assert.deepEqual(
    round?.findings.map(({ anomaly }) => anomaly),
    [example.misconduct?.anomaly],
  );
  const cases = await query("SELECT decision FROM cases WHERE matter = $1 AND item = 'B40' ORDER BY received_at", [
    matter,
  ]);
  assert.deepEqual(
    cases.map(({ decision }) => decision),
    ["refused", null],
  );
});
