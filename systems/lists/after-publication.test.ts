import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { loadPack } from "#kernel/city/load-pack.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { playLists } from "./demo/play-lists.ts";
import { blankDraft } from "./draft/item-draft.ts";
import { searchPage } from "./page-search.ts";

describe("what follows from a published change", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command, who: { kind: "person", person }, on, input });
  const done = (outcome: Outcome): Done => {
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const row = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows[0];
  const holder = (body: string, kind: string) =>
    here.pack.holdings.find(({ post, validTo }) => post === `${body}:${kind}` && validTo === null)?.person ?? "";
  const withdrawn = async (item: string) => {
    const change = { kind: "cancel", item, content: null, division: "360500", trigger: "lawRepealed" };
    const more = { reason: "不再需要", replacement: { kind: "none", item: null }, effectiveFrom: "2026-03-04" };
    const { id } = done(await ask("lists.draftChange", "p-adm-listkeeper", null, { ...change, ...more }));
    done(await ask("lists.submitChange", "p-adm-listkeeper", id));
    done(await ask("lists.checkLegality", "p-jus-legal", id, { passed: true }));
    done(await ask("lists.approveChange", "p-gov-leader", id, { passed: true }));
    done(await ask("lists.publishChange", "p-adm-listkeeper", id));
  };

  test("a case that runs when its item is withdrawn is handled to its end by the body that began it (LST-04)", async () => {
    const papers = here.pack.itemVersions.find(({ item }) => item === "B47")?.papers.map(({ name }) => name);
    const input = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers };
    const running = done(await ask("approvals.receive", holder("CON", "window"), null, input)).id;
    await withdrawn("B47");
    here.city.time.set("2026-03-05T01:00:00Z");
    const late = await ask("approvals.receive", holder("CON", "window"), null, input);
    assert.ok("refused" in late && late.code === "NOT_ALLOWED", JSON.stringify(late));
    done(await ask("approvals.accept", holder("CON", "window"), running));
    done(await ask("approvals.decide", holder("CON", "decider"), running, { decision: "granted" }));
    done(await ask("approvals.deliver", holder("CON", "window"), running));
  });

  test("what the city has decided stays when its pack is loaded once more: nothing ended begins again (LST-04, LST-11)", async () => {
    await playLists(here.city, here.pack);
    const versions = "SELECT jsonb_agg(to_jsonb(v) ORDER BY id) AS all FROM item_versions v";
    const powers = "SELECT jsonb_agg(to_jsonb(p) ORDER BY id) AS all FROM powers p";
    const [before, held] = [await row(versions), await row(powers)];
    const { changes } = await loadPack(here.city, here.pack);
    assert.deepEqual(changes, []);
    assert.deepEqual(await row(versions), before);
    assert.deepEqual(await row(powers), held);
    assert.equal((await row("SELECT valid_to FROM item_versions WHERE id = 'B47@1'")).valid_to, "2026-03-04");
  });

  test("an item that gets another name is found by both before its day, and shown by the one that it has; its kind stays (LST-01, LST-04)", async () => {
    const version = await row(`SELECT v.* FROM item_versions v JOIN items i ON i.id = v.item WHERE v.valid_to IS NULL
      AND i.kind = '公共服务' AND v.fee = '无' AND (SELECT count(*) FROM powers p WHERE p.item = v.item AND p.valid_to IS NULL) = 1
      AND (SELECT count(*) FROM item_versions o WHERE o.item = v.item) = 1 ORDER BY v.item LIMIT 1`);
    const code = version.item;
    const held = await row("SELECT * FROM powers WHERE item = $1 AND valid_to IS NULL", [code]);
    const item = await row("SELECT kind, item_group FROM items WHERE id = $1", [code]);
    const content = {
      ...{ ...blankDraft, code, name: "换了名字的事项", kind: item.kind, itemGroup: item.item_group },
      ...{ bases: version.bases, legalDays: version.legal_days, legalUnit: version.legal_unit },
      ...{ promisedDays: version.promised_days, papers: version.papers, yields: version.yields, fee: version.fee },
      ...{ subjectKinds: version.subject_kinds, levels: version.levels, binding: version.binding },
      powers: [{ body: held.body, division: held.division, mode: held.mode, inNameOf: held.in_name_of }],
    };
    const other = { ...content, kind: "行政奖励" };
    const turned = { kind: "adjust", item: code, content: other, division: "360500", trigger: "lawChanged" };
    const refused = await ask("lists.draftChange", "p-adm-listkeeper", null, {
      ...{ ...turned, reason: "改种类", effectiveFrom: "2026-03-20" },
    });
    assert.ok("refused" in refused);
    assert.deepEqual([refused.code, refused.rule], ["KIND_DIFFERS", "LST-01"]);
    const asked = { kind: "adjust", item: code, content, division: "360500", trigger: "lawChanged", reason: "改名" };
    const { id } = done(
      await ask("lists.draftChange", "p-adm-listkeeper", null, { ...asked, effectiveFrom: "2026-03-20" }),
    );
    done(await ask("lists.submitChange", "p-adm-listkeeper", id));
    done(await ask("lists.checkLegality", "p-jus-legal", id, { passed: true }));
    done(await ask("lists.approveChange", "p-gov-leader", id, { passed: true }));
    done(await ask("lists.publishChange", "p-adm-listkeeper", id));
    await here.city.settle();
    const found = async () => {
      const parameters = { q: "换了名字" };
      const request = {
        city: here.city,
        language: "zh",
        parameters,
        path: "/search",
        today: here.city.today(),
        who: { kind: "anyone" },
      } as const;
      return String(await (await searchPage(request)).body).replace(/<[^>]+>/g, "");
    };
    assert.ok((await found()).includes(version.name));
    here.city.time.set("2026-03-20T01:00:00Z");
    await here.city.settle();
    assert.match(await found(), /换了名字的事项/);
  });
});
