import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity } from "./desk-city.ts";

const example = fileURLToPath(new URL("../../docs/examples/other-city.csv", import.meta.url));

/** Bodies of the example for which no body here has a name alike. */
const unlike = [
  "鹰潭市余江区发展和改革委员会（示例）",
  "贵溪市水利局（示例）",
  "贵溪市林业局（示例）",
  "鹰潭市月湖区交通运输局（示例）",
  "鹰潭市月湖区文化广电旅游局（示例）",
  "鹰潭市月湖区消防救援大队（示例）",
  "鹰潭市月湖区就业创业服务中心（示例）",
  "鹰潭市余江区社会保险服务中心（示例）",
];

describe("a stranger brings in the list of another city, in a real browser", () => {
  let city: DeskCity;
  let address = "";
  before(async () => {
    city = await deskCity("2026-03-02T01:00:00Z");
  });
  after(() => city.close());

  test("a file with a bad row is told row by row, and its corrections can be taken along (LST-12)", async () => {
    const { page, faults, close } = await city.visit("qingdan");
    await page.goto("/desk/lists/import");
    await page.getByRole("heading", { name: "选一个文件" }).waitFor();
    await assertAccessible(page);
    const lines = readFileSync(example, "utf8").split("\n");
    const broken = [lines[0], lines[1]?.replace("YT-0001", "=1+1"), ...lines.slice(2)].join("\n");
    await page
      .getByLabel("选文件")
      .setInputFiles({ name: "坏行.csv", mimeType: "text/csv", buffer: Buffer.from(broken) });
    await page.getByText("不能载入 81 行").waitFor();
    await page
      .getByText(/“编码”一格是公式/)
      .first()
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("region", { name: "核对结果" }).getByRole("button", { name: "CSV" }).click(),
    ]);
    assert.match(readFileSync(await download.path(), "utf8"), /行号,问题,怎么改/);
    assert.deepEqual(faults, []);
    await close();
  });

  test("the list keeper chooses the example, takes the suggested bodies and loads all of it (LST-11)", async () => {
    const { page, faults, close } = await city.visit("qingdan");
    await page.goto("/desk/lists/import");
    await page.getByLabel("选文件").setInputFiles(example);
    await page.getByRole("heading", { name: "机构对应" }).waitFor();
    await assertAccessible(page);
    await picture(page, "import-bodies", { width: 1440 });
    await page.getByRole("button", { name: "采用名称相近的 33 个" }).click();
    // No body of this city is called alike, so that somebody has to say who stands for it.
    for (const body of unlike)
      await page.getByLabel(`${body} 在本市由谁承担`).selectOption({ label: "渝水区人民政府" });
    await page.getByRole("button", { name: "载入 81 条" }).waitFor();
    assert.match((await page.getByRole("region", { name: "核对结果" }).textContent()) ?? "", /不能载入 0 行/);
    await assertAccessible(page);
    await picture(page, "import-preview", { width: 1440 });
    await page.getByRole("button", { name: "载入 81 条" }).click();
    await page.getByRole("heading", { name: "other-city.csv" }).waitFor();
    await page.getByText("81/81 条草稿").waitFor();
    await assertAccessible(page);
    await picture(page, "import-result", { width: 1440 });
    await picture(page, "import-result", { width: 1440, dark: true });
    await picture(page, "import-result", { width: 390 });
    address = new URL(page.url()).pathname;
    await bulk(page, "送审");
    assert.deepEqual(faults, []);
    await close();
  });

  test("legal reviewer and leader pass them at once, the keeper publishes, and the items stand on the portal (LST-11)", async () => {
    for (const [account, step] of [
      ["fazhi", "审核通过"],
      ["lingdao", "批准"],
      ["qingdan", "公布"],
    ] as const) {
      const { page, faults, close } = await city.visit(account);
      await page.goto(address);
      await bulk(page, step);
      assert.deepEqual(faults, []);
      await close();
    }
    const { page, close } = await city.visit();
    await page.goto("/items/YT-0001");
    await page.getByRole("heading", { level: 1, name: "公司设立登记" }).waitFor();
    await close();
  });
});

/** Rehearses a step for all drafts, sees that all will go through, does it, and sees that all did. */
async function bulk(page: import("playwright-core").Page, step: string): Promise<void> {
  await page.getByRole("button", { name: `${step} 81`, exact: true }).click();
  const panel = page.getByRole("region", { name: step });
  await panel.getByText("将成功 81").waitFor({ timeout: 30_000 });
  await panel.getByRole("button", { name: `${step} 81 条` }).click();
  await panel.getByText("已办 81").waitFor({ timeout: 60_000 });
  await panel.getByText("被拒绝 0").waitFor();
}
