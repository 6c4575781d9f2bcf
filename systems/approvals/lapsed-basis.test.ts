import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("what a list does not carry", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const receive = (papers: readonly string[]) =>
    here.city.execute({
      command: "approvals.receive",
      who: { kind: "person", person: "p-con-window" },
      on: null,
      input: { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers },
    });

  test("an item whose last basis has ended is not taken in, and the refusal names the law and its end (LST-12)", async () => {
    assert.ok("done" in (await receive([])));
    const { pool } = here.database.city;
    // The register of laws is brought by packs; here a new edition of it says that the law has ended.
    await pool.query(`INSERT INTO laws (id, version, title, kind, valid_from, valid_to, mark)
      VALUES ('建筑法', 1, '中华人民共和国建筑法', 'law', '1998-03-01', '2026-03-02', 'L')
      ON CONFLICT (id) DO UPDATE SET valid_to = excluded.valid_to`);
    const outcome = await receive([]);
    assert.ok("refused" in outcome, JSON.stringify(outcome));
    assert.deepEqual([outcome.code, outcome.rule], ["BASIS_LAPSED", "LST-12"]);
    assert.match(outcome.text.zh, /建筑法（2026-03-02）/);
    await pool.query("UPDATE laws SET valid_to = NULL WHERE id = '建筑法'");
  });

  test("a permit that cites nothing that could set it is not taken in either, binding or not (LST-12, LST-16)", async () => {
    const { pool } = here.database.city;
    const [{ bases }] = (await pool.query("SELECT bases FROM item_versions WHERE id = 'B47@1'")).rows;
    await pool.query("UPDATE item_versions SET bases = '[]', binding = false WHERE id = 'B47@1'");
    const outcome = await receive([]);
    assert.ok("refused" in outcome, JSON.stringify(outcome));
    assert.equal(outcome.code, "BASIS_LAPSED");
    assert.match(outcome.text.zh, /没有列出能设定它的依据/);
    await pool.query("UPDATE item_versions SET bases = $1, binding = true WHERE id = 'B47@1'", [JSON.stringify(bases)]);
  });

  test("a paper outside the list is refused by the database itself, whatever a rule would say (LST-16, LST-17)", async () => {
    const { pool } = here.database.city;
    const outcome = await receive(["资金安排承诺书"]);
    assert.ok("done" in outcome, JSON.stringify(outcome));
    const matter = (await pool.query("SELECT matter FROM cases WHERE id = $1", [outcome.id])).rows[0].matter;
    const insert = (name: string, listedIn: string | null) =>
      pool.query(
        `INSERT INTO papers (id, version, matter, name, origin, received_on, checked, listed_in)
         VALUES ($1, 1, $2, $1, 'brought', '2026-03-02', false, $3)`,
        [name, matter, listedIn],
      );
    await assert.rejects(insert("无犯罪记录证明", "B47@1"), { constraint: "paper_of_a_list" });
    await assert.rejects(insert("无犯罪记录证明", null), { constraint: "paper_asked_for" });
    await insert("施工图审查合格书", "B47@1");
  });
});
