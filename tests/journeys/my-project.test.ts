import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";

describe("one's own project, from a few questions to a real matter, in a real browser", () => {
  let city: DeskCity;
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
    await city.here.city.settle();
  });
  after(() => city.close());

  const total = "dl.figures div:nth-child(4) dd";

  test("without a script, questions are answered, a change is tried and taken back, and the files come (CON-11, CON-13)", async () => {
    const context = await city.browser.newContext({ baseURL: city.url, javaScriptEnabled: false, locale: "zh-CN" });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto("/plans/my");
    await page.getByRole("heading", { level: 1, name: /项待确认/ }).waitFor();
    await page.getByLabel("项目用地怎样取得？").selectOption("出让");
    await page.getByRole("button", { name: "排计划" }).click();
    assert.match(page.url(), /landMode=/);
    assert.equal(await page.getByLabel("项目用地怎样取得？").inputValue(), "出让");
    await page.getByRole("link", { name: /标准厂房/ }).click();
    const before = (await page.locator(total).textContent()) ?? "";
    const step = page.locator("details#s-B47");
    await step.locator("summary").click();
    await step.getByRole("button", { name: "当场办结" }).click();
    assert.match(page.url(), /add=B47-0$/);
    const changed = (await page.locator(total).textContent()) ?? "";
    assert.ok(Number.parseInt(changed, 10) < Number.parseInt(before, 10), `${before} then ${changed}`);
    const bpmn = await page.request.get((await page.getByRole("link", { name: /BPMN/ }).getAttribute("href")) ?? "");
    assert.match(await bpmn.text(), /<bpmn:definitions|<definitions/);
    const dates = await page.request.get(
      (await page.getByRole("link", { name: /iCalendar/ }).getAttribute("href")) ?? "",
    );
    assert.match(await dates.text(), /^BEGIN:VCALENDAR\r\n/);
    await context.close();
  });

  test("with its script, the page answers in place, keeps its address for sharing, and goes back (CON-11)", async () => {
    const { page, faults, close } = await city.visit();
    await page.goto("/plans/my");
    await page.evaluate("window.sameDocument = true");
    await page.getByLabel("项目用地怎样取得？").selectOption("划拨");
    await page.waitForURL(/landMode=/);
    await page.getByRole("heading", { level: 1 }).waitFor();
    assert.equal(await page.evaluate("window.sameDocument"), true);
    await page.goBack();
    await page.waitForURL((address) => !address.search.includes("landMode"));
    await page.getByRole("heading", { level: 1, name: "我的项目：9项要办，44项待确认" }).waitFor();
    assert.equal(await page.getByLabel("项目用地怎样取得？").inputValue(), "");
    assert.deepEqual(faults, []);
    await close();
  });

  let address = "";
  test("facts that exclude each other are refused in words, with everything that was answered kept (CON-13)", async () => {
    const { page, close } = await city.visit();
    await page.goto("/plans/my?landMode=划拨&presale=true");
    await page.getByRole("heading", { level: 2, name: /这样排不出计划/ }).waitFor();
    assert.equal(await page.getByLabel("项目用地怎样取得？").inputValue(), "划拨");
    await assertAccessible(page);
    await page.goto("/plans/my");
    await page.getByRole("link", { name: /标准厂房/ }).click();
    await page.waitForURL(/landMode=/);
    address = (await page.getByRole("link", { name: /以此开办真项目/ }).getAttribute("href")) ?? "";
    assert.match(address, /^\/desk\/projects\/new\?/);
    await close();
  });

  test("a company takes its plan as the start of a real project, whose steps open as its papers are there (CON-11)", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.goto(address);
    await page.getByRole("heading", { level: 1, name: "开立项目" }).waitFor();
    await page.getByText(/并联\d+个工作日/).waitFor();
    await assertAccessible(page);
    await picture(page, "open-project", { width: 1440 });
    await page.getByRole("button", { name: "开立项目" }).click();
    await page.getByRole("link", { name: "写项目名称，至少两个字" }).waitFor();
    await page.getByLabel("项目名称").fill("标准厂房三期（演示）");
    await page.getByLabel("项目所在地").selectOption({ label: "新余市" });
    await page.getByRole("checkbox").first().check();
    await page.reload();
    assert.equal(await page.getByLabel("项目名称").inputValue(), "标准厂房三期（演示）", "nothing typed is lost");
    await page.getByLabel("项目所在地").selectOption({ label: "新余市" });
    await page.getByRole("button", { name: "开立项目" }).click();
    await page.getByRole("heading", { level: 1, name: "标准厂房三期（演示）" }).waitFor();
    const { rows } = await city.here.database.city.pool.query(
      "SELECT flow, facts->>'project.landMode' AS land FROM matters WHERE title = '标准厂房三期（演示）'",
    );
    assert.deepEqual(rows, [{ flow: "construction@2025", land: "出让" }]);
    assert.deepEqual(faults, []);
    await close();
  });

  test("an edition that is not in force is told before anything is typed, and refused (LST-04)", async () => {
    const { page, close } = await city.visit("chuangkou");
    await page.goto("/desk/projects/new?flow=construction%402014&facts=%7B%7D");
    await page.getByText(/这一版流程现在不施行/).waitFor();
    await page.goto("/desk/projects/new?flow=construction%402025&facts=nonsense");
    await page.getByText(/项目条件读不出/).waitFor();
    await close();
  });
});
