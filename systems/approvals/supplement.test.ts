import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("what is missing is told once", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const window = "p-con-window";
  const all = () => here.pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name) ?? [];
  const ask = (command: string, on: string | null, input: object = {}) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person: window }, on, input });
  const at = (day: string, hour = "01:00:00") => here.city.time.set(`${day}T${hour}Z`);
  const row = async (id: string) =>
    (await here.database.city.pool.query("SELECT * FROM cases WHERE id = $1", [id])).rows[0];
  const due = async (id: string, name: string) =>
    (await here.database.city.pool.query("SELECT due, state FROM clocks WHERE owner = $1 AND name = $2", [id, name]))
      .rows[0];
  /** A case received with the first two papers missing, and what they are. */
  const received = async (on = "2026-03-02") => {
    at(on);
    const [first, second, ...rest] = all() as [string, string, ...string[]];
    const input = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers: rest };
    const { id } = done(await ask("receive", null, input));
    const lack = (...papers: string[]) => ({
      asked: papers.map((paper) => ({ paper, kind: "missing", defect: "没有提交" })),
    });
    return { id, first, second, third: rest[0] as string, lack, matter: (await row(id)).matter as string };
  };

  test("one notice tells all that is missing, has a number, and ends the clock for telling (CLK-03, CLK-07)", async () => {
    const { id, first, second, lack } = await received();
    refused(await ask("tellMissing", id, lack(first)), "NOT_ALL_TOLD", "CLK-03");
    at("2026-03-04");
    const told = done(await ask("tellMissing", id, lack(first, second)));
    assert.ok(told.changes.some(({ record }) => record === "document"));
    const { rows } = await here.database.city.pool.query(
      "SELECT number, content FROM documents WHERE about = $1 AND kind = '补正告知书'",
      [id],
    );
    assert.match(rows[0].number, /^[\u4e00-\u9fa5]+〔2026〕\d+号$/);
    assert.equal(rows[0].content.asked.length, 2);
    assert.equal((await row(id)).status, "supplementing");
    assert.equal((await due(id, "intake")).state, "stopped");
    at("2026-03-20");
    await here.city.settle();
    assert.equal((await row(id)).status, "supplementing", "no silence accepts what was told");
  });

  test("a second notice is refused, while it waits and for what the first could have asked (CLK-04)", async () => {
    const { id, first, second, third, lack, matter } = await received();
    done(await ask("tellMissing", id, lack(first, second)));
    refused(await ask("tellMissing", id, lack(first, second)), "SUPPLEMENT_TOLD", "CLK-04");
    done(await ask("bringPapers", matter, { papers: [first, second] }));
    await here.city.settle();
    const late = { asked: [{ paper: third, kind: "notInForm", defect: "没有盖章" }] };
    refused(await ask("tellMissing", id, late), "ASKED_AGAIN", "CLK-04");
    const own = { asked: [{ paper: first, kind: "incomplete", defect: "缺第二页" }] };
    done(await ask("tellMissing", id, own));
    assert.equal((await row(id)).status, "supplementing");
    at("2026-03-10");
    done(await ask("bringPapers", matter, { papers: [first] }));
    await here.city.settle();
    assert.deepEqual([(await row(id)).status, (await row(id)).supplied_on], ["received", "2026-03-10"]);
    assert.equal((await due(id, "supplied")).due, "2026-03-17");
    at("2026-03-18");
    await here.city.settle();
    assert.deepEqual([(await row(id)).status, (await row(id)).accepted_on], ["accepted", "2026-03-10"]);
  });

  test("a part of the supplement starts nothing; the day of the last paper is the day of acceptance (CLK-08)", async () => {
    const { id, first, second, lack, matter } = await received();
    done(await ask("tellMissing", id, lack(first, second)));
    at("2026-03-10");
    done(await ask("bringPapers", matter, { papers: [first] }));
    await here.city.settle();
    assert.equal((await row(id)).status, "supplementing");
    refused(await ask("accept", id), "SUPPLEMENT_WAITS", "CLK-08");
    at("2026-03-12");
    done(await ask("bringPapers", matter, { papers: [second] }));
    await here.city.settle();
    assert.deepEqual([(await row(id)).status, (await row(id)).supplied_on], ["received", "2026-03-12"]);
    at("2026-03-16");
    done(await ask("accept", id));
    const accepted = await row(id);
    assert.deepEqual([accepted.status, accepted.accepted_on, accepted.deemed], ["accepted", "2026-03-12", false]);
  });

  test("silence for five workdays after the whole supplement accepts it from the day on which it came (CLK-03, CLK-08)", async () => {
    const { id, first, second, lack, matter } = await received();
    done(await ask("tellMissing", id, lack(first, second)));
    at("2026-03-12");
    done(await ask("bringPapers", matter, { papers: [first, second] }));
    await here.city.settle();
    assert.equal((await due(id, "supplied")).due, "2026-03-19");
    at("2026-03-23");
    await here.city.settle();
    const accepted = await row(id);
    assert.deepEqual([accepted.status, accepted.accepted_on, accepted.deemed], ["accepted", "2026-03-12", true]);
  });

  test("what can be put right on the spot is never asked for in a notice (CLK-06)", async () => {
    const { id, first, second, third, lack } = await received();
    const asked = [...lack(first, second).asked, { paper: third, kind: "clerical", defect: "日期写错一位" }];
    refused(await ask("tellMissing", id, { asked }), "FIXED_ON_THE_SPOT", "CLK-06");
  });

  test("a notice asks for papers of the list only, as they are, and each once (CLK-03, LST-17)", async () => {
    const { id, first, second, third, lack } = await received();
    refused(await ask("tellMissing", id, lack("单位介绍信")), "PAPER_NOT_LISTED", "LST-17");
    refused(await ask("tellMissing", id, lack(first, first, second)), "ASKED_TWICE", "CLK-03");
    refused(await ask("tellMissing", id, lack(first, second, third)), "ASKED_WRONGLY", "CLK-03");
  });

  test("nothing lapses while the applicant supplements; after thirty days there is a reminder (CLK-09)", async () => {
    const { id, first, second, lack } = await received();
    done(await ask("tellMissing", id, lack(first, second)));
    at("2026-04-02");
    await here.city.settle();
    const { rows } = await here.database.city.pool.query(
      "SELECT title FROM notices WHERE about = $1 ORDER BY sent_at DESC, id DESC LIMIT 1",
      [id],
    );
    assert.match(rows[0].title.zh, /还在等您补正/);
    assert.equal((await row(id)).status, "supplementing");
  });
});
