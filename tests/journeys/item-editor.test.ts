import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { quiet } from "#tests/browser/quiet.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";

describe("the item editor, in a real browser", () => {
  let city: DeskCity;
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
  });
  after(() => city.close());

  /** Begins an adjustment of an item and opens its editor; gives the editor's path. */
  async function begin(page: Page, item: string): Promise<string> {
    await page.goto(`/desk/lists/new?item=${item}`);
    await page.getByText("第1版").waitFor();
    await page.getByLabel("生效日").fill("2026-04-01");
    await page.getByLabel("理由").fill("压缩承诺时限");
    await page.getByRole("button", { name: "建立草稿，去写内容" }).click();
    await page.getByRole("heading", { level: 1, name: /^调整：/ }).waitFor();
    return new URL(page.url()).pathname;
  }
  const saved = (page: Page) => page.getByRole("status").filter({ hasText: "✓ 已保存" }).waitFor();

  test("faults stand beside their fields while one types, and a draft saves itself (CLK-19, LST-12, LST-15)", async () => {
    const { page, faults, close } = await city.visit("qingdan");
    const path = await begin(page, "B47");
    await saved(page);
    await page.getByLabel("承诺工作日").fill("30");
    const promise = page.locator("#at-promisedDays-faults");
    await promise.filter({ hasText: "承诺30个工作日，长于法定时限7" }).waitFor();
    assert.match((await promise.textContent()) ?? "", /优化营商环境条例 第三十六条 · CLK-19/);
    await page.getByLabel("承诺工作日").fill("2");
    await promise.waitFor({ state: "detached" });
    await page.getByLabel("收费说明").fill("工本费");
    await page.locator("#at-fee-faults").filter({ hasText: "不能收" }).waitFor();
    await page.getByLabel("收费说明").fill("无");
    await page.getByLabel("名称和条款").first().fill("没有的法 第1条");
    await page.locator("#at-bases-faults").filter({ hasText: "依据目录里没有“没有的法”" }).waitFor();
    await page.getByLabel("名称和条款").first().fill("建筑法 第7条、第8条");
    await page.locator("#at-bases-faults").waitFor({ state: "detached" });
    await saved(page);
    await page.reload();
    assert.equal(await page.getByLabel("承诺工作日").inputValue(), "2");
    assert.equal(new URL(page.url()).pathname, path);
    await quiet(page);
    await assertAccessible(page);
    await picture(page, "item-editor", { width: 1440 });
    await picture(page, "item-editor", { width: 1440, dark: true });
    await picture(page, "item-editor", { width: 1440, print: true });
    assert.deepEqual(faults, []);
    await close();
  });

  test("what is empty is kept in the browser until it is whole, and is there after a reload", async () => {
    const { page, faults, close } = await city.visit("qingdan");
    await begin(page, "B36");
    await page.locator("#at-papers-add").click();
    await page.getByText("有空着的地方，暂存在本机", { exact: true }).waitFor();
    const last = (await page.locator("#at-papers > ol > li").count()) - 1;
    await page.locator(`#at-papers-${last}-name-faults`).filter({ hasText: "这里还空着" }).waitFor();
    await page.reload();
    await page.getByText("找回了上次在本机写下").waitFor();
    await page.locator(`#at-papers-${last}-name`).fill("新的材料");
    await saved(page);
    await page.locator(`#at-papers-${last}-name`).press("Alt+ArrowUp");
    assert.equal(await page.locator(`#at-papers-${last - 1}-name`).inputValue(), "新的材料");
    await page.getByRole("button", { name: `删去材料${last}`, exact: true }).click();
    assert.equal(await page.locator("#at-papers > ol > li").count(), last);
    assert.deepEqual(faults, []);
    await close();
  });

  test("the preview is the portal's page, and the form is tried by the rules of the server (LST-17)", async () => {
    const { page, faults, close } = await city.visit("qingdan");
    await begin(page, "B53");
    await page.getByLabel("名称", { exact: true }).first().fill("预售许可（新名称）");
    await page.getByRole("button", { name: "建一张表单" }).click();
    await page.getByRole("button", { name: "＋ 加一个字段" }).click();
    await page.locator("#at-form-fields-0-title").fill("楼盘名称");
    await page.getByRole("button", { name: "＋ 加一个字段" }).click();
    await page.locator("#at-form-fields-1-title").fill("已抵押");
    await page.locator("#at-form-fields-1-control").selectOption("yesNo");
    await page.locator("#at-form-fields-1-name").fill("mortgaged");
    await page.getByRole("button", { name: "＋ 加一个字段" }).click();
    await page.locator("#at-form-fields-2-title").fill("抵押权人");
    await page.locator("#at-form-fields-2-shownWhen").fill("mortgaged =");
    await page.getByText("错误：这个条件读不懂").waitFor();
    await page.locator("#at-form-fields-2-shownWhen").fill("mortgaged = true");
    await page.getByText("✓ 条件读得懂").waitFor();
    await page.getByRole("button", { name: "预览", exact: true }).click();
    const frame = page.frameLocator("iframe[title=预览]");
    await frame.getByRole("heading", { level: 1, name: "预售许可（新名称）" }).waitFor();
    const size = await frame.locator("h1").evaluate("(heading) => getComputedStyle(heading).fontSize");
    assert.notEqual(size, "32px", "the portal's style sheet is there");
    await picture(page, "item-preview", { width: 1440 });
    await page.getByRole("button", { name: "网上表单" }).click();
    await frame.getByLabel("楼盘名称").waitFor();
    await frame.getByText("“已抵押”为“是”时填写").waitFor();
    await picture(page, "item-form", { width: 1440 });
    await page.getByRole("button", { name: "纸质表单" }).click();
    await frame.getByRole("rowheader", { name: "楼盘名称" }).waitFor();
    await picture(page, "item-paper", { width: 1440 });
    await page.getByRole("button", { name: "试填" }).click();
    const trial = page.locator(".try-form");
    await trial.getByRole("button", { name: "检查" }).click();
    await trial.getByText("错误：“楼盘名称”没有填。").waitFor();
    assert.equal(await trial.getByLabel("抵押权人").count(), 0);
    await trial.getByLabel("楼盘名称").fill("仙女湖花园");
    await trial.getByLabel("是", { exact: true }).check();
    await trial.getByLabel("抵押权人").fill("某银行");
    await trial.getByText("✓ 可以提交").waitFor();
    await assertAccessible(page);
    assert.deepEqual(faults, []);
    await close();
  });

  test("two who write at once see both texts, and nothing is lost", async () => {
    const one = await city.visit("qingdan");
    const path = await begin(one.page, "B14");
    await saved(one.page);
    const other = await city.visit("qingdan");
    await other.page.goto(path);
    await other.page.getByLabel("承诺工作日").waitFor();
    // What the first one saves reaches the other only after the other has written: a slow network.
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    await other.page.route("**/api/v1/lists/draft?*", async (route) => {
      await arrived;
      await route.continue();
    });
    await one.page.getByLabel("到窗口次数").fill("0");
    await saved(one.page);
    const refused = other.page.waitForResponse((response) => response.status() === 412);
    await other.page.getByLabel("承诺工作日").fill("1");
    await refused;
    arrive();
    const both = other.page.getByRole("alert").filter({ hasText: "另一位刚保存了这份草稿" });
    await both.waitFor();
    assert.equal(await other.page.getByLabel("承诺工作日").inputValue(), "1");
    await both.getByRole("rowheader", { name: "到窗口次数" }).waitFor();
    await assertAccessible(other.page);
    await picture(other.page, "item-conflict", { width: 1440 });
    await both
      .getByRole("row", { name: /到窗口次数/ })
      .getByRole("button", { name: "这一处用对方的" })
      .click();
    await both.getByRole("button", { name: "保存我的（在对方的版本上）" }).click();
    await saved(other.page);
    await one.page.reload();
    assert.equal(await one.page.getByLabel("承诺工作日").inputValue(), "1");
    assert.equal(await one.page.getByLabel("到窗口次数").inputValue(), "0");
    assert.deepEqual([...one.faults, ...other.faults], []);
    await one.close();
    await other.close();
  });

  for (const dark of [false, true])
    test(`on a phone${dark ? ", in English, in the dark" : ""}, list and editor fit the width and are accessible`, async () => {
      const { page, faults, close } = await city.visit("qingdan");
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
      if (dark) await page.addInitScript(() => localStorage.setItem("binglian.desk.language", "en"));
      await page.goto("/desk/lists");
      await page.getByRole("heading", { level: 1 }).waitFor();
      const first = page.locator(".changes-table a").first();
      await first.waitFor();
      const editor = (await first.getAttribute("href")) ?? "";
      for (const path of ["/desk/lists", "/desk/lists/items", "/desk/lists/new", editor]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await quiet(page);
        await assertAccessible(page);
        const over = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
        assert.ok(over <= 0, `${path} is ${over} pixels wider than the phone`);
        const name = path === editor ? "editor" : (path.split("/").at(-1) ?? "");
        await picture(page, `phone-keeper-${name}`, { width: 390, dark });
      }
      assert.deepEqual(faults, []);
      await close();
    });
});
