import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { loadPack } from "#kernel/city/load-pack.ts";
import { cases } from "#kernel/matters/records.ts";
import { historyOf, recordAsOf } from "#kernel/records/history.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { done, refused } from "../city/list-city.ts";
import { openOn, type PackCity } from "../city/pack-city.ts";
import { readOnce } from "../city/read-once.ts";
import { sourceHash } from "../city/source-hash.ts";
import { type KeptCity, keptCity, keptReleases, upgraded } from "./kept-city.ts";

for (const release of keptReleases()) {
  const kept = keptCity(release);
  describe(`a city that the release of ${release} left, with cases in flight, under the program of today`, () =>
    goesOn(kept));
}

function goesOn(kept: KeptCity) {
  let database: Awaited<ReturnType<typeof upgraded>>;
  let city: PackCity["city"];
  before(async () => {
    database = await upgraded(kept);
    const pack = await readOnce("xinyu", sourceHash());
    let count = 0;
    city = await openOn(database.city, "xinyu", pack, kept.at, (bytes) => {
      count += 1;
      return createHash("shake256", { outputLength: bytes }).update(`upgrade ${count}`).digest();
    });
    const { outcome } = await loadPack(city, pack);
    assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
    await city.settle();
  });
  after(async () => {
    await city.close();
    await database.drop();
  });

  const one = async (text: string, ...values: unknown[]) => (await database.city.pool.query(text, values)).rows;
  const row = async (id: string) => (await one("SELECT * FROM cases WHERE id = $1", id))[0];
  const ask = (command: string, person: string, on: string | undefined, input: object = {}) =>
    city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on: on ?? null, input });
  const window = "p-con-window";
  const decider = "p-con-decider";

  test("the tables of today are made upon its own, and what it wrote is there as it was (REC-10)", async () => {
    assert.deepEqual(database.applied, database.since);
    const { journal = [], cases: then = [] } = kept.tables as unknown as Record<
      string,
      { place: number; id: string }[]
    >;
    const read = await one("SELECT place FROM journal WHERE place < $1 ORDER BY place", journal.length);
    assert.deepEqual(
      read.map(({ place }) => place),
      journal.map(({ place }) => place).sort((a, b) => a - b),
    );
    for (const before of then) {
      const { version: _, ...now } = (await recordAsOf(database.city.pool, cases, before.id, {})) ?? {};
      const stands = await row(before.id);
      assert.equal(stands.status, (now as { status?: string }).status, before.id);
      assert.equal(stands.status, (before as unknown as { status: string }).status, before.id);
    }
  });

  test("every clock that ran keeps its due day (CLK-02, CLK-19)", async () => {
    const clocks = kept.tables.clocks as { id: string; due: string; state: string }[];
    const now = new Map((await one("SELECT id, due, state FROM clocks")).map((clock) => [clock.id, clock]));
    assert.ok(clocks.some(({ state }) => state === "running"));
    for (const { id, due, state } of clocks) {
      assert.equal(now.get(id)?.due, due, id);
      assert.equal(now.get(id)?.state, state, id);
    }
  });

  test("a file that lacked a paper gets its one supplement notice under the rules of today (CLK-03, CLK-08)", async () => {
    const [paper] = await one(
      `SELECT n->>'name' AS name FROM cases c JOIN item_versions v ON v.id = c.item_version, jsonb_array_elements(v.papers) n
       WHERE c.id = $1 AND NOT EXISTS (SELECT FROM papers p WHERE p.matter = c.matter AND p.name = n->>'name')`,
      kept.made.received,
    );
    const id = kept.made.received as string;
    const asked = [{ paper: paper.name, kind: "missing", defect: "没有提交" }];
    done(await ask("tellMissing", window, id, { asked }));
    const told = await row(id);
    assert.equal(told.status, "supplementing");
    done(await ask("bringPapers", window, told.matter, { papers: [paper.name] }));
    await city.settle();
    assert.equal((await row(id)).status, "received");
    assert.ok("refused" in (await ask("tellMissing", window, id, { asked })));
  });

  test("a case whose clocks run is paused, resumed, reviewed and decided by the rules of today (CLK-12, CLK-16)", async () => {
    const id = kept.made.accepted as string;
    const legal = async () => (await one("SELECT due, state FROM clocks WHERE owner = $1 AND name = 'legal'", id))[0];
    const before = await legal();
    assert.equal(before.state, "running");
    refused(await ask("extend", decider, id, { days: 5, reason: "图纸量大" }), "NOT_ALLOWED", "ACC-01");
    done(await ask("pause", "p-con-reviewer", id, { ground: "专家评审", plannedDays: 6 }));
    assert.equal((await legal()).state, "paused");
    city.time.set("2026-02-12T01:00:00Z");
    done(await ask("resume", "p-con-reviewer", id));
    assert.ok((await legal()).due > before.due);
    done(await ask("review", "p-con-reviewer", id, { proposal: "granted", opinion: "符合条件" }));
    done(await ask("decide", decider, id, { decision: "granted" }));
  });

  if (kept.made.supplementing !== undefined) goesOnInEachState(kept.made);

  test("a decision of the earlier release is delivered (CLK-15)", async () => {
    const id = kept.made.decided as string;
    done(await ask("deliver", window, id));
    assert.equal((await row(id)).status, "delivered");
  });

  test("silence goes on where the earlier release left it: accepted from the day of receipt (CLK-03)", async () => {
    city.time.set("2026-03-20T01:00:00Z");
    await city.settle();
    const silent = await row(kept.made.silent as string);
    assert.deepEqual([silent.status, silent.accepted_on, silent.deemed], ["accepted", "2026-02-09", true]);
    const story = await historyOf(database.city.pool, cases, silent.id);
    assert.deepEqual(
      story.map(({ command }) => command),
      ["approvals.receive", "approvals.deemAccepted"],
    );
  });

  test("a project goes on: a step that was accepted is decided, and its paper is there for those that wait (CON-11)", async () => {
    const [step] = await one(
      "SELECT id, body FROM cases WHERE matter = $1 AND status = 'accepted' ORDER BY id",
      kept.made.project,
    );
    const papers = async () => (await one("SELECT name FROM papers WHERE matter = $1", kept.made.project)).length;
    const before = await papers();
    const post = (kind: string) => `p-${step.body.toLowerCase()}-${kind}`;
    done(await ask("review", post("reviewer"), step.id, { proposal: "granted", opinion: "符合条件" }));
    done(await ask("decide", post("decider"), step.id, { decision: "granted" }));
    await city.settle();
    assert.ok((await papers()) > before);
  });

  /** What a release of which every state is kept left in flight. */
  function goesOnInEachState({ supplementing, paused, reviewed, consultation, round, draft }: KeptCity["made"]) {
    test("what was asked for before comes now, and the file waits for its acceptance again (CLK-08)", async () => {
      const { matter } = await row(supplementing as string);
      const [{ asked }] = await one("SELECT asked FROM supplements WHERE case_id = $1", supplementing);
      const papers = (asked as { paper: string }[]).map(({ paper }) => paper);
      done(await ask("bringPapers", window, matter, { papers }));
      await city.settle();
      assert.equal((await row(supplementing as string)).status, "received");
      done(await ask("accept", window, supplementing));
    });

    test("a clock that was held before runs on from there (CLK-16)", async () => {
      const promised = async () =>
        (await one("SELECT due, state FROM clocks WHERE owner = $1 AND name = 'promised'", paused))[0];
      assert.equal((await promised()).state, "paused");
      done(await ask("resume", "p-con-reviewer", paused));
      assert.equal((await promised()).state, "running");
    });

    test("what was reviewed before is signed as it was proposed", async () => {
      assert.equal((await row(reviewed as string)).proposal, "granted");
      done(await ask("decide", decider, reviewed, { decision: "granted" }));
    });

    test("who was asked for an opinion before answers, and so does a member of a joint round (CLK-25, CON-14)", async () => {
      done(await ask("answerConsultation", "p-wat-reviewer", consultation, { opinion: "agree" }));
      const members = await one("SELECT id, body FROM joint_members WHERE round = $1 ORDER BY id", round);
      assert.ok(members.length > 1);
      for (const { id, body } of members)
        done(await ask("answerJoint", `p-${body.toLowerCase()}-reviewer`, id, { opinion: "agree" }));
      const states = await one("SELECT DISTINCT state FROM joint_members WHERE round = $1", round);
      assert.deepEqual(states, [{ state: "answered" }]);
    });

    test("an application that was begun is written on by its owner, and what stood in it is there (APP-01)", async () => {
      done(await ask("saveApplication", "p-qiye", draft, { answers: { projectName: "晨光二期厂房" } }));
      const [{ answers }] = await one("SELECT answers FROM applications WHERE id = $1", draft);
      assert.deepEqual(answers, { site: "渝水区下村工业园", projectName: "晨光二期厂房" });
    });

    test("what can be searched is there, made anew from the journal", async () => {
      const [{ count }] = await one("SELECT count(*)::int AS count FROM search_entries");
      assert.ok(count > 100);
    });
  }
}
