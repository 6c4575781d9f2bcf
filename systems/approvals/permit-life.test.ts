import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { permitCity } from "#tests/city/permit-city.ts";

describe("what a decision gave", () => {
  let here: PackCity;
  const play = permitCity(() => here);
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await play.validity(6);
  });
  after(() => here.close());

  const renewal = (permit: { id: string }) => ({ kind: "renewal", permit: permit.id });
  const kinds = async (about: string) =>
    (await play.query("SELECT kind FROM documents WHERE about = $1 ORDER BY serial", [about])).map(({ kind }) => kind);

  test("a granted permit is recorded once, with all that it yields, its term and a number of its own (DOC-01, DOC-04)", async () => {
    const first = await play.granted("2026-03-04");
    const second = await play.granted("2026-03-04");
    assert.deepEqual(
      [first.state, first.holder, first.name, first.issued_on, first.valid_from, first.valid_to],
      ["valid", "enterprise-01", "施工许可证", "2026-03-04", "2026-03-04", "2026-09-03"],
    );
    assert.match(first.number, /^[\u4e00-\u9fa5]{2,12}证字〔2026〕[1-9]\d*号$/);
    assert.deepEqual([second.series, second.serial], [first.series, first.serial + 1]);
    const { rows } = await here.database.city.pool.query(
      "SELECT array_agg(serial ORDER BY serial) = array_agg(n) AS whole FROM (SELECT serial, row_number() OVER (ORDER BY serial)::int AS n FROM documents WHERE office_code = '余建审字') d",
    );
    assert.equal(rows[0].whole, true, "the documents' own series has no gap");
  });

  test("without a term in the item's version it is valid without an end, and there is nothing to renew (CLK-23)", async () => {
    await play.validity(null);
    const permit = await play.granted("2026-03-04");
    assert.equal(permit.valid_to, null);
    refused(await play.receive(renewal(permit)), "RENEWAL_WITHOUT_TERM", "CLK-23");
    await play.validity(6);
  });

  test("a refused application and an item that is no permit give none (DOC-01)", async () => {
    const refusedCase = await play.accepted("2026-03-04");
    done(await play.ask("decide", "decider", refusedCase, { decision: "refused", reason: "不符合法定条件" }));
    const kindOf = new Map(here.pack.items.map(({ id, kind }) => [id, kind]));
    const powers = new Set(here.pack.powers.map(({ id }) => id));
    const plain = here.pack.itemVersions.find(
      (one) => kindOf.get(one.item) !== "行政许可" && powers.has(`${one.item}:CON`) && one.promisedDays > 0,
    );
    const other = await permitCity(() => here, plain?.item).granted("2026-03-04");
    assert.equal(other, undefined);
    assert.deepEqual(await play.query("SELECT 1 FROM permits WHERE from_case = $1", [refusedCase]), []);
  });

  test("a change or renewal is about a permit of one's own, of the same item, and a new application about none (CLK-23)", async () => {
    const permit = await play.granted("2026-03-04");
    refused(await play.receive({ kind: "change" }), "PERMIT_NAMED_WRONGLY", "CLK-23");
    refused(await play.receive({ permit: permit.id }), "PERMIT_NAMED_WRONGLY", "CLK-23");
    refused(await play.receive({ kind: "change", permit: "nothing" }), "PERMIT_NOT_OWN", "CLK-23");
    const other = { ...renewal(permit), applicant: "enterprise-02" };
    refused(await play.receive(other), "PERMIT_NOT_OWN", "CLK-23");
    done(await play.receive(renewal(permit)));
    refused(await play.receive(renewal(permit)), "PERMIT_CASE_OPEN", "CLK-23");
    done(await play.receive({ kind: "change", permit: permit.id }));
  });

  test("a granted change takes the old one's place for the rest of its term, and what else was asked goes on (CLK-27)", async () => {
    const old = await play.granted("2026-03-04");
    const running = done(await play.receive(renewal(old))).id;
    refused(await play.receive({ ...renewal(old), wish: "变更地址" }), "WISH_WITHOUT_CHANGE", "CLK-23");
    const wish = "施工单位由甲公司变更为乙公司";
    const changed = await play.granted("2026-04-01", { kind: "change", permit: old.id, wish });
    const before = await play.permit(old.id);
    assert.deepEqual([before.state, before.ended_on], ["changed", "2026-04-01"]);
    assert.deepEqual(
      [changed.state, changed.previous, changed.valid_from, changed.valid_to],
      ["valid", old.id, "2026-04-01", "2026-09-03"],
    );
    const [told] = await play.query("SELECT content FROM documents WHERE about = $1 AND kind = '变更决定书'", [
      changed.from_case,
    ]);
    assert.deepEqual([told.content.wish, told.content.permit], [wish, old.number]);
    assert.equal((await play.case(running)).permit, changed.id);
    refused(await play.receive({ kind: "change", permit: old.id }), "PERMIT_NOT_VALID", "CLK-27");
  });

  test("a renewal is asked thirty workdays before the end of the term, not later (CLK-23)", async () => {
    const permit = await play.granted("2026-03-04");
    play.at("2026-07-24");
    const late = refused(await play.receive(renewal(permit)), "RENEWAL_TOO_LATE", "CLK-23");
    assert.match(late.text.zh, /2026-07-23以前/);
    assert.match(late.next.zh, /重新申请/);
    play.at("2026-07-23", "15:59:59");
    done(await play.receive(renewal(permit)));
  });

  test("a granted renewal begins where the old term ends, and the old one holds to its last day (CLK-23)", async () => {
    const old = await play.granted("2026-03-04");
    const renewed = await play.granted("2026-07-01", renewal(old));
    const before = await play.permit(old.id);
    assert.deepEqual([before.state, before.ended_on], ["renewed", "2026-09-04"]);
    assert.deepEqual([renewed.valid_from, renewed.valid_to], ["2026-09-04", "2027-03-03"]);
    assert.ok((await kinds(renewed.from_case)).includes("延续决定书"));
    play.at("2026-09-04");
    await here.city.settle();
    assert.equal((await play.permit(old.id)).state, "renewed", "nothing is left that would end it");
  });

  test("a term ends at 24:00 of its last day by itself, where nobody asked to renew it (CLK-23)", async () => {
    const permit = await play.granted("2026-03-04");
    play.at("2026-09-03", "15:59:59");
    await here.city.settle();
    assert.equal((await play.permit(permit.id)).state, "valid");
    play.at("2026-09-07");
    await here.city.settle();
    const after = await play.permit(permit.id);
    assert.deepEqual([after.state, after.ended_on], ["expired", "2026-09-04"]);
  });

  test("a renewal asked in time and undecided at the end of the term is deemed granted (CLK-23, CLK-24)", async () => {
    const permit = await play.granted("2026-03-04");
    const id = await play.accepted("2026-07-01", renewal(permit));
    play.at("2026-09-10");
    await here.city.settle();
    const file = await play.case(id);
    assert.deepEqual(
      [file.status, file.decision, file.decided_on, file.decided_by_silence],
      ["decided", "granted", "2026-09-04", true],
    );
    const [next] = await play.query("SELECT * FROM permits WHERE previous = $1", [permit.id]);
    assert.deepEqual(
      [next.state, next.valid_from, next.valid_to, next.issued_on],
      ["valid", "2026-09-04", "2027-03-03", "2026-09-04"],
    );
    assert.equal((await play.permit(permit.id)).state, "renewed");
    const [told] = await play.query("SELECT content FROM documents WHERE about = $1 AND kind = '延续决定书'", [id]);
    assert.equal(told.content.deemed, true);
    done(await play.ask("deliver", "window", id));
  });

  test("time that is held does not keep a renewal from being deemed granted (CLK-23)", async () => {
    const permit = await play.granted("2026-03-04");
    const id = await play.accepted("2026-07-22", renewal(permit));
    done(await play.ask("pause", "decider", id, { ground: "听证", plannedDays: 60 }));
    play.at("2026-09-04");
    await here.city.settle();
    assert.equal((await play.case(id)).decision, "granted");
  });

  test("a renewal that waits for its applicant's papers, or was taken back, lets the permit expire (CLK-23)", async () => {
    const permit = await play.granted("2026-03-04");
    play.at("2026-07-01");
    const all = here.pack.itemVersions.find((one) => one.item === "B47")?.papers ?? [];
    const [lacking, ...rest] = all.map(({ name }) => name);
    const { id } = done(await play.receive({ ...renewal(permit), papers: rest }));
    const asked = [{ paper: lacking, kind: "missing", defect: "没有提交" }];
    done(await play.ask("tellMissing", "window", id, { asked }));
    const other = await play.granted("2026-03-04");
    const second = await play.accepted("2026-07-01", renewal(other));
    await here.city.execute({
      ...{ command: "approvals.withdraw", on: second, input: {} },
      who: {
        kind: "person",
        person: here.pack.speakers.find(({ subject }) => subject === "enterprise-01")?.person ?? "",
      },
    });
    play.at("2026-09-04");
    await here.city.settle();
    assert.equal((await play.permit(permit.id)).state, "expired");
    assert.equal((await play.case(id)).decision, null);
    assert.equal((await play.permit(other.id)).state, "expired");
  });
});
