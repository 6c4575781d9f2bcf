import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import type { Day } from "#kernel/calendar/day.ts";
import { examplePdf } from "#kernel/files/example-files.ts";
import { cast } from "#systems/approvals/demo/cast.ts";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { type DeskCity, deskCity, type Visit } from "./desk-city.ts";

type Open = Step & {
  readonly acceptedOn: Day | null;
  readonly days: number;
  readonly visits: number;
  readonly proposed: boolean;
};
type Step = { readonly id: string; readonly item: string; readonly body: string; readonly status: string };

/** Six bodies whose steps of the design stage need nothing of each other. */
const six = ["DRC", "PRT", "EPB", "WCO", "CUL", "CMB"];

describe("one whole construction project, from the first paper to the last, by everybody who has a part in it", () => {
  let city: DeskCity;
  let project = "";
  const visits = new Map<string, Visit>();
  before(async () => {
    const windows = six.map((body) => `${body.toLowerCase()}.window`);
    city = await deskCity("2026-03-02T01:00:00Z", [
      ...windows,
      "lnd.reviewer",
      "lnd.decider",
      "epb.reviewer",
      "cul.reviewer",
      "con.head",
    ]);
  });
  after(() => city.close());

  const rows = async <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
    (await city.here.database.city.pool.query(text, values)).rows as Row[];
  const steps = () => rows<Step>("SELECT id, item, body, status FROM cases WHERE matter = $1 ORDER BY id", project);
  const step = async (item: string) => (await steps()).find((one) => one.item === item) as Step;
  const held = async () =>
    (await rows<{ name: string }>("SELECT name FROM papers WHERE matter = $1", project)).map(({ name }) => name);
  const people = () => cast(city.here.city, city.here.pack);
  const holder = (body: string, kind: string) => people().holder(body, kind, city.here.city.today()) as string;

  /** Somebody at a browser of their own, who stays until they leave or all is over. */
  const enter = async (account: string): Promise<Page> => {
    const visit = await city.visit(account);
    visit.page.setDefaultTimeout(20_000);
    visits.set(account, visit);
    return visit.page;
  };
  const pageOf = (account: string) => visits.get(account)?.page as Page;
  /** What went wrong in their page would be told now. */
  const leave = async (account: string) => {
    const { faults, close } = visits.get(account) as Visit;
    visits.delete(account);
    assert.deepEqual(faults, [], account);
    await close();
  };
  /** Opens an act of a case and does it; the page says that it is done. */
  async function act(page: Page, id: string, command: string, button: string, fill?: () => Promise<unknown>) {
    await page.goto(`/desk/cases/${id}?act=approvals.${command}`);
    const foot = page.locator(".decision .foot").getByRole("button", { name: button, exact: true });
    await foot.waitFor();
    await fill?.();
    await foot.click();
    await page.getByText(/✓ 已办：/).waitFor();
  }
  /** The demonstration's clock goes on by workdays, as everybody there can let it. */
  async function goOn(page: Page, workdays: number) {
    const answer = await page.request.post("/api/v1/demo/clock", { data: { workdays } });
    assert.equal(answer.status(), 200, await answer.text());
  }

  /** What offices do every day, each in its own promised days: at their API, since the browser is shown it once below. */
  async function goAlong(page: Page, stop: (left: readonly Open[]) => boolean) {
    for (let days = 0; days < 200; days += 1) {
      for (let again = true; again; ) {
        await city.here.city.settle();
        again = false;
        const left = await open();
        if (stop(left)) return;
        for (const one of left) again = (await advance(one)) || again;
      }
      await goOn(page, Math.min(...(await open()).map((one) => Math.max(1, one.days - usedOf(one)))));
    }
    assert.fail(`left: ${JSON.stringify(await open())}`);
  }
  const open = () =>
    rows<Open>(
      `SELECT c.id, c.item, c.body, c.status, c.accepted_on AS "acceptedOn", v.promised_days AS days, v.visits,
         c.proposal IS NOT NULL AS proposed
       FROM cases c JOIN item_versions v ON v.id = c.item_version
       WHERE c.matter = $1 AND c.status IN ('received', 'accepted', 'decided') ORDER BY c.id`,
      project,
    );
  const usedOf = ({ acceptedOn }: Pick<Open, "acceptedOn">) =>
    acceptedOn === null ? 0 : city.here.city.calendar().workdaysBetween(acceptedOn, city.here.city.today());
  async function advance({ id, body, status, acceptedOn, days, visits }: Open): Promise<boolean> {
    const ask = async (command: string, kind: string, input: object = {}) => {
      await people().ask(holder(body, kind), `approvals.${command}`, id, input, city.here.city.today());
      return true;
    };
    if (status === "received")
      return days === 0 && visits <= 1 ? ask("decideOnTheSpot", "window") : ask("accept", "window");
    if (status === "decided") return ask("deliver", "window");
    return acceptedOn !== null && usedOf({ acceptedOn }) >= days
      ? ask("decide", "decider", { decision: "granted" })
      : false;
  }

  test("the enterprise opens its project and applies for the first stage as one, without a script (CON-03)", async () => {
    const flow = city.here.pack.flows.find(({ validTo }) => validTo === null);
    const example = flow?.examples?.find(({ id }) => id === "standard-factory");
    const facts = { "project.energyReview": true, "project.relicControlZone": true, "project.greenLand": true };
    const page = await enter("qiye");
    const opened = await page.request.post("/api/v1/approvals/open-project", {
      data: {
        ...{ title: "晨光钢结构三期", applicant: "enterprise-01", division: "360500" },
        ...{ flow: `${flow?.id}@${flow?.edition}`, facts: { ...example?.facts, ...facts } },
      },
    });
    assert.equal(opened.status(), 200, await opened.text());
    project = (await opened.json()).id;
    await applyFor(page, "立项用地规划许可");
    await assertAccessible(page);
    assert.deepEqual(await steps(), []);
  });
  const applyFor = async (page: Page, stage: string) => {
    await page.goto(`/projects/${project}`);
    await page.getByRole("link", { name: `申请：${stage}` }).click();
    await page.getByRole("button", { name: "开始填写" }).click();
    await fillIn(page);
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.getByRole("heading", { name: "申请已提交" }).waitFor();
  };

  /** A comprehensive window takes in what the firm has brought of the project's papers. */
  async function takeIn(page: Page, papers: readonly string[]) {
    await page.goto(`/desk/projects/${project}`);
    const group = page.getByRole("group", { name: "收下材料" });
    for (const paper of papers) await group.getByRole("checkbox", { name: paper, exact: true }).check();
    await page.getByRole("button", { name: `收下所选 ${papers.length} 份` }).click();
    for (const paper of papers)
      await group.getByRole("checkbox", { name: paper, exact: true }).waitFor({ state: "detached" });
  }

  test("one window takes the papers in, and seven steps are open at seven bodies at once (CON-05, CON-11)", async () => {
    const page = await enter("drc.window");
    await takeIn(page, [
      ...["营业执照", "项目备案信息登记表", "节能报告", "竞买申请书", "竞买保证金凭证", "规划条件通知书"],
      ...["建设用地规划许可申请表", "环境影响报告表", "工程设计方案", "文物影响评估报告", "占绿移树申请表", "补植方案"],
      ...["用水申请表", "用电申请表"],
    ]);
    await city.here.city.settle();
    await act(page, (await step("B01")).id, "decideOnTheSpot", "当场办结并出具文书");
    await city.here.city.settle();
    const received = (await steps()).filter(({ status }) => status === "received");
    assert.equal(new Set(received.map(({ body }) => body)).size, 7);
    await page.goto(`/desk/projects/${project}`);
    await page.getByText("同时在办的部门 7").waitFor();
    await assertAccessible(page);
    await picture(page, "whole-seven", { width: 1440 });
  });

  test("six bodies accept at the same time, each at its own window; one tells once what is missing (CLK-03, CLK-08)", async () => {
    const all = await steps();
    await Promise.all(
      six.map(async (body) => {
        const page = body === "DRC" ? pageOf("drc.window") : await enter(`${body.toLowerCase()}.window`);
        const own = all.find((one) => one.body === body && one.status === "received") as Step;
        if (body !== "CUL") return act(page, own.id, "accept", "受理并出具通知书");
        return act(page, own.id, "tellMissing", "一次告知并出具补正告知书", async () => {
          await page.getByRole("checkbox", { name: "文物影响评估报告 已有" }).check();
          await page.getByLabel("文物影响评估报告：哪一类问题").selectOption("incomplete");
          await page.getByLabel("文物影响评估报告：要补正什么").fill("缺第三章的保护措施");
        });
      }),
    );
    for (const account of visits.keys())
      if (account.endsWith(".window") && account !== "drc.window") await leave(account);
    assert.deepEqual(
      (await steps())
        .filter(({ body }) => six.includes(body))
        .map(({ status }) => status)
        .sort(),
      ["accepted", "accepted", "accepted", "accepted", "accepted", "decided", "supplementing"],
    );
  });

  test("the firm sees on its phone what it owes, brings it, and the five workdays begin anew by themselves (CLK-03, CON-10)", async () => {
    const page = pageOf("qiye");
    await page.setViewportSize({ width: 390, height: 844 });
    const [file] = await rows<{ query_code: string }>(
      "SELECT query_code FROM cases WHERE id = $1",
      (await step("B29")).id,
    );
    await page.goto(`/progress?code=${file?.query_code}`);
    await page.getByText("缺第三章的保护措施").first().waitFor();
    await assertAccessible(page);
    await picture(page, "whole-owed", { width: 390 });
    await page.locator("input[type=file]").setInputFiles({
      ...{ name: "文物影响评估报告.pdf", mimeType: "application/pdf", buffer: examplePdf() },
    });
    await page.getByRole("button", { name: "交上传的材料" }).click();
    await page.getByText("刚收到1份材料。").waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await city.here.city.settle();
    assert.equal((await step("B29")).status, "received");
  });

  test("a reviewer asks two bodies; one answers in its own days, the other's silence is on record (CLK-25)", async () => {
    const page = await enter("epb.reviewer");
    const { id } = await step("B18");
    await act(page, id, "consult", "征求意见", async () => {
      await page.getByRole("checkbox", { name: "新余市自然资源局", exact: true }).check();
      await page.getByRole("checkbox", { name: "新余市水利局", exact: true }).check();
      await page.getByLabel("问什么").fill("选址周边有没有饮用水源保护区？");
      await page.getByLabel("答复期限").fill("3");
    });
    const other = await enter("lnd.reviewer");
    await other.goto("/desk/opinions");
    await other.getByRole("list").getByRole("button", { name: "答复征求意见" }).click();
    await other.getByLabel("说明").fill("不在保护区内。");
    await picture(other, "whole-opinion", { width: 1440 });
    await other.getByRole("button", { name: "答复意见" }).click();
    await other.getByText("没有要答复的").waitFor();
    await page.goto(`/desk/cases/${id}?tab=opinions`);
    await page.getByText("不在保护区内。").waitFor();
  });

  test("the clock is held for an expert review and goes on after it; the demonstration's time is moved on (CLK-16)", async () => {
    const page = pageOf("epb.reviewer");
    const { id } = await step("B18");
    await act(page, id, "pause", "暂停计时并出具告知书", async () => {
      await page.getByLabel("法定事由").selectOption("专家评审");
      await page.getByLabel("预计需要").fill("6");
    });
    await page.getByRole("button", { name: /^演示/ }).click();
    await page.getByRole("button", { name: "5个工作日后" }).click();
    await page.getByText("2026-03-09").first().waitFor();
    await picture(page, "whole-held", { width: 1440 });
    await act(page, id, "resume", "恢复计时");
    const [consulted] = await rows<{ state: string }>(
      "SELECT state FROM consultations WHERE case_id = $1 AND body = 'WAT'",
      id,
    );
    assert.equal(consulted?.state, "silent");
  });

  test("the housing bureau's three sign the building permit: window, reviewer, and the leader from what waits for signing", async () => {
    const window = await enter("chuangkou");
    await takeIn(window, [
      "建筑设计方案",
      "总平面设计图",
      "建设工程规划许可申请表",
      "施工图设计文件",
      "地质勘察报告",
      "施工合同",
    ]);
    await takeIn(window, ["建筑垃圾处置方案", "资金安排承诺书"]);
    await goAlong(window, (left) => left.some(({ item }) => item === "B47"));
    const { id } = await step("B47");
    await act(window, id, "accept", "受理并出具通知书");
    const reviewer = await enter("shencha");
    await act(reviewer, id, "review", "提交审查意见", async () => {
      await reviewer.getByLabel("审查意见").fill("材料齐全，符合施工许可条件。");
    });
    const leader = await enter("kezhang");
    await leader.goto("/desk/sign");
    await leader.getByRole("article", { name: "准予行政许可决定书" }).waitFor();
    await assertAccessible(leader);
    await picture(leader, "whole-sign", { width: 1440 });
    await leader.getByRole("link", { name: "建筑工程施工许可证核发" }).first().click();
    await leader.getByRole("button", { name: "作出决定并出具决定书" }).click();
    await leader.getByText(/✓ 已办：/).waitFor();
    await act(window, id, "deliver", "送达并出具回证");
    assert.ok((await held()).includes("施工许可证"));
  });

  test("a joint acceptance under one lead: one visit, one list, and what was listed looked at again (CON-14)", async () => {
    const window = pageOf("chuangkou");
    const reviewer = pageOf("shencha");
    const leader = pageOf("kezhang");
    await goOn(window, 60);
    await takeIn(window, ["竣工测绘报告", "工程竣工验收报告", "消防验收备案表", "工程竣工档案", "房屋测绘报告"]);
    await goAlong(window, (left) =>
      ["B48", "B32"].every((item) => left.some((one) => one.item === item && one.status === "accepted")),
    );
    await reviewer.goto(`/desk/projects/${project}`);
    await reviewer.getByText(/^发起/).first().click();
    const visit = city.here.city.calendar().addWorkdays(city.here.city.today(), 1).day;
    await reviewer.getByLabel(/现场验收日期/).fill(visit);
    await reviewer.getByLabel("地点").fill("晨光钢结构三期工地");
    await picture(reviewer, "whole-joint-begin", { width: 1440 });
    await reviewer.getByRole("button", { name: "发给 4 个成员并告知申请人" }).click();
    await reviewer.getByText(/牵头，.*发起/).waitFor();
    await goOn(window, 1);

    // Planning agrees and the archive too; fire safety of the lead's own bureau lists one defect.
    const [round] = await rows<{ id: string }>("SELECT id FROM joint_reviews WHERE matter = $1", project);
    const member = async (item: string) =>
      (await rows<{ id: string }>("SELECT id FROM joint_members WHERE round = $1 AND item = $2", round?.id, item))[0]
        ?.id as string;
    const agree = { opinion: "agree" };
    await people().ask(holder("LND", "reviewer"), "approvals.answerJoint", await member("B48"), agree);
    await people().ask(holder("ARC", "reviewer"), "approvals.answerJoint", await member("B49"), agree);
    await people().ask(holder("CON", "reviewer"), "approvals.answerJoint", await member("B50"), agree);
    await jointAct(reviewer, "答复联合办理", "答复牵头机构", async (panel) => {
      await panel.getByRole("radio", { name: /有问题/ }).check();
      await panel.getByLabel("第1条：问题").fill("消防车道被绿化占用");
      await panel.getByLabel("第1条：依据").fill("消防法 第二十八条");
      await picture(reviewer, "whole-joint", { width: 1440 });
    });
    await jointAct(leader, "汇总，一次出意见", "汇总，一次发给申请人");
    await jointAct(reviewer, "通知复验", "通知复验", async (panel) => {
      await panel.getByLabel("复验日期").fill(city.here.city.calendar().addWorkdays(city.here.city.today(), 1).day);
    });
    await goOn(window, 1);
    await jointAct(reviewer, "复验列出的问题", "提交复验结果", async (panel) => {
      await panel.getByRole("radio", { name: "已整改到位" }).check();
    });
    await jointAct(leader, "作出复验结论", "作出结论并出具意见书");
    await picture(leader, "whole-joint-over", { width: 1440 });
    assert.equal(
      (await rows<{ state: string }>("SELECT state FROM joint_reviews WHERE matter = $1", project))[0]?.state,
      "passed",
    );
  });

  test("what is left is decided, and the last paper is the title of the building (CON-11)", async () => {
    const window = pageOf("drc.window");
    await takeIn(window, ["排污许可申请表", "排水许可申请表", "排水水质检测报告"]);
    await goAlong(window, (left) => left.length === 0);
    assert.ok((await held()).includes("不动产权证书"));
    assert.deepEqual([...new Set((await steps()).map(({ status }) => status))], ["delivered"]);
    const firm = pageOf("qiye");
    await firm.goto(`/projects/${project}`);
    await picture(firm, "whole-over", { width: 1440 });
    await picture(firm, "whole-over", { width: 390, dark: true });
    await picture(firm, "whole-over", { width: 1440, print: true });
    await assertAccessible(firm);
    for (const account of visits.keys()) await leave(account);
  });

  /** Does an act of the joint round on the project's page, which then offers it no more. */
  async function jointAct(page: Page, title: string, button: string, fill?: (panel: Locator) => Promise<unknown>) {
    await page.goto(`/desk/projects/${project}`);
    const panel = page.locator(".joint-round");
    await panel.getByRole("list").getByRole("button", { name: title, exact: true }).click();
    await fill?.(panel);
    const foot = panel.locator(".foot").getByRole("button", { name: button });
    const answered = page.waitForResponse(
      (answer) => answer.request().method() === "POST" && !answer.url().includes("dryRun"),
    );
    await foot.click();
    assert.equal((await answered).status(), 200);
  }
});

/** Fills in what each page of a form on the portal asks, up to the last look. */
async function fillIn(page: Page): Promise<void> {
  const known: Record<string, string> = { contactPhone: "0790-6400000", projectCode: "2603-360500-04-01-000009" };
  for (let pages = 0; !page.url().includes("/check"); pages += 1) {
    assert.ok(pages < 40, "the form has no end");
    for (const field of await page.locator("main input:visible, main textarea:visible").all()) {
      const [name = "", type] = await Promise.all([field.getAttribute("name"), field.getAttribute("type")]);
      if (type === "radio" || type === "checkbox" || type === "file") continue;
      if ((await field.inputValue()) !== "") continue;
      await field.fill(
        type === "number" ? "5" : type === "date" ? "2026-05-01" : (known[name ?? ""] ?? "按设计文件施工"),
      );
    }
    for (const group of await page.locator("main fieldset").all())
      if (
        (await group.locator("input[type=radio]").count()) > 0 &&
        (await group.locator("input:checked").count()) === 0
      )
        await group.locator("input[type=radio]").first().check();
    await page
      .locator("main form button")
      .filter({ hasText: /下一步|继续|去核对|保存/ })
      .first()
      .click();
  }
}
