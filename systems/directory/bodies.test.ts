import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { bodies } from "#kernel/directory/records.ts";
import { cases } from "#kernel/matters/records.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { journalLength, readJournal, recordAsOf } from "#kernel/records/history.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

const done = (outcome: Outcome): Done => {
  assert.ok("done" in outcome, JSON.stringify(outcome));
  return outcome;
};
const code = (outcome: Outcome): string => {
  assert.ok("refused" in outcome, JSON.stringify(outcome));
  assert.ok(!outcome.text.zh.includes("{") && outcome.next.zh.length > 0 && outcome.next.en.length > 0);
  return outcome.code;
};

/** A city in which PSB is about to be merged into DRC; people: p-4 PSB, p-1 DRC window, p-3 DRC decider, p-5 administrator. */
function acts(here: () => PackCity) {
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here().city.execute({ command, who: { kind: "person", person }, on, input });
  return {
    ask,
    merge: (input: object, on = "PSB") => ask("directory.mergeBody", "p-5", on, input),
    async accepted(): Promise<string> {
      const papers = ["居住地住址证明"];
      const input = { item: "A03", power: "A03:PSB", applicant: "person-1", papers };
      const { id } = done(await ask("approvals.receive", "p-4", null, input));
      done(await ask("approvals.accept", "p-4", id));
      return id;
    },
    async row(table: string, id: string) {
      return (await here().database.city.pool.query(`SELECT * FROM ${table} WHERE id = $1`, [id])).rows[0];
    },
    async clocks(owner: string) {
      const text = "SELECT name, due, version FROM clocks WHERE owner = $1 ORDER BY name";
      return (await here().database.city.pool.query(text, [owner])).rows;
    },
  };
}

describe("a body is renamed", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("minimal");
  });
  after(() => here.close());
  const { ask } = acts(() => here);
  const rename = (person: string, input: object) => ask("directory.renameBody", person, "DRC", input);
  const renamed = { name: "鹰潭市发展改革局", nameEn: "Development and Reform Bureau", on: "2026-04-01" };
  const list = async (input: object) =>
    (await here.city.ask("directory.bodies", { kind: "anyone" }, input)) as {
      total: number;
      rows: { id: string; name: string }[];
      next: string | null;
    };

  // cut: rename-test
  test("it keeps its id and has each name in its time; the old one still finds it (IDN-06)", async () => {
    done(await rename("p-5", renamed));
    const nameOn = async (on: string) => (await list({ on })).rows.find(({ id }) => id === "DRC")?.name;
    assert.equal(await nameOn("2026-03-31"), "鹰潭市发展和改革委员会");
    assert.equal(await nameOn("2026-04-01"), "鹰潭市发展改革局");
    const found = await list({ q: "改革委员会", on: "2026-05-01" });
    assert.deepEqual([found.total, found.rows[0]?.id, found.rows[0]?.name], [1, "DRC", "鹰潭市发展改革局"]);
  });
  // end: rename-test

  test("a name must be new, and begin after the one before it (IDN-06)", async () => {
    assert.equal(code(await rename("p-5", { ...renamed, on: "2026-05-01" })), "NAME_SAME");
    assert.equal(code(await rename("p-5", { ...renamed, name: "又一个名称" })), "NAME_DAY");
    assert.equal(code(await rename("p-3", { ...renamed, name: "又一个名称", on: "2026-06-01" })), "NOT_ALLOWED");
  });

  test("a day that does not exist is bad input (REC-02)", async () => {
    assert.equal(code(await rename("p-5", { ...renamed, on: "2026-02-30" })), "BAD_INPUT");
    assert.equal(code(await rename("p-5", { ...renamed, on: "0001-01-01" })), "BAD_INPUT");
  });

  test("the list pages by a cursor, filters, and counts all", async () => {
    const first = await list({ limit: 1 });
    assert.deepEqual([first.total, first.rows.length, first.next], [2, 1, "DRC"]);
    const second = await list({ limit: 1, after: first.next });
    assert.deepEqual([second.rows[0]?.id, second.next], ["PSB", null]);
    assert.deepEqual(
      (await list({ level: "county" })).rows.map(({ id }) => id),
      ["PSB"],
    );
    assert.equal((await list({ division: "360600" })).total, 1);
    assert.equal((await list({ on: "2013-12-31" })).total, 0);
    assert.equal(((await list({ limit: 201 })) as unknown as { code: string }).code, "BAD_INPUT");
    const divisions = (await here.city.ask("directory.divisions", { kind: "anyone" }, { level: "county" })) as {
      rows: { id: string; level: string }[];
    };
    assert.ok(divisions.rows.length > 0 && divisions.rows.every(({ level }) => level === "county"));
  });
});

describe("a body is merged on the day", () => {
  let here: PackCity;
  let id: string;
  before(async () => {
    here = await packCity("minimal");
    id = await accepted();
  });
  after(() => here.close());
  const { ask, merge, accepted, row, clocks } = acts(() => here);

  test("a merger needs the administrator, a day that is not over, and another body that exists (STF-07)", async () => {
    here.city.time.set("2026-03-05T01:00:00Z");
    assert.equal(
      code(await ask("directory.mergeBody", "p-4", "PSB", { successor: "DRC", on: "2026-03-06" })),
      "NOT_ALLOWED",
    );
    assert.equal(code(await merge({ successor: "DRC", on: "2026-03-04" })), "DAY_OVER");
    assert.equal(code(await merge({ successor: "PSB", on: "2026-03-05" })), "SUCCESSOR_UNFIT");
    assert.equal(code(await merge({ successor: "NOBODY", on: "2026-03-05" })), "SUCCESSOR_UNFIT");
  });

  test("it cannot undo the power under which a case was received that day (LST-16)", async () => {
    here.city.time.set("2026-03-05T01:00:00Z");
    const late = await accepted();
    assert.equal(code(await merge({ successor: "DRC", on: "2026-03-05" })), "CASES_OF_THE_DAY");
    assert.equal((await row("cases", late)).body, "PSB");
  });

  test("in one act it ends, its powers go over, and a running case has a new body and the same due days (STF-07)", async () => {
    here.city.time.set("2026-03-06T01:00:00Z");
    const before = await clocks(id);
    const length = await journalLength(here.database.city.pool);
    const outcome = done(await merge({ successor: "DRC", on: "2026-03-06" }));
    assert.equal(await journalLength(here.database.city.pool), length + 1);
    const body = await row("bodies", "PSB");
    assert.deepEqual([body.valid_to, body.successor, body.names.at(-1).to], ["2026-03-06", "DRC", "2026-03-06"]);
    const ended = await row("powers", "A03:PSB");
    assert.equal(ended.valid_to, "2026-03-06");
    const file = await row("cases", id);
    const acting = await row("powers", file.acting_power);
    assert.deepEqual([file.body, file.power, file.power_until], ["DRC", "A03:PSB", "2026-03-06"]);
    assert.deepEqual(
      [acting.body, acting.item, acting.valid_from, acting.valid_to],
      ["DRC", "A03", "2026-03-06", null],
    );
    assert.deepEqual(await clocks(id), before);
    const [entry] = await readJournal(here.database.city.pool, outcome.place, 1);
    assert.deepEqual([entry?.visibility, entry?.record, entry?.recordId], ["public", "body", "PSB"]);
  });

  test("the old body's people have lost their posts, and the successor decides under its own number series (STF-07)", async () => {
    assert.equal(code(await ask("approvals.decide", "p-4", id, { decision: "granted" })), "NOT_ALLOWED");
    done(await ask("approvals.decide", "p-3", id, { decision: "granted" }));
    const numbers = await here.database.city.pool.query("SELECT number FROM documents WHERE about = $1 ORDER BY id", [
      id,
    ]);
    assert.ok(numbers.rows.some(({ number }) => number.startsWith("月公审字〔2026〕")));
    assert.ok(numbers.rows.some(({ number }) => number.startsWith("鹰发改审字〔2026〕")));
  });

  test("a merger cannot be made twice, and history still knows the case's first body (STF-07)", async () => {
    const again = await here.city.execute({
      ...{ command: "directory.handOver", who: { kind: "person", person: "p-5" }, on: "PSB", input: {} },
    });
    assert.equal(code(again), "NOT_ALLOWED");
    const { pool } = here.database.city;
    const then = await recordAsOf(pool, cases, id, { recorded: new Date("2026-03-05T02:00:00Z") });
    assert.equal(then?.body, "PSB");
    const body = (await here.city.ask("directory.body", { kind: "anyone" }, { id: "DRC" })) as {
      predecessors: { id: string; on: string }[];
      powers: number;
    };
    assert.deepEqual(
      body.predecessors.map(({ id: was, on }) => [was, on]),
      [["PSB", "2026-03-06"]],
    );
    assert.equal(body.powers, 3);
    assert.equal((await recordAsOf(pool, bodies, "PSB", {}))?.successor, "DRC");
  });
});

describe("a body is set up, and others are merged into it", () => {
  let here: PackCity;
  let id: string;
  before(async () => {
    here = await packCity("minimal");
    id = await accepted();
  });
  after(() => here.close());
  const { ask, merge, accepted, row } = acts(() => here);
  const plan = {
    ...{ name: "鹰潭市行政审批局", nameEn: "Administrative Approval Bureau", kind: "政府部门", level: "city" },
    ...{ division: "360600", officeCode: "鹰行审字", from: "2026-03-04", posts: ["decider", "administrator"] },
  };
  const add = (person: string, input: object) => ask("directory.addBody", person, null, input);

  test("only the administrator sets one up, in a division that exists, with an office code of its own (DOC-04)", async () => {
    here.city.time.set("2026-03-03T01:00:00Z");
    assert.equal(code(await add("p-3", plan)), "NOT_ALLOWED");
    assert.equal(code(await add("p-5", { ...plan, division: "999999" })), "DIVISION_UNKNOWN");
    assert.equal(code(await add("p-5", { ...plan, officeCode: "鹰发改审字" })), "OFFICE_CODE_TAKEN");
    assert.equal(code(await add("p-5", { ...plan, officeCode: "YX-1" })), "OFFICE_CODE_SHAPE");
  });

  test("an approval bureau takes over what two bodies may do, and decides what one of them accepted (LST-14, STF-07)", async () => {
    here.city.time.set("2026-03-03T01:00:00Z");
    const bureau = done(await add("p-5", plan)).id;
    assert.equal(code(await merge({ successor: bureau, on: "2026-03-03" })), "SUCCESSOR_UNFIT");
    here.city.time.set("2026-03-04T01:00:00Z");
    done(await ask("directory.assignPost", "p-5", `${bureau}:decider`, { person: "p-2" }));
    done(await ask("directory.assignPost", "p-5", `${bureau}:administrator`, { person: "p-1" }));
    done(await merge({ successor: bureau, on: "2026-03-04" }));
    const last = { successor: bureau, on: "2026-03-04" };
    assert.equal(code(await merge(last, "DRC")), "OWN_BODY");
    done(await ask("directory.mergeBody", "p-1", "DRC", last));
    const held = await here.database.city.pool.query(
      "SELECT item FROM powers WHERE body = $1 AND valid_from = '2026-03-04' ORDER BY item",
      [bureau],
    );
    assert.deepEqual(
      held.rows.map(({ item }) => item),
      ["A01", "A02", "A03"],
    );
    done(await ask("approvals.decide", "p-2", id, { decision: "granted" }));
    assert.equal((await row("cases", id)).body, bureau);
    assert.equal(
      code(await ask("directory.renameBody", "p-5", "DRC", { name: "某局", nameEn: "Some Bureau", on: "2026-05-01" })),
      "NOT_ALLOWED",
    );
  });
});

describe("a merger is announced ahead", () => {
  let here: PackCity;
  let id: string;
  before(async () => {
    here = await packCity("minimal");
    id = await accepted();
  });
  after(() => here.close());
  const { ask, merge, accepted, row, clocks } = acts(() => here);

  test("until the day the old body acts; when it begins, running cases move by themselves (STF-07)", async () => {
    here.city.time.set("2026-03-03T01:00:00Z");
    const before = await clocks(id);
    done(await merge({ successor: "DRC", on: "2026-03-05" }));
    assert.equal(code(await merge({ successor: "DRC", on: "2026-03-06" })), "BODY_HAS_ENDED");
    here.city.time.set("2026-03-04T15:59:59Z");
    await here.city.settle();
    assert.equal((await row("cases", id)).body, "PSB");
    const later = await accepted();
    here.city.time.set("2026-03-05T01:00:00Z");
    assert.equal(code(await ask("approvals.decide", "p-4", id, { decision: "granted" })), "NOT_ALLOWED");
    await here.city.settle();
    for (const one of [id, later]) {
      const file = await row("cases", one);
      const acting = await row("powers", file.acting_power);
      assert.deepEqual([file.body, acting.body, acting.item, acting.valid_from], ["DRC", "DRC", "A03", "2026-03-05"]);
    }
    assert.deepEqual(await clocks(id), before);
    const { pool } = here.database.city;
    const moved = await recordAsOf(pool, cases, id, { happened: new Date("2026-03-04T16:00:00Z") });
    assert.equal(moved?.body, "DRC");
    done(await ask("approvals.decide", "p-3", later, { decision: "granted" }));
  });
});
