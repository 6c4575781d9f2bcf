import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("a case whose clock is held, extended or missed", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input });
  const papersOf = (item: string) =>
    here.pack.itemVersions.find((one) => one.item === item)?.papers.map(({ name }) => name) ?? [];
  const row = async (id: string) => (await query("SELECT * FROM cases WHERE id = $1", [id]))[0];
  const due = async (id: string, name = "legal") =>
    (await query("SELECT due, state FROM clocks WHERE owner = $1 AND name = $2", [id, name]))[0];
  const documents = async (id: string, kind: string) =>
    query("SELECT number, content FROM documents WHERE about = $1 AND kind = $2", [id, kind]);
  /** A case of the land bureau accepted on a day: twenty workdays by the law, five promised. */
  const accepted = async (on: string, item = "B07", body = "lnd", more: Record<string, unknown> = {}) => {
    at(on);
    for (const [column, value] of Object.entries(more))
      await query(`UPDATE item_versions SET ${column} = $2 WHERE item = $1`, [item, value]);
    const input = { item, power: `${item}:${body.toUpperCase()}`, applicant: "enterprise-01", papers: papersOf(item) };
    const { id } = done(await ask("receive", `p-${body}-window`, null, input));
    done(await ask("accept", `p-${body}-window`, id));
    return id;
  };
  const expert = { ground: "专家评审", plannedDays: 8 };

  test("a pause needs a ground of the closed list; its notice has a number and says how long (CLK-16, CLK-07)", async () => {
    const id = await accepted("2026-03-02");
    for (const ground of ["公示", "现场踏勘", "领导外出"])
      assert.ok("refused" in (await ask("pause", "p-lnd-reviewer", id, { ground, plannedDays: 5 })));
    at("2026-03-05");
    done(await ask("pause", "p-lnd-reviewer", id, expert));
    const [notice] = await documents(id, "特别程序告知书");
    assert.match(notice.number, /〔2026〕/);
    assert.deepEqual(
      [notice.content.ground, notice.content.plannedDays, notice.content.until],
      ["专家评审", 8, "2026-03-17"],
    );
    assert.deepEqual([(await due(id)).state, (await due(id)).due], ["paused", null]);
    assert.equal((await due(id, "promised")).state, "paused");
  });

  test("consulting is excluded only for an item of which a special law says so (CLK-17)", async () => {
    const consulting = { ground: "征求意见", plannedDays: 10 };
    const plain = await accepted("2026-03-02");
    refused(await ask("pause", "p-lnd-reviewer", plain, consulting), "GROUND_NOT_EXCLUDED", "CLK-17");
    const law = [{ ground: "征求意见", days: 20, unit: "workday", law: "取水许可和水资源费征收管理条例 第十九条" }];
    const water = await accepted("2026-03-02", "B24", "wat", { special: JSON.stringify(law) });
    done(await ask("pause", "p-wat-reviewer", water, consulting));
  });

  test("paused on 03-10 and resumed on 03-20, twenty workdays from 03-02 end on 04-10; ten more on 04-09 end on 04-24 (CLK-12, CLK-28)", async () => {
    const id = await accepted("2026-03-02", "B12", "lnd", { promised_days: 20 });
    at("2026-03-10");
    done(await ask("pause", "p-lnd-reviewer", id, expert));
    at("2026-03-20");
    done(await ask("resume", "p-lnd-reviewer", id));
    assert.equal((await due(id)).due, "2026-04-10");
    at("2026-04-09");
    done(await ask("extend", "p-lnd-head", id, { days: 10, reason: "需补充论证用地方案" }));
    assert.deepEqual([(await due(id)).due, (await due(id, "promised")).due], ["2026-04-24", "2026-04-24"]);
    const [notice] = await documents(id, "延期通知书");
    assert.equal(notice.content.reason, "需补充论证用地方案");
  });

  test("20 workdays from 2026-09-18 extended by 10 end on 2026-11-05, once and by the head only (CLK-12)", async () => {
    const id = await accepted("2026-09-18");
    const ten = { days: 10, reason: "情况复杂，需要延长" };
    refused(await ask("extend", "p-lnd-decider", id, ten), "NOT_ALLOWED", "ACC-01");
    refused(await ask("extend", "p-gov-leader", id, ten), "HEAD_APPROVES", "CLK-12");
    refused(await ask("extend", "p-lnd-head", id, { ...ten, days: 11 }), "EXTENSION_TOO_LONG", "CLK-12");
    done(await ask("extend", "p-lnd-head", id, ten));
    assert.equal((await due(id)).due, "2026-11-05");
    const second = await ask("extend", "p-lnd-head", id, ten);
    refused(second, "CLOCK_FORBIDS", "CLK-12");
  });

  test("approving an investment takes 20 workdays, and 40 more with the head's approval: its own law, not the general ten (INV-02, CLK-12)", async () => {
    const id = await accepted("2026-03-02", "B02", "drc", { promised_days: 20 });
    assert.equal((await due(id)).due, "2026-03-30");
    const opinions = { reason: "情况复杂，需要征求有关单位意见" };
    refused(await ask("extend", "p-drc-head", id, { ...opinions, days: 41 }), "EXTENSION_TOO_LONG", "CLK-12");
    done(await ask("extend", "p-drc-head", id, { ...opinions, days: 40 }));
    assert.equal((await due(id)).due, here.city.calendar().addWorkdays("2026-03-30" as never, 40).day);
  });

  test("an extension on the last day is in time, one on the day after is not (CLK-12)", async () => {
    const [last, late] = [await accepted("2026-03-02"), await accepted("2026-03-02")];
    const ten = { days: 10, reason: "情况复杂，需要延长" };
    const { due: day } = await due(last);
    at(day);
    done(await ask("extend", "p-lnd-head", last, ten));
    at("2026-03-31");
    refused(await ask("extend", "p-lnd-head", late, ten), "CLOCK_FORBIDS", "CLK-12");
    assert.equal((await due(last, "promised")).due, "2026-03-09", "a broken promise is not mended");
  });

  test("where a special law gives its own days and approver, they win (CLK-13, CLK-18)", async () => {
    const special = { days: 15, by: "leader", basis: "行政许可法 第四十二条第二款" };
    const id = await accepted("2026-03-02", "B10", "lnd", { extension: JSON.stringify(special) });
    const longer = { days: 15, reason: "联合办理需要更多时间" };
    refused(await ask("extend", "p-lnd-head", id, longer), "GOVERNMENT_APPROVES", "CLK-13");
    done(await ask("extend", "p-gov-leader", id, longer));
    assert.equal((await due(id)).due, "2026-04-21");
  });

  test("a pause that ends on the very due day is explained or refused (CLK-16, SUP-04 A08)", async () => {
    const id = await accepted("2026-03-02");
    at("2026-03-03");
    refused(await ask("pause", "p-lnd-reviewer", id, { ...expert, plannedDays: 4 }), "ENDS_ON_DUE_DAY", "SUP-04");
    done(await ask("pause", "p-lnd-reviewer", id, expert));
    at("2026-03-09");
    refused(await ask("resume", "p-lnd-reviewer", id), "ENDS_ON_DUE_DAY", "SUP-04");
    assert.equal((await due(id)).state, "paused");
    done(await ask("resume", "p-lnd-reviewer", id, { explanation: "专家组当天交来评审报告" }));
    assert.equal((await due(id, "promised")).due, "2026-03-13");
  });

  test("an overdue clock cannot be held, and a held case cannot be decided (CLK-16, CLK-28)", async () => {
    const id = await accepted("2026-03-02");
    at("2026-03-31");
    refused(await ask("pause", "p-lnd-reviewer", id, expert), "CLOCK_FORBIDS", "CLK-28");
    const held = await accepted("2026-03-31");
    done(await ask("pause", "p-lnd-reviewer", held, expert));
    refused(await ask("decide", "p-lnd-decider", held, { decision: "granted" }), "CASE_PAUSED", "CLK-16");
  });

  test("past the promise and within the law, only the law's limit is held; the broken promise stays broken (CLK-19, CLK-28)", async () => {
    const id = await accepted("2026-03-02");
    at("2026-03-12");
    done(await ask("pause", "p-lnd-reviewer", id, expert));
    assert.deepEqual([(await due(id)).state, (await due(id, "promised")).state], ["paused", "running"]);
    at("2026-03-16");
    done(await ask("resume", "p-lnd-reviewer", id));
    assert.deepEqual([(await due(id)).due, (await due(id, "promised")).due], ["2026-04-01", "2026-03-09"]);
  });

  test("a pause that goes on beyond its notice is told to who signs (CLK-16)", async () => {
    const id = await accepted("2026-03-02");
    done(await ask("pause", "p-lnd-reviewer", id, { ...expert, plannedDays: 3 }));
    at("2026-03-07");
    await here.city.settle();
    const told = await query("SELECT post, title FROM notices WHERE about = $1 AND post IS NOT NULL ORDER BY post", [
      id,
    ]);
    assert.deepEqual(
      told.map(({ post }) => post),
      ["LND:decider", "LND:head"],
    );
    assert.match(told[0].title.zh, /暂停已超过告知的天数/);
  });

  test("a broken promise is explained in public, with a number; one that is kept is not (CLK-19)", async () => {
    const id = await accepted("2026-03-02");
    const why = { reason: "现场核查发现界址不清，需重新勘测" };
    refused(await ask("explainDelay", "p-lnd-decider", id, why), "NOT_LATE", "CLK-19");
    at("2026-03-10");
    done(await ask("explainDelay", "p-lnd-decider", id, why));
    assert.equal((await row(id)).late_reason, why.reason);
    assert.equal((await documents(id, "逾期说明")).length, 1);
  });

  test("an overdue case stays open: nothing approves it (CLK-24)", async () => {
    const id = await accepted("2026-03-02");
    at("2026-09-30");
    await here.city.settle();
    assert.deepEqual([(await row(id)).status, (await row(id)).decision], ["accepted", null]);
  });
});
