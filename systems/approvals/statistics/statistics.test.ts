import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PageRequest } from "#kernel/city/system.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { done } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { cast } from "../demo/cast.ts";
import { drawPairs } from "./draw-pairs.ts";
import { statisticsPages } from "./portal.ts";
import { timesBy } from "./query.ts";
import { spanAddress, spanOf } from "./span.ts";

describe("promised and real days", () => {
  let here: PackCity;
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const ask = (post: "window" | "reviewer" | "decider", command: string, on: string | null, input: object = {}) => {
    const person = cast(here.city, here.pack).holder("LND", post, here.city.today()) ?? "";
    return here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input });
  };
  const span = (parameters: Record<string, string> = {}) => spanOf({ parameters, today: here.city.today() });
  const shown = async (path: string, parameters: Record<string, string> = {}, language: "zh" | "en" = "zh") => {
    const page = statisticsPages.find((one) => one.path === path);
    const { city } = here;
    const request: PageRequest = { city, language, parameters, path, today: city.today(), who: { kind: "anyone" } };
    const answer = await page?.page(request);
    assert.ok(answer && !isRefusal(answer));
    if ("body" in answer) return String(await answer.body);
    return "text" in answer ? answer.text : "";
  };

  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    const papers = here.pack.itemVersions.find(({ item }) => item === "B14")?.papers.map(({ name }) => name) ?? [];
    const { rows } = await here.database.city.pool.query("SELECT id FROM powers WHERE item = 'B14' AND body = 'LND'");
    const files: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const input = { item: "B14", power: rows[0].id, applicant: "enterprise-01", papers };
      files.push(done(await ask("window", "receive", null, input)).id);
      done(await ask("window", "accept", files[n] ?? ""));
    }
    // The sixth stays open. Workdays from the day after acceptance: 1, 2, 3, 4, and 12 for the last of the five.
    for (const [n, day] of ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-18"].entries()) {
      at(day);
      done(await ask("reviewer", "review", files[n] ?? "", { proposal: "granted", opinion: "符合规定" }));
      done(await ask("decider", "decide", files[n] ?? "", { decision: "granted" }));
    }
    await here.city.settle();
  });
  after(() => here?.close());

  test("each decided case counts once, by days that a case really took: the median and the ninth of ten (CLK-19, SUP-08)", async () => {
    const promised = here.pack.itemVersions.find(({ item }) => item === "B14")?.promisedDays ?? 0;
    const kept = [1, 2, 3, 4, 12].filter((days) => days <= promised).length;
    const [item] = await timesBy(here.city, "item", span());
    assert.deepEqual(
      [item?.key, item?.cases, item?.kept, item?.promised, item?.median, item?.p90],
      ["B14", 5, kept, promised, 3, 12],
    );
    const [body] = await timesBy(here.city, "body", span({ body: "LND" }));
    assert.deepEqual([body?.key, body?.cases], ["LND", 5]);
    assert.deepEqual(await timesBy(here.city, "all", span({ to: "2026-01" })), []);
    const { rows } = await here.database.city.pool.query(
      "SELECT (SELECT count(*)::int FROM case_times) AS cases, (SELECT sum(cases)::int FROM case_time_counts) AS counted",
    );
    assert.deepEqual(rows[0], { cases: 5, counted: 5 });
  });

  test("a number opens to its cases, without a name, and to their permits (DOC-03)", async () => {
    const page = await shown("/statistics");
    assert.match(page, /办结5件，\d+%在承诺时限以内；一半的办件3个工作日以内办完.*九成12个工作日以内/);
    assert.match(page, /在办1件/);
    assert.match(page, /办结不足10件的1个/, "few cases stand apart (SUP-08)");
    const late = spanAddress("/statistics/cases", span(), { late: "1" });
    assert.ok(page.includes(late.replaceAll("&", "&amp;")), late);
    const all = await shown("/statistics/cases");
    assert.equal(all.match(/<tr><th scope="row">/g)?.length, 5);
    assert.match(all, /href="\/permits\?number=/);
    const names = here.pack.subjects
      .map(({ name }) => name)
      .filter((name) => all.includes(name) || page.includes(name));
    assert.deepEqual(names, []);
    const slow = await shown("/statistics/cases", { late: "1" });
    assert.match(slow, /2026-03-18.*超过承诺/s);
    assert.match(await shown("/statistics/cases", { from: "2025-01", to: "2025-02" }, "en"), /No such case/);
  });

  test("the same rows are a table to take along (CSV, JSON)", async () => {
    const rows = JSON.parse(await shown("/statistics.json"));
    assert.deepEqual(
      rows.map(({ by, code, decided, p90Days }: Record<string, unknown>) => [by, code, decided, p90Days]),
      [
        ["body", "LND", 5, 12],
        ["item", "B14", 5, 12],
      ],
    );
    assert.match(await shown("/statistics.csv"), /^\uFEFF按,编码.*\r\nbody,LND,/);
  });

  test("months are read as meant: in their order, none to come, twelve unless asked", () => {
    const months = (parameters: Record<string, string>) => [span(parameters).from, span(parameters).to];
    assert.deepEqual(months({}), ["2025-04-01", "2026-03-01"]);
    assert.deepEqual(months({ from: "2026-02", to: "2025-12" }), ["2025-12-01", "2026-02-01"]);
    assert.deepEqual(months({ from: "x", to: "2099-01" }), ["2025-04-01", "2026-03-01"]);
  });
});

test("a pair of dots says in words what it shows, and escapes what it is given", () => {
  const rows = [{ name: "<局>", promised: 5, median: 3, p90: 12 }];
  const drawn = drawPairs(rows, { language: "zh", title: "按机关", id: "x" });
  assert.match(drawn, /<title id="x-title">按机关<\/title>/);
  assert.match(drawn, /&lt;局&gt;：承诺5，一半3天以内，九成12天以内/);
  assert.doesNotMatch(drawn, /<局>/);
});
