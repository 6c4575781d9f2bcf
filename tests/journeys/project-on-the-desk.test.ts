import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Day } from "#kernel/calendar/day.ts";
import { cast } from "#systems/approvals/demo/cast.ts";
import { playProject } from "#systems/approvals/demo/project-2014.ts";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";
import { fitsAPhone } from "./on-a-phone.ts";

describe("projects on the desk, in a real browser", () => {
  let city: DeskCity;
  let finished: string;
  let stopped: string;
  let young: string;
  before(async () => {
    city = await deskCity("2014-01-02T01:00:00Z");
    const { here } = city;
    const people = cast(here.city, here.pack);
    const flow = here.pack.flows.find((one) => one.edition === "2014") as (typeof here.pack.flows)[number];
    finished = await playProject(here.city, flow, people, async (moment) => here.city.time.set(moment.toISOString()));
    here.city.time.set("2015-03-02T01:00:00Z");
    const day = "2015-03-02" as Day;
    const openProject = async (title: string, on: Day) => {
      const edition = on < "2016-01-01" ? "2014" : "2025";
      const asked = {
        ...{ title, applicant: "enterprise-01", flow: `construction@${edition}`, division: "360500" },
        facts: edition === "2014" ? flow.checks?.base.facts : {},
      };
      const clerk = people.holder("DRC", "window", on) as string;
      return { clerk, ...(await people.ask(clerk, "approvals.openProject", null, asked, title)) };
    };
    const second = await openProject("新能源电池回收项目（演示）", day);
    stopped = second.id;
    await people.ask(second.clerk, "approvals.bringPapers", stopped, { papers: [...flow.applicantDocuments] });
    await here.city.settle();
    // Four steps are decided; what they yield opens others, which nobody has taken up since.
    for (const procedure of ["F01", "F02", "F03", "F05"]) {
      const { rows } = await here.database.city.pool.query(
        "SELECT id, body FROM cases WHERE matter = $1 AND procedure = $2",
        [stopped, procedure],
      );
      const by = (kind: string) => people.holder(rows[0].body, kind, day) as string;
      await people.ask(by("window"), "approvals.accept", rows[0].id, {});
      await people.ask(by("decider"), "approvals.decide", rows[0].id, { decision: "granted" });
      await here.city.settle();
    }
    here.city.time.set("2026-03-02T01:00:00Z");
    young = (await openProject("废旧轮胎再生项目（演示）", "2026-03-02" as Day)).id;
    here.city.time.set("2026-03-09T01:00:00Z");
  });
  after(() => city.close());

  test("the list shows how far each project is, and opens it", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.goto("/desk/projects");
    await page.getByRole("link", { name: "新能源电池回收项目（演示）" }).waitFor();
    await assertAccessible(page);
    await picture(page, "projects", { width: 1440 });
    await page.getByRole("link", { name: "新能源电池回收项目（演示）" }).click();
    await page.getByRole("heading", { level: 1, name: "新能源电池回收项目（演示）" }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("a project that nobody goes on with shows who holds it, and that today is beyond its plan (CON-05)", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.goto(`/desk/projects/${stopped}`);
    const plan = page.getByRole("img", { name: /^计划：/ });
    await plan.waitFor();
    assert.match((await plan.getAttribute("aria-label")) ?? "", /已办结4步，全程36工作日，今天是开立后第2\d{3}工作日/);
    assert.match((await plan.textContent()) ?? "", /今 2\d{3}›/);
    const steps = page.getByRole("region", { name: "各步进展" });
    assert.equal(await steps.getByRole("cell", { name: "已办结", exact: true }).count(), 4);
    assert.ok((await steps.getByRole("cell", { name: "在办", exact: true }).count()) >= 1);
    await assertAccessible(page);
    await picture(page, "project-stopped", { width: 1440 });
    await picture(page, "project-stopped", { width: 1440, dark: true });
    await picture(page, "project-stopped", { width: 1440, print: true });
    assert.deepEqual(faults, []);
    await close();
  });

  test("a young project has the line at today's workday since its opening, whatever is decided (CON-10)", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.goto(`/desk/projects/${young}`);
    const plan = page.getByRole("img", { name: /今天是开立后第5工作日$/ });
    await plan.waitFor();
    assert.match((await plan.textContent()) ?? "", /今 5$/);
    await page.getByRole("group", { name: "补交材料" }).waitFor();
    await assertAccessible(page);
    await picture(page, "project-young", { width: 1440 });
    assert.deepEqual(faults, []);
    await close();
  });

  test("facts are changed with what becomes of the plan in sight before, and the version stands on the project after (CON-13)", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.goto(`/desk/projects/${young}`);
    await page.getByRole("button", { name: "变更项目条件" }).click();
    await page.getByLabel("占用林地吗？").selectOption("false");
    const difference = page.getByRole("region", { name: "计划会怎样变" });
    await difference.getByText("不再办2步").waitFor();
    await difference.getByText("建设项目使用林地审核（转报）（新余市林业局）").waitFor();
    await assertAccessible(page);
    await picture(page, "project-facts", { width: 1440 });
    await page.getByRole("button", { name: "变更并重排计划" }).click();
    await page.getByText("错误：填写为什么变更").waitFor();
    await page.getByLabel("为什么变更").fill("用地红线调整，不再占用林地");
    await page.getByLabel("证明材料", { exact: true }).fill("变更备案信息表");
    await page.getByLabel("出具单位").fill("新余市发展和改革委员会");
    await page.getByLabel("材料日期").fill("2026-03-06");
    await page.getByRole("button", { name: "变更并重排计划" }).click();
    await page.getByRole("heading", { name: "计划版本 2" }).waitFor();
    await page.getByText("占用林地吗？ 还没有回答 → 否").waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("a step done outside is recorded from the project, and by its law not before what comes first (CON-10, CON-07)", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.goto(`/desk/projects/${young}`);
    const record = async (step: RegExp, more: Readonly<Record<string, string>>) => {
      await page.getByRole("button", { name: step }).click();
      for (const [label, value] of Object.entries(more)) await page.getByLabel(label).fill(value);
      await page.getByRole("button", { name: "登记办好", exact: true }).click();
    };
    const proof = { 编号: "勘2026-31", 出具单位: "江西某勘察院", 材料日期: "2026-03-06" };
    await record(/登记办好.*施工图设计/, proof);
    await page.getByRole("alert").getByText("建设工程勘察设计管理条例 第四条").waitFor();
    await page.keyboard.press("Escape");
    await record(/登记办好.*岩土工程勘察/, { ...proof, 哪天办好的: "2026-03-06" });
    await page.getByText("2026-03-06办好").waitFor();
    await assertAccessible(page);
    await picture(page, "project-outside", { width: 1440 });
    assert.deepEqual(faults, []);
    await close();
  });

  test("the finished project of 2014 has all steps done and no line for today (CON-10)", async () => {
    const { page, faults, close } = await city.visit("jiancha");
    await page.goto(`/desk/projects/${finished}`);
    const plan = page.getByRole("img", { name: /^计划：/ });
    await plan.waitFor();
    assert.match((await plan.getAttribute("aria-label")) ?? "", /^计划：44步，已办结44步，全程36工作日$/);
    assert.doesNotMatch((await plan.textContent()) ?? "", /今 \d/);
    await assertAccessible(page);
    await picture(page, "project-finished", { width: 1440 });
    assert.deepEqual(faults, []);
    await close();
  });

  test("on a phone, in English, light and in the dark, projects fit the width and are accessible", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.addInitScript(() => localStorage.setItem("binglian.desk.language", "en"));
    await fitsAPhone(page, "projects", "projects");
    await fitsAPhone(page, `projects/${stopped}`, "project");
    await fitsAPhone(page, `projects/${young}/facts`, "project-facts");
    assert.deepEqual(faults, []);
    await close();
  });
});
