import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";

describe("the guided tour: one project, eight steps, five roles", () => {
  let city: DeskCity;
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
    // As in a city that runs: what follows an act follows by itself.
    city.here.city.keepSettling(1, (error) => assert.fail(String(error)));
  });
  after(() => city.close());

  const panel = (page: Page) => page.getByRole("complementary", { name: "导览" });
  const at = (page: Page, step: number, role: string) =>
    panel(page).getByText(`导览 ${step}/8 · 您现在是${role}`).waitFor();
  const next = (page: Page) => panel(page).getByRole("button", { name: "下一步" }).click();

  test("somebody new goes through it by doing what it says, and sees the whole city work on one project", async () => {
    const { page, faults, close } = await city.visit();
    page.setDefaultTimeout(20_000);
    await page.goto("/desk");
    await page.getByRole("button", { name: "七分钟导览" }).click();
    await at(page, 1, "企业");
    await page.getByRole("heading", { name: "开立项目" }).waitFor();
    await next(page);
    await panel(page).getByText("这一步还没办。办好再走").waitFor();
    await assertAccessible(page);
    await picture(page, "tour-open", { width: 1440 });
    await picture(page, "tour-open", { width: 390 });
    await page.getByLabel("项目名称").fill("我的第一座厂房");
    await page.getByLabel(/所在地/).selectOption({ index: 1 });
    await page.getByRole("button", { name: /^开立/ }).click();
    await page.getByRole("heading", { level: 1, name: "我的第一座厂房" }).waitFor();
    await next(page);

    await at(page, 2, "企业");
    await panel(page).getByRole("button", { name: "替我办" }).click();
    await at(page, 3, "发改委窗口");
    await page.getByRole("article").waitFor();
    await page.getByRole("button", { name: "当场办结并出具文书" }).click();
    await page.getByText(/✓ 已办：/).waitFor();
    await next(page);

    await at(page, 4, "生态环境局窗口");
    await page.getByRole("button", { name: "受理并出具通知书" }).click();
    await page.getByText(/✓ 已办：/).waitFor();
    await next(page);

    await at(page, 5, "审查人员");
    await page.getByLabel("审查意见").fill("符合条件。");
    await page.getByRole("button", { name: "提交审查意见" }).click();
    await page.getByText(/✓ 已办：/).waitFor();
    await next(page);

    await at(page, 6, "审批科长");
    await page.getByRole("article").waitFor();
    await picture(page, "tour-sign", { width: 1440, dark: true });
    await panel(page).getByRole("button", { name: "替我办" }).click();

    await at(page, 7, "企业");
    assert.match((await panel(page).getByRole("link").getAttribute("href")) ?? "", /^\/projects\//);
    await next(page);
    await at(page, 8, "监察");
    await page.getByRole("tab", { name: /时间线/ }).waitFor();
    await picture(page, "tour-end", { width: 1440 });
    await panel(page).getByRole("button", { name: "结束导览" }).click();
    await panel(page).waitFor({ state: "detached" });
    assert.deepEqual(faults, []);
    await close();
  });

  test("it can be left at any step, and whoever signs out leaves it too", async () => {
    const { page, faults, close } = await city.visit();
    await page.goto("/desk");
    await page.getByRole("button", { name: "七分钟导览" }).click();
    await at(page, 1, "企业");
    await panel(page).getByRole("button", { name: "退出导览" }).click();
    await panel(page).waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("heading", { name: "开立项目" }).waitFor();
    assert.equal(await panel(page).count(), 0);
    assert.deepEqual(faults, []);
    await close();
  });
});
