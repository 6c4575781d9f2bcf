import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, listCity, people, permit, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("an entry on its way to the list", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await law("建筑法");
  });
  after(() => here.close());

  const { ask, query, drafted, approved, law } = listCity(() => here);
  const carried = async (id: string) => {
    await approved(id);
    return ask("publishChange", people.keeper, id);
  };

  test("a new permit is drafted, checked, approved and published by at least two persons, with its parts and power (LST-11, LST-16)", async () => {
    const { id } = done(await drafted("add", "X01", permit("X01")));
    done(await carried(id));
    const [version] = await query("SELECT id, valid_from, promised_days FROM item_versions WHERE item = 'X01'");
    assert.deepEqual(version, { id: "X01@1", valid_from: "2026-04-01", promised_days: 3 });
    const parts = await query("SELECT part, name FROM listed_parts WHERE list = 'X01@1' ORDER BY part");
    assert.deepEqual(parts, [
      { part: "paper", name: "申请表" },
      { part: "result", name: "X01许可证" },
    ]);
    assert.equal((await query("SELECT 1 FROM powers WHERE id = 'X01:CON'")).length, 1);
    assert.equal((await query("SELECT 1 FROM supervision_entries WHERE item = 'X01'")).length, 1);
    const [clock] = await query("SELECT state, limit_days FROM clocks WHERE owner = $1", [id]);
    assert.deepEqual(clock, { state: "stopped", limit_days: 20 });
  });

  test("an adjustment ends the version in force on the day on which the new one begins; running cases keep theirs (LST-04)", async () => {
    const received = done(
      await here.city.execute({
        command: "approvals.receive",
        who: { kind: "person", person: "p-con-window" },
        on: null,
        input: { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers: [] },
      }),
    );
    const content = permit("B47", { name: "建筑工程施工许可证核发", promisedDays: 2, supervision: [] });
    const { id } = done(await drafted("adjust", "B47", { ...content, supervision: permit("B47").supervision }));
    done(await carried(id));
    const versions = await query(
      "SELECT number, valid_from, valid_to FROM item_versions WHERE item = 'B47' ORDER BY number",
    );
    assert.deepEqual(
      versions.map(({ number, valid_to }) => [number, valid_to]),
      [
        [1, "2026-04-01"],
        [2, null],
      ],
    );
    const [own] = await query("SELECT item_version, item_until FROM cases WHERE id = $1", [received.id]);
    assert.deepEqual(own, { item_version: "B47@1", item_until: "2026-04-01" });
  });

  test("a cancellation names what replaces it, and from its day on nothing is taken in (LST-11)", async () => {
    refused(await drafted("cancel", "B36", null), "REPLACEMENT_MISSING", "LST-11");
    const replacement = { kind: "filing", item: null };
    const { id } = done(await drafted("cancel", "B36", null, { replacement }));
    done(await carried(id));
    const receive = () =>
      here.city.execute({
        command: "approvals.receive",
        who: { kind: "person", person: "p-cmb-window" },
        on: null,
        input: { item: "B36", power: "B36:CMB", applicant: "enterprise-01", papers: [] },
      });
    here.city.time.set("2026-03-31T01:00:00Z");
    done(await receive());
    here.city.time.set("2026-04-01T01:00:00Z");
    refused(await receive(), "NOT_ALLOWED", "ACC-01");
    here.city.time.set("2026-03-02T01:00:00Z");
  });

  test("who wrote it neither checks nor approves it, and nothing is published before both (LST-11)", async () => {
    const { id } = done(await drafted("add", "X02", permit("X02")));
    refused(await ask("publishChange", people.keeper, id), "CHANGE_STATE", "LST-11");
    done(await ask("submitChange", people.keeper, id));
    refused(await ask("checkLegality", people.keeper, id, { passed: true }), "NOT_ALLOWED", "ACC-01");
    refused(await ask("checkLegality", people.legal, id, { passed: false }), "OPINION_MISSING", "LST-11");
    done(await ask("checkLegality", people.legal, id, { passed: false, opinion: "依据条款不符" }));
    const [row] = await query("SELECT state, opinion FROM list_changes WHERE id = $1", [id]);
    assert.deepEqual(row, { state: "returned", opinion: "依据条款不符" });
    await assert.rejects(query("UPDATE list_changes SET checker = drafter WHERE id = $1", [id]), {
      constraint: "change_checked_by_another",
    });
  });

  test("what a permit may not be is told field by field when it is submitted (LST-09, LST-12, LST-15, CLK-19)", async () => {
    const wrong = permit("X03", {
      bases: ["城市建筑垃圾管理规定 第8条"],
      promisedDays: 9,
      fee: "工本费",
      supervision: [],
    });
    const { id } = done(await drafted("add", "X03", wrong));
    const no = refused(await ask("submitChange", people.keeper, id), "DRAFT_FAULTY", "LST-11");
    const faults = no.details.faults as { rule: string; field: string }[];
    assert.deepEqual(
      faults.map(({ rule, field }) => [rule, field]),
      [
        ["LST-12", "/bases"],
        ["CLK-19", "/promisedDays"],
        ["LST-15", "/fee"],
        ["LST-09", "/supervision"],
      ],
    );
  });

  test("two live versions of one item, or a second open change of it, are refused (LST-04, LST-11)", async () => {
    refused(await drafted("add", "B01", permit("B01")), "ITEM_ON_LIST", "LST-04");
    done(await drafted("adjust", "B02", permit("B02")));
    refused(await drafted("adjust", "B02", permit("B02")), "CHANGE_OPEN", "LST-11");
    refused(
      await drafted("adjust", "B47", permit("B47"), { effectiveFrom: "2026-03-15" }),
      "EFFECTIVE_OVERLAP",
      "LST-04",
    );
    refused(await drafted("add", "X04", permit("X04"), { effectiveFrom: "2026-03-01" }), "EFFECTIVE_PAST", "LST-11");
  });
});
