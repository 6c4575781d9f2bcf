import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";

describe("asking and reporting, in a real browser", () => {
  let city: DeskCity;
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
    await city.here.city.settle();
  });
  after(() => city.close());

  /** Somebody at a browser in which no script runs, as on an old phone. */
  const scriptless = async (): Promise<{ page: Page; close(): Promise<void> }> => {
    const context = await city.browser.newContext({ baseURL: city.url, javaScriptEnabled: false, locale: "zh-CN" });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    return { page, close: () => context.close() };
  };
  const accessible = async (path: string, name: string) => {
    const { page, close } = await city.visit();
    await page.goto(path);
    await assertAccessible(page);
    await picture(page, name, { width: 1280 });
    await picture(page, name, { width: 390, dark: true });
    await close();
  };
  const rows = async (text: string, values: unknown[] = []) =>
    (await city.here.database.city.pool.query(text, values)).rows;

  test("without a script, an activity is asked about: free, or with the entry and the item to apply for (LST-16)", async () => {
    const { page, close } = await scriptless();
    await page.goto("/lists/ask");
    await page.getByLabel("想做什么").fill("修自行车");
    await page.getByRole("button", { name: "问" }).click();
    await page.getByRole("heading", { level: 2, name: "不需要许可" }).waitFor();
    assert.match((await page.getByRole("main").textContent()) ?? "", /法无禁止即可为.*逐条查了\d+条.*无需许可告知书/s);
    await page.getByLabel("想做什么").fill("开网吧");
    await page.getByRole("button", { name: "问" }).click();
    await page.getByRole("heading", { level: 2, name: "需要许可", exact: true }).waitFor();
    await page.getByRole("link", { name: "互联网上网服务营业场所设立（筹建）" }).click();
    await page.getByRole("heading", { level: 1, name: /互联网上网服务营业场所/ }).waitFor();
    await close();
  });

  let code = "";
  test("without a script, a body is reported: what is wrong keeps what was typed, and a reload reports no second time (LST-16, REC-06)", async () => {
    const { page, close } = await scriptless();
    await page.goto("/reports");
    await page.getByLabel("哪个机关").selectOption({ label: "新余市住房和城乡建设局" });
    await page.getByLabel("哪个事项（选填）").fill("ZZZ");
    await page.getByLabel("发生了什么").fill("一直不办");
    await page.getByRole("button", { name: "提交举报" }).click();
    const alert = page.getByRole("alert");
    await alert.getByRole("link", { name: /写得太少/ }).waitFor();
    assert.equal(await page.getByLabel("发生了什么").inputValue(), "一直不办");
    assert.equal(await page.getByLabel("哪个机关").inputValue(), "CON");
    await page.getByLabel("发生了什么").fill("材料交齐三周了，\n一直不说受理不受理。");
    await page.getByRole("button", { name: "提交举报" }).click();
    await alert.getByRole("link", { name: /没有编码为“ZZZ”的事项/ }).waitFor();
    await picture(page, "report-refused", { width: 390 });
    await page.getByLabel("哪个事项（选填）").fill("b47");
    await page.getByRole("button", { name: "提交举报" }).click();
    await page.waitForURL(/\/reports\/[0-9A-Z-]{14}$/);
    code = page.url().slice(-14);
    await page.getByRole("heading", { level: 2, name: "已收到，待决定是否受理" }).waitFor();
    await page.reload();
    const found = await rows("SELECT body, item, what, query_code FROM inaction_reports");
    assert.deepEqual(found, [
      { body: "CON", item: "B47", what: "材料交齐三周了，\n一直不说受理不受理。", query_code: code },
    ]);
    await close();
    await accessible(`/reports/${code}`, "report");
  });

  test("the supervisor takes the report and answers it, and the reporter reads the answer with the code (SUP-06)", async () => {
    const { page, faults, close } = await city.visit("jiancha");
    await page.goto("/desk/inaction");
    await page.getByRole("button", { name: "新余市住房和城乡建设局" }).waitFor();
    await assertAccessible(page);
    await picture(page, "inaction", { width: 1280 });
    await page.getByRole("button", { name: "新余市住房和城乡建设局" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("一直不说受理不受理。").waitFor();
    await assertAccessible(page);
    await picture(page, "inaction-open", { width: 1280 });
    await dialog.getByRole("button", { name: "受理", exact: true }).click();
    await dialog.getByRole("radio", { name: "属实", exact: true }).check();
    await dialog.getByLabel(/^答复/).fill("经查属实，已责令当日受理。");
    await dialog.getByRole("button", { name: "答复", exact: true }).click();
    await dialog.getByText("已答复").waitFor();
    assert.deepEqual(faults, []);
    await close();

    const visitor = await scriptless();
    await visitor.page.goto("/reports");
    await visitor.page.getByLabel("查询码").fill(code.toLowerCase().replaceAll("-", " "));
    await visitor.page.getByRole("button", { name: "查看" }).click();
    await visitor.page.getByRole("heading", { level: 2, name: "已答复：属实" }).waitFor();
    await visitor.page.getByText("经查属实，已责令当日受理。").waitFor();
    await visitor.close();
    await accessible(`/reports/${code}`, "report-answered");
  });

  test("the list keeper issues the letter that no permission is needed, and it prints on one sheet (CLK-05)", async () => {
    const { page, faults, close } = await city.visit("qingdan");
    await page.goto("/desk/market-access");
    await page.getByLabel("想做什么").fill("开网吧");
    await page.getByRole("button", { name: "查清单" }).click();
    await page.getByRole("radio", { name: "引用" }).waitFor();
    await page.getByText("需要许可", { exact: true }).waitFor();
    // Of several items the office says which are meant; an only one is meant without asking.
    assert.equal(await page.getByRole("checkbox", { name: "互联网上网服务营业场所设立（筹建）" }).isChecked(), false);
    await page.getByLabel("想做什么").fill("开理发店");
    await page.getByRole("button", { name: "查清单" }).click();
    await page.getByRole("checkbox", { name: "公共场所卫生许可", checked: true }).waitFor();
    await page.getByLabel("想做什么").fill("修自行车");
    await page.getByRole("button", { name: "查清单" }).click();
    await page.getByText("没有相符的条目。").waitFor();
    await page.getByRole("combobox", { name: "询问人" }).fill("新余");
    await page.getByRole("option").first().click();
    await assertAccessible(page);
    await picture(page, "market-access", { width: 1280 });
    await page.getByRole("button", { name: "出具无需许可告知书" }).click();
    await page.getByRole("heading", { level: 1, name: "无需许可告知书已出具" }).waitFor();
    await picture(page, "market-access-issued", { width: 1280 });
    const letter = (await page.getByRole("link", { name: "打开打印" }).getAttribute("href")) ?? "";
    assert.deepEqual(faults, []);
    await close();

    await accessible(letter, "letter");
    const reader = await city.visit();
    await reader.page.goto(letter);
    assert.match((await reader.page.getByRole("main").textContent()) ?? "", /从事“修自行车”是否需要许可/);
    const pdf = (await reader.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, 1);
    await reader.page.goto(letter.replace(/code=.*/, "code=AB12-CD34-EF56"));
    await reader.page.getByRole("heading", { level: 1, name: /没有编号为/ }).waitFor();
    await reader.close();
  });
});
