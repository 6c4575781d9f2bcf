import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { loadPack } from "#kernel/city/load-pack.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { ActivityShown } from "./activity-query.ts";
import type { NegativeDraftShown } from "./drafts-query.ts";
import type { EditionShown } from "./editions-query.ts";
import type { EntryList } from "./entries-query.ts";
import { negativeCsv } from "./page-negative.ts";

describe("the negative list and the answers on it", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await here.city.settle();
  });
  after(() => here.close());

  const keeper = "p-adm-listkeeper";
  const act = (command: string, person: string, input: object) =>
    here.city.execute({ command: `lists.${command}`, who: { kind: "person", person }, on: null, input });
  const answer = (input: object, person = keeper) =>
    act("answerActivity", person, { subject: "enterprise-01", body: "ADM", ...input });
  const done = (outcome: Outcome): Done => {
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const refused = (outcome: Outcome, code: string, rule: string) => {
    assert.ok("refused" in outcome, JSON.stringify(outcome));
    assert.deepEqual([outcome.code, outcome.rule], [code, rule]);
    return outcome;
  };
  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const ask = async <Answer>(name: string, input: object = {}) =>
    (await here.city.ask(`lists.${name}`, { kind: "anyone" }, input)) as Answer;

  test("a free activity is answered with a numbered letter that cites nothing and says what was looked through (CLK-05, LST-16)", async () => {
    const { id } = done(await answer({ activity: "修自行车", answer: "free" }));
    const [row] = await query(
      "SELECT answer, entries, items, answered_on, query_code FROM activity_answers WHERE id = $1",
      [id],
    );
    assert.deepEqual([row.answer, row.entries, row.items, row.answered_on], ["free", [], [], "2026-03-02"]);
    assert.match(row.query_code, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const [letter] = await query("SELECT kind, number, addressee, content FROM documents WHERE about = $1", [id]);
    assert.deepEqual([letter.kind, letter.addressee], ["无需许可告知书", "enterprise-01"]);
    assert.match(letter.number, /^余行审字〔2026〕\d+号$/);
    const [count] = await query(
      "SELECT count(*)::int AS n FROM negative_entries WHERE valid_from <= '2026-03-02' AND (valid_to IS NULL OR valid_to > '2026-03-02')",
    );
    assert.equal(letter.content.lookedThrough, count.n);
    assert.ok(count.n > 80);
  });

  test("“free” is refused while an entry that speaks of the activity is not dealt with (LST-16)", async () => {
    const no = refused(await answer({ activity: "开网吧", answer: "free" }), "ACTIVITY_MATCHES", "LST-16");
    assert.match(no.text.zh, /互联网许可类事项（网吧）/);
    const setAside = [{ entry: "MA-20-01", why: "只修网吧的电脑，不经营上网服务" }];
    const { id } = done(await answer({ activity: "开网吧", answer: "free", setAside }));
    const [letter] = await query("SELECT content FROM documents WHERE about = $1", [id]);
    assert.deepEqual(letter.content.setAside, [{ title: "互联网许可类事项", why: setAside[0]?.why }]);
  });

  test("why an entry was set aside may name people: it is in the letter, and in the journal by reference only (LST-16, IDN-02)", async () => {
    const why = "张某某（13800000000）说只修电脑，不经营上网服务";
    const setAside = [{ entry: "MA-20-01", why }];
    const { id, place } = done(await answer({ activity: "开网吧", answer: "free", setAside }));
    const [letter] = await query("SELECT content FROM documents WHERE about = $1", [id]);
    assert.equal(letter.content.setAside[0].why, why);
    const entries = await query("SELECT record, fields FROM changes WHERE place = $1 ORDER BY record", [place]);
    assert.deepEqual(
      entries.map(({ record }) => record),
      ["activityAnswer", "document", "notice"],
    );
    assert.doesNotMatch(JSON.stringify(entries), /13800000000|张某某|开网吧/);
  });

  test("an office that cites nothing in force may demand nothing (LST-16)", async () => {
    refused(await answer({ activity: "修自行车", answer: "permitted" }), "NOTHING_CITED", "LST-16");
    refused(await answer({ activity: "修自行车", answer: "prohibited" }), "NOTHING_CITED", "LST-16");
    const ended = { activity: "修自行车", answer: "permitted", entries: ["MA-03-03"] };
    refused(await answer(ended), "CITATION_NOT_LIVE", "LST-16");
    refused(await answer({ ...ended, entries: [], items: ["F01"] }), "CITATION_NOT_LIVE", "LST-16");
    refused(await answer({ ...ended, entries: ["100001"] }), "CITATION_CLASS", "LST-16");
    refused(await answer({ activity: "修自行车", answer: "free", entries: ["MA-20-01"] }), "CITATION_CLASS", "LST-16");
    await assert.rejects(query("UPDATE activity_answers SET answer = 'permitted' WHERE answer = 'free'"), {
      constraint: "only_what_is_cited_is_not_free",
    });
  });

  test("what needs a permission is answered with the entry and the item that carries it out (CLK-05)", async () => {
    const { id } = done(
      await answer({ activity: "开网吧", answer: "permitted", entries: ["MA-20-01"], items: ["E29"] }),
    );
    const [letter] = await query("SELECT kind, content FROM documents WHERE about = $1", [id]);
    assert.equal(letter.kind, "准入告知书");
    assert.equal(letter.content.cited[0].title, "互联网许可类事项");
    assert.equal(letter.content.items[0].code, "E29");
    const banned = done(await answer({ activity: "开赌场", answer: "prohibited", entries: ["100001"] }));
    const [row] = await query("SELECT answer FROM activity_answers WHERE id = $1", [banned.id]);
    assert.equal(row.answer, "prohibited");
  });

  test("a letter goes out in the name of the body whose post one holds, and of no other (LST-16)", async () => {
    const no = refused(await answer({ activity: "修自行车", answer: "free" }, "p-con-window"), "NOT_ALLOWED", "ACC-01");
    assert.match(no.text.zh + no.next.zh, /这个机构的窗口或清单管理员岗/);
    done(await answer({ activity: "修自行车", answer: "free", body: "CON" }, "p-con-window"));
    refused(await answer({ activity: "修自行车", answer: "free", subject: "nobody" }), "ASKER_UNKNOWN", "IDN-01");
  });

  test("the public question gives the same answer as the rule, with hints that demand nothing (LST-16)", async () => {
    const free = await ask<ActivityShown>("activity", { activity: "修自行车" });
    assert.deepEqual([free.answer, free.matches], ["free", []]);
    assert.equal(free.edition?.title.zh, "市场准入负面清单（2025年版）");
    const net = await ask<ActivityShown>("activity", { activity: "开网吧" });
    assert.equal(net.answer, "permitted");
    assert.deepEqual(
      net.matches.map(({ entry, words }) => [entry.id, words, entry.items.map(({ code }) => code)]),
      [["MA-20-01", ["网吧"], ["E29", "E30"]]],
    );
    assert.equal((await ask<ActivityShown>("activity", { activity: "开赌场" })).answer, "prohibited");
  });

  test("an item that has ended is no hint from its last day on, though the index still finds it (LST-16)", async () => {
    const hinted = async () =>
      (await ask<ActivityShown>("activity", { activity: "B36" })).hints.some(({ code }) => code === "B36");
    assert.equal(await hinted(), true);
    await query("UPDATE item_versions SET valid_to = '2026-03-03' WHERE item = 'B36' AND valid_to IS NULL");
    assert.equal(await hinted(), true);
    here.city.time.set("2026-03-03T01:00:00Z");
    assert.equal(await hinted(), false);
    here.city.time.set("2026-03-02T01:00:00Z");
    await query("UPDATE item_versions SET valid_to = NULL WHERE item = 'B36' AND valid_to = '2026-03-03'");
  });

  test("a hairdresser is led to the hygiene permit and a café to the food permit: neither is free (LST-16)", async () => {
    for (const [activity, item] of [
      ["开理发店", "E20"],
      ["开咖啡店", "E14"],
    ] as const) {
      const shown = await ask<ActivityShown>("activity", { activity });
      assert.equal(shown.answer, "permitted");
      assert.ok(shown.matches.some(({ entry }) => entry.items.some(({ code }) => code === item)));
      refused(await answer({ activity, answer: "free" }), "ACTIVITY_MATCHES", "LST-16");
    }
  });

  test("what is to be filed is told with the city's item where it has one, and changes no answer (LST-16)", async () => {
    const filed = async (activity: string) => {
      const shown = await ask<ActivityShown>("activity", { activity });
      return [shown.answer, shown.filings.map(({ name, code }) => [name.zh, code])];
    };
    assert.deepEqual(await filed("修汽车"), ["free", [["机动车维修经营备案", "E28"]]]);
    assert.deepEqual(await filed("开诊所"), ["free", [["诊所备案", null]]]);
    assert.deepEqual(await filed("修自行车"), ["free", []]);
    const { id } = done(await answer({ activity: "开诊所", answer: "free" }));
    const [letter] = await query("SELECT content FROM documents WHERE about = $1", [id]);
    assert.equal(letter.content.filings[0].name, "诊所备案");
  });

  test("the entries of a day are searched, narrowed and turned page by page (LST-05)", async () => {
    const all = await ask<EntryList>("negativeEntries", { limit: 200 });
    assert.equal(all.total, all.rows.length);
    const prohibited = await ask<EntryList>("negativeEntries", { class: "prohibited" });
    assert.equal(prohibited.total, 6);
    const found = await ask<EntryList>("negativeEntries", { q: "网吧" });
    assert.deepEqual(
      found.rows.map(({ id }) => id),
      ["MA-20-01"],
    );
    const turned: string[] = [];
    let after: string | undefined;
    do {
      const page = await ask<EntryList>("negativeEntries", { limit: 20, ...(after === undefined ? {} : { after }) });
      turned.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    assert.deepEqual(
      turned,
      all.rows.map(({ id }) => id),
    );
    const before = await ask<EntryList>("negativeEntries", { q: "公章", on: "2024-01-01" });
    assert.deepEqual(
      before.rows.map(({ id }) => id),
      ["MA-03-03"],
    );
  });

  test("editions stand with their publisher's counts beside what is loaded, and the local one of 2014 is history (LST-05, LST-07)", async () => {
    const { rows } = await ask<{ rows: (EditionShown & { live: boolean })[] }>("negativeEditions");
    assert.deepEqual(
      rows.map(({ edition, scope, reported, live }) => [edition, scope, reported.items, live]),
      [
        ["2025", "national", 106, true],
        ["2022", "national", 117, false],
        ["2020", "national", 123, false],
        ["2019", "national", 131, false],
        ["2018", "national", 151, false],
        ["2014", "local", 530, false],
      ],
    );
    const local = rows.at(-1);
    assert.deepEqual(
      local?.reported.parts.map(({ value }) => value),
      [195, 63, 1, 10, 237, 19, 5],
    );
    assert.equal(local?.loaded.entries, 0);
    assert.ok((rows[0]?.loaded.entries ?? 0) > 80);
  });

  test("the list is taken along as CSV, all rows that the page's filters leave (LST-05)", async () => {
    const parameters = { class: "prohibited" };
    const answer = await negativeCsv({
      ...{
        city: here.city,
        language: "zh",
        parameters,
        path: "/lists/negative.csv",
        today: here.city.today(),
        who: { kind: "anyone" },
      },
    });
    assert.ok("text" in answer && "contentType" in answer);
    const lines = answer.text.trimEnd().split("\r\n");
    assert.equal(lines[0], "\ufeffnumber,code,class,sector,title,measure,department,items,valid_from,valid_to");
    assert.equal(lines.length, 1 + 6);
  });

  const bicycle = {
    ...{ code: "200001", class: "permitted", title: "修自行车", measure: "须经许可" },
    ...{ keywords: ["自行车"], items: ["E29"] },
  };
  const edition = (more: object = {}) => ({
    ...{ edition: "2027", title: { zh: "市场准入负面清单（2027年版）", en: "2027 edition" }, source: "公布的清单" },
    ...{ document: "发改体改规〔2027〕1号", validFrom: "2027-01-01", entries: [bicycle] },
    reported: { items: 1, prohibited: 0, permitted: 1 },
    ...more,
  });
  const enter = (more: object = {}, person = keeper) => act("importNegativeEdition", person, edition(more));
  const confirm = (id: string, person: string, input: object = { confirmed: true }) =>
    here.city.execute({
      ...{ command: "lists.confirmNegativeEdition", who: { kind: "person", person } },
      ...{ on: id, input },
    });
  const legal = "p-jus-legal";

  test("a negative list of the city's own is refused once there is the national one, by rule and by the database (LST-05)", async () => {
    const no = refused(await enter({ scope: "local" }), "LOCAL_LIST_FORBIDDEN", "LST-05");
    assert.equal(no.article, "优化营商环境条例 第二十条");
    const late = { scope: "local", validFrom: "2018-01-01", validTo: "2019-06-01" };
    refused(await enter(late), "LOCAL_LIST_FORBIDDEN", "LST-05");
    await assert.rejects(query("UPDATE negative_editions SET valid_to = '2020-01-01' WHERE scope = 'local'"), {
      constraint: "local_negative_list_is_history",
    });
  });

  test("an edition without entries, or with another number than was published, is refused: what is left out would be free (LST-05, LST-16)", async () => {
    refused(await enter({ entries: [] }), "EDITION_NOT_WHOLE", "LST-05");
    refused(await enter({ entries: [], reported: { items: 0 } }), "EDITION_NOT_WHOLE", "LST-05");
    refused(await enter({ reported: undefined }), "EDITION_NOT_WHOLE", "LST-05");
    const no = refused(
      await enter({ reported: { items: 106, prohibited: 6, permitted: 100 } }),
      "EDITION_NOT_WHOLE",
      "LST-05",
    );
    assert.match(no.text.zh, /写了1（0\+1）条，公布的是106（6\+100）项/);
    refused(await enter({ reported: { items: 1, prohibited: 1, permitted: 0 } }), "EDITION_NOT_WHOLE", "LST-05");
  });

  test("no edition begins on a day that is over, by entering it or by confirming it late (LST-05)", async () => {
    refused(await enter({ validFrom: "2026-03-01" }), "EDITION_PAST", "LST-05");
    const { id } = done(await enter({ validFrom: "2026-03-02", edition: "late" }));
    here.city.time.set("2026-03-03T01:00:00Z");
    refused(await confirm(id, legal), "EDITION_PAST", "LST-05");
    const back = { confirmed: false, opinion: "施行日已过，重新录入。" };
    refused(await confirm(id, legal, { confirmed: false }), "OPINION_MISSING", "LST-11");
    done(await confirm(id, legal, back));
    refused(await confirm(id, legal), "EDITION_DECIDED", "LST-05");
    here.city.time.set("2026-03-02T01:00:00Z");
    assert.equal((await query("SELECT id FROM negative_editions WHERE edition = 'late'")).length, 0);
  });

  test("two editions never hold at once, and no entry is outside of them, whatever would write it (LST-05)", async () => {
    const copy = `INSERT INTO negative_editions SELECT 'national-zz', 1, scope, 'zz', title, document, '2026-01-01', NULL,
      reported, mark, source FROM negative_editions WHERE scope = 'national' AND valid_to IS NULL`;
    await assert.rejects(query(copy), { constraint: "one_negative_list_at_a_time" });
    const entry = (from: string, to: string) =>
      query(
        `INSERT INTO negative_entries (id, version, scope, class, title, measure, keywords, items, valid_from, valid_to, mark)
         VALUES ('zz', 1, 'national', 'prohibited', 'x', 'y', '[]', '[]', $1, $2, 'L')`,
        [from, to],
      );
    await assert.rejects(entry("2020-01-01", "2020-12-10"), { constraint: "negative_entry_begins_with_an_edition" });
    await assert.rejects(entry("2022-03-12", "2026-01-01"), { constraint: "negative_entry_ends_with_an_edition" });
  });

  test("what one person enters is not the list: another confirms it, and nobody their own (LST-05, LST-11)", async () => {
    refused(await enter({}, "p-con-window"), "NOT_ALLOWED", "ACC-01");
    refused(await enter({ validFrom: "2025-01-01" }), "EDITION_ORDER", "LST-05");
    const twice = { entries: [bicycle, bicycle], reported: { items: 2 } };
    refused(await enter(twice), "ENTRY_TWICE", "LST-05");
    refused(await enter({ entries: [{ ...bicycle, items: ["Z99"] }] }), "ENTRY_ITEM_UNKNOWN", "LST-16");
    const { id } = done(await enter());
    assert.deepEqual(await query("SELECT post FROM notices WHERE about = $1", [id]), [{ post: "JUS:legalReviewer" }]);
    const open = await query("SELECT count(*)::int AS n FROM negative_editions WHERE edition = '2027'");
    assert.equal(open[0].n, 0);
    const { rows } = (await here.city.ask("lists.negativeDrafts", { kind: "person", person: legal }, {})) as {
      rows: NegativeDraftShown[];
    };
    assert.deepEqual([rows[0]?.id, rows[0]?.entries.length, (rows[0]?.gone.length ?? 0) > 80], [id, 1, true]);
    refused(await confirm(id, keeper), "NOT_ALLOWED", "ACC-01");
    // There is one list for the whole city: a county confirms none.
    refused(await confirm(id, "p-ysg-leader"), "NOT_ALLOWED", "ACC-01");
    // The keeper who is made legal reviewer too still does not confirm what they entered.
    await query("UPDATE negative_drafts SET importer = $2 WHERE id = $1", [id, legal]);
    refused(await confirm(id, legal), "SAME_PERSON", "LST-11");
    await assert.rejects(
      query("UPDATE negative_drafts SET state = 'confirmed', confirmer = importer WHERE id = $1", [id]),
      { constraint: "edition_confirmed_by_another" },
    );
    await query("UPDATE negative_drafts SET importer = $2 WHERE id = $1", [id, keeper]);
  });

  test("a new national edition ends the one before with all its entries on its first day (LST-05)", async () => {
    const [{ id }] = await query("SELECT id FROM negative_drafts WHERE state = 'waiting'");
    done(await confirm(id, legal));
    const [open] = await query(
      "SELECT count(*)::int AS n FROM negative_entries WHERE scope = 'national' AND valid_to IS NULL",
    );
    assert.equal(open.n, 1);
    assert.equal((await ask<EntryList>("negativeEntries", { on: "2026-12-31", limit: 1 })).total > 80, true);
    assert.deepEqual(
      (await ask<EntryList>("negativeEntries", { on: "2027-01-01" })).rows.map(({ id }) => id),
      ["national-2027:200001"],
    );
    assert.equal((await ask<ActivityShown>("activity", { activity: "修自行车" })).answer, "free");
    here.city.time.set("2027-01-04T01:00:00Z");
    const later = await ask<ActivityShown>("activity", { activity: "修自行车" });
    assert.deepEqual([later.answer, later.lookedThrough], ["permitted", 1]);
    here.city.time.set("2026-03-02T01:00:00Z");
    // The program's own national list, loaded again, does not open what has ended.
    await loadPack(here.city, here.pack);
    const [last] = await query("SELECT valid_to FROM negative_editions WHERE id = 'national-2025'");
    assert.equal(last.valid_to, "2027-01-01");
  });
});
