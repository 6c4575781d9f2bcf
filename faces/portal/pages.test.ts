import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { portalStylesheet } from "#faces/portal/stylesheet.ts";
import { portalApp } from "#faces/server/portal.ts";
import { readStylesheet } from "#faces/server/stylesheet.ts";
import { cast } from "#systems/approvals/demo/cast.ts";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { type Launched, launch } from "#tests/browser/browser.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

const css = portalStylesheet();
const transferred = (text: string) => gzipSync(text, { level: 9 }).length;

describe("the public pages over a real city", () => {
  let here: PackCity;
  let app: ReturnType<typeof portalApp>;
  /** A name for pictures → an address; every page there is, with what a visitor can do to it. */
  const addresses = new Map<string, string>();

  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await here.city.settle();
    app = portalApp({
      ...{ city: here.city, nameEn: here.pack.city.name.en, pages: here.city.registry.portal },
      stylesheet: await readStylesheet(),
      log: (error) => {
        throw error;
      },
    });
    const { code, number, project } = await play(here);
    for (const [name, path] of [
      ["home", "/"],
      ["items", "/items"],
      ["items-found", `/items?q=${encodeURIComponent("施工")}&subject=enterprise`],
      ["items-none", "/items?q=qqqqqqq"],
      ["items-past", "/items?on=2015-06-01"],
      ["item", "/items/B47"],
      ["item-many-bodies", "/items/C48"],
      ["item-ended", "/items/F01"],
      ["item-2014", "/items/F36?on=2015-06-01"],
      ["guide", "/items/B47/guide"],
      ["guide-2014", "/items/F36/guide?on=2015-06-01"],
      ["lists", "/lists"],
      ["power", "/lists/power"],
      ["power-past", "/lists/power?on=2015-06-01&sort=promised"],
      ["supervision", "/lists/supervision"],
      ["supervision-none", "/lists/supervision?q=qqqqqqq"],
      ["changes", "/lists/changes?from=2014-09-26&to=2026-03-02&group=construction"],
      ["changes-all", "/lists/changes?from=2014-09-26&to=2026-03-02&page=2"],
      ["changes-adjusted", "/lists/changes?from=2014-09-26&to=2026-03-02&change=adjust"],
      ["changes-none", "/lists/changes?from=2026-03-01&to=2026-03-02"],
      ["item-unknown", "/items/ZZZ"],
      ["body", "/bodies/CON"],
      ["search", "/search?q=sgxkz"],
      ["search-none", "/search?q=qqqqqqq"],
      ["help", "/help"],
      ["about", "/about"],
      ["plan", "/plans/construction"],
      ["plan-2014", "/plans/construction?edition=2014"],
      ["plan-2014-base", "/plans/construction?edition=2014&variant=base"],
      ["story", "/plans/story"],
      ["ranking", "/plans/ranking"],
      ["ranking-2014", "/plans/ranking?edition=2014&within=33"],
      ["my-project", "/plans/my"],
      ["progress-form", "/progress"],
      ["progress", `/progress?code=${code}`],
      ["progress-unknown", "/progress?code=AB12-CD34-EF56"],
      ["document", `/documents?number=${encodeURIComponent(number)}&code=${code}`],
      ["project", `/projects/${project}`],
      ["stage", `/projects/${project}/apply/3`],
      ["apply", "/apply/B47"],
      ["continue", "/continue"],
      ["statistics", "/statistics"],
      ["statistics-cases", "/statistics/cases?late=1"],
      ["negative", "/lists/negative"],
      ["negative-none", "/lists/negative?q=qqqqqqq"],
      ["ask", "/lists/ask"],
      ["ask-free", `/lists/ask?activity=${encodeURIComponent("修自行车")}`],
      ["ask-permitted", `/lists/ask?activity=${encodeURIComponent("开网吧")}`],
      ["ask-prohibited", `/lists/ask?activity=${encodeURIComponent("开赌场")}`],
      ["letter-form", "/letters"],
      ["report-form", "/reports?body=CON"],
      ["report-unknown", "/reports/AB12-CD34-EF56"],
    ] as const)
      addresses.set(name, path);
  });
  after(() => here?.close());

  const get = async (path: string, language: "zh" | "en" = "zh") => {
    const response = await app.request(path, { headers: { cookie: `lang=${language}` } });
    return { status: response.status, text: await response.text() };
  };
  type Shown = { name: string; path: string; text: string; language: "zh" | "en" };
  /** Every page in both languages, asked for once: nothing happens in this city between two looks at it. */
  let shown: Promise<Shown[]> | undefined;
  const showAll = async () => {
    const all: Shown[] = [];
    for (const [name, path] of addresses)
      for (const language of ["zh", "en"] as const) all.push({ name, path, language, ...(await get(path, language)) });
    return all;
  };
  const each = async (check: (page: Shown) => void) => {
    assert.ok(addresses.size >= 20);
    shown ??= showAll();
    for (const page of await shown) check(page);
  };

  test("every page with its stylesheet is at most 30 kB when transferred, the stylesheet at most 8 kB", async () => {
    assert.ok(transferred(css) <= 8_000, `the stylesheet has ${transferred(css)} bytes`);
    await each(({ path, text }) => {
      const bytes = transferred(text) + transferred(css);
      assert.ok(bytes <= 30_000, `${path} has ${bytes} bytes`);
    });
  });

  test("every page has one h1, a title, and the language of its text (WCAG 2.4.2, 3.1.1)", async () => {
    await each(({ path, text, language }) => {
      assert.equal(text.split("<h1").length, 2, path);
      assert.match(text, language === "zh" ? /<html lang="zh-CN">/ : /<html lang="en">/, path);
      assert.match(text, /<title>[^<]+ - [^<]+<\/title>/, path);
    });
  });

  test("no page needs a script, an inline style or a handler; only a page with a live part brings one, its own", async () => {
    const own = /<script src="\/live-part\.[0-9a-f]{12}\.js" defer><\/script>/;
    await each(({ path, text }) => {
      assert.equal(own.test(text), text.includes("data-live="), path);
      assert.doesNotMatch(text.replace(own, ""), /<script|<style|\sstyle=|\son\w+=|javascript:/i, path);
    });
  });

  test("every class that a page uses stands in the stylesheet", async () => {
    // A name for whoever reads the HTML; its parts are styled as any form's.
    const unstyled = new Set(["search"]);
    await each(({ path, text }) => {
      const used = new Set([...text.matchAll(/class="([^"]+)"/g)].flatMap(([, names = ""]) => names.split(/\s+/)));
      const missing = [...used].filter(
        (name) => name !== "" && !unstyled.has(name) && !new RegExp(`\\.${name}(?![\\w-])`).test(css),
      );
      assert.deepEqual(missing, [], path);
    });
  });

  test("no id stands twice, and every part that is named by another finds it (WCAG 1.3.1)", async () => {
    await each(({ path, text }) => {
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      assert.equal(new Set(ids).size, ids.length, path);
      for (const [, wanted] of text.matchAll(/(?:aria-labelledby|aria-describedby|\sfor)="([^"]+)"/g))
        assert.ok(ids.includes(wanted), `${path}: ${wanted}`);
    });
  });

  test("every link inside the portal leads to a page that answers", async () => {
    const links = new Set<string>();
    await each(({ text, language }) => {
      if (language === "zh")
        for (const [, href = ""] of text.matchAll(/<a[^>]* href="(\/[^"#]*)/g))
          links.add(href.replaceAll("&amp;", "&"));
    });
    assert.ok(links.size > 100, String(links.size));
    // The desk is not a page of the portal; of bodies and items a part is enough.
    const sampled = [...links].filter(
      (href, index) => !/^\/(bodies|items|desk)\//.test(href) || (!href.startsWith("/desk/") && index % 6 === 0),
    );
    // Here nobody can sign in, as one does for what is one's own.
    const known = /AB12|q=qqqqqqq|\/items\/ZZZ|^\/my$|^\/sign-in\?/;
    for (const href of sampled) {
      const { status } = await get(href);
      assert.ok(status === 200 || known.test(href), `${href} answered ${status}`);
    }
  });

  test("the item page answers first: who, days, trips, fee; and marks what is an estimate (LST-03)", async () => {
    const { text } = await get("/items/B47");
    const order = ["带1份材料，跑1次", "谁能办", "承诺时限", "要交的材料", "怎么走", "不批准，或者超时了"];
    const places = order.map((part) => text.indexOf(part));
    assert.ok(
      places.every((place) => place > 0),
      String(places),
    );
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
    assert.match(text, /承诺时限 <a class="estimate" href="\/about#estimates"/);
    assert.doesNotMatch(text, /法定时限 <a class="estimate"/);
    assert.match(text, /60日内申请行政复议/);
  });

  test("an exact item code, query code and project are led to straight from the search", async () => {
    assert.match((await get("/search?q=b47")).text, /class="owe direct">.*<a href="\/items\/B47">/s);
    const code = new URL(addresses.get("progress") ?? "", "http://here").searchParams.get("code") ?? "";
    assert.match((await get(`/search?q=${code}`)).text, new RegExp(`<a href="/progress\\?code=${code}">`));
  });

  describe("in a browser", () => {
    let launched: Launched;
    before(async () => {
      launched = await launch();
    });
    after(() => launched?.close());

    /** A browser page whose requests the portal answers without a network. */
    const open = async () => {
      const page = await launched.browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.route("**/*", async (route) => {
        const { pathname, search } = new URL(route.request().url());
        const response = await app.request(`${pathname}${search}`);
        const headers = Object.fromEntries(response.headers);
        await route.fulfill({ status: response.status, headers, body: await response.text() });
      });
      return page;
    };

    test("axe finds nothing against WCAG 2.2 AA, wide or on a phone, light or dark, and nothing runs over the edge", async () => {
      // Opened once: only style sheets ask how wide the window is, and how dark.
      const page = await open();
      const looks = [{ width: 1280 }, { width: 390, dark: true }];
      for (const [name, path] of addresses) {
        await page.goto(`http://portal.test${path}`);
        for (const look of looks) {
          await page.setViewportSize({ width: look.width, height: 900 });
          await page.emulateMedia({ colorScheme: look.dark ? "dark" : "light" });
          await assertAccessible(page);
          const over = await page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth",
          );
          assert.equal(over, 0, `${path} at ${look.width}`);
          await picture(page, name, look);
        }
        // The next page begins as this one ends.
        looks.reverse();
      }
      await page.close();
    });

    test("an item and its guide print on one sheet of A4, the longest ones too", async () => {
      const page = await open();
      const guides = await longestGuides(here);
      assert.equal(guides.length, 8);
      for (const path of ["/items/B47", "/items/E02", addresses.get("document") ?? "", ...guides]) {
        await page.goto(`http://portal.test${path}`);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
        assert.equal(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, 1, path);
      }
      await page.close();
    });
  });
});

/** Guides of the items that say most, and of those with most papers and most bodies, each as of a day on which it held. */
async function longestGuides({ database }: PackCity): Promise<string[]> {
  const found = await database.city.pool.query<{ item: string; day: string }>(
    `WITH v AS (SELECT item, valid_from AS day, length(to_jsonb(item_versions)::text) AS said,
         jsonb_array_length(papers) AS papers, (SELECT count(*) FROM powers p WHERE p.item = item_versions.item) AS bodies
       FROM item_versions)
     SELECT item, day FROM (SELECT item, day, 1 AS part, said AS size FROM v UNION ALL SELECT item, day, 2, papers FROM v
       UNION ALL SELECT item, day, 3, bodies FROM v) ranked
     GROUP BY item, day ORDER BY max(size / (CASE part WHEN 1 THEN 500 WHEN 2 THEN 2 ELSE 60 END)::float) DESC, item LIMIT 8`,
  );
  return found.rows.map(({ item, day }) => `/items/${item}/guide?on=${day}`);
}

/** A case with its documents, and a project with steps in hand: what the pages of progress need to have something to show. */
async function play({ city, pack, database }: PackCity): Promise<{ code: string; number: string; project: string }> {
  const people = cast(city, pack);
  city.time.set("2014-03-03T02:00:00Z");
  const flow = pack.flows.find((one) => one.edition === "2014");
  const clerk = people.holder("DRC", "window", city.today()) ?? "";
  const project = await people.ask(clerk, "approvals.openProject", null, {
    ...{ title: "测试项目", applicant: "enterprise-02", flow: "construction@2014", division: "360500" },
    ...{ facts: flow?.checks?.full.facts ?? {}, papers: flow?.applicantDocuments ?? [] },
  });
  await city.settle();
  city.time.set("2026-03-02T01:00:00Z");
  const papers = pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name) ?? [];
  const file = await people.ask("p-con-window", "approvals.receive", null, {
    ...{ item: "B47", power: "B47:CON", applicant: "enterprise-01", papers },
  });
  await people.ask("p-con-window", "approvals.accept", file.id, {});
  const found = await database.city.pool.query<{ code: string; number: string }>(
    `SELECT c.query_code AS code, d.number FROM cases c JOIN documents d ON d.about = c.id
     WHERE c.id = $1 AND d.kind = '受理通知书'`,
    [file.id],
  );
  const { code = "", number = "" } = found.rows[0] ?? {};
  return { code, number, project: project.id };
}
