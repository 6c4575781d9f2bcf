import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";
import { fitsAPhone } from "./on-a-phone.ts";

describe("what the desk says when something is in the way, in a real browser", () => {
  let city: DeskCity;
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
  });
  after(() => city.close());

  const ask = async (command: string, person: string, on: string | null, input: object) => {
    const outcome = await city.here.city.execute({
      command: `approvals.${command}`,
      who: { kind: "person", person },
      on,
      input,
    });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome.id;
  };
  const received = (item: string, without = 0) => {
    const papers = city.here.pack.itemVersions.find((one) => one.item === item)?.papers.map(({ name }) => name) ?? [];
    return ask("receive", "p-con-window", null, {
      ...{ item, power: `${item}:CON`, applicant: "enterprise-01", papers: papers.slice(without) },
    });
  };
  const heading = (page: Page) => page.getByRole("heading", { level: 1, name: "建筑工程施工许可证核发" });

  test("when somebody was faster, both states are shown, what was typed stays, and nothing was sent (REC-05)", async () => {
    const id = await received("B47");
    const { page, close } = await city.visit("chuangkou");
    // Nobody tells this page that something happens.
    await page.route("**/api/v1/events?**", (route) => route.abort());
    await page.goto(`/desk/cases/${id}?act=approvals.decline`);
    await page.getByLabel("理由").fill("申请事项依法不属于本机关职权范围。");
    await page.getByRole("article", { name: "行政许可申请不予受理通知书" }).waitFor();
    await ask("accept", "p-con-reviewer", id, {});
    await page.getByRole("button", { name: "不予受理并出具通知书" }).click();
    await page.getByText("这一件刚被别人办过。").waitFor();
    const said = (await page.getByRole("region", { name: "办理" }).textContent()) ?? "";
    assert.match(said, /您看到的是第1版，现在是第2版/);
    assert.match(said, /您填的：申请事项依法不属于本机关职权范围/);
    assert.match(said, /按新版本再办现在不能：/);
    await picture(page, "case-conflict", { width: 1440 });
    const row = await city.here.database.city.pool.query("SELECT status FROM cases WHERE id = $1", [id]);
    assert.equal(row.rows[0].status, "accepted");
    await close();
  });

  test("several are accepted at once: who will be refused is told with the reason before anything is done", async () => {
    await received("B43");
    await received("B30", 1);
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto("/desk/work?view=intake");
    await page.getByRole("checkbox", { name: "全选" }).check();
    const bulk = page.getByRole("region", { name: "批量受理" });
    await bulk.getByText("将被拒绝").waitFor();
    assert.match((await bulk.textContent()) ?? "", /将成功 1\s*将被拒绝 1[\s\S]*材料还不齐，缺：/);
    await assertAccessible(page);
    await picture(page, "work-bulk", { width: 1440 });
    await page.keyboard.press("y");
    await bulk.getByText("已受理 1 件").waitFor();
    const left = await city.here.database.city.pool.query("SELECT item FROM cases WHERE status = 'received'");
    assert.deepEqual(
      left.rows.map(({ item }) => item),
      ["B30"],
    );
    assert.deepEqual(faults, []);
    await close();
  });

  test("without a network the screen stays and says that nothing was sent; the next try is the same act", async () => {
    const id = await received("B47");
    const { page, close } = await city.visit("chuangkou");
    await page.goto(`/desk/cases/${id}`);
    await page.getByRole("article", { name: "行政许可申请受理通知书" }).waitFor();
    await page.context().setOffline(true);
    await page.getByText("没有网络：").waitFor();
    await page.getByRole("button", { name: "受理并出具通知书" }).click();
    await page.getByText("没有连上服务器，什么也没有提交。").waitFor();
    await assertAccessible(page);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "受理并出具通知书" }).click();
    await page.getByText(/✓ 已办：受理/).waitFor();
    await close();
  });

  test("an ended session is said above the page, and the page stays with what was typed", async () => {
    const id = await received("B47");
    const { page, close } = await city.visit("chuangkou");
    await page.goto(`/desk/cases/${id}?act=approvals.decline`);
    await heading(page).waitFor();
    await page.getByLabel("理由").fill("申请事项依法");
    await page.request.post("/api/v1/sign-out");
    await page.getByLabel("理由").fill("申请事项依法不需要取得行政许可。");
    await page.getByText("登录已结束。").waitFor();
    assert.equal(await page.getByLabel("理由").inputValue(), "申请事项依法不需要取得行政许可。");
    await page.getByRole("button", { name: "重新登录" }).click();
    await page.getByRole("heading", { name: "登录工作台" }).waitFor();
    await close();
  });

  test("letters typed into a field are text; elsewhere they are keys, and they can be switched off (WCAG 2.1.4)", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto("/desk/work");
    await page
      .getByRole("row", { name: /建筑工程施工许可证核发/ })
      .first()
      .waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("jkax");
    const words = page.getByRole("searchbox", { name: "筛选" });
    assert.equal(await words.inputValue(), "jkax");
    assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 0);
    await words.fill("");
    await words.press("Escape");
    await page.keyboard.press("x");
    assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    const list = page.getByRole("dialog", { name: "这一页的键" });
    await list.getByRole("checkbox", { name: /使用单字母键/ }).uncheck();
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
    await page.keyboard.press("x");
    assert.equal(await page.getByRole("checkbox", { checked: true }).count(), 0);
    assert.deepEqual(faults, []);
    await close();
  });

  test("the palette finds a page, a case and an item, by the keyboard alone", async () => {
    const { page, faults, close } = await city.visit("kezhang");
    await page.goto("/desk/work");
    await page.getByRole("heading", { name: "我的工作" }).waitFor();
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: /搜索页面/ });
    await field.fill("施工许可");
    await page
      .getByRole("option", { name: /^办件.*施工许可/ })
      .first()
      .waitFor();
    await page
      .getByRole("option", { name: /^事项.*施工许可/ })
      .first()
      .waitFor();
    await assertAccessible(page);
    await picture(page, "palette", { width: 1440 });
    await field.press("Enter");
    await heading(page).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("on a phone, in English, light and in the dark, every page fits its width and is accessible", async () => {
    const id = await received("B47", 1);
    const { page, faults, close } = await city.visit("chuangkou");
    await page.addInitScript(() => localStorage.setItem("binglian.desk.language", "en"));
    for (const path of [
      "work",
      "cases",
      `cases/${id}`,
      `cases/${id}?tab=documents`,
      "projects",
      "permits",
      "firms",
      "firms/enterprise-01",
      "receive",
    ]) {
      const name = path.replace(id, "one").replace("enterprise-01", "one");
      await fitsAPhone(page, path, name.replace(/[^a-z]+/g, "-"));
    }
    assert.deepEqual(faults, []);
    await close();
  });

  test("who was never here is registered at the window: a wrong number is told, a right one chosen (IDN-01)", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto("/desk/receive");
    await page.getByText("没有登记过？当场登记").click();
    await page.getByLabel("名称或姓名").fill("新余试点建材（演示）有限公司");
    await page.getByLabel("统一社会信用代码（18位）").fill("91360502MAX009993X");
    await page.getByRole("button", { name: "登记并选用" }).click();
    await page.getByRole("alert").getByText("错误：").waitFor();
    await assertAccessible(page);
    await page.getByLabel("统一社会信用代码（18位）").fill(creditCode("91360502MAX00999"));
    await page.getByRole("button", { name: "登记并选用" }).click();
    await page.getByRole("button", { name: "更换" }).waitFor();
    assert.equal(await page.getByText("新余试点建材（演示）有限公司").count(), 1);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.doesNotMatch(kept, /91360502|试点建材/);
    assert.deepEqual(faults, []);
    await close();
  });

  test("an enterprise sees its own cases, is asked first for what it owes, and can withdraw (CLK-27)", async () => {
    const id = await received("B47", 1);
    const { page, faults, close } = await city.visit("qiye");
    await page.goto("/desk");
    await page.getByRole("heading", { name: "我的办件" }).waitFor();
    await assertAccessible(page);
    await page.goto(`/desk/cases/${id}`);
    await page.getByText("还缺 1 份", { exact: true }).waitFor();
    await page.getByRole("group", { name: "补交材料" }).waitFor();
    assert.equal(await page.getByRole("region", { name: "办理" }).getByRole("button", { name: "受理" }).count(), 0);
    await assertAccessible(page);
    const acts = page.getByRole("region", { name: "办理" });
    await acts.getByRole("button", { name: "撤回申请" }).click();
    await acts.getByRole("article").or(acts.getByText("确认后产生")).first().waitFor();
    await acts.getByRole("button", { name: "撤回申请" }).last().click();
    await page.getByText(/✓ 已办：撤回申请/).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });
});

/** The 18th character of a credit code by GB 32100-2015, for a body of 16 and a zero. */
function creditCode(sixteen: string): string {
  const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const body = `${sixteen}0`;
  const sum = [...body].reduce((total, letter, place) => total + letters.indexOf(letter) * (3 ** place % 31), 0);
  return body + letters[(31 - (sum % 31)) % 31];
}
