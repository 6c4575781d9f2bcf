import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { boxes, stones } from "#kernel/records/test-system.ts";
import type { Told } from "#kernel/records/told.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import type { City } from "./city.ts";
import type { Said } from "./news.ts";
import { openTestCity } from "./test-city.ts";
import { somebody, stonesMigrations, stonesSystem } from "./test-stones.ts";
import { watch } from "./watch.ts";

/** A box is looked at with its stones; one whose id begins with x is seen by nobody. A row of boxes is a list. */
const watches = [
  watch({
    name: "box",
    title: { zh: "箱", en: "Box" },
    record: boxes,
    may: async ({ ids }) => ids.filter((id) => !id.startsWith("x")),
  }),
  watch({
    name: "row",
    title: { zh: "一排箱", en: "Row of boxes" },
    may: async ({ ids }) => ids,
    parts: [
      { record: boxes, leads: async (_, ids) => ids.map((id) => ({ id, to: id.slice(0, 1) })) },
      {
        record: stones,
        leads: async (city, ids) =>
          (await city.database.pool.query("SELECT id, left(box, 1) AS to FROM stones WHERE id = ANY($1)", [ids])).rows,
      },
    ],
  }),
];

/** What somebody hears, waited for one after another. */
function ear() {
  const heard: Said[] = [];
  let arrived = Promise.withResolvers<void>();
  const next = async (): Promise<Said> => {
    while (heard.length === 0) {
      arrived = Promise.withResolvers();
      await arrived.promise;
    }
    return heard.shift() as Said;
  };
  return {
    heard,
    hear(said: Said) {
      heard.push(said);
      arrived.resolve();
    },
    next,
    async told(): Promise<Told> {
      const said = await next();
      assert.ok(said.kind === "told", JSON.stringify(said));
      return said.told;
    },
  };
}

describe("news of what somebody looks at", () => {
  let database: TestCity;
  let city: City;
  let other: City;
  const stops: (() => void)[] = [];
  const colleague = { kind: "person", person: "p2" } as const;
  before(async () => {
    database = await testCity(await stonesMigrations());
    city = await openTestCity(database.city, [stonesSystem({ watches })], {
      newsLimits: { atOnce: 3, missed: 5, pollMs: 5 },
    });
    other = await openTestCity(database.city, [stonesSystem({ watches })]);
    for (const id of ["a1", "a2", "b1", "x1"])
      await city.execute({ command: "test.makeBox", who: somebody, on: null, input: { id, label: id, room: 9 } });
  });
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  after(async () => {
    await other.close();
    await city.close();
    await database.drop();
  });

  const listen = async (about: readonly string[], afterPlace?: number) => {
    const ears = ear();
    const asked = { who: somebody, about, hear: ears.hear, ...(afterPlace !== undefined && { after: afterPlace }) };
    const listening = await city.news.listen(asked);
    if (listening) stops.push(listening.stop);
    return { ...ears, listening };
  };
  let labels = 0;
  const relabel = async (id: string, who: typeof somebody | typeof colleague = colleague, here = city) => {
    labels += 1;
    const input = { label: `${id} ${labels}` };
    const outcome = await here.execute({ command: "test.relabel", who, on: id, input });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };

  test("who looks at a record hears that somebody else changed it, and nothing of any other", async () => {
    const { next, told } = await listen(["box:a1"]);
    const ready = await next();
    assert.ok(ready.kind === "ready");
    assert.deepEqual(ready.versions, { "box:a1": 1 });
    await relabel("a2");
    const { place, version, recordedAt } = await relabel("a1");
    assert.deepEqual(await told(), {
      ...{ place, recordedAt, version, record: "box", id: "a1", command: "test.relabel" },
      ...{ title: { zh: "改名", en: "Relabel" }, by: "other" },
    });
    await relabel("a1", somebody);
    assert.equal((await told()).by, "self");
  });

  test("what happened before one began to look is not told, only the version that there is now", async () => {
    const { version } = await relabel("b1");
    const { next, heard } = await listen(["box:b1"]);
    const ready = await next();
    assert.ok(ready.kind === "ready");
    assert.deepEqual([ready.versions, heard], [{ "box:b1": version }, []]);
  });

  test("a list hears of every row that is in it, and of the parts of its rows, once an act", async () => {
    const { next, told, heard } = await listen(["row:a"]);
    await next();
    await relabel("b1");
    await relabel("a2");
    assert.deepEqual(await told().then(({ id, version }) => [id, version]), ["a", null]);
    await city.execute({ command: "test.putStone", who: colleague, on: "a1", input: {} });
    await relabel("a1");
    assert.equal((await told()).command, "test.putStone");
    assert.equal((await told()).command, "test.relabel");
    assert.deepEqual(heard, []);
  });

  test("what somebody may not see, or nobody declares, is told to nobody (ACC-01)", async () => {
    for (const about of [["box:x1"], ["stone:a1"], ["box"], [""]])
      assert.equal((await listen(about)).listening, undefined, about[0]);
    const { next, told } = await listen(["box:x1", "box:a1"]);
    const ready = await next();
    assert.ok(ready.kind === "ready");
    assert.deepEqual(Object.keys(ready.versions), ["box:a1"]);
    await relabel("x1");
    const { place } = await relabel("a1");
    assert.equal((await told()).place, place);
  });

  test("who was away says the last place, and is told first what was missed", async () => {
    const from = await relabel("a1");
    const places = [(await relabel("a1")).place, (await relabel("a1")).place];
    await relabel("b1");
    const { next, told } = await listen(["box:a1"], from.place);
    assert.deepEqual([(await told()).place, (await told()).place], places);
    const ready = await next();
    assert.ok(ready.kind === "ready");
    assert.equal(ready.place, (places[1] as number) + 1);
  });

  test("who missed too much, or names a place that is not there yet, is told to ask anew", async () => {
    const { place } = await relabel("a1");
    for (let count = 0; count < 6; count += 1) await relabel("b1");
    for (const last of [place, place + 1000]) {
      const { next } = await listen(["box:a1"], last);
      assert.deepEqual([(await next()).kind, (await next()).kind], ["behind", "ready"]);
    }
  });

  test("what another process did is heard as well", async () => {
    const { next, told } = await listen(["box:a2"]);
    await next();
    const { place } = await relabel("a2", colleague, other);
    assert.equal((await told()).place, place);
  });

  test("who has stopped hears nothing more; the others do", async () => {
    const gone = await listen(["box:a1"]);
    const there = await listen(["box:a1"]);
    await gone.next();
    await there.next();
    gone.listening?.stop();
    gone.listening?.stop();
    await relabel("a1");
    await there.told();
    assert.deepEqual(gone.heard, []);
  });

  test("more entries than are read at once are told all the same, each once", async () => {
    const { next, told } = await listen(["box:a1"]);
    await next();
    const many = await Promise.all(Array.from({ length: 8 }, () => relabel("a1")));
    const heard = [];
    for (const _ of many) heard.push((await told()).place);
    assert.deepEqual(
      heard,
      many.map(({ place }) => place).sort((one, two) => one - two),
    );
  });
});
