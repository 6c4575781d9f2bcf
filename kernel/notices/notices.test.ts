import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { z } from "zod";
import { system as systemOnly } from "#kernel/access/policies.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import { command } from "#kernel/records/command.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { notify } from "./notices.ts";

const tell = command({
  name: "test.tell",
  title: { zh: "通知", en: "Tell" },
  on: null,
  input: z.object({ subject: z.string().optional(), post: z.string().optional() }),
  may: systemOnly(),
  basis: ["测试 第五条"],
  visibility: "internal",
  decide: (_, { subject, post = "" }, { now, newId }) => [
    notify({
      ...{ id: newId(), to: subject === undefined ? { post } : { subject }, about: "case1", at: now },
      title: { zh: "已受理", en: "Accepted" },
    }),
  ],
});

describe("notices", () => {
  let database: TestCity;
  let city: Awaited<ReturnType<typeof openTestCity>>;
  before(async () => {
    database = await testCity(await stonesMigrations());
    await database.city.pool.query(`
      INSERT INTO divisions VALUES ('360500', 1, '市', 'city', NULL, NULL, '2000-01-01', NULL, 'L');
      INSERT INTO bodies VALUES ('X', 1, '政府部门', 'city', '360500', '[{"name":"甲局"}]', NULL, '2000-01-01', NULL, NULL, 'E');
      INSERT INTO posts VALUES ('X:window', 1, 'X', 'window', '{}', '2000-01-01', NULL);
      INSERT INTO subjects VALUES ('S', 1, 'enterprise', '某厂', 'sealed', 'hash', 'masked', NULL)`);
    city = await openTestCity(database.city, [stonesSystem({ commands: [tell] })]);
  });
  after(async () => {
    await city.close();
    await database.drop();
  });
  const ask = (input: object) =>
    city.execute({ command: "test.tell", on: null, input, who: { kind: "system", name: "test" } });

  test("a message goes to a subject or to a post, at the moment of the act, unread", async () => {
    for (const to of [{ subject: "S" }, { post: "X:window" }]) {
      const outcome = await ask(to);
      assert.ok("done" in outcome, JSON.stringify(outcome));
      const { rows } = await database.city.pool.query(
        "SELECT subject, post, about, title, sent_at, read_at FROM notices WHERE id = $1",
        [outcome.id],
      );
      assert.deepEqual(rows, [
        {
          ...{ subject: null, post: null, about: "case1", title: { zh: "已受理", en: "Accepted" } },
          ...{ sent_at: "2026-03-02T01:00:00.000Z", read_at: null, ...to },
        },
      ]);
    }
  });

  test("nobody who does not exist is told: the whole act is refused", async () => {
    const outcome = await ask({ subject: "nobody" });
    assert.ok("refused" in outcome && outcome.code === "CONSTRAINT" && outcome.rule === "REC-08");
  });

  test("a message to both or to neither cannot be stored", async () => {
    for (const [subject, post] of [
      ["S", "X:window"],
      [null, null],
    ])
      await assert.rejects(
        database.city.pool.query("INSERT INTO notices VALUES ('n', 1, $1, $2, 'a', '{}', now(), NULL)", [
          subject,
          post,
        ]),
        (error: { code?: string }) => error.code === "23514",
      );
  });
});
