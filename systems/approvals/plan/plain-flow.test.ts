import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { xinyuFlow } from "#tests/flows/sample-flow.ts";
import { readFlow } from "./flow.ts";
import { FlowRefused } from "./flow-fault.ts";
import { derivePlan } from "./plan.ts";

const file = new URL("../../../tests/flows/plain-construction.json", import.meta.url);
const written = () => JSON.parse(readFileSync(file, "utf8")) as { procedures: Record<string, unknown>[] };

test("the construction flow in the plain format and the city's edition of 2014 give one plan for granted land (CON-11)", () => {
  const plain = derivePlan(readFlow(written()));
  const city = derivePlan(xinyuFlow(), { facts: xinyuFlow().checks?.full.facts ?? {} });
  const told = ({ procedures }: typeof plain) =>
    procedures.map(({ id, start, finish, slack }) => [id, start, finish, slack]);
  assert.deepEqual(told(plain), told(city));
  assert.deepEqual(plain.criticalPath, city.criticalPath);
  assert.deepEqual([plain.procedures.length, plain.serialWorkdays, plain.parallelWorkdays], [44, 139, 36]);
  assert.equal(plain.procedures[0]?.name.zh, "招商项目预审");
});

test("the smallest flow has procedures with id, days, needs and yields; all else is filled in (CON-11)", () => {
  const flow = readFlow({
    procedures: [{ id: "发 证", name: "发证", promisedDays: 2, needs: ["表"], yields: ["证"] }],
  });
  const [one] = flow.procedures;
  assert.deepEqual([one?.serialDays, one?.stage, one?.mark.promised], [2, 1, "E"]);
  assert.deepEqual(flow.applicantDocuments, ["表"]);
  assert.equal(flow.stages.length, 1);
  assert.equal(derivePlan(flow).parallelWorkdays, 2);
});

test("fields that the plain format does not know are left alone (CON-11)", () => {
  const flow = readFlow({
    owner: "somebody",
    procedures: [{ id: "A", name: "A", promisedDays: 1, needs: [], yields: [], colour: "blue", mark: { other: 1 } }],
  });
  assert.equal(flow.procedures.length, 1);
});

test("a plain file stays one with a key such as edition, from or validFrom for its own notes (CON-11)", () => {
  const procedures = [{ id: "A", promisedDays: 1 }];
  for (const key of ["edition", "from", "validFrom", "validTo"])
    assert.equal(readFlow({ procedures, [key]: "2014" }).procedures.length, 1, key);
  assert.throws(() => readFlow({ procedures, edition: "2014", validFrom: "2014-01-01" }), FlowRefused);
});

test("what is wrong with the format is said in each language without words of the other (CON-11)", () => {
  const wrong: unknown[] = [
    5,
    {},
    { procedures: [] },
    { procedures: [{ id: "A", promisedDays: "2" }] },
    { procedures: [{ id: "A", promisedDays: -1 }] },
    { procedures: [{ id: "A", promisedDays: 1.5 }] },
    { procedures: [{ id: 1, promisedDays: 1 }] },
    { procedures: [{ id: "A", promisedDays: 1, name: 3, needs: null, legalUnit: "week" }] },
  ];
  for (const file of wrong)
    assert.throws(
      () => readFlow(file),
      (refused) => {
        assert.ok(refused instanceof FlowRefused);
        for (const { text } of refused.faults) {
          assert.match(text.zh, /^格式不对：.*\p{Script=Han}/u);
          assert.doesNotMatch(text.zh, /expected|Invalid|Too |string|number|array|object|undefined|null|无效|非法/);
          assert.doesNotMatch(text.en, /\p{Script=Han}/u);
        }
        return true;
      },
      JSON.stringify(file),
    );
});

test("a plan tells each member of a joint group its name and who leads it, in a plain file too (CON-14)", () => {
  const flow = readFlow({
    jointGroups: { J: { zh: "联合踏勘", lead: "B" }, K: "联合验收" },
    procedures: [
      { id: "A", promisedDays: 1, jointGroup: "J" },
      { id: "B", promisedDays: 1, jointGroup: "J" },
      { id: "C", promisedDays: 1, jointGroup: "K" },
      { id: "D", promisedDays: 1 },
    ],
  });
  const joint = { name: { zh: "联合踏勘", en: "联合踏勘" }, lead: "B" };
  assert.deepEqual(
    derivePlan(flow).procedures.map((one) => one.joint),
    [joint, joint, { name: { zh: "联合验收", en: "联合验收" } }, undefined],
  );
  assert.throws(
    () => readFlow({ jointGroups: { J: { zh: "联合踏勘", lead: "D" } }, procedures: [{ id: "D", promisedDays: 1 }] }),
    (refused) => refused instanceof FlowRefused && refused.faults[0]?.code === "LEAD_OUTSIDE_GROUP",
  );
});

test("with a list of the applicant's documents, a paper that nobody yields or brings is refused (CON-11)", () => {
  const procedures = [{ id: "A", promisedDays: 1, needs: ["表", "图"] }];
  assert.throws(
    () => readFlow({ applicantDocuments: ["表"], procedures }),
    (refused) => refused instanceof FlowRefused && refused.faults[0]?.code === "NOBODY_YIELDS",
  );
  assert.equal(readFlow({ procedures }).applicantDocuments.length, 2);
});

test("what is no flow is refused by place: nothing, no procedures, days that are no whole number, an id too long (CON-11)", () => {
  const placeOf = (content: unknown) => {
    try {
      readFlow(content);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof FlowRefused)) throw refused;
      return `${refused.faults[0]?.procedure ?? ""} ${refused.faults[0]?.field}`;
    }
  };
  assert.equal(placeOf(null), " ");
  assert.equal(placeOf({}), " procedures");
  assert.equal(placeOf({ procedures: [] }), " procedures");
  assert.equal(placeOf({ procedures: [{ id: "A", promisedDays: 1.5 }] }), "A promisedDays");
  assert.equal(placeOf({ procedures: [{ promisedDays: 1 }] }), "procedures[0] id");
  assert.equal(placeOf({ procedures: [{ id: "x".repeat(61), promisedDays: 1 }] })?.endsWith(" id"), true);
});

test("in a plain file a ring is refused by its shortest way and its papers, unless a paper of it is at hand (CON-11)", () => {
  const flow = readFlow({
    procedures: [
      { id: "A", promisedDays: 1, needs: ["丙"], yields: ["甲"] },
      { id: "B", promisedDays: 1, needs: ["甲", "丁"], yields: ["乙"] },
      { id: "C", promisedDays: 1, needs: ["乙"], yields: ["丙", "丁"] },
    ],
  });
  assert.throws(
    () => derivePlan(flow),
    (refused) =>
      refused instanceof FlowRefused &&
      refused.faults[0]?.code === "CYCLE" &&
      /B的“乙”、C的“丁”）：B → C → B$/.test(refused.faults[0].text.zh),
  );
  assert.equal(derivePlan(flow, { have: ["甲", "丁"], want: ["丙"] }).parallelWorkdays, 2);
});
