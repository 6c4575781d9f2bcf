import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Hono } from "hono";
import { signInTries } from "#faces/api/sign-in-tries.ts";
import { openSignIn } from "#kernel/access/sign-in.ts";
import { exampleElf, examplePdf, examplePng } from "#kernel/files/example-files.ts";
import { openIntake } from "#kernel/files/intake.ts";
import { paperField } from "#systems/approvals/apply/paper-field.ts";
import { cast } from "#systems/approvals/demo/cast.ts";
import type { CaseAnswer } from "#systems/approvals/desk/case-answer.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { formLimits } from "./form-refusals.ts";
import { portalApp } from "./portal.ts";

const own = { origin: "http://localhost", host: "localhost" };

/** The cookies that a browser would keep of an answer. */
const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
/** The button that goes on. */
const next = Object.fromEntries(new URLSearchParams("then=next"));

describe("the life of an application on the portal, without a script", () => {
  const folder = temporaryFolder();
  let here: PackCity;
  let portal: Hono;
  let firm = "";
  let project = "";
  let elapsed = 0;

  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    const { city, pack } = here;
    const roles = pack.demo?.roles ?? [];
    const signIn = await openSignIn({
      ...{ pool: city.database.pool, secret: randomBytes(32).toString("hex"), city: "xinyu", https: false },
      ...{ demo: true, demoAccounts: roles.map(({ account }) => account) },
    });
    portal = portalApp({
      ...{ city, nameEn: "Test", pages: city.registry.portal, stylesheet: { address: "/portal.1.css", text: "" } },
      ...{ accounts: { signIn, tries: signInTries(() => elapsed), roles }, elapsed: () => elapsed },
      ...{ intake: openIntake(folder.path, city, { reserveBytes: 0 }), log: (error) => assert.fail(String(error)) },
    });
    const entered = await post("/sign-in", { role: "qiye", to: "/" });
    firm = cookieOf(entered);
    const facts =
      pack.flows.find(({ edition }) => edition === "2025")?.examples?.find(({ id }) => id === "standard-factory")
        ?.facts ?? {};
    const clerk = cast(city, pack).holder("DRC", "window", city.today()) ?? "";
    const opened = await city.execute({
      ...{ command: "approvals.openProject", who: { kind: "person", person: clerk }, on: null },
      input: { title: "晨光二期", applicant: "enterprise-01", flow: "construction@2025", division: "360500", facts },
    });
    project = done(opened).id;
    await city.settle();
  });
  after(async () => {
    await here?.close();
    folder.remove();
  });

  const get = async (path: string, cookie = "") => {
    const answer = await portal.request(path, { headers: { cookie } });
    return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") ?? "" };
  };
  function post(path: string, fields: Record<string, string>, cookie = "") {
    elapsed += formLimits.windowMs;
    const headers = { ...own, cookie, "content-type": "application/x-www-form-urlencoded" };
    return portal.request(path, { method: "POST", body: new URLSearchParams(fields).toString(), headers });
  }
  const rows = async (text: string, values: unknown[] = []) => (await here.database.city.pool.query(text, values)).rows;
  const fieldOf = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "";
  const sent = async (path: string, text: string, more: Record<string, string> = {}, cookie = "") =>
    (await post(path, { key: fieldOf(text, "key"), ...more }, cookie)).headers.get("location") ?? "";
  /** Fills in whatever a page of the form asks, as a careful person would. */
  function filled(text: string): Record<string, string> {
    const known: Record<string, string> = { contactPhone: "0790-6400000", projectCode: "2603-360500-04-01-000009" };
    const fields: Record<string, string> = {};
    for (const [, tag = ""] of text.matchAll(/<(?:input|textarea) ([^>]*)>/g)) {
      const name = /name="([^"]+)"/.exec(tag)?.[1] ?? "";
      const given = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
      if (/type="(?:hidden|checkbox|file)"/.test(tag) || name in fields) continue;
      if (/type="(?:radio|number)"/.test(tag)) fields[name] = given || "5";
      else fields[name] = given || known[name] || (/type="date"/.test(tag) ? "2026-05-01" : "按设计文件施工");
    }
    return fields;
  }
  /** From the first page to the last look. */
  async function toCheck(start: string, cookie: string): Promise<string> {
    let path = start;
    for (let page = 0; page < 40; page += 1) {
      const shown = await get(path, cookie);
      path = shown.status === 303 ? shown.to : path;
      if (path.includes("/check")) return path;
      if (shown.status === 303) continue;
      assert.equal(shown.status, 200, shown.text);
      path = await sent(path, shown.text, { ...filled(shown.text), ...next }, cookie);
    }
    return assert.fail("the way has no end");
  }
  const first = () => `/projects/${project}/apply/1`;

  test("the project's page leads to each stage, and the stage says what opens at once and what waits for what (CON-03, CON-11)", async () => {
    assert.match((await get(`/projects/${project}`)).text, new RegExp(`href="${first()}">申请：立项用地规划许可`));
    const { text } = await get(first());
    assert.match(text, /个事项一起申请：一张表，要填\d+项；一套材料，要交\d+份/);
    assert.match(text, /企业投资项目备案.*交齐就开办/s);
    assert.match(text, /等.*企业投资项目备案.*办好，自动开办/s);
    assert.match(text, /登录后申请/);
    assert.doesNotMatch(text, /晨光钢材加工/, "who applies is not said");
  });

  test("nobody begins it for another's project, and an unknown stage is refused (IDN-01, CON-03)", async () => {
    const shimin = await post("/sign-in", { role: "shimin", to: "/" });
    const cookie = cookieOf(shimin);
    assert.match((await get(first(), cookie)).text, /您的账号不代表这个项目的申请人/);
    for (const path of [`/projects/${project}/apply/9`, `/projects/x/apply/1`, `${first()}/form?code=AB12-CD34-EF56`])
      assert.equal((await get(path, firm)).status, 404, path);
  });

  test("one submission opens every case of the stage whose papers are there; the receipt has each query code, and grows (CON-03, CON-11)", async () => {
    const begun = await get(first(), firm);
    const form = await sent(first(), begun.text, { code: fieldOf(begun.text, "code") }, firm);
    assert.match(form, new RegExp(`^${first()}/form\\?code=`));
    const known = await get(form, firm);
    assert.doesNotMatch(known.text, /name="projectName"/, "what the project's registration says is not asked (COM-05)");
    const check = await toCheck(form, firm);
    const last = await get(check, firm);
    assert.match(last.text, /没有再问的.*项目名称.*晨光二期.*项目登记，2026-03-02/s);
    assert.match(last.text, /晨光钢材加工/);
    // Somebody with the code cannot make it another's application.
    const { id } = (await rows("SELECT id FROM applications WHERE matter = $1", [project]))[0];
    const stranger = { kind: "person", person: "p-shimin" } as const;
    const code = new URL(check, "http://here").searchParams.get("code") ?? "";
    const asked = {
      command: "approvals.saveApplication",
      who: stranger,
      on: id,
      input: { code, subject: "person-01" },
    };
    refused(await here.city.execute(asked), "SUBJECT_NOT_YOURS", "IDN-01");

    const receipt = await sent(check, last.text, { subject: fieldOf(last.text, "subject") }, firm);
    assert.match(receipt, new RegExp(`^${first()}/done\\?code=`));
    // At the window the papers are brought; whatever waits for them opens.
    assert.match((await get(receipt, firm)).text, /还要交的材料/);
    const clerk = cast(here.city, here.pack).holder("DRC", "window", here.city.today()) ?? "";
    const papers = (await rows("SELECT papers FROM applications WHERE id = $1", [id]))[0].papers as { name: string }[];
    const brought = { papers: papers.map(({ name }) => name) };
    done(
      await here.city.execute({
        ...{ command: "approvals.bringPapers", who: { kind: "person", person: clerk }, on: project, input: brought },
      }),
    );
    await here.city.settle();
    const cases = await rows("SELECT query_code, item FROM cases WHERE matter = $1", [project]);
    assert.ok(cases.length > 0);
    // The office sees what was written, as far as its own item asks for it.
    const [filed] = await rows("SELECT id FROM cases WHERE matter = $1 AND item = 'B01'", [project]);
    const read = (await here.city.ask(
      "approvals.case",
      { kind: "person", person: clerk },
      { id: filed.id },
    )) as CaseAnswer;
    const titles = read.written?.answers.map(({ title }) => title) ?? [];
    assert.ok(titles.includes("项目名称") && titles.includes("所属行业"), String(titles));
    assert.ok(!titles.includes("容积率"), "what only another item asks is not shown (COM-05)");
    const { text } = await get(receipt, firm);
    for (const { query_code: one } of cases) assert.match(text, new RegExp(`/progress\\?code=${one}">${one}`));
    assert.equal(text.match(/class="qr"/g)?.length, cases.length);
    assert.match(text, /等材料，\d+项/);
    const again = await get(form, firm);
    assert.deepEqual([again.status, again.to], [303, receipt], "what was submitted leads to its receipt");
  });

  test("one's own page shows what one owes first, then cases, projects and permits; to nobody without a name (ACC-02, COM-12)", async () => {
    const nobody = await get("/my");
    assert.deepEqual([nobody.status, nobody.to], [303, "/sign-in?to=%2Fmy"]);
    const [file] = await rows("SELECT id, body, query_code FROM cases WHERE matter = $1 AND item = 'B01'", [project]);
    const [paper] = await rows("SELECT name FROM papers WHERE matter = $1 AND name = '项目备案信息登记表'", [project]);
    const asked = [{ paper: paper.name, kind: "notInForm", defect: "没有盖章" }];
    const clerk = cast(here.city, here.pack).holder(file.body, "window", here.city.today()) ?? "";
    const who = { kind: "person", person: clerk } as const;
    done(await here.city.execute({ command: "approvals.tellMissing", who, on: file.id, input: { asked } }));
    const { text } = await get("/my", firm);
    assert.match(text, /要您做的，1项.*补正（2026-03-02告知）：项目备案信息登记表.*企业投资项目备案.*没有期限/s);
    assert.match(text, /补正中 · 在您手里/);
    assert.match(text, /还剩5个工作日/);
    assert.match(text, new RegExp(`href="/projects/${project}">晨光二期`));
    const days = await get("/my.ics", firm);
    assert.match(days.text, /^BEGIN:VCALENDAR\r\n.*SUMMARY:国有建设用地使用权公开出让/s);
    assert.equal((await get("/my.ics")).to, "/sign-in?to=%2Fmy");
    const take = await sent("/my", text, { subject: "enterprise-01" }, firm);
    const [kept] = await rows("SELECT id FROM paper_takes WHERE subject = 'enterprise-01'");
    assert.equal(take, `/api/v1/approvals/firm-papers?take=${kept.id}`, "on record before it is handed over");
    // What the firm's page on the desk calls owed is owed here too: by one rule (CLK-15).
    const act = async (command: string, person: string, on: string | null, input: object = {}) =>
      done(await here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input })).id;
    const needed = here.pack.itemVersions.find(({ item }) => item === "B47")?.papers.map(({ name }) => name);
    const asks = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers: needed };
    const single = await act("receive", "p-con-window", null, asks);
    await act("accept", "p-con-window", single);
    await act("decide", "p-con-decider", single, { decision: "granted" });
    const after = (await get("/my", firm)).text;
    assert.match(after, /要您做的，2项.*领取结果.*施工许可证核发/s);
    const desk = await here.city.ask("approvals.firm", { kind: "person", person: "p-qiye" }, { id: "enterprise-01" });
    const kinds = (desk as { owed: { kind: string }[] }).owed.map(({ kind }) => kind);
    assert.deepEqual(kinds.filter((kind) => kind !== "projectPaper").sort(), ["collect", "supplement"]);
    const shimin = await post("/sign-in", { role: "shimin", to: "/" });
    const other = await get("/my", cookieOf(shimin));
    assert.doesNotMatch(other.text, /晨光二期/);
  });

  /** Sends a form in parts, as a browser does that has files. */
  function parts(path: string, given: readonly (readonly [string, string | File])[], cookie = "") {
    elapsed += formLimits.windowMs;
    const form = new FormData();
    for (const [name, value] of given) form.append(name, value);
    return portal.request(path, { method: "POST", body: form, headers: { ...own, cookie } });
  }
  const fileOf = (name: string, content: Uint8Array) => new File([content as Uint8Array<ArrayBuffer>], name);

  test("papers are uploaded page by page: what is no paper is told at its field, the others are kept, and all of it comes into the case (FIL-01, FIL-05, APP-03)", async () => {
    const begun = await get("/apply/B13");
    const code = fieldOf(begun.text, "code");
    const power = (await rows("SELECT id FROM powers WHERE item = 'B13' AND body = 'LND'"))[0].id;
    await post("/apply/B13", { key: fieldOf(begun.text, "key"), code, power });
    const path = `/apply/B13/papers?code=${code}`;
    const [plan, design] = [paperField("总平面设计图"), paperField("建筑设计方案")];
    const shown = await get(path);
    assert.match(shown.text, /enctype="multipart\/form-data"/);
    assert.match(shown.text, new RegExp(`type="file" id="${plan}"`));
    const program = [plan, fileOf("总平图.pdf", exampleElf())] as const;
    const first = [design, fileOf("方案.pdf", examplePdf("/F 1"))] as const;
    const bad = await parts(path, [["key", fieldOf(shown.text, "key")], program, first]);
    const told = await bad.text();
    assert.equal(bad.status, 422);
    assert.match(told, new RegExp(`href="#form-${plan}"`));
    assert.match(told, new RegExp(`id="${plan}-fault"`));
    const kept = fieldOf(told, `${design}.kept`);
    assert.notEqual(kept, "", "the other one is there and is not chosen again");
    const image = [plan, fileOf("总平图.png", examplePng())] as const;
    const again = [["key", fieldOf(told, "key")], [`${design}.kept`, kept], image] as const;
    assert.equal((await parts(path, [...again, ["then", "next"]])).status, 303);
    // Another one takes its place; the first stays as version 1.
    const second = await get(path);
    assert.match(second.text, /已上传：方案\.pdf/);
    const newer = [design, fileOf("方案（改）.pdf", examplePdf("/F 2"))] as const;
    await parts(path, [["key", fieldOf(second.text, "key")], newer]);
    assert.match((await get(path)).text, /已上传：方案（改）\.pdf.*第2版/s);

    const check = await toCheck(`/apply/B13/form?code=${code}`, firm);
    const last = await get(check, firm);
    assert.match(last.text, /总平图\.png/);
    const receipt = await sent(check, last.text, { subject: fieldOf(last.text, "subject") }, firm);
    assert.match(receipt, /^\/apply\/B13\/done\?code=/);
    const stands = await rows(
      `SELECT p.name, f.number, p.matter FROM paper_files f JOIN papers p ON p.id = f.paper JOIN files u ON u.id = f.file
       ORDER BY p.name, f.number`,
    );
    assert.deepEqual(
      stands.map(({ name, number }) => [name, number]),
      [
        ["建筑设计方案", 1],
        ["建筑设计方案", 2],
        ["总平面设计图", 1],
      ],
    );
  });

  test("what was uploaded without a name comes along when the window opens the application by its code (APP-02, APP-04)", async () => {
    const begun = await get("/apply/B13");
    const code = fieldOf(begun.text, "code");
    const power = (await rows("SELECT id FROM powers WHERE item = 'B13' AND body = 'LND'"))[0].id;
    await post("/apply/B13", { key: fieldOf(begun.text, "key"), code, power });
    const path = `/apply/B13/papers?code=${code}`;
    const key = fieldOf((await get(path)).text, "key");
    const design = [paperField("建筑设计方案"), fileOf("方案.pdf", examplePdf("/F 3"))] as const;
    assert.equal((await parts(path, [["key", key], design])).status, 303);
    const [draft] = await rows("SELECT id FROM applications WHERE items->>0 = 'B13' AND state = 'draft'");
    const clerk = cast(here.city, here.pack).holder("LND", "window", here.city.today()) ?? "";
    const input = { item: "B13", power, applicant: "enterprise-02", application: { id: draft.id, code } };
    const who = { kind: "person", person: clerk } as const;
    const received = done(await here.city.execute({ command: "approvals.receive", who, on: null, input }));
    const came = await rows(
      "SELECT p.name, f.number FROM cases c JOIN papers p ON p.matter = c.matter JOIN paper_files f ON f.paper = p.id WHERE c.id = $1",
      [received.id],
    );
    assert.deepEqual(came, [{ name: "建筑设计方案", number: 1 }]);
  });

  test("what a supplement notice asks for is uploaded by the query code, without signing in; with the last of it the case goes on (CLK-08, LST-17)", async () => {
    const [file] = await rows("SELECT id, query_code FROM cases WHERE matter = $1 AND item = 'B01'", [project]);
    const path = `/progress?code=${file.query_code}`;
    const shown = await get(path);
    assert.match(shown.text, /您要补的材料，1份.*项目备案信息登记表：没有盖章/s);
    const field = paperField("项目备案信息登记表");
    const none = await parts(path, [["key", fieldOf(shown.text, "key")]]);
    assert.match(await none.text(), new RegExp(`role="alert".*href="#${field}">还没有选文件`, "s"));
    const empty = await parts(path, [
      ["key", fieldOf(shown.text, "key")],
      [field, fileOf("空.pdf", new Uint8Array())],
    ]);
    assert.match(await empty.text(), new RegExp(`id="${field}-fault"`));
    const before = await rows("SELECT count(*)::int AS n FROM files");
    const given = [
      ["key", fieldOf(shown.text, "key")],
      [field, fileOf("别的.pdf", examplePdf("/F 7"))],
    ] as const;
    assert.equal((await parts("/progress?code=AB12-CD34-EF56", given)).status, 404);
    assert.equal((await parts("/apply/B13/papers?code=AB12-CD34-EF56", given)).status, 404);
    assert.deepEqual(await rows("SELECT count(*)::int AS n FROM files"), before, "who has no key fills no disk");
    const stray = { code: file.query_code, files: [{ paper: "营业执照", file: "x" }] };
    const anyone = { kind: "anyone" } as const;
    const ask = (input: object) => here.city.execute({ command: "approvals.supply", who: anyone, on: file.id, input });
    refused(await ask(stray), "PAPER_NOT_LISTED", "LST-17");
    refused(await ask({ ...stray, code: "AB12-CD34-EF56" }), "QUERY_CODE_UNKNOWN", "IDN-04");
    here.city.time.set("2026-03-05T01:00:00Z");
    const key = fieldOf((await get(path)).text, "key");
    const sentNow = await parts(path, [
      ["key", key],
      [field, fileOf("登记表.pdf", examplePdf("/F 9"))],
    ]);
    assert.equal(sentNow.headers.get("location"), `${path}&brought=1`);
    await here.city.settle();
    const after = await get(`${path}&brought=1`);
    assert.match(after.text, /刚收到1份材料/);
    const [now] = await rows("SELECT status, supplied_on FROM cases WHERE id = $1", [file.id]);
    assert.deepEqual(now, { status: "received", supplied_on: "2026-03-05" });
    const late = await ask({ code: file.query_code, files: [{ paper: "项目备案信息登记表", file: "x" }] });
    refused(late, "PAPER_NOT_LISTED", "LST-17");
  });
});
