import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { blankDraft, type ItemDraft } from "../draft/item-draft.ts";
import { formOf } from "../form/form-writing.ts";

describe("changes of the lists as the desk reads them", () => {
  let here: PackCity;
  let adjustment: string;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    const base = await asked<{ content: ItemDraft }>("entry", people.keeper, { item: "B47" });
    adjustment = await drafted("adjust", { ...base.content, promisedDays: 1 });
    await drafted("add", { ...blankDraft, code: "X01", name: "新事项" });
  });
  after(() => here.close());

  const people = { keeper: "p-adm-listkeeper", legal: "p-jus-legal", leader: "p-gov-leader" };
  const ask = (name: string, person: string, input: object) =>
    here.city.ask(`lists.${name}`, { kind: "person", person }, input);
  async function asked<Shape>(name: string, person: string, input: object): Promise<Shape> {
    const answer = await ask(name, person, input);
    assert.ok(!isRefusal(answer), JSON.stringify(answer));
    return answer as Shape;
  }
  const act = (command: string, person: string, on: string | null, input: object) =>
    here.city.execute({ command: `lists.${command}`, who: { kind: "person", person }, on, input });
  async function drafted(kind: string, content: ItemDraft): Promise<string> {
    const outcome = await act("draftChange", people.keeper, null, {
      ...{ kind, item: content.code, content, division: "360500", trigger: "simplification", reason: "压缩时限" },
      effectiveFrom: "2026-04-01",
    });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome.id;
  }

  test("an entry in force reads back as the draft that an adjustment begins from (LST-04)", async () => {
    const entry = await asked<{ content: ItemDraft; inForce: boolean; open: { id: string } | null }>(
      ...(["entry", people.keeper, { item: "B47" }] as const),
    );
    assert.equal(entry.content.name, "建筑工程施工许可证核发");
    assert.ok(entry.content.powers.some(({ body, division }) => body === "CON" && division === "360500"));
    assert.deepEqual([entry.inForce, entry.open?.id], [true, adjustment]);
    assert.ok(isRefusal(await ask("entry", people.keeper, { item: "NONE" })));
  });

  test("whose turn it is comes first, to each person their own (LST-11)", async () => {
    type List = { total: number; mine: number; rows: { item: string; mine: boolean; waitsFor: string }[] };
    const keeper = await asked<List>("drafts", people.keeper, {});
    assert.deepEqual([keeper.total, keeper.mine], [2, 2]);
    const legal = await asked<List>("drafts", people.legal, {});
    assert.deepEqual([legal.total, legal.mine], [2, 0]);
    assert.deepEqual((await asked<List>("drafts", people.legal, { state: "mine" })).rows, []);
    assert.ok(isRefusal(await ask("drafts", "p-con-window", {})));
  });

  test("the list is searched, filtered, sorted, and paged without losing a row", async () => {
    type List = { total: number; rows: { id: string; item: string }[]; next: string | null };
    const found = await asked<List>("drafts", people.keeper, { q: "新事项" });
    assert.deepEqual(
      found.rows.map(({ item }) => item),
      ["X01"],
    );
    for (const sort of ["turn", "effective", "drafted", "item"]) {
      const first = await asked<List>("drafts", people.keeper, { sort, limit: 1 });
      const second = await asked<List>("drafts", people.keeper, { sort, limit: 1, after: first.next });
      assert.equal(second.next, null);
      assert.equal(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size, 2, sort);
    }
    assert.equal((await asked<List>("drafts", people.keeper, { kind: "cancel" })).total, 0);
  });

  test("one change tells its difference, its faults, what ends on its day, and each act with why not (LST-04, LST-11)", async () => {
    type One = {
      change: { state: string; version: number };
      differences: { field: string; before: { zh: string }; after: { zh: string } }[];
      faults: Refusal[];
      effects: { ends: { id: string; running: number }[]; intakeCloses: boolean };
      acts: { command: string; allowed: boolean; refusal: Refusal | null }[];
      history: { title: { zh: string } }[];
      people: Record<string, string>;
    };
    const one = await asked<One>("draft", people.keeper, { id: adjustment });
    assert.deepEqual(
      one.differences.map(({ field, after: is }) => [field, is.zh]),
      [["promisedDays", "1"]],
    );
    assert.deepEqual(one.effects.ends, [
      { id: "B47@1", item: "B47", name: "建筑工程施工许可证核发", number: 1, running: 0 },
    ]);
    assert.equal(one.effects.intakeCloses, false);
    const byName = new Map(one.acts.map((oneAct) => [oneAct.command, oneAct]));
    assert.equal(byName.get("lists.publishChange")?.refusal?.code, "CHANGE_STATE");
    assert.equal(byName.get("lists.checkLegality")?.allowed, false);
    assert.deepEqual(
      one.history.map(({ title }) => title.zh),
      ["拟定清单变动"],
    );
    const blank = await asked<{ rows: { id: string }[] }>("drafts", people.keeper, { item: "X01" });
    const added = await asked<One>("draft", people.keeper, { id: blank.rows[0]?.id ?? "" });
    assert.ok(added.faults.some(({ rule, field }) => rule === "LST-12" && field === "/bases"));
    assert.equal(added.acts[0]?.refusal?.code, "DRAFT_FAULTY");
    const unknown = await ask("draft", people.keeper, { id: "none" });
    assert.ok(isRefusal(unknown) && unknown.code === "NO_CHANGE");
  });

  test("a draft is checked against the register, the directory and the papers that the city holds (LST-12, COM-05, IDN-06)", async () => {
    const { rows } = await here.database.city.pool.query<{ name: string; item: string }>(
      "SELECT l.name, v.item FROM listed_parts l JOIN item_versions v ON v.id = l.list WHERE l.part = 'result' AND v.valid_to IS NULL ORDER BY l.name LIMIT 1",
    );
    const held = rows[0] as { name: string; item: string };
    const content: ItemDraft = {
      ...blankDraft,
      ...{ code: "X09", name: "新事项", bases: ["没有的法 第1条"], papers: [{ name: held.name, from: null }] },
      powers: [{ body: "NOBODY", division: "360500", mode: "own", inNameOf: null }],
    };
    const { faults } = await asked<{ faults: Refusal[] }>("draftCheck", people.keeper, {
      ...{ content, effectiveFrom: "2026-04-01" },
    });
    const told = faults.map(({ code, field }) => `${code} ${field}`);
    for (const wanted of [
      "DRAFT_BASIS_UNKNOWN /bases",
      "DRAFT_PAPER_HELD /papers/0/name",
      "DRAFT_BODY /powers/0/body",
      "DRAFT_SUPERVISION /supervision",
    ])
      assert.ok(told.includes(wanted), `${wanted} is missing of ${told.join(", ")}`);
  });

  test("the same item elsewhere: its family by basic code, its namesakes, its own versions (LST-02)", async () => {
    await here.database.city.pool.query("UPDATE items SET basic_code = '000117001000' WHERE id IN ('B47', 'B36')");
    type Found = { rows: { why: string; content: ItemDraft }[] };
    const found = await asked<Found>("compare", people.keeper, { item: "B47", basicCode: "000117001000" });
    assert.deepEqual(
      found.rows.map(({ why, content }) => [why, content.code]),
      [
        ["family", "B36"],
        ["version", "B47"],
      ],
    );
    const named = await asked<Found>("compare", people.keeper, { name: "建筑工程施工许可证核发" });
    assert.deepEqual(
      named.rows.map(({ why, content }) => [why, content.code]),
      [["name", "B47"]],
    );
  });

  test("the register of laws is found by words and by citation, each with its kind and whether it holds (LST-12)", async () => {
    type Laws = { total: number; rows: { id: string; kind: string; inForce: boolean }[]; next: string | null };
    const cited = await asked<Laws>("laws", people.keeper, { cited: "建筑法 第8条；城乡规划法 第40条" });
    assert.deepEqual(
      cited.rows.map(({ id, kind, inForce }) => [id, kind, inForce]),
      [
        ["城乡规划法", "law", true],
        ["建筑法", "law", true],
      ],
    );
    const early = await asked<Laws>("laws", people.keeper, { q: "建筑法", on: "1990-01-01" });
    assert.ok(early.rows.every(({ inForce }) => !inForce) && early.total > 0);
  });

  test("the preview is the portal's own page of the draft, with its form for screen and paper", async () => {
    const base = await asked<{ content: ItemDraft }>("entry", people.keeper, { item: "B47" });
    const form = formOf([
      {
        ...{ name: "unit", title: "建设单位", control: "text", required: true, hint: null, shownWhen: null },
        ...{ choices: [], least: null, most: 50 },
      },
    ]);
    const content = { ...base.content, name: "草稿里的名称", form };
    const input = { content, effectiveFrom: "2026-04-01" };
    type Preview = { title: string; page: string; form: string; paper: string };
    const preview = await asked<Preview>("previewPage", people.keeper, input);
    assert.match(preview.page, /<h1>草稿里的名称<\/h1>/);
    assert.match(preview.form, /<label for="form-unit">建设单位<\/label>/);
    assert.match(preview.paper, /草稿里的名称申请表/);
    const fresh = await asked<Preview>("previewPage", people.keeper, {
      ...{ content: { ...blankDraft, code: "X77", name: "全新事项" }, effectiveFrom: "2026-04-01", language: "en" },
    });
    assert.match(fresh.page, /全新事项/);
  });
});
