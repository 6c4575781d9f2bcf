import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, holder, listCity, people, permit, refused, supervised } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("whose hands a change of the lists may go through", () => {
  let here: PackCity;
  const { ask, query, drafted, saved, law, post } = listCity(() => here);
  const heads = { con: "p-con-head", tob: "p-tob-head", cmb: "p-cmb-head" };
  const county = { division: "360502", keeper: "p-ysg-leader", body: "" };
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await law("建筑法");
    await post(people.keeper, "JUS", "legalReviewer");
    await post(heads.con, "JUS", "legalReviewer");
    await post(people.leader, "ADM", "listKeeper");
    await post(county.keeper, "YSG", "listKeeper");
    const [found] = await query(
      "SELECT id FROM bodies WHERE division = $1 AND kind = '政府部门' AND valid_to IS NULL LIMIT 1",
      [county.division],
    );
    county.body = found.id;
  });
  after(() => here.close());

  test("a keeper who holds the legal reviewer's post as well does not check what they drafted themselves (LST-11)", async () => {
    const { id } = done(await drafted("add", "X01", permit("X01")));
    done(await ask("submitChange", people.keeper, id));
    refused(await ask("checkLegality", people.keeper, id, { passed: true }), "SAME_PERSON", "LST-11");
    const waits = async (person: string) => {
      const answer = await here.city.ask("lists.drafts", { kind: "person", person }, { state: "mine", item: "X01" });
      return (answer as { total: number }).total;
    };
    assert.deepEqual([await waits(people.keeper), await waits(people.legal)], [0, 1]);
    done(await ask("checkLegality", people.legal, id, { passed: true }));
  });

  test("who only saved a draft is one of its writers and does not check it either (LST-11)", async () => {
    const { id } = done(await drafted("add", "X02", permit("X02")));
    done(await saved(id, permit("X02", { promisedDays: 1 }), {}, heads.con));
    done(await ask("submitChange", people.keeper, id));
    refused(await ask("checkLegality", heads.con, id, { passed: true }), "SAME_PERSON", "LST-11");
    const [row] = await query("SELECT drafter, writers FROM list_changes WHERE id = $1", [id]);
    assert.deepEqual(row, { drafter: people.keeper, writers: [people.keeper, heads.con] });
    await assert.rejects(query("UPDATE list_changes SET checker = $2 WHERE id = $1", [id, heads.con]), {
      constraint: "change_checked_by_another",
    });
  });

  test("a leader who wrote at a change, or submitted it, does not approve it (LST-11)", async () => {
    const { id } = done(await drafted("add", "X03", permit("X03")));
    done(await ask("submitChange", people.leader, id));
    done(await ask("checkLegality", people.legal, id, { passed: true }));
    refused(await ask("approveChange", people.leader, id, { passed: true }), "SAME_PERSON", "LST-11");
    refused(await ask("approveChange", people.leader, id, { passed: false, opinion: "不" }), "SAME_PERSON", "LST-11");
    await assert.rejects(query("UPDATE list_changes SET approver = $2 WHERE id = $1", [id, people.leader]), {
      constraint: "change_approved_by_another",
    });
  });

  test("who checked it last time may write at it once it is returned, and then checks it no more (LST-11)", async () => {
    await post(people.legal, "ADM", "listKeeper");
    const { id } = done(await drafted("add", "X04", permit("X04")));
    done(await ask("submitChange", people.keeper, id));
    done(await ask("checkLegality", people.legal, id, { passed: true }));
    done(await ask("approveChange", people.leader, id, { passed: false, opinion: "承诺再短一点" }));
    done(await saved(id, permit("X04", { promisedDays: 1 }), {}, people.legal));
    done(await ask("submitChange", people.keeper, id));
    refused(await ask("checkLegality", people.legal, id, { passed: true }), "SAME_PERSON", "LST-11");
  });

  test("a head writes only at changes of powers that the own body has or is to have (LST-11, LST-16)", async () => {
    const { id } = done(await drafted("add", "X05", permit("X05"), {}, heads.con));
    const own = permit("X05", { powers: [holder({ body: "TOB" })] });
    for (const outcome of [
      await drafted("add", "X06", permit("X06"), {}, heads.tob),
      await saved(id, own, {}, heads.tob),
      await ask("submitChange", heads.tob, id),
      await ask("abandonChange", heads.tob, id, { opinion: "不要了" }),
    ])
      refused(outcome, "NOT_ALLOWED", "ACC-01");
    done(await ask("submitChange", heads.con, id));
    done(await ask("abandonChange", heads.con, id, { opinion: "不要了" }));
  });

  test("only the head of a body that holds the power applies for its withdrawal (LST-11)", async () => {
    const replacement = { kind: "filing", item: null };
    refused(await drafted("cancel", "B36", null, { replacement }, heads.con), "NOT_ALLOWED", "ACC-01");
    const { id } = done(await drafted("cancel", "B36", null, { replacement }, heads.cmb));
    refused(await ask("submitChange", heads.con, id), "NOT_ALLOWED", "ACC-01");
    done(await ask("submitChange", heads.cmb, id));
  });

  test("a county neither changes the city's entries nor gives the city's powers; its own it does (LST-11)", async () => {
    const { division } = county;
    const of = (draft: ReturnType<typeof permit>) =>
      drafted(draft.code.startsWith("B") ? "adjust" : "add", draft.code, draft, { division }, county.keeper);
    const own = {
      powers: [holder({ body: county.body, division })],
      supervision: [{ ...supervised, body: county.body }],
    };
    const no = refused(await of(permit("B02", own)), "DIVISION_OUTSIDE", "LST-11");
    assert.equal(no.details.place, "新余市");
    refused(await of(permit("X07")), "DIVISION_OUTSIDE", "LST-11");
    const cancelled = { division, replacement: { kind: "none", item: null } };
    refused(await drafted("cancel", "B06", null, cancelled, county.keeper), "DIVISION_OUTSIDE", "LST-11");
    const { id } = done(await of(permit("X07", own)));
    refused(await saved(id, permit("X07"), {}, county.keeper), "DIVISION_OUTSIDE", "LST-11");
    refused(await drafted("add", "X08", permit("X08"), {}, county.keeper), "NOT_ALLOWED", "ACC-01");
  });

  test("the city gives powers in its counties and townships, whose divisions it contains (LST-11)", async () => {
    const powers = [holder({}), holder({ body: county.body, division: county.division })];
    done(await drafted("add", "X09", permit("X09", { powers })));
  });
});
