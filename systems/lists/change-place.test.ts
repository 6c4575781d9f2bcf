import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, faultsTold, listCity, people, permit, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("where a change stands on the list", () => {
  let here: PackCity;
  const { ask, query, drafted, saved, approved, law } = listCity(() => here);
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await law("建筑法");
  });
  after(() => here.close());

  test("a change of one item does not carry the content of another, when it is drafted, saved or in the database (LST-11)", async () => {
    const no = refused(await drafted("adjust", "B02", permit("B03")), "ITEM_CODE_DIFFERS", "LST-11");
    assert.equal(no.field, "/content/code");
    refused(await drafted("add", "X01", permit("B36")), "ITEM_CODE_DIFFERS", "LST-11");
    const { id } = done(await drafted("adjust", "B02", permit("B02")));
    refused(await saved(id, permit("X02")), "ITEM_CODE_DIFFERS", "LST-11");
    await assert.rejects(query("UPDATE list_changes SET item = 'B03' WHERE id = $1", [id]), {
      constraint: "change_is_of_its_item",
    });
  });

  test("a merger ends the others' versions, powers and supervision on its day (LST-09, LST-11)", async () => {
    const supervision = "SELECT count(*)::int AS n FROM supervision_entries WHERE item = 'B10' AND valid_to IS NULL";
    const [before] = await query(supervision);
    assert.ok(before.n > 0);
    const { id } = done(await drafted("merge", "B07", permit("B07"), { alsoEnds: ["B10@1"] }));
    await approved(id);
    done(await ask("publishChange", people.keeper, id));
    assert.deepEqual(await query("SELECT id, valid_to FROM item_versions WHERE item = 'B10'"), [
      { id: "B10@1", valid_to: "2026-04-01" },
    ]);
    const powers = await query("SELECT DISTINCT valid_to FROM powers WHERE item = 'B10'");
    assert.deepEqual(powers, [{ valid_to: "2026-04-01" }]);
    assert.deepEqual(await query(supervision), [{ n: 0 }]);
    const [live] = await query("SELECT id FROM item_versions WHERE item = 'B07' AND valid_to IS NULL");
    assert.equal(live.id, "B07@2");
    const told = (await here.city.ask(
      "lists.changes",
      { kind: "anyone" },
      { from: "2026-03-31", to: "2026-04-01" },
    )) as {
      changes: { kind: string; before: { code: string }[]; after: { code: string }[] }[];
    };
    const merger = told.changes.find(({ before }) => before.some(({ code }) => code === "B10"));
    assert.deepEqual(
      [merger?.kind, merger?.before.map(({ code }) => code), merger?.after.map(({ code }) => code)],
      ["merge", ["B07", "B10"], ["B07"]],
    );
  });

  test("a merger ends other items in force, each once, and no other change ends any (LST-11)", async () => {
    for (const alsoEnds of [["NOPE@9"], ["B06@1"], ["B11@2"], ["B11@1", "B11@1"]])
      refused(await drafted("merge", "B06", permit("B06"), { alsoEnds }), "ENDS_UNKNOWN", "LST-11");
    refused(await drafted("adjust", "B06", permit("B06"), { alsoEnds: ["B11@1"] }), "ENDS_OTHERS", "LST-11");
    const later = done(await drafted("adjust", "B12", permit("B12"), { effectiveFrom: "2026-06-01" }));
    await approved(later.id);
    done(await ask("publishChange", people.keeper, later.id));
    for (const alsoEnds of [["B12@1"], ["B12@2"]])
      refused(await drafted("merge", "B06", permit("B06"), { alsoEnds }), "ENDS_UNKNOWN", "LST-11");
    const { id } = done(await drafted("merge", "B06", permit("B06")));
    refused(await saved(id, permit("B06"), { alsoEnds: ["NOPE@9"] }), "ENDS_UNKNOWN", "LST-11");
  });

  test("a cancelled entry says nothing any more, and what replaces it is on the list (LST-11)", async () => {
    const none = { kind: "none", item: null };
    refused(await drafted("cancel", "B08", permit("B08"), { replacement: none }), "CANCELLED_SAYS_NOTHING", "LST-11");
    const by = (item: string | null) => ({ replacement: { kind: "item", item } });
    refused(await drafted("cancel", "B08", null, by(null)), "REPLACEMENT_MISSING", "LST-11");
    for (const item of ["ZZZ", "B08", "F01"])
      refused(await drafted("cancel", "B08", null, by(item)), "REPLACEMENT_UNKNOWN", "LST-11");
    const { id } = done(await drafted("cancel", "B08", null, by("B09")));
    refused(await saved(id, permit("B08"), by("B09")), "CANCELLED_SAYS_NOTHING", "LST-11");
    await assert.rejects(query("UPDATE list_changes SET kind = 'adjust' WHERE id = $1", [id]), {
      constraint: "change_says_something",
    });
  });

  test("an adjustment without content, and an entry that ends before it begins, are refused in words (LST-04, LST-11)", async () => {
    refused(await drafted("adjust", "B11", null), "CONTENT_MISSING", "LST-11");
    for (const effectiveTo of ["2026-03-30", "2026-04-01"])
      refused(await drafted("add", "X03", permit("X03"), { effectiveTo }), "EFFECTIVE_ENDED", "LST-04");
    refused(await drafted("add", "X03", permit("X03"), { division: "999999" }), "NOT_ALLOWED", "ACC-01");
  });

  test("what is published late is judged by the day on which it begins, not by the day that was wanted (LST-04, LST-12)", async () => {
    await law("四月失效条例", "localRegulation", "2026-04-10");
    const lapsed = done(await drafted("add", "X04", permit("X04", { bases: ["四月失效条例 第3条"] })));
    const short = done(await drafted("add", "X05", permit("X05"), { effectiveTo: "2026-04-15" }));
    const sound = done(await drafted("add", "X06", permit("X06")));
    for (const { id } of [lapsed, short, sound]) await approved(id);
    here.city.time.set("2026-04-20T01:00:00Z");
    assert.deepEqual(faultsTold(await ask("publishChange", people.keeper, lapsed.id)), [
      ["DRAFT_BASIS_ENDED", "/bases"],
    ]);
    refused(await ask("publishChange", people.keeper, short.id), "EFFECTIVE_ENDED", "LST-04");
    done(await ask("publishChange", people.keeper, sound.id));
    here.city.time.set("2026-03-02T01:00:00Z");
    const [version] = await query("SELECT valid_from FROM item_versions WHERE item = 'X06'");
    assert.equal(version.valid_from, "2026-04-20");
  });

  test("an approved change whose basis lapses goes back, is mended, approved anew and published within twenty workdays again (LST-11, LST-12)", async () => {
    await law("将废止的法");
    const { id } = done(await drafted("add", "X07", permit("X07", { bases: ["将废止的法 第3条"] })));
    refused(await ask("returnChange", people.keeper, id, { opinion: "退回" }), "CHANGE_STATE", "LST-11");
    await approved(id);
    await query("UPDATE laws SET valid_to = '2026-03-02' WHERE id = '将废止的法'");
    const no = refused(await ask("publishChange", people.keeper, id), "DRAFT_FAULTY", "LST-11");
    assert.match(no.next.zh, /退回清单变动/);
    refused(await saved(id, permit("X07")), "CHANGE_STATE", "LST-11");
    done(await ask("returnChange", people.keeper, id, { opinion: "依据已废止" }));
    const row = "SELECT state, checker, approver, opinion FROM list_changes WHERE id = $1";
    assert.deepEqual(await query(row, [id]), [
      { state: "returned", checker: null, approver: null, opinion: "依据已废止" },
    ]);
    const clock = "SELECT state, due FROM clocks WHERE owner = $1";
    assert.equal((await query(clock, [id]))[0].state, "stopped");
    done(await saved(id, permit("X07")));
    here.city.time.set("2026-03-03T01:00:00Z");
    await approved(id);
    assert.deepEqual(await query(clock, [id]), [{ state: "running", due: "2026-03-31" }]);
    done(await ask("publishChange", people.keeper, id));
    here.city.time.set("2026-03-02T01:00:00Z");
    refused(await ask("returnChange", people.keeper, id, { opinion: "退回" }), "CHANGE_STATE", "LST-11");
  });

  test("an approved change of an item that a merger has ended meanwhile is not published, and can be returned and abandoned (LST-04, LST-11)", async () => {
    const overtaken = done(await drafted("adjust", "B15", permit("B15"), { effectiveFrom: "2026-05-01" }));
    await approved(overtaken.id);
    const merger = done(await drafted("merge", "B14", permit("B14"), { alsoEnds: ["B15@1"] }));
    await approved(merger.id);
    done(await ask("publishChange", people.keeper, merger.id));
    const no = refused(await ask("publishChange", people.keeper, overtaken.id), "NO_VERSION_FOLLOWS", "LST-11");
    assert.match(no.next.zh, /退回清单变动/);
    done(await ask("returnChange", people.leader, overtaken.id, { opinion: "已合并" }));
    refused(await ask("submitChange", people.keeper, overtaken.id), "NO_VERSION_FOLLOWS", "LST-11");
    done(await ask("abandonChange", people.keeper, overtaken.id, { opinion: "已合并" }));
  });
});
