import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { readJournal } from "#kernel/records/history.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

const done = (outcome: Outcome): Done => {
  assert.ok("done" in outcome, JSON.stringify(outcome));
  return outcome;
};

describe("posts and who holds them", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("minimal");
  });
  after(() => here.close());

  // p-1 window, p-2 reviewer, p-3 decider and head of DRC; p-4 all of PSB; p-5 administrator.
  const ask = (command: string, person: string, on: string, input: object) =>
    here.city.execute({ command: `directory.${command}`, who: { kind: "person", person }, on, input });
  const code = (outcome: Outcome) => {
    assert.ok("refused" in outcome, JSON.stringify(outcome));
    assert.ok(!outcome.text.zh.includes("{") && outcome.next.zh.length > 0 && outcome.next.en.length > 0);
    return outcome.code;
  };
  const kindsOf = async (person: string) => {
    const own = (await here.city.ask("directory.me", { kind: "person", person }, {})) as { posts: { post: string }[] };
    return own.posts.map(({ post }) => post).sort();
  };

  test("the head assigns a post of the own body, and it counts from its first day until the day it ends", async () => {
    here.city.time.set("2026-03-02T01:00:00Z");
    const outcome = done(
      await ask("assignPost", "p-3", "DRC:window", { person: "p-2", from: "2026-03-03", to: "2026-03-06" }),
    );
    assert.equal(outcome.record, "holding");
    assert.deepEqual(await kindsOf("p-2"), ["DRC:reviewer"]);
    here.city.time.set("2026-03-05T01:00:00Z");
    assert.deepEqual(await kindsOf("p-2"), ["DRC:reviewer", "DRC:window"]);
    here.city.time.set("2026-03-06T01:00:00Z");
    assert.deepEqual(await kindsOf("p-2"), ["DRC:reviewer"]);
  });

  test("the head of another body and a clerk may not; the administrator may everywhere (ACC-01)", async () => {
    assert.equal(code(await ask("assignPost", "p-4", "DRC:window", { person: "p-2" })), "NOT_ALLOWED");
    assert.equal(code(await ask("assignPost", "p-1", "DRC:window", { person: "p-2" })), "NOT_ALLOWED");
    done(await ask("assignPost", "p-5", "PSB:window", { person: "p-2" }));
    assert.deepEqual(await kindsOf("p-2"), ["DRC:reviewer", "PSB:window"]);
  });

  test("a head makes nobody a leader, who reads beyond the own body; the administrator does (DIR-03)", async () => {
    await here.database.city.pool.query(
      `INSERT INTO posts (id, version, body, kind, title, valid_from)
       SELECT 'DRC:leader', 1, body, 'leader', title, valid_from FROM posts WHERE id = 'DRC:head'`,
    );
    assert.equal(code(await ask("assignPost", "p-3", "DRC:leader", { person: "p-1" })), "ADMINISTRATOR_ONLY");
    done(await ask("assignPost", "p-5", "DRC:leader", { person: "p-1", from: "2027-01-01" }));
  });

  test("nobody gives themselves a post, and a head makes no administrator (DIR-03)", async () => {
    assert.equal(code(await ask("assignPost", "p-3", "DRC:window", { person: "p-3" })), "OWN_ASSIGNMENT");
    assert.equal(code(await ask("assignPost", "p-3", "DRC:administrator", { person: "p-1" })), "ADMINISTRATOR_ONLY");
  });

  test("a post is not given backdated, for no time, twice, to nobody, or beyond its life (DIR-02)", async () => {
    const assign = (input: object) => ask("assignPost", "p-3", "DRC:window", { person: "p-2", ...input });
    assert.equal(code(await assign({ from: "2026-03-01" })), "DAY_OVER");
    assert.equal(code(await assign({ from: "2026-04-02", to: "2026-04-02" })), "PERIOD_EMPTY");
    assert.equal(code(await ask("assignPost", "p-3", "DRC:window", { person: "p-1" })), "POST_HELD");
    assert.equal(code(await assign({ person: "nobody" })), "PERSON_NOT_ACTIVE");
    await here.database.city.pool.query("UPDATE posts SET valid_to = '2027-01-01' WHERE id = 'DRC:window'");
    assert.equal(code(await assign({ from: "2026-12-01" })), "OUTSIDE_POST");
  });

  test("a holding ends today at once, and an ended one is over (DIR-02)", async () => {
    const { changes } = done(await ask("assignPost", "p-3", "DRC:reviewer", { person: "p-1" }));
    const id = changes[0]?.id as string;
    assert.equal(code(await ask("endHolding", "p-4", id, {})), "NOT_ALLOWED");
    assert.equal(code(await ask("endHolding", "p-3", id, { on: "2026-03-06" })), "PERIOD_EMPTY");
    assert.equal(code(await ask("endHolding", "p-5", "p-5@DRC:administrator@2025-01-01", {})), "OWN_ASSIGNMENT");
    here.city.time.set("2026-03-09T01:00:00Z");
    assert.equal(code(await ask("endHolding", "p-3", id, { on: "2026-03-08" })), "DAY_OVER");
    done(await ask("endHolding", "p-3", id, {}));
    assert.deepEqual(await kindsOf("p-1"), ["DRC:window"]);
    assert.equal(code(await ask("endHolding", "p-3", id, {})), "HOLDING_OVER");
  });

  test("a substitute acts at the post while its holder is away, in the holder's name (COM-07)", async () => {
    here.city.time.set("2026-03-10T01:00:00Z");
    const dates = { from: "2026-03-11", to: "2026-03-13", ground: "年休假" };
    done(await ask("substitute", "p-3", "DRC:window", { person: "p-2", standsFor: "p-1", ...dates }));
    assert.equal(
      code(await ask("substitute", "p-3", "DRC:window", { person: "p-2", standsFor: "p-1", ...dates })),
      "SUBSTITUTE_TWICE",
    );
    here.city.time.set("2026-03-11T01:00:00Z");
    const received = done(
      await here.city.execute({
        ...{ command: "approvals.receive", who: { kind: "person", person: "p-2" }, on: null },
        input: { item: "A02", power: "A02:DRC", applicant: "enterprise-1", papers: [] },
      }),
    );
    const [entry] = await readJournal(here.database.city.pool, received.place, 1);
    assert.deepEqual([entry?.actor, entry?.post, entry?.inNameOf], ["p-2", "DRC:window", "p-1"]);
    here.city.time.set("2026-03-13T01:00:00Z");
    assert.deepEqual((await kindsOf("p-2")).includes("DRC:window"), false);
  });

  test("one stands in only for who holds the post all that time, and never for oneself (COM-07)", async () => {
    const dates = { from: "2026-03-16", to: "2026-03-18", ground: "出差" };
    const name = (input: object) => ask("substitute", "p-5", "DRC:window", { ...dates, ...input });
    assert.equal(code(await name({ person: "p-2", standsFor: "p-4" })), "STANDS_FOR_NO_HOLDER");
    assert.equal(code(await name({ person: "p-1", standsFor: "p-1" })), "STANDS_FOR_NO_HOLDER");
    assert.equal(code(await name({ person: "p-5", standsFor: "p-1" })), "OWN_ASSIGNMENT");
    assert.equal(code(await name({ person: "p-2", standsFor: "p-1", to: "2026-03-16" })), "PERIOD_EMPTY");
  });

  test("a body's own staff and administrators see its people on a day, others do not (ACC-01)", async () => {
    const people = (person: string, input: object) =>
      here.city.ask("directory.people", { kind: "person", person }, input);
    const own = (await people("p-1", { body: "DRC", on: "2026-03-12" })) as {
      total: number;
      rows: { person: string; post: string; standsFor: string | null }[];
    };
    assert.equal(own.total, own.rows.length);
    assert.ok(own.rows.some((one) => one.person === "p-2" && one.post === "DRC:window" && one.standsFor === "p-1"));
    assert.equal(((await people("p-4", { body: "DRC" })) as Refusal).code, "NOT_ALLOWED");
    assert.ok(!("refused" in ((await people("p-5", { body: "PSB" })) as object)));
  });
});
