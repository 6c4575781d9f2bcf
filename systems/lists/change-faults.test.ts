import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, faultsTold, holder, listCity, people, permit, supervised } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { ItemDraft } from "./draft/item-draft.ts";

describe("what a change is judged by at every step", () => {
  let here: PackCity;
  const { ask, query, drafted, saved, approved, law } = listCity(() => here);
  const found = async (where: string) => (await query(`SELECT id, division FROM bodies WHERE ${where} LIMIT 1`))[0];
  let committee: { id: string; division: string };
  let ended: { id: string };
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await law("建筑法");
    committee = await found("kind = '基层群众性自治组织' AND valid_to IS NULL");
    ended = await found("kind = '政府部门' AND valid_to <= '2026-03-02'");
  });
  after(() => here.close());

  let last = 0;
  /** The faults that are told when an entry with these words is submitted. */
  const submitted = async (more: Partial<ItemDraft>) => {
    last += 1;
    const code = `Y${last}`;
    const { id } = done(await drafted("add", code, permit(code, more)));
    return faultsTold(await ask("submitChange", people.keeper, id));
  };

  test("a paper that another item in force yields is not asked for, at submission as on the desk (COM-05)", async () => {
    const [held] = await query(
      `SELECT l.name, v.item FROM listed_parts l JOIN item_versions v ON v.id = l.list
       WHERE l.part = 'result' AND v.valid_to IS NULL ORDER BY l.name LIMIT 1`,
    );
    assert.deepEqual(await submitted({ papers: [{ name: held.name, from: null }] }), [
      ["DRAFT_PAPER_HELD", "/papers/0/name"],
    ]);
    const { id } = done(await drafted("add", "X01", permit("X01", { papers: [{ name: held.name, from: held.item }] })));
    done(await ask("submitChange", people.keeper, id));
  });

  test("a paper that begins to be yielded while a change is under way stops it at the check, the approval and the publication (COM-05)", async () => {
    const ids = [];
    for (const code of ["X02", "X03", "X04"])
      ids.push(done(await drafted("add", code, permit(code, { papers: [{ name: "新出的证", from: null }] }))).id);
    const [checked = "", passed = "", ready = ""] = ids;
    done(await ask("submitChange", people.keeper, checked));
    done(await ask("submitChange", people.keeper, passed));
    done(await ask("checkLegality", people.legal, passed, { passed: true }));
    await approved(ready);
    const maker = done(
      await drafted("add", "X05", permit("X05", { yields: ["新出的证"] }), { effectiveFrom: "2026-03-20" }),
    );
    await approved(maker.id);
    done(await ask("publishChange", people.keeper, maker.id));
    const told = [["DRAFT_PAPER_HELD", "/papers/0/name"]];
    assert.deepEqual(faultsTold(await ask("checkLegality", people.legal, checked, { passed: true })), told);
    assert.deepEqual(faultsTold(await ask("approveChange", people.leader, passed, { passed: true })), told);
    assert.deepEqual(faultsTold(await ask("publishChange", people.keeper, ready)), told);
  });

  test("a fee needs a law in force on the day, not one that has ended (LST-15)", async () => {
    await law("老收费法", "law", "2000-01-01");
    const fee = (basis: string) => ({
      fee: "工本费10元",
      fees: [{ name: "工本费", standard: "10元", basis }],
    });
    assert.deepEqual(await submitted(fee("老收费法 第3条") as never), [["DRAFT_FEE", "/fees/0/basis"]]);
  });

  test("holder, supervisor and the body in whose name are in the directory and live on the day (IDN-06)", async () => {
    const entrusted = (inNameOf: string) => ({ powers: [holder({ mode: "entrusted", inNameOf })] });
    assert.deepEqual(await submitted(entrusted("NOBODY")), [["DRAFT_BODY", "/powers/0/inNameOf"]]);
    assert.deepEqual(await submitted(entrusted(ended.id)), [["DRAFT_BODY_ENDED", "/powers/0/inNameOf"]]);
    assert.deepEqual(await submitted({ powers: [holder({ body: ended.id })] }), [
      ["DRAFT_BODY_ENDED", "/powers/0/body"],
    ]);
    assert.deepEqual(await submitted({ supervision: [{ ...supervised, body: ended.id }] }), [
      ["DRAFT_BODY_ENDED", "/supervision/0/body"],
    ]);
    assert.deepEqual(await submitted({ powers: [holder({ division: "999999" })] }), [
      ["DRAFT_BODY_DIVISION", "/powers/0/division"],
    ]);
  });

  test("a committee neither lends its name to a permit nor supervises one (LST-13)", async () => {
    assert.deepEqual(await submitted({ powers: [holder({ mode: "entrusted", inNameOf: committee.id })] }), [
      ["DRAFT_BODY_PRINCIPAL", "/powers/0/inNameOf"],
    ]);
    assert.deepEqual(await submitted({ supervision: [{ ...supervised, body: committee.id }] }), [
      ["DRAFT_SUPERVISION_ORGAN", "/supervision/0/body"],
    ]);
  });

  test("one body has one power in a division and one supervision entry, and a permit binds (LST-09, LST-16, INV-08)", async () => {
    assert.deepEqual(await submitted({ powers: [holder({}), holder({ mode: "delegated" })] }), [
      ["DRAFT_POWER_TWICE", "/powers/1/body"],
    ]);
    assert.deepEqual(await submitted({ supervision: [supervised, supervised] }), [
      ["DRAFT_SUPERVISOR_TWICE", "/supervision/1/body"],
    ]);
    assert.deepEqual(await submitted({ binding: false }), [["DRAFT_BINDING", "/binding"]]);
  });

  test("supervision that begins only later does not carry a permit that begins now; a new entry ends where it begins (LST-09)", async () => {
    await query("UPDATE supervision_entries SET valid_from = '2026-06-01' WHERE item = 'B16'");
    const [later] = await query("SELECT body FROM supervision_entries WHERE item = 'B16'");
    const { id } = done(await drafted("adjust", "B16", permit("B16", { supervision: [] })));
    assert.deepEqual(faultsTold(await ask("submitChange", people.keeper, id)), [["DRAFT_SUPERVISION", "/supervision"]]);
    done(await saved(id, permit("B16", { supervision: [{ ...supervised, body: later.body }] })));
    await approved(id);
    done(await ask("publishChange", people.keeper, id));
    assert.deepEqual(
      await query("SELECT valid_from, valid_to FROM supervision_entries WHERE item = 'B16' AND body = $1 ORDER BY 1", [
        later.body,
      ]),
      [
        { valid_from: "2026-04-01", valid_to: "2026-06-01" },
        { valid_from: "2026-06-01", valid_to: null },
      ],
    );
  });
});
