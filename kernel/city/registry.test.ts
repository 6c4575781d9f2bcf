import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { boxes, makeBox, relabel } from "#kernel/records/test-system.ts";
import { anyone, holders, signedIn } from "./query-access.ts";
import { registry } from "./registry.ts";
import { query, system } from "./system.ts";
import { stonesSystem } from "./test-stones.ts";

const title = { zh: "试", en: "Try" };
const text = { rule: "TST-09", text: title, next: title };

test("the registry holds what all manifests declare, under their names", () => {
  const ask = query({ name: "more.ask", title, input: z.object({}), may: anyone(), run: async () => 1 });
  const all = registry([stonesSystem(), system({ name: "more", title, after: ["test"], queries: [ask] })]);
  assert.ok(all.commands.has("test.makeBox") && all.queries.has("more.ask") && all.records.has("stone"));
  assert.deepEqual(
    all.systems.map(({ name }) => name),
    ["test", "more"],
  );
});

test("a constraint is refused in the words of the system that made it; one that nobody claims has none", () => {
  const all = registry([stonesSystem()]);
  const refusal = all.refusalOf("box_label_unique");
  assert.deepEqual([refusal?.code, refusal?.rule, refusal?.status], ["LABEL_TAKEN", "TST-02", 409]);
  assert.equal(all.refusalOf("stones_pkey"), undefined);
});

for (const { what, systems } of [
  { what: "a command", systems: [{ commands: [makeBox] }, { commands: [relabel, makeBox] }] },
  { what: "a record", systems: [{ records: [boxes] }, { records: [boxes] }] },
  { what: "a refusal", systems: [{ refusals: { FULL: text } }, { refusals: { FULL: text } }] },
  { what: "a refusal of the kernel's own", systems: [{ refusals: { STALE: text } }] },
])
  test(`${what} that is declared twice stops the program at its start`, () => {
    const manifests = systems.map((parts, index) => system({ name: `s${index}`, title, ...parts }));
    assert.throws(() => registry(manifests), TypeError);
  });

test("who reads a record of the journal that no system declares stops the program at its start", () => {
  const reader = { name: "reader", commands: "all", records: ["pebble"], react: async () => undefined } as const;
  const manifest = system({ name: "reads", title, after: ["test"], followers: [reader] });
  assert.throws(() => registry([stonesSystem(), manifest]), /reader reads pebble, which no system declares/);
});

test("a system stands after those it names, and never before them or alone", () => {
  const late = system({ name: "late", title, after: ["test"] });
  assert.throws(() => registry([late, stonesSystem()]), /late comes after test/);
  assert.throws(() => registry([late]), /late comes after test/);
});

test("a query is open to everybody, to who is signed in, or to holders of posts held that day (ACC-01)", () => {
  const today = "2026-03-02" as never;
  const held = { post: "X:window", kind: "window", body: "X", division: "d", substituteFor: null };
  const clerk = (from: string, to: string | null) =>
    ({ kind: "person", person: "p", posts: [{ ...held, from, to }], subjects: [] }) as never;
  const visitor = { kind: "anyone" } as const;
  const may = (access: ReturnType<typeof anyone>, actor: never) => access.check({ actor, input: {}, today }).allowed;
  assert.ok(may(anyone(), visitor as never));
  assert.ok(!may(signedIn(), visitor as never) && may(signedIn(), clerk("2026-03-03", null)));
  assert.ok(may(holders("window"), clerk("2026-03-02", null)));
  assert.ok(!may(holders("window"), clerk("2026-03-03", null)));
  assert.ok(!may(holders("window"), clerk("2026-01-01", "2026-03-02")));
  assert.ok(!may(holders("head"), clerk("2026-03-02", null)));
});
