import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Done, Outcome, Who } from "#kernel/records/asked.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { reportableBodies } from "./reportable-bodies.ts";
import type { ReportRow, ReportShown } from "./reports-query.ts";

describe("a report that a body does not act", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const nobody: Who = { kind: "anyone" };
  const as = (person: string): Who => ({ kind: "person", person });
  const supervisor = as("p-els-supervisor");
  const leader = as("p-gov-leader");
  const what = "材料交齐三周了，一直不说受理不受理，打电话也没有人接。";
  const act = (command: string, who: Who, on: string | null, input: object) =>
    here.city.execute({ command: `lists.${command}`, who, on, input });
  const report = (input: object = {}, who = nobody) =>
    act("reportInaction", who, null, { body: "CON", item: "B47", what, ...input });
  const done = (outcome: Outcome): Done => {
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const refused = (outcome: Outcome, code: string, rule: string) => {
    assert.ok("refused" in outcome, JSON.stringify(outcome));
    assert.deepEqual([outcome.code, outcome.rule], [code, rule]);
  };
  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const clocksOf = (id: string) =>
    query("SELECT name, limit_days, unit, state, due FROM clocks WHERE owner = $1 ORDER BY name", [id]);

  test("anybody may report, without a name, and gets a code and two running clocks (LST-16, SUP-06)", async () => {
    const { id } = done(await report());
    const [row] = await query("SELECT body, item, state, contact, query_code FROM inaction_reports WHERE id = $1", [
      id,
    ]);
    assert.deepEqual([row.body, row.item, row.state, row.contact], ["CON", "B47", "received", null]);
    assert.match(row.query_code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    assert.deepEqual(await clocksOf(id), [
      { name: "answer", limit_days: 15, unit: "workday", state: "running", due: "2026-03-23" },
      { name: "taking", limit_days: 5, unit: "workday", state: "running", due: "2026-03-09" },
    ]);
    const told = await query("SELECT post FROM notices WHERE about = $1", [id]);
    assert.deepEqual(told, [{ post: "ELS:supervisor" }]);
  });

  test("what was written and how to reach the writer stand in the journal by reference only (LST-16)", async () => {
    const { id } = done(await report({ contact: "13800000000", what: `${what}（独一无二）` }));
    const [entry] = await query("SELECT fields FROM changes WHERE record = 'inactionReport' AND id = $1", [id]);
    assert.equal(entry.fields.body, "CON");
    assert.doesNotMatch(JSON.stringify(entry.fields), /13800000000|独一无二/);
  });

  test("a body that is not there, or an item that the list does not have, is refused at its field (IDN-06, LST-16)", async () => {
    refused(await report({ body: "NOBODY" }), "REPORT_BODY", "IDN-06");
    refused(await report({ body: "PRM" }), "REPORT_BODY", "IDN-06");
    refused(await report({ item: "Z99" }), "REPORT_ITEM", "LST-16");
  });

  test("it is taken and answered by a supervisor; the head of the body is told, and each clock stops with its act (SUP-06)", async () => {
    const { id } = done(await report());
    const answer = { finding: "founded", answer: "经查属实，已责令三日内受理。" };
    refused(await act("answerReport", supervisor, id, answer), "REPORT_STATE", "SUP-06");
    refused(await act("takeReport", as("p-con-head"), id, { taken: true }), "NOT_ALLOWED", "ACC-01");
    here.city.time.set("2026-03-04T01:00:00Z");
    done(await act("takeReport", supervisor, id, { taken: true }));
    assert.deepEqual(
      (await clocksOf(id)).map(({ name, state }) => [name, state]),
      [
        ["answer", "running"],
        ["taking", "stopped"],
      ],
    );
    refused(await act("takeReport", supervisor, id, { taken: true }), "REPORT_STATE", "SUP-06");
    done(await act("answerReport", supervisor, id, answer));
    assert.deepEqual(
      (await clocksOf(id)).map(({ state }) => state),
      ["stopped", "stopped"],
    );
    const [row] = await query("SELECT state, finding, handler, answered_on FROM inaction_reports WHERE id = $1", [id]);
    assert.deepEqual(row, {
      state: "answered",
      finding: "founded",
      handler: "p-els-supervisor",
      answered_on: "2026-03-04",
    });
    const posts = (await query("SELECT post FROM notices WHERE about = $1", [id])).map(({ post }) => post);
    assert.ok(posts.includes("CON:head"));
    here.city.time.set("2026-03-02T01:00:00Z");
  });

  test("who does not take it says why, and that is the only other end (SUP-06)", async () => {
    const { id } = done(await report());
    refused(await act("takeReport", supervisor, id, { taken: false }), "REPORT_REASON", "SUP-06");
    done(
      await act("takeReport", supervisor, id, { taken: false, reason: "这件事由法院处理，请向渝水区人民法院起诉。" }),
    );
    assert.deepEqual(
      (await clocksOf(id)).map(({ state }) => state),
      ["stopped", "stopped"],
    );
    refused(
      await act("answerReport", supervisor, id, { finding: "unfounded", answer: "不属实，已经办理。" }),
      "REPORT_STATE",
      "SUP-06",
    );
  });

  test("time alone closes no report: its light turns red and it stays with its owner (LST-16, SUP-01)", async () => {
    const { id } = done(await report());
    here.city.time.set("2026-03-10T01:00:00Z");
    await here.city.settle();
    const list = (await here.city.ask("lists.inactionReports", supervisor, { light: "red" })) as { rows: ReportRow[] };
    const own = list.rows.find((row) => row.id === id);
    assert.deepEqual([own?.state, own?.standing?.clock, own?.standing?.light], ["received", "taking", "red"]);
    const [row] = await query("SELECT state FROM inaction_reports WHERE id = $1", [id]);
    assert.equal(row.state, "received");
    here.city.time.set("2026-03-02T01:00:00Z");
  });

  test("no command but taking and answering changes a report (LST-16)", () => {
    const able = [...here.city.registry.commands.values()].filter(({ on }) => on?.name === "inactionReport");
    assert.deepEqual(able.map(({ name }) => name).sort(), ["lists.answerReport", "lists.takeReport"]);
  });

  test("a township answers for what it may decide: the forest farm among them, no agency, supervises no permit (LST-09)", async () => {
    const without = await query(`SELECT s.id FROM supervision_entries s JOIN bodies b ON b.id = s.body
      WHERE b.level = 'township' AND NOT EXISTS (SELECT 1 FROM powers p WHERE p.item = s.item AND p.body = s.body)`);
    assert.deepEqual(without, []);
    const [own] = await query(`SELECT count(*) FILTER (WHERE body = 'TWN-360502100')::int AS town,
      count(*) FILTER (WHERE body = 'TWN-360521505')::int AS farm FROM supervision_entries WHERE item IN ('B16', 'C42')`);
    assert.deepEqual(own, { town: 2, farm: 0 });
  });

  test("the form offers who has a power or service on the day; a committee only when one comes from its page (LST-16)", async () => {
    const on = here.city.today();
    const offered = await reportableBodies(here.city, on, undefined);
    const holding = await query(
      `SELECT DISTINCT b.id FROM powers p JOIN bodies b ON b.id = p.body
       WHERE b.level <> 'community' AND p.valid_from <= $1 AND $1 < p.valid_until
         AND b.valid_from <= $1 AND (b.valid_to IS NULL OR $1 < b.valid_to)`,
      [on],
    );
    assert.deepEqual(offered.map(({ id }) => id).sort(), holding.map(({ id }) => id).sort());
    // The farm offers public services, so it can be reported for them.
    assert.ok(offered.some(({ id }) => id === "TWN-360521505"));
    const [committee] = await query("SELECT id FROM bodies WHERE level = 'community' ORDER BY id LIMIT 1");
    assert.ok(!offered.some(({ id }) => id === committee.id));
    const asked = await reportableBodies(here.city, on, committee.id);
    assert.equal(asked.length, offered.length + 1);
    assert.deepEqual(await reportableBodies(here.city, on, "nobody"), offered);
  });

  test("nobody judges their own body: a report about the supervisors is handled by a leader (LST-16)", async () => {
    const { id } = done(await report({ body: "ELS", item: null }));
    assert.deepEqual(await query("SELECT post FROM notices WHERE about = $1", [id]), []);
    refused(await act("takeReport", supervisor, id, { taken: true }), "REPORT_OWN_BODY", "LST-16");
    done(await act("takeReport", leader, id, { taken: true }));
  });

  test("nobody reads who reported their own body, whatever other post they hold, and another handler does (LST-16)", async () => {
    const contact = "13800000000";
    const { id } = done(await report({ body: "ELS", item: null, contact }));
    const one = (who: Who) => here.city.ask("lists.inactionReport", who, { id });
    const listed = async (who: Who) => {
      const list = (await here.city.ask("lists.inactionReports", who, { limit: 200 })) as { rows: ReportRow[] };
      return list.rows.some((row) => row.id === id);
    };
    assert.ok(isRefusal(await one(supervisor)));
    assert.equal(await listed(supervisor), false);
    assert.equal(((await one(leader)) as ReportShown).contact, contact);
    assert.equal(await listed(leader), true);
    // A second post weighs as much as the first: neither commands nor queries fall back on the other one.
    await query(`INSERT INTO holdings (id, version, person, post, valid_from)
      VALUES ('also-supervisor', 1, 'p-gov-leader', 'ELS:supervisor', '2026-01-01')`);
    assert.ok(isRefusal(await one(leader)));
    assert.equal(await listed(leader), false);
    refused(await act("takeReport", leader, id, { taken: true }), "REPORT_OWN_BODY", "LST-16");
    await query("UPDATE holdings SET valid_to = '2026-03-02' WHERE id = 'also-supervisor'");
    assert.equal(await listed(leader), true);
    done(await act("takeReport", leader, id, { taken: true }));
  });

  test("the list tells supervisors who is reported and how it stands, the open ones by their due day; others see nothing (SUP-06)", async () => {
    const list = (await here.city.ask("lists.inactionReports", supervisor, {})) as { total: number; rows: ReportRow[] };
    const open = list.rows.filter(({ standing }) => standing !== null).map(({ standing }) => standing?.due ?? "");
    assert.deepEqual(open, open.toSorted());
    assert.equal(list.rows.length, list.total);
    assert.deepEqual(
      list.rows.filter((row) => "what" in row || "contact" in row || "queryCode" in row),
      [],
    );
    const named = (await here.city.ask("lists.inactionReports", supervisor, { body: "住房和城乡" })) as typeof list;
    assert.ok(named.total > 0);
    assert.deepEqual([...new Set(named.rows.map(({ body }) => body))], ["CON"]);
    const none = (await here.city.ask("lists.inactionReports", supervisor, { body: "没有这个机关" })) as typeof list;
    assert.equal(none.total, 0);
    const { id } = done(await report());
    const one = (await here.city.ask("lists.inactionReport", supervisor, { id })) as ReportShown;
    assert.equal(one.what, what);
    for (const who of [nobody, as("p-con-window")])
      assert.ok(isRefusal(await here.city.ask("lists.inactionReport", who, { id })));
  });
});
