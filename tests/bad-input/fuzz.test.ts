import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import type { Problem } from "#faces/api/problems.ts";
import { pathOf } from "#faces/api/routes.ts";
import { assertNoGaps, assertReplay, assertSerials } from "#tests/faults/ledger.ts";
import { openPackApp, type PackApp } from "./pack-app.ts";

/** Values that have broken programs, and values that are right somewhere else. */
const values = [
  ..."enterprise-01|person-01|B47|B47:CON|CON|CON:window|p-con-window|construction@2014|360500|granted|refused".split(
    "|",
  ),
  ..."2026-03-09|2026-02-30|0000-00-00|9999-12-31|+010000-01-01|2026-3-9|infinity|now|NaN|null|true".split("|"),
  ...["", " ", "'; DROP TABLE cases; --", "\\", "%", "_", "{}", "[]", "$1", "__proto__", "constructor", "toString"],
  ...["\u202e反向", "👨‍👩‍👧", "\ufeff", "é", "\u0007", "\r\n", "\u2028", "字".repeat(3000), "x".repeat(90)],
  ...[0, -0, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324],
  ...[null, true, false, [], {}, [[]], [null], { nextIn: "余建审字〔2026〕" }, { $personal: "x" }],
];
const anyValue = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...values) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...values), { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(
      fc.constantFrom("a", "__proto__", "constructor", "", "x".repeat(70)),
      fc.constantFrom(...values),
    ),
  },
);
const accounts = ["chuangkou", "kezhang", "con.head", "guanliyuan", "qiye", "daiban", "jiancha", ""];

describe("anything at all sent to every command and query", () => {
  let here: PackApp;
  let application: Record<string, unknown>;
  const own: string[] = [];

  before(async () => {
    here = await openPackApp("2026-03-09T01:00:00Z");
    const papers = here.pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name);
    application = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers };
    for (let count = 0; count < 3; count += 1) {
      const answer = await here.send("chuangkou", "approvals.receive", null, application);
      const { changes } = (await answer.json()) as { changes: { id: string }[] };
      own.push(...changes.map(({ id }) => id));
    }
    own.push(...here.pack.holdings.slice(0, 5).map(({ id }) => id));
  });
  beforeEach(async () => {
    held = await here.state();
  });
  after(() => here.close());

  /** What the city held when it was last looked at; nothing but what is sent changes it. */
  let held: string;
  const look = async () => {
    const before = held;
    held = await here.state();
    return { before, after: held };
  };

  /** The properties that a schema knows, so that what is sent gets past the first door now and then. */
  const propertiesOf = (schema: z.ZodType) =>
    Object.keys((z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }).properties as object) ?? {});

  test("is never our fault, and what is refused has changed nothing (REC-02, API-14)", async () => {
    const commands = [...here.city.registry.commands.values()];
    const anyCommand = fc.constantFrom(...commands).chain((command) => {
      const filled = fc.record(Object.fromEntries(propertiesOf(command.input).map((name) => [name, anyValue])), {
        requiredKeys: [],
      });
      const known = command.name === "approvals.receive" ? filled.map((one) => ({ ...application, ...one })) : filled;
      return fc.record({
        command: fc.constant(command),
        account: fc.constantFrom(...accounts),
        on:
          command.on === null
            ? fc.constant(null)
            : fc.oneof(fc.constantFrom(...own), fc.constantFrom(...values).map(String)),
        body: fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: anyValue }),
        headers: fc.record(
          {
            "if-match": fc.constantFrom('"1"', '"0"', "*", "1", 'W/"1"', '"1", "2"', '"99999999999"', ""),
            "idempotency-key": fc.constantFrom("key-00001", "短", "x".repeat(300), "12345678", ""),
          },
          { requiredKeys: [] },
        ),
      });
    });
    await fc.assert(
      fc.asyncProperty(anyCommand, async ({ command, account, on, body, headers }) => {
        const told = Object.fromEntries(Object.entries(headers).filter(([, value]) => /^[\x20-\x7e]*$/.test(value)));
        const answer = await here.send(account, command.name, on === "" ? " " : on, body, told);
        const said = await answer.text();
        assert.ok(answer.status < 500, `${command.name} ${said} ${JSON.stringify(here.faults.at(-1))}`);
        const { before, after } = await look();
        if (answer.status === 200) return;
        const problem = JSON.parse(said) as Problem;
        assert.equal(answer.headers.get("content-type"), "application/problem+json");
        assert.ok(problem.code && problem.rule && problem.next && problem.detail, said);
        assert.equal(after, before, `${command.name} was refused and changed something`);
      }),
      { numRuns: 600, seed: 20260309 },
    );
    await assertNoGaps(here.database.city.pool);
    await assertSerials(here.database.city.pool);
    await assertReplay(here.database.city.pool, here.city.registry);
  });

  test("is never our fault at a query either (API-11, API-14)", async () => {
    const queries = [...here.city.registry.queries.values()];
    const anyQuery = fc.constantFrom(...queries).chain((query) =>
      fc.record({
        query: fc.constant(query),
        account: fc.constantFrom(...accounts),
        parameters: fc.record(
          Object.fromEntries(
            [...propertiesOf(query.input), "cursor", "after"].map((name) => [
              name,
              fc.oneof(fc.constantFrom(...own), fc.constantFrom(...values).map(String), fc.string({ unit: "binary" })),
            ]),
          ),
          { requiredKeys: [] },
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(anyQuery, async ({ query, account, parameters }) => {
        const search = new URLSearchParams(parameters as Record<string, string>);
        const answer = query.sensitive
          ? await here.send(account, query.name, null, parameters)
          : await here.read(account, `${pathOf(query.name)}?${search}`);
        const said = await answer.text();
        assert.ok(answer.status < 500, `${query.name} ${said} ${JSON.stringify(here.faults.at(-1))}`);
        const { before, after } = await look();
        assert.equal(after, before);
      }),
      { numRuns: 500, seed: 20260309 },
    );
  });
});
