import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { cast } from "./demo/cast.ts";
import { constructionGlance } from "./door.ts";
import { approvalPages } from "./portal.ts";

describe("the public page of a project", () => {
  let here: PackCity;
  let matter = "";

  before(async () => {
    here = await packCity("xinyu", "2014-03-03T02:00:00Z");
    const flow = here.pack.flows.find((one) => one.edition === "2014");
    const outcome = await here.city.execute({
      command: "approvals.openProject",
      who: { kind: "person", person: cast(here.city, here.pack).holder("DRC", "window", here.city.today()) ?? "" },
      on: null,
      input: {
        ...{ title: "测试项目", applicant: "enterprise-01", flow: "construction@2014", division: "360500" },
        ...{ facts: flow?.checks?.full.facts ?? {}, papers: flow?.applicantDocuments ?? [] },
      },
    });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    matter = outcome.id;
    await here.city.settle();
  });
  after(() => here?.close());

  const shown = async (path: string, parameters: Record<string, string> = {}, language: "zh" | "en" = "zh") => {
    const page = approvalPages.find((one) => one.path === path);
    assert.ok(page);
    const answer = await page.page({
      city: here.city,
      language,
      parameters,
      path,
      today: here.city.today(),
      who: { kind: "anyone" },
    });
    if (isRefusal(answer)) return answer;
    if ("body" in answer) return String(await answer.body);
    return "text" in answer ? answer.text : "";
  };

  test("it says how many steps are in hand and what each waiting step waits for (CON-11)", async () => {
    const made = await shown("/projects/:id", { id: matter });
    assert.ok(typeof made === "string");
    assert.match(made, /<h1 class="modest">测试项目<\/h1>/);
    assert.match(made, /个机构同时在办；44步已办好0步。/);
    assert.match(made, /class="state working"/);
    assert.match(made, /class="state waiting"/);
    assert.match(made, /等F01/);
    assert.match(made, /<svg/);
    const names = here.pack.subjects.map(({ name }) => name).filter((name) => made.includes(name));
    assert.deepEqual(names, [], "who applies is not said");
  });

  test("an unknown project is refused with a next step, also in English", async () => {
    for (const id of ["x", "%", ""]) {
      const answer = await shown("/projects/:id", { id }, "en");
      assert.ok(isRefusal(answer));
      assert.equal(answer.code, "PROJECT_UNKNOWN");
    }
  });

  test("the plan page, its table and its data come from the city's flow: 44 approvals, 139 workdays to 36 (CON-09)", async () => {
    const glance = await constructionGlance(here.city, "zh");
    assert.deepEqual([glance?.procedures, glance?.serialWorkdays, glance?.parallelWorkdays], [44, 139, 36]);
    assert.match(String(await shown("/plans/construction")), /从139个工作日到36个/);
    assert.match(String(await shown("/plans/construction", { variant: "base" })), /同样40项审批/);
    assert.ok(String(await shown("/plans/construction.csv")).startsWith("\uFEFF编号"));
    assert.equal(JSON.parse(String(await shown("/plans/construction.json"))).parallelWorkdays, 36);
  });
});
