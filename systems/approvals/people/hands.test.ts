import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readJournal } from "#kernel/records/history.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("in whose hands a case is", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const [window, standIn] = ["p-con-window", "p-con-window-b"];
  const [reviewer, decider, head] = ["p-con-reviewer", "p-con-decider", "p-con-head"];
  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const act = (command: string, person: string, on: string, input: object = {}) =>
    here.city.execute({ command, who: { kind: "person", person }, on, input });
  const ask = (command: string, person: string, on: string, input: object = {}) =>
    act(`approvals.${command}`, person, on, input);
  const received = async () => {
    const papers = here.pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name);
    const input = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers };
    const who = { kind: "person", person: window } as const;
    return done(await here.city.execute({ command: "approvals.receive", who, on: null, input })).id;
  };
  const handler = async (id: string) => (await query("SELECT handler FROM cases WHERE id = $1", [id]))[0].handler;
  const told = async (id: string, post: string) =>
    (await query("SELECT title FROM notices WHERE about = $1 AND post = $2 ORDER BY id", [id, post])).map(
      ({ title }) => title.zh as string,
    );

  test("who is at the body claims a free case; a colleague is told which post has it, and not who (COM-07)", async () => {
    const id = await received();
    refused(await ask("claim", "p-lnd-reviewer", id), "NOT_ALLOWED", "ACC-01");
    done(await ask("claim", reviewer, id));
    assert.equal(await handler(id), reviewer);
    done(await ask("claim", reviewer, id));
    const no = refused(await ask("claim", decider, id), "CASE_CLAIMED", "COM-07");
    assert.ok(no.text.zh.includes("审查人员") && !no.text.zh.includes("冯"));
    done(await ask("release", reviewer, id));
    done(await ask("claim", decider, id));
  });

  test("of two who claim at the same moment one has it (COM-07)", async () => {
    const id = await received();
    const outcomes = await Promise.all([ask("claim", reviewer, id), ask("claim", decider, id)]);
    assert.equal(outcomes.filter((one) => "done" in one).length, 1);
    refused(outcomes.find((one) => "refused" in one) ?? outcomes[0], "CASE_CLAIMED", "COM-07");
  });

  test("the head assigns a case to who is at a post of the body, also away from a colleague, and to nobody else (COM-07)", async () => {
    const id = await received();
    done(await ask("claim", window, id));
    refused(await ask("assign", window, id, { person: reviewer }), "NOT_ALLOWED", "ACC-01");
    for (const person of ["p-lnd-reviewer", "p-adm-listkeeper", "nobody", "p-2014-con-window"])
      refused(await ask("assign", head, id, { person }), "NO_POST_THERE", "COM-07");
    refused(await ask("assign", head, id, { person: window }), "SAME_HAND", "COM-07");
    done(await ask("assign", head, id, { person: reviewer }));
    assert.equal(await handler(id), reviewer);
    assert.match((await told(id, "CON:reviewer")).at(-1) ?? "", /分派给本岗/);
  });

  test("who has a case hands it over with a note, which the journal keeps by reference (COM-07)", async () => {
    const id = await received();
    const note = "张某已电话补充说明，等补件";
    refused(await ask("handOverCase", window, id, { person: reviewer, note }), "NOT_IN_HAND", "COM-07");
    done(await ask("claim", window, id));
    refused(await ask("release", reviewer, id), "NOT_IN_HAND", "COM-07");
    const { place } = done(await ask("handOverCase", window, id, { person: reviewer, note }));
    const [entry] = await readJournal(here.database.city.pool, place, 1);
    assert.ok(!JSON.stringify(entry).includes(note));
    const hands = async (person: string) =>
      ((await here.city.ask("approvals.case", { kind: "person", person }, { id })) as { hands: unknown }).hands;
    assert.deepEqual(await hands(reviewer), {
      handler: { person: reviewer, name: "冯示青", mine: true },
      transfers: [
        { kind: "handedOver", on: "2026-03-02", from: "王示仁", to: "冯示青", fromBody: "CON", toBody: "CON", note },
      ],
    });
    assert.equal(await hands("p-qiye"), null, "the applicant is told the body, and no clerk's name");
    const own = { kind: "person", person: "p-qiye" } as const;
    const { rows } = (await here.city.ask("approvals.cases", own, {})) as { rows: { handler: string | null }[] };
    assert.ok(rows.length > 0 && rows.every((one) => one.handler === null));
  });

  test("my work shows what I have claimed, and apart from it what nobody has (COM-07)", async () => {
    const [mine, free] = [await received(), await received()];
    done(await ask("claim", reviewer, mine));
    const list = async (hands: string) =>
      (
        (await here.city.ask("approvals.work", { kind: "person", person: reviewer }, { hands, limit: 200 })) as {
          rows: { id: string; handlerName: string | null }[];
        }
      ).rows;
    assert.ok((await list("mine")).some(({ id, handlerName }) => id === mine && handlerName === "冯示青"));
    const others = await list("free");
    assert.ok(others.some(({ id }) => id === free) && others.every(({ handlerName }) => handlerName === null));
  });

  test("a substitute claims and is assigned cases on the days of the substitution only, in the holder's name (COM-07)", async () => {
    at("2026-03-09");
    const id = await received();
    const dates = { from: "2026-03-10", to: "2026-03-12", ground: "出差" };
    done(
      await act("directory.substitute", head, "CON:reviewer", {
        person: "p-lnd-reviewer",
        standsFor: reviewer,
        ...dates,
      }),
    );
    done(await ask("claim", reviewer, id));
    refused(await ask("assign", head, id, { person: "p-lnd-reviewer" }), "NO_POST_THERE", "COM-07");
    at("2026-03-10");
    const { place } = done(await ask("claim", "p-lnd-reviewer", id));
    const [entry] = await readJournal(here.database.city.pool, place, 1);
    assert.deepEqual([entry?.post, entry?.inNameOf], ["CON:reviewer", reviewer]);
    const given = await received();
    done(await ask("assign", head, given, { person: "p-lnd-reviewer" }));
    at("2026-03-12");
    await here.city.settle();
    assert.deepEqual([await handler(id), await handler(given)], [null, null]);
    assert.match((await told(id, "CON:head")).at(-1) ?? "", /经办人已离岗/);
    assert.match((await told(id, "CON:decider")).at(-1) ?? "", /经办人已离岗/);
    refused(await ask("claim", "p-lnd-reviewer", id), "NOT_ALLOWED", "ACC-01");
    done(await ask("claim", reviewer, id));
  });

  test("a standing substitute takes a case over from the desk of the colleague who is away (COM-07)", async () => {
    at("2026-03-12");
    const id = await received();
    done(await ask("claim", window, id));
    done(await ask("claim", standIn, id));
    assert.equal(await handler(id), standIn);
    refused(await ask("claim", window, id), "CASE_CLAIMED", "COM-07");
  });

  test("a holding that ends frees its holder's cases, at once or on its day, and leaves the others (DIR-02, COM-07)", async () => {
    at("2026-03-16");
    const [mine, decided] = [await received(), await received()];
    const assigned = done(
      await act("directory.assignPost", "p-adm-administrator", "CON:reviewer", { person: "p-lnd-window" }),
    );
    done(await ask("claim", "p-lnd-window", mine));
    done(await ask("claim", decider, decided));
    at("2026-03-17");
    const holding = assigned.changes.find(({ record }) => record === "holding")?.id as string;
    done(await act("directory.endHolding", "p-adm-administrator", holding, { on: "2026-03-20" }));
    at("2026-03-19");
    await here.city.settle();
    assert.equal(await handler(mine), "p-lnd-window");
    at("2026-03-20");
    await here.city.settle();
    assert.deepEqual([await handler(mine), await handler(decided)], [null, decider]);
    const again = done(
      await act("directory.assignPost", "p-adm-administrator", "CON:reviewer", { person: "p-lnd-window" }),
    );
    done(await ask("claim", "p-lnd-window", mine));
    at("2026-03-23");
    const [second] = again.changes;
    done(await act("directory.endHolding", "p-adm-administrator", second?.id as string));
    await here.city.settle();
    assert.equal(await handler(mine), null);
  });

  test("what is over needs nobody any more (COM-07)", async () => {
    at("2026-03-23");
    const id = await received();
    done(await ask("withdraw", "p-qiye", id));
    refused(await ask("claim", window, id), "HANDLING_OVER", "COM-07");
    refused(await ask("assign", head, id, { person: window }), "HANDLING_OVER", "COM-07");
  });
});
