import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PageRequest } from "#kernel/city/system.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { askPublicly, askSurely } from "../ask.ts";
import { blankDraft } from "../draft/item-draft.ts";
import type { ItemList } from "../items-query.ts";
import { itemPage } from "../page-item.ts";
import { changesCsvAnswer, changesJsonAnswer } from "./page-changes.ts";

describe("the public lists of the real pack", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-11-23T01:00:00Z");
    await here.city.settle();
  });
  after(() => here?.close());

  const count = async (text: string) => Number((await here.database.city.pool.query(text)).rows[0]?.count);
  const changes = (input: Readonly<Record<string, unknown>>) => askSurely(here.city, "lists.changes", input);
  const tale = { from: "2014-09-26", to: "2026-11-23", group: "construction" };
  const request = (parameters: PageRequest["parameters"]): PageRequest => ({
    ...{ city: here.city, language: "zh", parameters, path: "/", today: here.city.today(), who: { kind: "anyone" } },
  });

  test("each list's number is counted from its rows, and what was reported stands beside it (LST-01, LST-07)", async () => {
    const shown = await askSurely(here.city, "lists.overview", {});
    const all = await askSurely(here.city, "lists.items", { limit: 1 });
    const services = await askSurely(here.city, "lists.items", { kind: "公共服务", limit: 1 });
    const permits = await askSurely(here.city, "lists.items", { kind: "行政许可", limit: 1 });
    assert.equal(shown.power.powers, all.total - services.total);
    assert.equal(shown.power.services, services.total);
    assert.equal(shown.supervision.permits, permits.total);
    assert.equal(
      (shown.negative?.prohibited ?? 0) + (shown.negative?.permitted ?? 0),
      await count("SELECT count(*) FROM negative_entries WHERE scope = 'national' AND valid_to IS NULL"),
    );
    assert.equal(shown.reported.length, await count("SELECT count(*) FROM reported_figures"));
    const first = shown.reported.find(({ id }) => id === "negative-2014");
    assert.equal(first?.value, 530);
    assert.equal(
      first?.parts.reduce((sum, { value }) => sum + value, 0),
      530,
    );
  });

  test("施工许可证 from 2014 to today: 15 days became 7, sixteen papers became five (LST-11)", async () => {
    const found = await changes(tale);
    const permit = found.changes.find(({ after: now }) => now[0]?.code === "B47");
    assert.equal(permit?.kind, "adjust");
    assert.equal(permit?.before[0]?.code, "F36");
    assert.equal(permit?.by, "result");
    const field = (name: string) => permit?.fields.find((one) => one.field === name);
    assert.deepEqual(field("legal")?.before, { days: 15, unit: "calendar" });
    assert.deepEqual(field("legal")?.after, { days: 7, unit: "calendar" });
    assert.deepEqual([permit?.before[0]?.papers.length, permit?.after[0]?.papers.length], [16, 5]);
    assert.equal(field("holders"), undefined, "the housing bureau has another name, and is the same body");
    assert.deepEqual(
      [permit?.before[0]?.holders[0]?.name, permit?.after[0]?.holders[0]?.name],
      ["新余市城乡建设局", "新余市住房和城乡建设局"],
    );
  });

  test("what ended with nothing after it is cancelled from its day, with what the list remarks on it (LST-11)", async () => {
    const { changes: found } = await changes({ ...tale, change: "cancel" });
    assert.ok(found.every(({ kind, after: now }) => kind === "cancel" && now.length === 0));
    const acceptance = found.find(({ before: old }) => old[0]?.code === "F39");
    assert.equal(acceptance?.effective, "2017-10-01");
    assert.equal(acceptance?.before[0]?.remark, "2017年10月起由建设单位自行验收");
  });

  test("backwards it is the inverse, and the same day has no difference (LST-11)", async () => {
    const forth = await changes(tale);
    const back = await changes({ ...tale, from: tale.to, to: tale.from });
    assert.equal(back.total, forth.total);
    assert.equal(back.counts.add, forth.counts.cancel);
    assert.equal(back.counts.cancel, forth.counts.add);
    assert.equal((await changes({ from: tale.to, to: tale.to })).total, 0);
  });

  test("differences can be narrowed to a body that has or had the power, and to one item", async () => {
    const fire = await changes({ ...tale, body: "PSB-FIRE" });
    assert.ok(fire.total > 0);
    for (const { before: old, after: now } of fire.changes)
      assert.ok([...old, ...now].some(({ holders }) => holders.some(({ body }) => body === "PSB-FIRE")));
    assert.equal((await changes({ ...tale, item: "F36" })).total, 1);
    assert.ok(isRefusal(await askPublicly(here.city, "lists.changes", { ...tale, from: "2026-02-30" })));
  });

  test("as data: JSON has every change with its words, CSV a row a field, and no cell that a spreadsheet runs", async () => {
    const json = await changesJsonAnswer(request({ ...tale, item: "F36" }));
    assert.ok("text" in json && typeof json.text === "string");
    const [permit] = JSON.parse(json.text).changes;
    const words = permit.fields.map((field: { words: { zh: string } }) => field.words.zh);
    assert.ok(words.includes("法定时限：15日（日历日） → 7日（日历日）"));
    const csv = await changesCsvAnswer(request({ ...tale, item: "F36" }));
    assert.ok("text" in csv && typeof csv.text === "string");
    const lines = csv.text.trim().split("\r\n");
    assert.equal(lines.length, 1 + permit.fields.length);
    assert.ok(
      lines.some((line) =>
        line.startsWith("调整,F36,B47,建筑工程施工许可证核发,法定时限,15日（日历日）,7日（日历日）"),
      ),
    );
  });

  describe("with published changes", () => {
    const people = { keeper: "p-adm-listkeeper", legal: "p-jus-legal", leader: "p-gov-leader" };
    const ask = (command: string, person: string, on: string | null, input: object = {}) =>
      here.city.execute({ command: `lists.${command}`, who: { kind: "person", person }, on, input });
    const done = (outcome: Outcome): Done => {
      assert.ok("done" in outcome, JSON.stringify(outcome));
      return outcome;
    };
    const published = async (input: object) => {
      const { id } = done(
        await ask("draftChange", people.keeper, null, {
          ...{ division: "360500", trigger: "simplification", effectiveFrom: "2026-12-01", ...input },
        }),
      );
      done(await ask("submitChange", people.keeper, id));
      done(await ask("checkLegality", people.legal, id, { passed: true }));
      done(await ask("approveChange", people.leader, id, { passed: true }));
      done(await ask("publishChange", people.keeper, id));
      return id;
    };
    const span = { from: "2026-11-23", to: "2026-12-01" };

    test("a change that was published is told with its reason, its day and its place in the journal (LST-11)", async () => {
      const now = await askSurely(here.city, "lists.item", { code: "B47" });
      const { version, beside } = now;
      const content = {
        ...blankDraft,
        ...{
          code: "B47",
          name: version.name,
          bases: version.bases,
          legalDays: 7,
          legalUnit: "calendar",
          promisedDays: 2,
        },
        ...{
          papers: version.papers,
          yields: version.yields,
          subjectKinds: version.subjectKinds,
          levels: version.levels,
        },
        ...{ itemGroup: "construction", theme: version.theme, visits: 0 },
        powers: [{ body: "CON", division: "360500", mode: "own", inNameOf: null }],
        supervision: (beside?.supervision ?? []).map(({ body, duty, boundary, checks, accountability, bases }) => ({
          ...{ body, duty, boundary, checks, accountability, bases },
        })),
      };
      const id = await published({ kind: "adjust", item: "B47", content, reason: "省里要求再压一天" });
      const [change, another] = (await changes({ ...span, item: "B47" })).changes;
      assert.equal(another, undefined);
      assert.deepEqual(
        change?.fields.map(({ field }) => field),
        ["promisedDays", "visits"],
      );
      assert.equal(change?.published[0]?.reason, "省里要求再压一天");
      assert.equal(change?.effective, "2026-12-01");
      const entry = await here.database.city.pool.query("SELECT command, record_id FROM journal WHERE place = $1", [
        change?.place,
      ]);
      assert.deepEqual(entry.rows, [{ command: "lists.publishChange", record_id: id }]);
    });

    test("a cancellation names what replaces it (LST-11)", async () => {
      const replacement = { kind: "filing", item: null };
      await published({ kind: "cancel", item: "B36", content: null, reason: "国务院决定取消", replacement });
      const [change] = (await changes({ ...span, item: "B36" })).changes;
      assert.equal(change?.kind, "cancel");
      assert.deepEqual(change?.published[0]?.replacement, replacement);
      const csv = await changesCsvAnswer(request({ ...span, item: "B36" }));
      assert.ok("text" in csv && typeof csv.text === "string" && csv.text.includes("国务院决定取消,改为备案"));
    });
  });

  test("a filter's numbers are what choosing it leaves, with the question and the other filters", async () => {
    const base = { q: "许可", subject: "enterprise" };
    const { facets } = await askSurely(here.city, "lists.items", { ...base, facets: "1" });
    assert.ok(facets && facets.kind.length > 0 && facets.body.length > 0);
    for (const name of ["theme", "kind", "level", "body"] as const)
      for (const { value, count: wanted } of facets[name].slice(0, 4)) {
        const left: ItemList = await askSurely(here.city, "lists.items", { ...base, [name]: value, limit: 1 });
        assert.equal(left.total, wanted, `${name} ${value}`);
      }
    for (const { value, count: wanted } of facets.subject)
      assert.equal((await askSurely(here.city, "lists.items", { q: "许可", subject: value })).total, wanted, value);
  });

  test("the list can be ordered by a limit, page after page", async () => {
    const all = await askSurely(here.city, "lists.items", { sort: "promised", limit: 200 });
    const days = all.rows.map(({ promisedDays }) => promisedDays);
    assert.deepEqual(
      days,
      days.toSorted((one, other) => one - other),
    );
    const first = await askSurely(here.city, "lists.items", { sort: "promised", limit: 20 });
    const second = await askSurely(here.city, "lists.items", { sort: "promised", limit: 20, after: first.next });
    assert.deepEqual(
      [...first.rows, ...second.rows].map(({ code }) => code),
      all.rows.slice(0, 40).map(({ code }) => code),
    );
  });

  describe("with entries that lack something", () => {
    before(async () => {
      const { pool } = here.database.city;
      await pool.query(`INSERT INTO laws (id, version, title, kind, valid_from, valid_to, replaced_by, mark)
        VALUES ('旧条例', 1, '旧条例', 'administrativeRegulation', '2000-01-01', '2026-01-01', '新条例', 'L')`);
      for (const [code, basis] of [
        ["Y01", "旧条例 第3条"],
        ["Y02", "建筑法 第8条"],
      ] as const) {
        await pool.query(
          "INSERT INTO items (id, version, name, kind, item_group, basic_code) VALUES ($1, 1, $2, '行政许可', 'power', '000199001000')",
          [code, `许可${code}`],
        );
        await pool.query(
          `INSERT INTO item_versions (id, version, item, number, name, valid_from, bases, legal_days, legal_unit, promised_days,
             papers, yields, subject_kinds, levels, fee, visits, community, binding, marks, source)
           VALUES ($1 || '@1', 1, $1, 1, $2, '2020-01-01', $3, 20, 'workday', 5, '[]', '[]', '["person"]', '["city"]', '无', 1,
             false, true, '{}', '')`,
          [code, `许可${code}`, JSON.stringify([basis])],
        );
      }
    });

    test("a permit whose basis has lapsed says that intake is closed, and offers no application (LST-12)", async () => {
      const page = await itemPage(request({ code: "Y01" }));
      assert.ok(!isRefusal(page));
      const text = String(await page.body);
      assert.match(text, /现在不收件：.*旧条例2026-01-01失效，由新条例取代.*LST-12/s);
      assert.doesNotMatch(text, /怎么申请/);
      const sound = await itemPage(request({ code: "Y02" }));
      assert.ok(!isRefusal(sound));
      assert.match(String(await sound.body), /怎么申请/);
      const then = await askSurely(here.city, "lists.item", { code: "Y01", on: "2025-06-01" });
      assert.equal(then.beside?.stands, true);
    });

    test("permits that nobody is named to supervise stand first and are counted (LST-09)", async () => {
      const list = await askSurely(here.city, "lists.supervision", { limit: 5 });
      assert.deepEqual(
        list.rows.slice(0, 2).map(({ code, entries }) => [code, entries.length]),
        [
          ["Y01", 0],
          ["Y02", 0],
        ],
      );
      const missing = await askSurely(here.city, "lists.supervision", { missing: "1" });
      assert.equal(missing.total, 2);
      const { supervision } = await askSurely(here.city, "lists.overview", {});
      assert.equal(supervision.permits - supervision.covered, 2);
    });

    test("items of one basic code are one family (LST-02)", async () => {
      const { beside } = await askSurely(here.city, "lists.item", { code: "Y01" });
      assert.deepEqual(
        beside?.family.map(({ code }) => code),
        ["Y02"],
      );
    });
  });

  test("who supervises may be another body than the one that decides, by its name of that day (LST-09, LST-14)", async () => {
    const list = await askSurely(here.city, "lists.supervision", { kind: "行政许可", limit: 200 });
    assert.ok(list.rows.some(({ decider, entries }) => entries.some(({ body }) => body !== decider)));
    assert.ok(list.rows.every(({ entries }) => entries.every(({ bodyName, checks }) => bodyName && checks.length > 0)));
    const [first] = list.rows.flatMap(({ entries }) => entries);
    assert.ok(first);
    const mine = await askSurely(here.city, "lists.supervision", { body: first.body, limit: 200 });
    assert.ok(mine.total > 0);
    assert.ok(mine.rows.every(({ entries }) => entries.some(({ body }) => body === first.body)));
  });
});
