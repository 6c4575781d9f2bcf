import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { directorySections } from "#kernel/directory/pack.ts";
import { bodies, divisions, holdings, people, posts, speakers, substitutes } from "#kernel/directory/records.ts";
import { citySections } from "#kernel/packs/city.ts";
import { faultLine } from "#kernel/packs/fault.ts";
import { cycleOf } from "#kernel/packs/fields.ts";
import { readPackFiles } from "#kernel/packs/files.ts";
import { packSchema } from "#kernel/packs/json-schema.ts";
import { readPack } from "#kernel/packs/read.ts";
import { itemSections } from "./pack.ts";
import { items, itemVersions, powers } from "./records.ts";

const sections = [...citySections, ...directorySections, ...itemSections] as const;
const folder = (city: string) => fileURLToPath(new URL(`../../cities/${city}/`, import.meta.url));

/** The pack as these sections read it; what systems add in folders (flows/) is theirs to test. */
async function packOf(city: string) {
  const read = await readPackFiles(folder(city));
  assert.ok("files" in read);
  const files = new Map([...read.files].filter(([name]) => sections.some(({ file }) => file === name)));
  const reading = readPack(files, sections);
  if ("faults" in reading) assert.fail(reading.faults.map((fault) => faultLine(fault)).join("\n"));
  return reading.pack;
}

const xinyu = await packOf("xinyu");
const minimal = await packOf("minimal");
const today = xinyu.itemVersions.filter(({ validTo }) => validTo === null);
const flow = xinyu.itemVersions.filter(({ item }) => item.startsWith("F"));
const tally = (values: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));
const bodyOf = (id: string) => xinyu.bodies.find((body) => body.id === id) ?? assert.fail(`no body ${id}`);

test("the smallest city has one of each: a city with a county, two bodies, three items, five people, three subjects", () => {
  const lists = ["divisions", "bodies", "items", "people", "subjects", "powers"] as const;
  assert.deepEqual(
    lists.map((list) => minimal[list].length),
    [2, 2, 3, 5, 3, 3],
  );
  assert.equal(minimal.demo, null);
  const limits = minimal.itemVersions.map(({ legalUnit, legalDays }) => `${legalDays} ${legalUnit}`);
  assert.deepEqual(limits, ["0 immediate", "20 workday", "15 calendar"]);
  assert.deepEqual(minimal.itemVersions[1]?.papers[0], { name: "项目备案通知书", from: "A01" });
});

test("Xinyu has its 2 counties, 3 zones, 34 towns and streets and 511 villages and communities (IDN-03)", () => {
  assert.deepEqual(tally(xinyu.divisions.map(({ level }) => level)), {
    city: 1,
    county: 2,
    zone: 3,
    township: 34,
    community: 511,
  });
  assert.deepEqual(tally(xinyu.divisions.filter(({ level }) => level === "community").map(({ kind }) => kind)), {
    社区: 112,
    村: 396,
    其他: 3,
  });
});

test("zones carry local codes marked as estimates, and so does the membership of towns in them (IDN-03)", () => {
  for (const zone of xinyu.divisions.filter(({ level }) => level === "zone")) {
    assert.match(zone.id, /^[A-Z]{3}$/);
    assert.equal(zone.mark, "E");
  }
  const members = xinyu.divisions.filter(({ zone }) => zone !== null);
  assert.deepEqual(
    members.map(({ zoneMark }) => zoneMark),
    ["E", "E", "E", "E", "E"],
  );
});

test("each of the 90 bodies of the source is there, once for every division where it is one of many (IDN-06)", () => {
  const listed = new Set(xinyu.bodies.map(({ id, template }) => template ?? id));
  // 75 named bodies and 15 that stand for many, beside the city's government and the merged tax office.
  assert.equal(listed.size, 90 + 2);
  assert.ok(listed.has("GOV") && listed.has("TAX"));
  assert.deepEqual(tally(xinyu.bodies.map(({ template }) => template?.replace(/^CTY-.*/, "county") ?? "named")), {
    named: 77,
    county: 26,
    TWN: 34,
    COMM: 511,
  });
  assert.equal(bodyOf("CTY-CAB-360502").names[0]?.name, "渝水区民政局");
  assert.equal(bodyOf("TWN-360502001").names[0]?.name, "城南街道办事处");
  assert.equal(bodyOf("TWN-360502100").names[0]?.name, "水北镇人民政府");
  assert.equal(bodyOf("COMM-360521202200").names[0]?.name, "高岚村民委员会");
});

test("a reformed body keeps its id and changes its name; a merged one ends and names its successor (IDN-06)", () => {
  assert.deepEqual(
    bodyOf("CON").names.map(({ name, from, to }) => [name, from, to]),
    [
      ["新余市城乡建设局", "2014-01-01", "2019-03-01"],
      ["新余市住房和城乡建设局", "2019-03-01", null],
    ],
  );
  const successors = xinyu.bodies
    .filter(({ validTo }) => validTo !== null)
    .map((body) => `${body.id}→${body.successor}`);
  assert.deepEqual(successors.sort(), [
    "FDA→AIC",
    "GRA→DRC",
    "GRN→CMB",
    "HOU→CON",
    "LAO→JUS",
    "LTX→TAX",
    "PLN→LND",
    "PRM→ADM",
    "QTS→AIC",
    "SEI→AWS",
    "SPO→EDU",
    "SSS→QSS",
    "STX→TAX",
    "TOU→CUL",
    "WMO→null",
  ]);
});

test("every body has its own office code of 2 to 12 Chinese characters (DOC-04)", () => {
  const codes = xinyu.bodies.map(({ officeCode }) => officeCode ?? "");
  assert.ok(codes.every((code) => /^[\u4e00-\u9fa5]{2,12}$/.test(code)));
  assert.equal(new Set(codes).size, xinyu.bodies.length);
  assert.equal(bodyOf("DRC").officeCode, "余发改审字");
});

test("the 175 items of today have the groups and kinds of their source (LST-01)", () => {
  assert.equal(today.length, 175);
  const groups = new Map(xinyu.items.map(({ id, itemGroup }) => [id, itemGroup]));
  assert.deepEqual(tally(today.map(({ item }) => groups.get(item) ?? "")), {
    construction: 57,
    enterprise: 46,
    natural: 12,
    community: 52,
    power: 8,
  });
  assert.deepEqual(tally(today.map(({ kind }) => kind)), {
    其他行政权力: 21,
    行政许可: 76,
    公共服务: 36,
    行政确认: 15,
    行政给付: 19,
    行政处罚: 2,
    行政强制: 1,
    行政征收: 1,
    行政检查: 1,
    行政奖励: 1,
    行政裁决: 2,
  });
  assert.equal(today.filter(({ community }) => community).length, 52);
  assert.equal(today.filter(({ marks }) => marks.legal === "L").length, 111);
});

test("the items of today are chained by 183 papers, and nobody waits in a circle (CON-11)", () => {
  const links = today.flatMap(({ papers }) => papers.flatMap(({ from }) => from ?? []));
  assert.equal(links.length, 183);
  const needs = new Map(today.map(({ item, papers }) => [item, papers.flatMap(({ from }) => from ?? [])]));
  assert.equal(
    cycleOf(needs.keys(), (item) => needs.get(item) ?? []),
    null,
  );
});

test("no item promises more than the law allows, and none done on the spot promises a day (CLK-10, CLK-19)", () => {
  for (const { item, legalDays, legalUnit, promisedDays } of xinyu.itemVersions) {
    assert.equal(legalDays === null, legalUnit === "none", item);
    assert.ok(legalDays === null || promisedDays <= legalDays, item);
  }
});

test("the 49 procedures of 2014 are versions of their time, under the bodies of that time (LST-04)", () => {
  assert.equal(flow.length, 49);
  assert.ok(flow.every(({ validFrom, validTo }) => validFrom === "2014-01-01" && validTo && validTo <= "2019-03-01"));
  const planning = xinyu.powers.filter(({ body }) => body === "PLN");
  assert.deepEqual(planning.map(({ item }) => item).sort(), ["F03", "F07", "F14", "F15", "F25", "F37", "F45"]);
});

test("the pre-review of 2014 has no legal basis: a service that cannot block (INV-08)", () => {
  const review = flow.find(({ item }) => item === "F01");
  assert.deepEqual([review?.kind, review?.binding, review?.bases], ["公共服务", false, []]);
  assert.equal(xinyu.itemVersions.filter(({ binding }) => !binding).length, 1);
});

test("every item of today has an own power; a county's item one in each county, a committee's one in each (LST-16)", () => {
  const byItem = Map.groupBy(xinyu.powers, ({ item }) => item);
  const instances = { "CTY-": 2, TWN: 33, COMM: 511 };
  for (const { item, body, kind } of today) {
    const many = Object.entries(instances).find(([prefix]) => body.startsWith(prefix));
    // The forest farm is no organ: it has the public services of a township only.
    const farm = body === "TWN" && kind === "公共服务" ? 1 : 0;
    assert.equal(byItem.get(item)?.length, (many?.[1] ?? 1) + farm, item);
  }
  assert.ok(xinyu.powers.every(({ mode }) => mode === "own"));
});

test("each living body of the city and its counties that owns items has somebody at every post", () => {
  const held = new Set(xinyu.holdings.map(({ post }) => post));
  const living = new Set(
    xinyu.bodies.filter(({ validTo, level }) => validTo === null && level !== "community").map(({ id }) => id),
  );
  const owning = new Set(xinyu.powers.filter(({ validTo }) => validTo === null).map(({ body }) => body));
  for (const { id, body } of xinyu.posts) if (living.has(body) && owning.has(body)) assert.ok(held.has(id), id);
  assert.ok(xinyu.people.length <= 400);
});

test("the roles of the demonstration are accounts with a post or a subject to speak for", () => {
  const roles = xinyu.demo?.roles.map(({ account }) => {
    const person = xinyu.people.find((one) => one.account === account)?.id;
    const held = xinyu.holdings.find((one) => one.person === person)?.post;
    return held ?? xinyu.speakers.find((one) => one.person === person)?.subject;
  });
  assert.deepEqual(roles, [
    "person-01",
    "enterprise-01",
    "ADM:agent",
    "COMM-360502001201:agent",
    "CON:window",
    "CON:reviewer",
    "CON:decider",
    "ADM:listKeeper",
    "JUS:legalReviewer",
    "ELS:supervisor",
    "FIN:finance",
    "AUD:auditor",
    "GOV:leader",
    "ADM:administrator",
  ]);
});

test("the demonstration's subjects are invented: all five kinds, and every person was born before 1900 (IDN-02)", () => {
  assert.deepEqual(tally(xinyu.subjects.map(({ kind }) => kind)), {
    enterprise: 60,
    person: 60,
    cooperative: 1,
    soleTrader: 1,
    organisation: 1,
  });
  const births = xinyu.subjects
    .filter(({ kind }) => kind === "person")
    .map(({ identifier }) => identifier.slice(6, 10));
  assert.ok(births.every((year) => year < "1900"));
});

test("every expanded record has the fields of the record that is loaded from it", () => {
  const kinds = [
    [divisions, xinyu.divisions],
    [bodies, xinyu.bodies],
    [posts, xinyu.posts],
    [people, xinyu.people],
    [holdings, xinyu.holdings],
    [substitutes, xinyu.substitutes],
    [speakers, xinyu.speakers],
    [items, xinyu.items],
    [itemVersions, xinyu.itemVersions],
    [powers, xinyu.powers],
  ] as const;
  for (const [kind, rows] of kinds) {
    assert.ok(rows.length > 0, kind.name);
    for (const row of rows) {
      const result = kind.schema.safeParse({ ...row, version: 1 });
      assert.ok(result.success, `${kind.name} ${row.id}: ${result.error?.message}`);
    }
  }
});

test("records stand in an order in which each refers only to those before it", () => {
  const seen = new Set<string>();
  for (const { id, parent, zone } of xinyu.divisions) {
    for (const named of [parent, zone]) assert.ok(named === null || seen.has(named), id);
    seen.add(id);
  }
  for (const { id, successor } of xinyu.bodies) {
    assert.ok(successor === null || seen.has(successor), id);
    seen.add(id);
  }
});

test("the life events that people look for each lead to items of today", () => {
  for (const { title } of xinyu.themes)
    assert.ok(
      today.some(({ theme }) => theme === title.zh),
      title.zh,
    );
});

test("the guide to city packs names every file and every setting", () => {
  const guide = readFileSync(new URL("../../docs/guides/city-pack.md", import.meta.url), "utf8");
  for (const name of [...Object.keys(packSchema(sections)), ...Object.keys(xinyu.settings)]) {
    assert.ok(guide.includes(`\`${name}\``), `docs/guides/city-pack.md does not mention ${name}`);
  }
});
