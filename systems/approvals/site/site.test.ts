import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { openOn, type PackCity, packCity } from "#tests/city/pack-city.ts";
import { stageTarget } from "../apply/stage-target.ts";
import type { CaseAnswer } from "../desk/case-answer.ts";
import { documentText } from "../document-text.ts";
import type { Flow } from "../plan/flow.ts";
import { progressPage } from "../portal-progress.ts";
import { projectPage } from "../portal-project.ts";
import { contradictions } from "./contradictions.ts";
import type { SiteAgreement, SiteNow } from "./query.ts";

/** Bytes that follow from how many have been asked for before. */
function chance() {
  let count = 0;
  return (bytes: number): Uint8Array => {
    count += 1;
    return createHash("shake256", { outputLength: bytes }).update(`strict ${count}`).digest();
  };
}

describe("site and conditions settled before a project is filed", () => {
  let here: PackCity;
  let flow: Flow;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    flow = (await query("SELECT content FROM flows WHERE id = 'construction@2025'"))[0].content;
  });
  after(() => here.close());

  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const ask = async (command: string, person: string, on: string | null, input: object = {}) => {
    const outcome = await here.city.execute({
      ...{ command: `approvals.${command}`, who: { kind: "person", person }, on, input },
    });
    await here.city.settle();
    return outcome;
  };
  const read = (name: string, person: string, input: object) =>
    here.city.ask(`approvals.${name}`, { kind: "person", person }, input) as Promise<never>;
  const accepted = async (item: string, body: string) => {
    const papers = here.pack.itemVersions.find((one) => one.item === item)?.papers.map(({ name }) => name);
    const input = { item, power: `${item}:${body}`, applicant: "enterprise-01", papers };
    const window = `p-${body.toLowerCase()}-window`;
    const { id } = done(await ask("receive", window, null, input));
    done(await ask("accept", window, id));
    return id;
  };
  /** A case in which these bodies are asked about a site, and their consultations in the order of their ids. */
  const round = async (bodies: readonly string[] = ["EPB", "WAT"]) => {
    const id = await accepted("B07", "LND");
    done(await ask("consult", "p-lnd-reviewer", id, { bodies, question: "请在一张图上提出选址和建设条件" }));
    const asked = await query("SELECT id FROM consultations WHERE case_id = $1 ORDER BY body", [id]);
    return { id, asked: asked.map((one) => one.id as string) };
  };
  const answer = (consultation: string | undefined, body: string, site: readonly object[], more: object = {}) =>
    ask("answerConsultation", `p-${body}-reviewer`, consultation ?? "", { opinion: "agree", site, ...more });
  const settle = (id: string, site: readonly object[] = []) => ask("settleSite", "p-lnd-reviewer", id, { site });
  const own = [
    { path: "site.landUse", value: "工业" },
    { path: "site.plotRatio", bound: "most", value: 2 },
  ];
  const settled = async () => {
    const { id, asked } = await round();
    done(await answer(asked[0], "epb", [{ path: "project.eiaClass", value: "报告表" }]));
    done(await answer(asked[1], "wat", [{ path: "project.floodZone", value: false }]));
    done(await settle(id, own));
    return id;
  };
  const facts = () => ({ ...flow.examples?.find(({ id }) => id === "standard-factory")?.facts });
  const open = (more: object = {}, applicant = "enterprise-01") =>
    ask("openProject", "p-con-window", null, {
      ...{ title: "标准厂房六期", applicant, flow: "construction@2025", facts: facts(), division: "360500" },
      ...more,
    });
  const project = (matter: string) => read("siteConditions", "p-con-window", { matter }) as Promise<SiteNow>;

  test("the lead asks by consultation, each body answers with conditions, and one document settles them (CON-06, CLK-25)", async () => {
    const { id, asked } = await round();
    const early = refused(await settle(id, own), "SITE_ANSWERS_AWAITED", "CON-06");
    assert.match(early.text.zh, /新余市水利局、新余市生态环境局/);
    done(await answer(asked[0], "epb", [{ path: "project.eiaClass", value: "报告表" }]));
    done(await answer(asked[1], "wat", [], { opinion: "noOpinion" }));
    const stranger = await ask("settleSite", "p-epb-reviewer", id);
    assert.equal("refused" in stranger && stranger.code, "NOT_ALLOWED");
    done(await settle(id, own));
    const rows = await query(
      "SELECT path, term, body, consultation, given_on FROM site_conditions WHERE case_id = $1 ORDER BY path",
      [id],
    );
    assert.deepEqual(
      rows.map(({ path, term, body, consultation, given_on }) => [
        path,
        term.bound,
        term.value,
        body,
        consultation,
        given_on,
      ]),
      [
        ["project.eiaClass", "equal", "报告表", "EPB", asked[0], "2026-03-02"],
        ["site.landUse", "equal", "工业", "LND", null, "2026-03-02"],
        ["site.plotRatio", "most", 2, "LND", null, "2026-03-02"],
      ],
    );
    const [paper] = await query("SELECT * FROM documents WHERE about = $1 AND kind = '多规合一会商意见书'", [id]);
    assert.match(paper.number, /〔2026〕[1-9]\d*号$/);
    const { list } = documentText(paper.kind, paper.content, { issuedOn: paper.issued_on, code: "" });
    assert.deepEqual(list.length, 3);
    assert.match(list.join("\n"), /容积率不大于2（新余市自然资源局，2026年3月2日）/);
    refused(await settle(id, own), "SITE_SETTLED", "CON-06");
  });

  test("a condition is one of the city's list, with a value of its kind, by who agrees, and in a case that settles sites (CON-06)", async () => {
    const { asked } = await round(["EPB"]);
    const unfit = async (site: readonly object[], more: object = {}) =>
      refused(await answer(asked[0], "epb", site, more), "SITE_CONDITION_UNFIT", "CON-06");
    await unfit([{ path: "site.colour", value: "白" }]);
    await unfit([{ path: "site.plotRatio", value: "高" }]);
    await unfit([{ path: "project.eiaClass", value: "随便" }]);
    await unfit([{ path: "site.landUse", bound: "most", value: "工业" }]);
    await unfit([own[0], own[0]] as object[]);
    const object = { opinion: "object", reply: "在生态保护红线内" };
    refused(await answer(asked[0], "epb", own, object), "SITE_WITHOUT_AGREEING", "CON-06");
    const plain = await accepted("B47", "CON");
    done(await ask("consult", "p-con-reviewer", plain, { bodies: ["EPB"], question: "有没有意见" }));
    const [other] = await query("SELECT id FROM consultations WHERE case_id = $1", [plain]);
    refused(await answer(other.id, "epb", own), "SITE_NOT_SETTLED_HERE", "CON-06");
    const elsewhere = await ask("settleSite", "p-con-reviewer", plain, { site: own });
    refused(elsewhere, "SITE_NOT_SETTLED_HERE", "CON-06");
  });

  test("what no project could keep together is not settled, and nothing is settled by nobody (CON-06)", async () => {
    const { id, asked } = await round(["EPB"]);
    done(await answer(asked[0], "epb", [{ path: "site.plotRatio", bound: "least", value: 3 }]));
    const clash = refused(await settle(id, own), "SITE_CONDITIONS_DIFFER", "CON-06");
    assert.match(clash.text.zh, /容积率不大于2，容积率不小于3/);
    done(await settle(id, [{ path: "site.plotRatio", bound: "most", value: 3.5 }]));
    const silent = await round(["EPB"]);
    done(await answer(silent.asked[0], "epb", []));
    refused(await settle(silent.id), "SITE_NOTHING_AGREED", "CON-06");
  });

  test("a project that goes on from it has the conditions as facts, with who said them, and its forms do not ask again (CON-06, COM-05)", async () => {
    const agreement = await settled();
    const offered = (await read("siteAgreements", "p-qiye", { applicant: "enterprise-01" })) as {
      rows: SiteAgreement[];
    };
    assert.ok(offered.rows.some(({ id, rows }) => id === agreement && rows.length === 4));
    const { "project.eiaClass": _, "project.floodZone": __, ...rest } = facts() as Record<string, never>;
    refused(await open({ agreement }, "enterprise-02"), "SITE_AGREEMENT_UNFIT", "CON-06");
    refused(await open({ agreement: "nothing" }), "SITE_AGREEMENT_UNFIT", "CON-06");
    const matter = done(await open({ facts: rest, agreement })).id;
    const [row] = await query("SELECT facts FROM matters WHERE id = $1", [matter]);
    assert.deepEqual([row.facts["project.eiaClass"], row.facts["project.floodZone"]], ["报告表", false]);
    const { rows, contradicted } = await project(matter);
    assert.deepEqual(contradicted, []);
    const eia = rows.find(({ term }) => term.path === "project.eiaClass");
    assert.deepEqual([eia?.bodyName, eia?.givenOn, eia?.caseId], ["新余市生态环境局", "2026-03-02", agreement]);
    assert.match(eia?.number ?? "", /〔2026〕/);
    const target = await stageTarget(here.city, { matter, stage: 2 }, here.city.today());
    assert.ok("known" in target);
    const known = target.known.find(({ name }) => name === "landUse");
    assert.deepEqual([known?.value, known?.from.zh], ["工业", "立项前定下的多规合一条件"]);
    assert.ok(!target.known.some(({ name }) => name === "plotRatio"), "a bound is no answer");
    const parts = {
      city: here.city,
      language: "zh",
      path: "/",
      today: here.city.today(),
      who: { kind: "anyone" },
    } as const;
    const [{ code }] = await query("SELECT query_code AS code FROM cases WHERE id = $1", [agreement]);
    for (const page of [
      await projectPage({ ...parts, parameters: { id: matter } }),
      await progressPage({ ...parts, parameters: { code } }),
    ])
      assert.match(
        "body" in page ? String(await page.body) : "",
        /立项前定下的条件[\s\S]*容积率不大于2[\s\S]*自然资源局/,
      );
  });

  test("what is applied for against a condition is shown to the window and does not refuse by itself (CON-06)", async () => {
    const agreement = await settled();
    const against = { ...facts(), "project.eiaClass": "报告书" };
    const matter = done(await open({ facts: against, agreement, papers: ["营业执照", "项目备案信息登记表"] })).id;
    const { contradicted } = await project(matter);
    assert.deepEqual(
      contradicted.map(({ term, found }) => [term.path, term.value, found]),
      [["project.eiaClass", "报告表", "报告书"]],
    );
    const [file] = await query("SELECT id FROM cases WHERE matter = $1 AND procedure = 'B01'", [matter]);
    const shown = (await read("case", "p-drc-window", { id: file.id })) as CaseAnswer;
    assert.equal(shown.site.contradicted.length, 1);
    done(await ask("accept", "p-drc-window", file.id));
  });

  test("the answers of a form are measured by the same conditions: at most, at least, and exactly (CON-06)", () => {
    const words = { zh: "容积率", en: "Floor area ratio" };
    const term = { path: "site.plotRatio", words, unit: null, bound: "most", value: 2 } as const;
    const of = (more: object, said: Readonly<Record<string, unknown>>) =>
      contradictions([{ term: { ...term, ...more }, body: "LND" }], said).map(({ found }) => found);
    assert.deepEqual(of({}, { plotRatio: 2.5 }), [2.5]);
    assert.deepEqual(of({}, { plotRatio: 2 }), []);
    assert.deepEqual(of({ bound: "least" }, { "site.plotRatio": 1.2 }), [1.2]);
    assert.deepEqual(of({ bound: "equal" }, { plotRatio: 2 }), []);
    assert.deepEqual(of({}, { plotRatio: "高", greenRatio: 90 }), [], "what is of another kind says nothing about it");
  });

  test("where the city lets the conditions bind, what contradicts them is refused and names both (CON-06)", async () => {
    const agreement = await settled();
    const matter = done(await open({ agreement })).id;
    const strict = await openOn(
      here.database.city,
      "xinyu",
      {
        ...here.pack,
        settings: { ...here.pack.settings, siteConditionsBind: { value: true, mark: "W", rule: "CON-06" } },
      },
      "2026-03-03T01:00:00Z",
      chance(),
    );
    const asked = (command: string, on: string | null, input: object) =>
      strict.execute({ command: `approvals.${command}`, who: { kind: "person", person: "p-con-window" }, on, input });
    const opened = await asked("openProject", null, {
      ...{
        title: "标准厂房七期",
        applicant: "enterprise-01",
        flow: "construction@2025",
        division: "360500",
        agreement,
      },
      facts: { ...facts(), "project.eiaClass": "报告书" },
    });
    const said = refused(opened, "SITE_CONTRADICTED", "CON-06");
    assert.match(said.text.zh, /环评类别：报告表，申请报告书/);
    const changed = await asked("changeFacts", matter, {
      facts: { "project.eiaClass": "报告书" },
      ...{ since: "2026-03-02", reason: "产品方案调整" },
      proof: { name: "环评类别论证", issuer: "江西某环境技术公司", on: "2026-03-02" },
    });
    refused(changed, "SITE_CONTRADICTED", "CON-06");
    await strict.close();
  });
});
