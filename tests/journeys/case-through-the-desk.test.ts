import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { unzipSync } from "fflate";
import { exampleElf, examplePdf } from "#kernel/files/example-files.ts";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";

describe("a case goes through the desk, in a real browser", () => {
  let city: DeskCity;
  let address = "";
  let queryCode = "";
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
  });
  after(() => city.close());

  test("the window clerk signs in by role, receives an application and hands over a receipt (CLK-32, DOC-01)", async () => {
    const { page, faults, close } = await city.visit();
    await page.goto("/desk");
    await page.getByRole("heading", { name: "登录工作台" }).waitFor();
    await assertAccessible(page);
    await picture(page, "sign-in", { width: 1440 });
    await page.getByRole("button", { name: "窗口" }).click();
    await page.getByRole("heading", { name: "我的工作" }).waitFor();
    await page.getByText("手上没有办件").waitFor();
    await assertAccessible(page);

    await page.getByRole("navigation", { name: "主导航", exact: true }).getByRole("link", { name: "收件" }).click();
    await page.getByRole("button", { name: "收件并出具凭证" }).click();
    const summary = page.getByRole("alert");
    await summary.getByRole("link", { name: "选择申请的事项" }).waitFor();
    await assertAccessible(page);

    await page.getByRole("combobox", { name: "事项" }).fill("B47");
    await page.getByRole("option", { name: /建筑工程施工许可证核发/ }).click();
    await page.getByRole("combobox", { name: "申请人" }).fill("晨光钢材");
    await page.getByRole("option", { name: /新余晨光钢材加工/ }).click();
    await page.getByRole("button", { name: "全部带来了" }).click();
    // One paper is left out, so that acceptance is refused first.
    const papers = page.getByRole("region", { name: /带来哪些材料/ }).getByRole("checkbox");
    await papers.first().uncheck();
    await assertAccessible(page);
    await picture(page, "receive", { width: 1440 });
    await page.getByRole("button", { name: "收件并出具凭证" }).click();
    await page.getByRole("heading", { name: "已收件" }).waitFor();
    queryCode = (await page.locator("[data-query-code]").textContent()) ?? "";
    assert.match(queryCode, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await assertAccessible(page);
    await page.getByRole("link", { name: "打开这一件" }).click();
    await page.getByRole("heading", { level: 1, name: "建筑工程施工许可证核发" }).waitFor();
    address = new URL(page.url()).pathname;
    assert.deepEqual(faults, []);
    await close();
  });

  test("an act that cannot be done stays in sight and says why, with its article and what to do next (CLK-03)", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto(address);
    const panel = page.getByRole("region", { name: "办理" });
    await panel.getByRole("button", { name: /受理/ }).first().focus();
    await page.getByText("现在不能受理：").waitFor();
    const said = (await panel.textContent()) ?? "";
    assert.match(said, /材料还不齐，缺：/);
    assert.match(said, /行政许可法 第三十二条（四）/);
    assert.match(said, /下一步：/);
    await assertAccessible(page);
    await picture(page, "case-refused", { width: 1440 });
    assert.deepEqual(faults, []);
    await close();
  });

  test("the clerk takes the missing paper in with its scan, sees the notice and both limits, and accepts (CLK-02, CLK-11, FIL-03, FIL-07)", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto(address);
    const missing = page.getByRole("group", { name: "收下材料" });
    const name = (await missing.getByText(/./).last().textContent()) ?? "";
    await page.getByLabel(/电子件/).setInputFiles([
      { name: `${name}.pdf`, mimeType: "application/pdf", buffer: examplePdf() },
      { name: "程序.pdf", mimeType: "application/pdf", buffer: exampleElf() },
    ]);
    await page.getByText("“程序.pdf”").waitFor();
    await page.getByText("✓ 已收存").waitFor();
    assert.equal(await missing.getByRole("checkbox").isChecked(), true, "a file that is called like a paper is it");
    await assertAccessible(page);
    await picture(page, "case-upload", { width: 1440 });
    await picture(page, "case-upload", { width: 390, dark: true });
    await page.getByRole("button", { name: "移除 程序.pdf" }).click();
    // Without a network an upload waits, and goes on by itself when there is one again (FIL-07).
    await page.context().setOffline(true);
    await page
      .getByLabel(/电子件/)
      .setInputFiles({ name: "扫描件.pdf", mimeType: "application/pdf", buffer: examplePdf("/X 1") });
    await page.getByRole("button", { name: "接着传 扫描件.pdf" }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("combobox", { name: "扫描件.pdf 是哪一份材料" }).waitFor();
    await page.getByRole("button", { name: "移除 扫描件.pdf" }).click();
    await page.getByRole("button", { name: "收下所选 1 份" }).click();
    const link = page.getByRole("link", { name: `看文件：${name}.pdf` });
    const shown = await page.request.get((await link.getAttribute("href")) ?? "");
    assert.deepEqual([shown.status(), shown.headers()["content-type"]], [200, "application/pdf"]);
    assert.match(shown.headers()["content-disposition"] ?? "", /^inline/);
    const preview = page.getByRole("article", { name: "行政许可申请受理通知书" });
    await preview.waitFor();
    assert.match((await preview.textContent()) ?? "", /承诺时限：\d+个工作日/);
    await assertAccessible(page);
    await picture(page, "case-accept", { width: 1440 });
    await page.getByRole("button", { name: "受理并出具通知书" }).click();
    await page.getByText(/✓ 已办：受理，日志第 \d+ 号/).waitFor();
    await page.getByRole("tab", { name: /文书 2/ }).waitFor();
    const broken = /net::ERR_INTERNET_DISCONNECTED/;
    assert.deepEqual(
      faults.filter((fault) => !broken.test(fault)),
      [],
    );
    await close();
  });

  test("what the reviewer proposed waits to be signed, with the decision as it would be; nobody decides against it by the dozen (CLK-26)", async () => {
    const reviewed = await city.here.city.execute({
      ...{ command: "approvals.review", who: { kind: "person", person: "p-con-reviewer" } },
      ...{
        on: address.slice(address.lastIndexOf("/") + 1),
        input: { proposal: "granted", opinion: "材料齐全，建议准予。" },
      },
    });
    assert.ok("done" in reviewed, JSON.stringify(reviewed));
    const { page, faults, close } = await city.visit("kezhang");
    await page.goto("/desk/sign");
    await page.getByRole("row", { name: /建筑工程施工许可证核发.*建议准予/ }).waitFor();
    const shown = page.getByRole("region", { name: "将作出的决定" });
    await shown.getByText("材料齐全，建议准予。").waitFor();
    await shown.getByRole("article", { name: "准予行政许可决定书" }).waitFor();
    await assertAccessible(page);
    await picture(page, "sign", { width: 1440 });
    await page.keyboard.press("x");
    const bulk = page.getByRole("region", { name: "批量签批" });
    await bulk.getByRole("button", { name: /准予 1 件/ }).waitFor();
    await page.getByRole("radio", { name: "不予许可" }).check();
    await bulk.getByText("审查建议与这个结果不同").waitFor();
    await bulk.getByRole("button", { name: /不予许可 0 件/ }).waitFor();
    await assertAccessible(page);
    assert.deepEqual(faults, []);
    await close();
  });

  test("the decider finds it by the keyboard, must give a reason to refuse, and grants (CLK-26)", async () => {
    const { page, faults, close } = await city.visit("kezhang");
    await page.goto("/desk/work");
    await page.getByRole("row", { name: /建筑工程施工许可证核发/ }).waitFor();
    await assertAccessible(page);
    await page.getByRole("link", { name: "建筑工程施工许可证核发" }).click();
    await page.waitForURL(/\/cases\//);
    await page.goBack();
    await page.getByRole("row", { name: /建筑工程施工许可证核发/ }).waitFor();
    await page.keyboard.press("d");
    await page.waitForURL(/act=approvals\.decide/);
    await page.getByRole("radio", { name: /不予许可/ }).check();
    await page.getByRole("button", { name: "作出决定并出具决定书" }).click();
    await page.getByText("错误：写明不予许可的理由").waitFor();
    await assertAccessible(page);
    await page.getByRole("radio", { name: "准予", exact: true }).check();
    await page.getByRole("article", { name: "准予行政许可决定书" }).waitFor();
    await page.getByRole("button", { name: "作出决定并出具决定书" }).click();
    await page.getByText(/✓ 已办：作出决定/).waitFor();
    await picture(page, "case-decided", { width: 1440 });
    assert.deepEqual(faults, []);
    await close();
  });

  test("the window delivers, and the portal's progress says so to who has the code (CLK-15)", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto(address);
    await page.getByRole("button", { name: "送达并出具回证" }).click();
    await page.getByText(/✓ 已办：送达/).waitFor();
    await page.getByRole("tab", { name: /时间线/ }).click();
    await page.getByRole("tabpanel").getByText("收件", { exact: true }).waitFor();
    await assertAccessible(page);
    await picture(page, "case-timeline", { width: 1440 });
    await page.goto(`/progress?code=${queryCode}`);
    assert.match((await page.locator("main").textContent()) ?? "", /送达/);
    assert.deepEqual(faults, []);
    await close();
  });

  test("the window begins the change of the permit where it is looked at, and receives it (CLK-23)", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto("/desk/permits");
    await page.getByRole("cell", { name: /新余晨光钢材加工/ }).waitFor();
    await assertAccessible(page);
    await picture(page, "permits", { width: 1440 });
    await picture(page, "permits", { width: 390 });
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "施工许可证" }).waitFor();
    await assertAccessible(page);
    await picture(page, "permit", { width: 1440, dark: true });
    await page.getByRole("link", { name: "收变更申请" }).click();
    await page.getByRole("radio", { name: "变更" }).waitFor();
    assert.equal(await page.getByRole("radio", { name: "变更" }).isChecked(), true);
    await page.getByRole("combobox", { name: "哪一件证件" }).waitFor();
    await page.getByRole("textbox", { name: /要变更什么/ }).fill("建设规模改为二期");
    await assertAccessible(page);
    await page.getByRole("button", { name: "收件并出具凭证" }).click();
    await page.getByRole("heading", { name: "已收件" }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("the decider revokes a permit on a ground of the law's list, after a second look, with the decision seen before (CLK-27)", async () => {
    const { page, faults, close } = await city.visit("kezhang");
    await page.goto("/desk/permits");
    await page.getByRole("link", { name: "施工许可证" }).click();
    const panel = page.getByRole("region", { name: "办理" });
    await panel.getByRole("button", { name: "撤销许可" }).click();
    await panel.getByRole("button", { name: "撤销并出具决定书" }).click();
    await panel.getByText("错误：选择法定情形").waitFor();
    await panel.getByRole("combobox", { name: "法定情形" }).selectOption("fraud");
    await panel.getByRole("textbox", { name: "事实和理由" }).fill("提供虚假材料取得许可");
    await panel.getByRole("article", { name: "撤销行政许可决定书" }).waitFor();
    await panel.getByRole("button", { name: "撤销并出具决定书" }).click();
    await panel.getByText("错误：输入“撤销”二字").waitFor();
    await assertAccessible(page);
    await panel.getByRole("textbox", { name: /不能收回/ }).fill("撤销");
    await panel.getByRole("button", { name: "撤销并出具决定书" }).click();
    await page.getByText("已撤销").first().waitFor();
    await panel.getByRole("button", { name: "撤销许可" }).focus();
    await panel.getByText("现在不能撤销许可：").waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("the enterprise sees on its own page what it owes, what it holds and all papers, and takes its due days along (COM-12, SUP-03)", async () => {
    const { page, faults, close } = await city.visit("qiye");
    await page.goto("/desk/firms");
    await page.getByRole("heading", { name: "我的企业" }).waitFor();
    await page.getByRole("link", { name: /新余晨光钢材加工/ }).click();
    await page.getByRole("region", { name: "先办" }).getByText("补齐材料").waitFor();
    await page.getByRole("region", { name: "证件" }).getByText("已撤销").waitFor();
    await page
      .getByRole("region", { name: "城市持有的材料" })
      .getByRole("link", { name: /看文件/ })
      .waitFor();
    await assertAccessible(page);
    await picture(page, "firm", { width: 1440 });
    await picture(page, "firm", { width: 390, dark: true });
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "日历文件（到期日）" }).click();
    const saved = await coming;
    assert.match(saved.suggestedFilename(), /^新余晨光钢材加工.*\.ics$/);
    const text = await readFile(await saved.path(), "utf8");
    assert.match(text, /^BEGIN:VCALENDAR\r\n/);
    assert.match(text, /DTSTART;VALUE=DATE:20260309\r\n/);
    const packed = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载全部材料（ZIP）" }).click();
    const zip = await readFile(await (await packed).path());
    const found = Object.entries(unzipSync(new Uint8Array(zip)));
    const scan = found.find(([path]) => /^材料\/2026-03-02 .*\/第1版 .*\.pdf$/.test(path));
    assert.deepEqual(Buffer.from(scan?.[1] ?? []), examplePdf());
    assert.ok(found.some(([path]) => path.endsWith("准予许可决定书.txt")));
    assert.deepEqual(faults, []);
    await close();
  });

  test("another body's question is answered in the list of opinions, and the applicant asks for the hearing it was told of (CLK-22, CLK-25)", async () => {
    const ask = async (command: string, hand: string, on: string | null, input: object) => {
      const who = { kind: "person", person: `p-lnd-${hand}` } as const;
      const outcome = await city.here.city.execute({ command: `approvals.${command}`, who, on, input });
      assert.ok("done" in outcome, JSON.stringify(outcome));
      return outcome.id;
    };
    const papers = city.here.pack.itemVersions.find(({ item }) => item === "B07")?.papers.map(({ name }) => name);
    const application = { item: "B07", power: "B07:LND", applicant: "enterprise-01", papers };
    const id = await ask("receive", "window", null, application);
    await ask("accept", "window", id, {});
    await ask("consult", "reviewer", id, { bodies: ["CON"], question: "拟建高度是否影响周边市政设施？" });
    await ask("review", "reviewer", id, { proposal: "refused", opinion: "涉及相邻用地人重大利益" });
    await ask("tellHearing", "reviewer", id, {});

    const office = await city.visit("kezhang");
    await office.page.goto("/desk/opinions");
    await office.page.getByText("拟建高度是否影响周边市政设施？").waitFor();
    const panel = office.page.getByRole("region", { name: "这一件" });
    await panel.getByRole("button", { name: "答复征求意见" }).click();
    await panel.getByRole("radio", { name: "附条件同意" }).check();
    await panel.getByRole("button", { name: "答复意见" }).click();
    await panel.getByText("错误：至少写明一个条件").waitFor();
    await panel.getByRole("textbox", { name: "条件" }).fill("高度不超过60米\n开工前移交管线图");
    await assertAccessible(office.page);
    await picture(office.page, "opinions", { width: 1440 });
    await picture(office.page, "opinions", { width: 390 });
    await panel.getByRole("button", { name: "答复意见" }).click();
    await office.page.getByText("没有要答复的").waitFor();
    const [told] = (
      await city.here.database.city.pool.query("SELECT opinion, conditions FROM consultations WHERE case_id = $1", [id])
    ).rows;
    assert.deepEqual(told, { opinion: "agreeWithConditions", conditions: ["高度不超过60米", "开工前移交管线图"] });
    assert.deepEqual(office.faults, []);
    await office.close();

    const { page, faults, close } = await city.visit("qiye");
    await page.goto("/desk/opinions");
    await page.getByRole("row", { name: /已告知，等要求/ }).waitFor();
    await page.getByRole("button", { name: "申请听证" }).click();
    await assertAccessible(page);
    await page.getByRole("button", { name: "要求听证" }).click();
    await page.getByRole("row", { name: /已要求，待通知/ }).waitFor();
    assert.deepEqual(faults, []);
    await close();
  });

  test("a complete application is accepted by the act that takes it in, and both papers are handed over (CLK-11, DOC-01)", async () => {
    const { page, faults, close } = await city.visit("chuangkou");
    await page.goto("/desk/receive");
    await page.getByRole("combobox", { name: "事项" }).fill("B47");
    await page.getByRole("option", { name: /建筑工程施工许可证核发/ }).click();
    await page.getByRole("combobox", { name: "申请人" }).fill("远山锂电");
    await page.getByRole("option", { name: /新余远山锂电材料/ }).click();
    assert.equal(await page.getByRole("button", { name: "收件并当场受理" }).count(), 0);
    await page.getByRole("button", { name: "全部带来了" }).click();
    await assertAccessible(page);
    await picture(page, "receive-complete", { width: 1440 });
    await page.getByRole("button", { name: "收件并当场受理" }).click();
    await page.getByRole("heading", { name: "已当场受理" }).waitFor();
    await page.getByRole("article", { name: "收件凭证" }).waitFor();
    await page.getByRole("article", { name: "受理通知书" }).waitFor();
    await assertAccessible(page);
    await picture(page, "accepted-at-once", { width: 1440 });
    const printed = await page.pdf({ preferCSSPageSize: true });
    assert.equal(printed.toString("latin1").match(/\/Type \/Page\b/g)?.length, 2, "each paper on a page of its own");
    assert.deepEqual(faults, []);
    await close();
  });
});
