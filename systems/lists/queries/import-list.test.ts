import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { ImportChanges } from "./import-changes.ts";
import type { ImportRow } from "./import-list.ts";

let here: PackCity;
before(async () => {
  here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  const { pool } = here.database.city;
  const insert = (id: string, division: string) =>
    pool.query(
      `INSERT INTO list_imports (id, version, file_name, file_hash, rows, good, entries, loaded, state, division, effective_from,
         trigger, reason, mapping, refused, importer, started_on)
       VALUES ($1, 1, $1, repeat('0', 64), 1, 1, 1, 1, 'loading', $2, '2026-04-01', 'lawMade', '按新法', '{}', '[]',
         'p-adm-listkeeper', '2026-03-02')`,
      [id, division],
    );
  await insert("of-the-city", "360500");
  await insert("of-the-county", "360521");
});
after(() => here.close());

test("a county's leader sees the imports of the county, and nothing of the city's own (LST-11)", async () => {
  const { pool } = here.database.city;
  await pool.query(`INSERT INTO holdings (id, version, person, post, valid_from)
    SELECT 'county-leader', 1, 'p-con-window', p.id, '2026-01-01' FROM posts p JOIN bodies b ON b.id = p.body
    WHERE b.division = '360521' AND p.kind = 'leader' LIMIT 1`);
  const ask = (person: string, name: string, input: object) =>
    here.city.ask(`lists.${name}`, { kind: "person", person }, input);
  const listed = async (person: string) => {
    const answer = await ask(person, "imports", {});
    assert.ok(!isRefusal(answer), JSON.stringify(answer));
    return (answer as { rows: ImportRow[] }).rows.map(({ id }) => id).sort();
  };
  assert.deepEqual(await listed("p-adm-listkeeper"), ["of-the-city", "of-the-county"]);
  assert.deepEqual(await listed("p-con-window"), ["of-the-county"]);
  const drafted = await here.city.execute({
    ...{ command: "lists.draftChange", who: { kind: "person", person: "p-adm-listkeeper" }, on: null },
    input: {
      ...{
        kind: "cancel",
        item: "B36",
        content: null,
        replacement: { kind: "filing", item: null },
        division: "360500",
      },
      ...{ trigger: "lawChanged", reason: "按新法取消", effectiveFrom: "2026-04-01" },
    },
  });
  assert.ok("done" in drafted, JSON.stringify(drafted));
  await pool.query("UPDATE list_changes SET batch = 'of-the-city', batch_row = 1 WHERE id = $1", [drafted.id]);
  const changes = async (person: string) =>
    ((await ask(person, "importChanges", { id: "of-the-city" })) as ImportChanges).total;
  assert.equal(await changes("p-adm-listkeeper"), 1);
  assert.equal(await changes("p-con-window"), 0);
  assert.ok(!isRefusal(await ask("p-adm-listkeeper", "import", { id: "of-the-city" })));
  assert.ok(isRefusal(await ask("p-con-window", "import", { id: "of-the-city" })));
});
