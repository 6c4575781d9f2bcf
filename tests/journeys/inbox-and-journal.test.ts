import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";
import { fitsAPhone } from "./on-a-phone.ts";

describe("notices and the journal on the desk, in a real browser", () => {
  let city: DeskCity;
  let id: string;
  let accepted: number;
  const ask = async (command: string, person: string, on: string | null, input: object) => {
    const who = { kind: "person", person } as const;
    const outcome = await city.here.city.execute({ command: `approvals.${command}`, who, on, input });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
    const version = city.here.pack.itemVersions.find((one) => one.item === "B47");
    const papers = version?.papers.map(({ name }) => name) ?? [];
    const application = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers };
    id = (await ask("receive", "p-con-window", null, application)).id;
    city.here.city.time.set("2026-03-04T01:00:00Z");
    accepted = (await ask("accept", "p-con-reviewer", id, {})).place;
    city.here.city.time.set("2026-03-05T01:00:00Z");
  });
  after(() => city.close());

  test("an applicant sees how many notices wait, opens the case from one, and it is read (NTC-01)", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.goto("/desk");
    await page.getByRole("link", { name: /收件箱.*2.*未读/ }).click();
    await page.getByRole("heading", { level: 1, name: "收件箱" }).waitFor();
    await page.getByRole("cell", { name: "● 未读" }).first().waitFor();
    assert.equal(await page.getByRole("cell", { name: "● 未读" }).count(), 2);
    await assertAccessible(page);
    await picture(page, "inbox", { width: 1440 });
    await page.getByText("电子邮箱：通知也作邮件发").click();
    await page.getByText("e***@mail.invalid").waitFor();
    await page.getByRole("textbox", { name: "新地址" }).fill("office");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByRole("textbox", { name: "新地址" }).fill("office@mail.invalid");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("o***@mail.invalid").waitFor();
    await assertAccessible(page);
    await picture(page, "inbox-mailbox", { width: 1440 });
    await page.getByRole("link", { name: /^已受理：建筑工程施工许可证核发/ }).click();
    await page.getByRole("heading", { level: 1, name: "建筑工程施工许可证核发" }).waitFor();
    await page.getByRole("link", { name: /收件箱.*1.*未读/ }).click();
    await page.getByRole("cell", { name: "已读", exact: true }).waitFor();
    await page.getByRole("button", { name: "这 1 条标为已读" }).click();
    await page.getByRole("link", { name: "收件箱", exact: true }).waitFor();
    await page.getByRole("checkbox", { name: "只看未读" }).check();
    await page.getByRole("heading", { name: "没有这样的通知" }).waitFor();
    await assertAccessible(page);
    const kept = await city.here.database.city.pool.query(
      "SELECT count(*)::int AS n FROM notices WHERE read_at IS NULL",
    );
    assert.equal(kept.rows[0].n, 0);
    assert.deepEqual(faults, []);
    await close();
  });

  test("a clerk without notices is told what would stand in the inbox", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto("/desk/inbox");
    await page.getByRole("heading", { name: "没有通知" }).waitFor();
    await assertAccessible(page);
    assert.deepEqual(faults, []);
    await close();
  });

  test("a supervisor goes from a case to its journal entry, and sees who did it by which law (SUP-09)", async () => {
    const { page, faults, close } = await city.visit("jiancha");
    await page.goto(`/desk/cases/${id}?tab=timeline`);
    await page
      .getByRole("tabpanel")
      .getByRole("link", { name: `日志第 ${accepted} 号` })
      .click();
    await page.getByRole("heading", { level: 1, name: `日志第 ${accepted} 号` }).waitFor();
    const main = page.getByRole("main");
    await main.getByText(/受理（approvals\.accept）/).waitFor();
    const said = (await main.textContent()) ?? "";
    assert.match(said, /p-con-reviewer/);
    assert.match(said, /行政许可法 第三十二条/);
    await assertAccessible(page);
    await picture(page, "journal-entry", { width: 1440 });
    await page.keyboard.press("k");
    await page.getByRole("heading", { level: 1, name: `日志第 ${accepted - 1} 号` }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("an auditor sees a record as it was recorded by a day, and that it was not there before (REC-04)", async () => {
    const { page, faults, close } = await city.visit("shenji");
    await page.goto(`/desk/journal/records/case/${id}`);
    const state = page.getByRole("region", { name: "现在的记录" });
    await state.getByRole("row", { name: "status accepted" }).waitFor();
    await assertAccessible(page);
    await picture(page, "record", { width: 1440 });
    await page.getByLabel("到这一天城市记下的").fill("2026-03-03");
    const then = page.getByRole("region", { name: "那时的记录" });
    await then.getByRole("row", { name: "status received" }).waitFor();
    await page.getByLabel("到这一天城市记下的").fill("2026-03-01");
    await page.getByRole("heading", { name: "那时还没有这条记录" }).waitFor();
    await assertAccessible(page);
    await page.getByRole("button", { name: "看现在" }).click();
    await state.getByRole("row", { name: "status accepted" }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("the journal lists the newest acts, goes to a number, and opens an entry by the keyboard", async () => {
    const { page, faults, close } = await city.visit("shenji");
    await page.goto("/desk/journal");
    await page.getByRole("row", { name: new RegExp(`第 ${accepted} 号`) }).waitFor();
    await assertAccessible(page);
    await picture(page, "journal", { width: 1440 });
    await page.getByRole("searchbox", { name: "本页筛选" }).fill("approvals.accept");
    await page.getByRole("searchbox", { name: "本页筛选" }).press("Enter");
    await page.waitForURL(/q=approvals\.accept/);
    assert.equal(await page.getByRole("row").count(), 2);
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("j");
    await page.waitForURL(/row=/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: `日志第 ${accepted} 号` }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("the administrator finds the applicant's e-mail in the outbox and reads its text (NTC-02)", async () => {
    const { page, faults, close } = await city.visit("guanliyuan");
    await page.goto("/desk/outbox");
    await page.getByText("【新余市】已受理：建筑工程施工许可证核发").click();
    await page.locator("details[open]").getByText(`查看：/desk/cases/${id}（登录后打开）`).waitFor();
    await assertAccessible(page);
    await picture(page, "outbox", { width: 1440 });
    await page.getByRole("searchbox", { name: "标题、企业、岗位" }).fill("已收到您的申请");
    await page.getByRole("searchbox", { name: "标题、企业、岗位" }).press("Enter");
    await page.waitForURL(/q=/);
    await page.getByText("共 1 封").waitFor();
    await page.getByRole("combobox", { name: "状态" }).selectOption("sent");
    await page.getByRole("heading", { name: "没有这样的邮件" }).waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "看全部" }).click();
    await page.getByText("【新余市】已受理：建筑工程施工许可证核发").waitFor();
    await assertAccessible(page);
    const over = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    assert.ok(over <= 0, `the outbox is ${over} pixels wider than the phone`);
    await picture(page, "phone-outbox", { width: 390 });
    assert.deepEqual(faults, []);
    await close();
  });

  test("who may not read the journal has no way to it and gets the plain line (SUP-09)", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto(`/desk/cases/${id}?tab=timeline`);
    await page.getByRole("tabpanel").getByText(`日志第 ${accepted} 号`).waitFor();
    assert.equal(await page.getByRole("tabpanel").getByRole("link").count(), 0);
    await page.goto(`/desk/journal/${accepted}`);
    await page.getByRole("heading", { name: "没有这一页，或您的岗位看不到它" }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("on a phone, in English, light and in the dark, they fit the width and are accessible", async () => {
    const { page, faults, close } = await city.visit("shenji");
    await page.addInitScript(() => localStorage.setItem("binglian.desk.language", "en"));
    for (const path of ["inbox", "journal", `journal/${accepted}`, `journal/records/case/${id}`, `cases/${id}`]) {
      const name = path.replace(id, "one").replace(/[^a-z]+/g, "-");
      await fitsAPhone(page, path, name.replace(/-$/, "-entry"));
    }
    assert.deepEqual(faults, []);
    await close();
  });
});
