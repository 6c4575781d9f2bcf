import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";

describe("several people at the same case, in a real browser", () => {
  let city: DeskCity;
  before(async () => {
    city = await deskCity("2026-03-02T02:42:00Z");
  });
  after(() => city.close());

  const ask = async (command: string, person: string, on: string | null, input: object) => {
    const who = { kind: "person", person } as const;
    const outcome = await city.here.city.execute({ command: `approvals.${command}`, who, on, input });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome.id;
  };
  const received = (item = "B47") => {
    const papers = city.here.pack.itemVersions.find((one) => one.item === item)?.papers.map(({ name }) => name);
    return ask("receive", "p-con-window", null, { item, power: `${item}:CON`, applicant: "enterprise-01", papers });
  };
  /** Resolves once the page's stream has said that nothing is missed from here on. */
  const listening = (page: Page) =>
    page.waitForResponse((answer) => answer.url().includes("/api/v1/events?") && answer.status() === 200);
  const acts = (page: Page) => page.getByRole("region", { name: "办理" });

  test("one accepts; the other sees it on the page, is told who did it, and keeps what was typed (REC-04)", async () => {
    const id = await received();
    const applicant = await city.visit("qiye");
    const clerk = await city.visit("chuangkou");
    const live = listening(applicant.page);
    await applicant.page.goto(`/desk/cases/${id}?act=approvals.withdraw`);
    await applicant.page.getByLabel("理由").fill("资金没有到位，明年再办。");
    await live;
    await clerk.page.goto(`/desk/cases/${id}`);
    await clerk.page.getByRole("button", { name: "受理并出具通知书" }).click();
    await clerk.page.getByText(/✓ 已办：受理/).waitFor();

    const note = applicant.page.getByRole("status").filter({ hasText: "刚刚办了“受理”（10:42）" });
    await note.waitFor();
    await applicant.page.getByRole("tab", { name: /文书 2/ }).waitFor();
    assert.equal(await applicant.page.getByLabel("理由").inputValue(), "资金没有到位，明年再办。");
    await assertAccessible(applicant.page);
    await note.getByRole("button", { name: "查看变化" }).click();
    await note.getByRole("row", { name: "状态 已收件 已受理" }).waitFor();
    await assertAccessible(applicant.page);
    await picture(applicant.page, "live-note", { width: 1440 });
    await picture(applicant.page, "live-note", { width: 390, dark: true });
    await note.getByRole("button", { name: "知道了" }).click();
    await note.waitFor({ state: "detached" });
    // Who did it is told nothing of it.
    assert.equal(await clerk.page.getByRole("status").filter({ hasText: "刚刚办了" }).count(), 0);
    await acts(applicant.page).getByRole("button", { name: "撤回申请" }).last().click();
    await applicant.page.getByText(/✓ 已办：撤回申请/).waitFor();
    assert.deepEqual([...applicant.faults, ...clerk.faults], []);
    await applicant.close();
    await clerk.close();
  });

  test("an act on an old version shows both, sends nothing, and is done again on the new one (REC-04)", async () => {
    const id = await received();
    const { page, close } = await city.visit("qiye");
    await page.route("**/api/v1/events?**", (route) => route.abort());
    await page.goto(`/desk/cases/${id}?act=approvals.withdraw`);
    await page.getByLabel("理由").fill("改在别处建设。");
    await acts(page).getByText("确认后产生").waitFor();
    await ask("accept", "p-con-window", id, {});
    await acts(page).getByRole("button", { name: "撤回申请" }).last().click();
    const stale = page.getByRole("alert").filter({ hasText: "这一件刚被别人办过。" });
    await stale.getByRole("row", { name: "状态 已收件 已受理" }).waitFor();
    const said = (await stale.textContent()) ?? "";
    assert.match(said, /您看到的是第1版，现在是第2版。什么也没有提交，您填的还在。/);
    assert.match(said, /您填的：改在别处建设。/);
    assert.match(said, /10:42 .*窗口.* 受理/);
    await assertAccessible(page);
    await picture(page, "stale", { width: 1440 });
    await picture(page, "stale", { width: 390, dark: true });
    const before = await city.here.database.city.pool.query("SELECT status FROM cases WHERE id = $1", [id]);
    assert.equal(before.rows[0].status, "accepted");
    await stale.getByRole("button", { name: "按新版本再办" }).click();
    await page.getByText(/✓ 已办：撤回申请/).waitFor();
    await close();
  });

  test("my work shows what a colleague has just received, and the list says so", async () => {
    const { page, faults, close } = await city.visit("kezhang");
    const live = listening(page);
    await page.goto("/desk/work");
    await page.getByRole("heading", { name: "我的工作" }).waitFor();
    await live;
    const id = await received("B43");
    await page.locator(`a[href="/desk/cases/${id}"]`).waitFor();
    await page.getByText("10:42 有人办了“收件”，列表已更新").waitFor();
    await picture(page, "live-list", { width: 1440 });
    assert.deepEqual(faults, []);
    await close();
  });

  test("what is typed outlives a reload and the session, for this person only, and signing out leaves nothing", async () => {
    const id = await received();
    const { page, faults, close } = await city.visit("chuangkou");
    const words = "申请事项依法不属于本机关职权范围。";
    const reason = page.getByLabel("理由");
    const restored = page.getByRole("status").filter({ hasText: /已恢复 .+ 未提交的内容/ });
    const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("binglian.")));
    const signInAs = async (role: string) => {
      await page.getByRole("button", { name: role, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: "建筑工程施工许可证核发" }).waitFor();
    };
    await page.goto(`/desk/cases/${id}?act=approvals.decline`);
    await reason.fill(words);
    await page.reload();
    await restored.waitFor();
    assert.equal(await reason.inputValue(), words);
    await assertAccessible(page);
    await picture(page, "draft-restored", { width: 1440 });
    await picture(page, "draft-restored", { width: 390, dark: true });
    await restored.getByRole("button", { name: "丢弃" }).click();
    assert.equal(await reason.inputValue(), "");
    assert.deepEqual(await kept(), []);

    await reason.fill(words);
    await page.request.post("/api/v1/sign-out");
    await page.reload();
    await signInAs("窗口");
    await restored.waitFor();
    assert.equal(await reason.inputValue(), words);

    await page.request.post("/api/v1/sign-out");
    await page.reload();
    await signInAs("审批科长");
    assert.deepEqual(await kept(), []);

    await page.request.post("/api/v1/sign-out");
    await page.reload();
    await signInAs("窗口");
    await reason.fill(words);
    await page.getByText(/^王示仁 · /).click();
    await page.getByRole("button", { name: "退出登录" }).click();
    const dialog = page.getByRole("dialog", { name: "还有没提交的内容" });
    await dialog.waitFor();
    await assertAccessible(page);
    await picture(page, "draft-leaving", { width: 1440 });
    await dialog.getByRole("button", { name: "回去提交" }).click();
    assert.equal(await reason.inputValue(), words);
    await page.getByRole("button", { name: "退出登录" }).click();
    await dialog.getByRole("button", { name: "不要了，退出登录" }).click();
    await page.getByRole("heading", { name: "登录工作台" }).waitFor();
    assert.deepEqual(await kept(), []);
    assert.deepEqual(faults, []);
    await close();
  });

  test("the palette does the page's acts, says why one is not possible, and leads back to where one was", async () => {
    const id = await received();
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto(`/desk/cases/${id}`);
    await page.getByRole("button", { name: "受理并出具通知书" }).waitFor();
    const field = page.getByRole("combobox", { name: /搜索页面/ });
    await page.keyboard.press("Control+k");
    await field.fill("送达");
    await page.getByRole("option", { name: /^办理\s*送达\s*现在不能：/ }).waitFor();
    await field.press("Enter");
    await assertAccessible(page);
    await picture(page, "palette-acts", { width: 1440 });
    await picture(page, "palette-acts", { width: 390, dark: true });
    await field.fill("不受理");
    await page.getByRole("option", { name: /^办理\s*不予受理/ }).waitFor();
    await field.press("Enter");
    await page.waitForURL(/act=approvals\.decline/);
    await page.keyboard.press("Control+k");
    await field.fill("我的工作");
    await field.press("Enter");
    await page.getByRole("heading", { name: "我的工作" }).waitFor();
    await page.keyboard.press("Control+k");
    await field.fill("施工许可证");
    await page.getByRole("option", { name: /^去过\s*建筑工程施工许可证核发/ }).waitFor();
    await field.press("Enter");
    await page.waitForURL(new RegExp(`/desk/cases/${id}`));
    assert.deepEqual(faults, []);
    await close();
  });
});
