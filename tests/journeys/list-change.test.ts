import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { quiet } from "#tests/browser/quiet.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";

describe("a change of the lists, through the desk of three people", () => {
  let city: DeskCity;
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
  });
  after(() => city.close());

  /** Opens what waits for this person, does the act, and looks whether it is told. */
  async function mine(page: Page, name: string): Promise<void> {
    await page.goto("/desk/lists?state=mine");
    await page.getByRole("link", { name }).click();
    await page.getByRole("heading", { level: 1, name: new RegExp(name) }).waitFor();
  }
  async function confirm(page: Page, button: string): Promise<void> {
    await page.getByRole("button", { name: `确认${button}` }).click();
    await page.getByRole("status").filter({ hasText: "✓ 已办" }).waitFor();
  }

  test("drafted, checked, returned, mended, approved and published by three, and on the portal from its day (LST-04, LST-11)", async () => {
    const keeper = await city.visit("qingdan");
    const { page } = keeper;
    await page.goto("/desk/lists/items?q=B47");
    await page.getByRole("link", { name: "拟变动：建筑工程施工许可证核发" }).click();
    await page.getByText("第1版").waitFor();
    await page.getByRole("button", { name: "建立草稿，去写内容" }).click();
    await page.getByText("错误：填写生效日").waitFor();
    await page.getByLabel("生效日").fill("2026-04-01");
    await page.getByLabel("理由").fill("压缩承诺时限，减少跑动");
    await page.getByRole("button", { name: "建立草稿，去写内容" }).click();
    await page.getByLabel("承诺工作日").fill("1");
    await page.getByRole("status").filter({ hasText: "✓ 已保存" }).waitFor();
    await page.getByText("建筑工程施工许可证核发第1版，2026-04-01起不再适用").waitFor();
    const publish = page.getByRole("button", { name: /^公布清单变动/ });
    assert.equal(await publish.getAttribute("aria-disabled"), "true");
    await publish.press("Enter");
    await page.getByRole("status").filter({ hasText: "现在不能公布清单变动" }).waitFor();
    await page.getByRole("button", { name: /^送法制审核/ }).click();
    await confirm(page, "送法制审核");

    const legal = await city.visit("fazhi");
    await mine(legal.page, "建筑工程施工许可证核发");
    await legal.page
      .getByRole("row", { name: /承诺工作日/ })
      .filter({ hasText: "＋ 1" })
      .waitFor();
    await quiet(legal.page);
    await assertAccessible(legal.page);
    await picture(legal.page, "list-change-check", { width: 1440 });
    await picture(legal.page, "list-change-check", { width: 1440, dark: true });
    await picture(legal.page, "list-change-check", { width: 1440, print: true });
    await picture(legal.page, "list-change-check", { width: 390 });
    await legal.page.getByLabel("退回拟稿").check();
    await legal.page.getByRole("button", { name: "确认退回拟稿" }).click();
    await legal.page.getByText("错误：写明哪一处、依据哪一条、怎么改").waitFor();
    await legal.page.getByLabel("意见").fill("材料没有写来源依据");
    await confirm(legal.page, "退回拟稿");

    await mine(page, "建筑工程施工许可证核发");
    await page.getByText("材料没有写来源依据").waitFor();
    await page.getByLabel("到窗口次数").fill("0");
    await page.getByRole("status").filter({ hasText: "✓ 已保存" }).waitFor();
    await confirm(page, "送法制审核");
    await mine(legal.page, "建筑工程施工许可证核发");
    await confirm(legal.page, "审核通过");

    const leader = await city.visit("lingdao");
    await mine(leader.page, "建筑工程施工许可证核发");
    await leader.page.getByText(/20工作日内公布，至2026-03-30/).waitFor();
    await confirm(leader.page, "批准");

    await mine(page, "建筑工程施工许可证核发");
    await picture(page, "list-change-publish", { width: 1440 });
    await confirm(page, "公布");
    await page.goto("/desk/lists?state=all");
    await page.getByRole("row", { name: /建筑工程施工许可证核发.*已公布/ }).waitFor();
    await quiet(page);
    await assertAccessible(page);
    await picture(page, "list-changes", { width: 1440 });
    await picture(page, "list-changes", { width: 1440, dark: true });

    const promise = async (on: string) => {
      const answer = await page.request.get(`/api/v1/lists/item?code=B47&on=${on}`);
      const { version } = (await answer.json()) as {
        version: { number: number; promisedDays: number; visits: number };
      };
      return [version.number, version.promisedDays, version.visits];
    };
    assert.deepEqual(await promise("2026-03-31"), [1, 3, 1]);
    assert.deepEqual(await promise("2026-04-01"), [2, 1, 0]);
    city.here.city.time.set("2026-04-01T01:00:00Z");
    await page.goto("/items/B47");
    assert.match((await page.locator("main").textContent()) ?? "", /不用跑/);
    city.here.city.time.set("2026-03-02T01:00:00Z");
    assert.deepEqual([...keeper.faults, ...legal.faults, ...leader.faults], []);
    await keeper.close();
    await legal.close();
    await leader.close();
  });

  test("a cancellation says that intake closes and whose papers it touches, before anybody confirms it (LST-11)", async () => {
    const { page, faults, close } = await city.visit("qingdan");
    await page.goto("/desk/lists/new?item=B14");
    await page.getByText("第1版").waitFor();
    await page.getByLabel("取消").check();
    await page.getByLabel("由什么代替").selectOption("filing");
    await page.getByLabel("生效日").fill("2026-05-01");
    await page.getByLabel("理由").fill("国务院决定取消");
    await page.getByRole("button", { name: "建立草稿，去写内容" }).click();
    await page.getByRole("heading", { level: 1, name: /^取消：/ }).waitFor();
    await page.getByText("2026-05-01起不再收件，职权同日终止").waitFor();
    await page.getByText(/个事项的材料由它出具：/).waitFor();
    await quiet(page);
    await assertAccessible(page);
    await picture(page, "list-change-cancel", { width: 1440 });
    await page.getByRole("button", { name: /^作废清单变动/ }).click();
    await page.getByLabel("意见").fill("国务院决定尚未公布");
    await confirm(page, "作废");
    assert.deepEqual(faults, []);
    await close();
  });

  test("a new item begins from an empty sheet that says all that it lacks (LST-03, LST-12, LST-16)", async () => {
    const { page, faults, close } = await city.visit("qingdan");
    await page.goto("/desk/lists/new");
    await page.getByLabel("事项编码").fill("x1");
    await page.getByLabel("名称", { exact: true }).fill("户外广告设置许可");
    await page.getByLabel("生效日").fill("2026-05-01");
    await page.getByLabel("理由").fill("新法出台");
    await page.getByRole("button", { name: "建立草稿，去写内容" }).click();
    await page.getByText("错误：编码应以大写字母开头，现为“x1”").waitFor();
    await page.getByLabel("事项编码").fill("X01");
    await page.getByRole("button", { name: "建立草稿，去写内容" }).click();
    const summary = page.getByRole("region", { name: /处要改/ });
    await summary.getByText(/没有设定依据/).waitFor();
    await summary.getByText(/没有写由哪个机构行使/).waitFor();
    await summary.getByText(/没有监管条目/).waitFor();
    await summary.getByRole("button", { name: /没有写由哪个机构行使/ }).click();
    await page.getByRole("combobox", { name: "加一个实施机关" }).fill("城市管理");
    await page.getByRole("listbox", { name: "加一个实施机关" }).getByRole("option").first().click();
    await page.locator("#at-powers > ol > li").waitFor();
    await page.getByRole("combobox", { name: "从依据目录选" }).fill("行政许可法");
    await page.getByRole("listbox", { name: "从依据目录选" }).getByRole("option").first().click();
    await page.getByLabel("名称和条款").waitFor();
    await assertAccessible(page);
    await picture(page, "list-change-new", { width: 1440 });
    assert.deepEqual(faults, []);
    await close();
  });

  test("the same item elsewhere stands side by side, and what is better there is taken over (LST-02)", async () => {
    await city.here.database.city.pool.query("UPDATE items SET basic_code = '000117001000' WHERE id IN ('B53', 'B36')");
    const { page, faults, close } = await city.visit("qingdan");
    await page.goto("/desk/lists/new?item=B36");
    await page.getByText("第1版").waitFor();
    await page.getByLabel("生效日").fill("2026-05-01");
    await page.getByLabel("理由").fill("与同类事项看齐");
    await page.getByRole("button", { name: "建立草稿，去写内容" }).click();
    await page.getByRole("button", { name: "比对" }).click();
    const promise = page.getByRole("row", { name: /^承诺工作日/ });
    await promise.waitFor();
    await assertAccessible(page);
    await picture(page, "list-change-compare", { width: 1440 });
    await promise.getByRole("button", { name: "用这个值" }).click();
    await promise.waitFor({ state: "detached" });
    assert.equal(await page.getByLabel("承诺工作日").inputValue(), "3");
    assert.deepEqual(faults, []);
    await close();
  });
});
