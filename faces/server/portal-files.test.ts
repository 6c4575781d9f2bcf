import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Hono } from "hono";
import { html } from "hono/html";
import { fileCityMigrations, openFileCity } from "#faces/api/example-file-city.ts";
import type { City } from "#kernel/city/city.ts";
import type { PortalPage, SubmitRequest } from "#kernel/city/system.ts";
import { exampleElf, examplePdf, examplePng } from "#kernel/files/example-files.ts";
import { type FileIntake, openIntake } from "#kernel/files/intake.ts";
import { endingsOf } from "#kernel/files/kinds.ts";
import { fileField } from "#kernel/pages/file-field.ts";
import { postForm, textField } from "#kernel/pages/form.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { type TestCity, temporaryFolder, testCity } from "#tests/database/harness.ts";
import { formLimits } from "./form-refusals.ts";
import { portalApp } from "./portal.ts";

let sent: SubmitRequest | undefined;
/** Asked anew: what a page has been sent changes behind the compiler's back. */
const lastSent = () => sent;

const page: PortalPage = {
  path: "/apply",
  title: { zh: "申请", en: "Apply" },
  takesFiles: 3,
  async page({ form, language }) {
    const { key = "", fields = {}, files = {}, refusal = null } = form ?? {};
    const about = { language, fault: refusal };
    const body = postForm({
      ...{ action: "/apply", key, fault: refusal, language, button: "提交", files: true },
      fields: [
        textField({ ...about, name: "what", label: "事由", value: fields.what ?? "" }),
        fileField({
          ...{ ...about, name: "plan", label: "总平图", hint: "PDF，不超过2兆字节", needed: true },
          ...{ endings: endingsOf(["pdf", "dwg"]), kept: files.plan ?? [], multiple: true },
        }),
      ],
    });
    return { title: "申请", body: html`<h1>申请</h1>${body}` };
  },
  async submit(request) {
    sent = request;
    if (!request.fields.what) return { ...refuseRecord("BAD_INPUT", { fault: "没有写事由" }), field: "/what" };
    return { redirect: "/apply" };
  },
};

describe("a form of the portal with files, without a script", () => {
  const folder = temporaryFolder();
  let database: TestCity;
  let city: City;
  let intake: FileIntake;
  let portal: Hono;
  let elapsed = 0;
  before(async () => {
    database = await testCity(await fileCityMigrations());
    city = await openFileCity(database.city);
    intake = openIntake(folder.path, city, { reserveBytes: 0 });
    mkdirSync(intake.waiting, { recursive: true });
    portal = portalApp({
      ...{ city, nameEn: "Test", pages: [page], stylesheet: { address: "/portal.1.css", text: "" }, intake },
      ...{ elapsed: () => elapsed, log: (error) => assert.fail(String(error)) },
    });
  });
  beforeEach(() => {
    sent = undefined;
    elapsed += formLimits.windowMs;
  });
  after(async () => {
    await city.close();
    await database.drop();
    folder.remove();
  });

  const own = { origin: "http://localhost", host: "localhost" };
  const newKey = () => `key-${Math.trunc(elapsed)}-`.padEnd(24, "x");
  type Given = string | readonly [name: string, content: Uint8Array];
  function formOf(parts: readonly (readonly [string, Given])[]): FormData {
    const form = new FormData();
    for (const [name, given] of parts)
      if (typeof given === "string") form.append(name, given);
      else form.append(name, new File([given[1] as Uint8Array<ArrayBuffer>], given[0]));
    return form;
  }
  const send = (parts: readonly (readonly [string, Given])[], headers: Record<string, string> = {}) =>
    portal.request("/apply", { method: "POST", body: formOf(parts), headers: { ...own, ...headers } });
  const rows = async () => (await database.city.pool.query("SELECT count(*)::int AS n FROM files")).rows[0].n as number;

  test("brings its files examined and kept to the page, with what was typed (FIL-01)", async () => {
    const answer = await send([
      ["key", newKey()],
      ["plan", ["总平图.pdf", examplePdf("/F 1")]],
      ["plan", ["立面图.pdf", examplePdf("/F 2")]],
      ["what", "建厂房"],
    ]);
    assert.equal(answer.status, 303, await answer.text());
    assert.equal(lastSent()?.fields.what, "建厂房");
    assert.deepEqual(
      lastSent()?.files.plan?.map(({ name, contentType }) => [name, contentType]),
      [
        ["总平图.pdf", "application/pdf"],
        ["立面图.pdf", "application/pdf"],
      ],
    );
    assert.deepEqual(readdirSync(intake.waiting), []);
  });

  test("shows itself with the browser's own field, what may be chosen, and how it is sent", async () => {
    const text = await (await portal.request("/apply")).text();
    assert.match(text, /<form action="\/apply" method="post" enctype="multipart\/form-data"/);
    assert.match(
      text,
      /<input type="file" id="plan" name="plan" accept="\.pdf,\.dwg" multiple aria-describedby="plan-hint" required>/,
    );
  });

  test("a file that is not taken is told at its field, and what was typed and the other files stay (FIL-05)", async () => {
    const answer = await send([
      ["key", newKey()],
      ["plan", ["好.pdf", examplePdf("/F 3")]],
      ["plan", ["坏.pdf", exampleElf()]],
      ["what", "建<厂>房"],
    ]);
    const text = await answer.text();
    assert.equal(answer.status, 422);
    assert.equal(lastSent(), undefined, "the page is not asked");
    assert.match(text, /role="alert".*<a href="#plan">“坏\.pdf”的内容是程序/s);
    assert.match(text, /value="建&lt;厂&gt;房"/);
    assert.match(text, /已经收到：.*好\.pdf/s);
    assert.doesNotMatch(text, /<input type="file"[^>]* required/, "there is one already");
    const kept = /name="plan\.kept" value="([0-9a-z]+)"/.exec(text)?.[1] ?? "";
    elapsed += formLimits.windowMs;
    await send([
      ["key", newKey()],
      ["plan.kept", kept],
      ["plan", ["", new Uint8Array()]],
      ["what", "建厂房"],
    ]);
    assert.deepEqual(
      lastSent()?.files.plan?.map(({ id, name }) => [id, name]),
      [[kept, "好.pdf"]],
    );
  });

  test("files that the page's own no leaves unused are brought along too; those of others cannot be named (FIL-08)", async () => {
    const answer = await send([
      ["key", newKey()],
      ["plan", ["图.pdf", examplePdf("/F 4")]],
      ["what", ""],
    ]);
    assert.match(await answer.text(), /没有写事由.*name="plan\.kept" value="[0-9a-z]{26}"/s);
    const path = intake.newPath();
    writeFileSync(path, examplePng());
    const li = await intake.keep({ path, name: "李.png", who: { kind: "person", person: "person-1" } });
    rmSync(path);
    assert.ok("id" in li);
    elapsed += formLimits.windowMs;
    await send([
      ["key", newKey()],
      ["plan.kept", `${li.id} nothing`],
      ["what", "别人的"],
    ]);
    assert.deepEqual(lastSent()?.files.plan, []);
  });

  test("sent twice by a double click it keeps its files once (REC-06)", async () => {
    const before = await rows();
    const parts = [
      ["key", newKey()],
      ["plan", ["图.pdf", examplePdf("/F 5")]],
      ["what", "一次"],
    ] as const;
    const answers = await Promise.all([send(parts), send(parts)]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303],
    );
    assert.equal(await rows(), before + 1);
  });

  test("one file over the limit does not cost the fields behind it; all together they have a limit too (FIL-02)", async () => {
    const large = Buffer.concat([examplePdf(), Buffer.alloc(2_200_000)]);
    const answer = await send([
      ["key", newKey()],
      ["plan", ["大.pdf", large]],
      ["what", "留着"],
    ]);
    assert.equal(answer.status, 413);
    assert.match(await answer.text(), /“大\.pdf”太大.*value="留着"/s);
    const before = await rows();
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (given === 0)
          controller.enqueue(
            Buffer.from('--X\r\nContent-Disposition: form-data; name="plan"; filename="a.pdf"\r\n\r\n'),
          );
        given += 65_536;
        if (given > 200_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });
    const type = { "content-type": "multipart/form-data; boundary=X" };
    const init = { method: "POST", body: endless, duplex: "half", headers: { ...own, ...type } };
    const stopped = await portal.request("/apply", init as RequestInit);
    assert.equal(stopped.status, 413);
    assert.ok(given < 10_000_000, `${given} bytes were read`);
    const told = await portal.request("/apply", {
      ...{ method: "POST", body: "--X", headers: { ...own, ...type, "content-length": "200000000" } },
    });
    assert.equal(told.status, 413);
    assert.match(await told.text(), /加起来超过6兆字节/);
    assert.equal(await rows(), before);
    assert.deepEqual(readdirSync(intake.waiting), []);
  });

  test("more files than the page takes are not kept, and that is told (FIL-02)", async () => {
    const before = await rows();
    const plans = [6, 7, 8, 9].map((n) => ["plan", [`${n}.pdf`, examplePdf(`/F ${n}`)]] as const);
    const answer = await send([["key", newKey()], ...plans, ["what", "多"]]);
    assert.equal(answer.status, 422);
    assert.match(await answer.text(), /一次最多交3个文件/);
    assert.equal(await rows(), before + 3);
  });

  test("another site's form brings no file, and too many forms from one address bring none either (API-12, ACC-03)", async () => {
    const before = await rows();
    const parts = [
      ["key", newKey()],
      ["plan", ["图.pdf", examplePdf("/F 10")]],
      ["what", "x"],
    ] as const;
    assert.equal((await send(parts, { origin: "https://elsewhere.example" })).status, 403);
    for (let n = 0; n < formLimits.perAddress; n += 1)
      await send([
        ["key", newKey()],
        ["what", ""],
      ]);
    const last = await send(parts);
    assert.equal(last.status, 429);
    assert.equal(await rows(), before);
  });

  test("what is no form of parts is refused, and a form without files still works (API-08)", async () => {
    const broken = await portal.request("/apply", {
      ...{ method: "POST", body: "nothing", headers: { ...own, "content-type": "multipart/form-data; boundary=X" } },
    });
    assert.equal(broken.status, 415);
    const plain = await portal.request("/apply", {
      ...{ method: "POST", body: new URLSearchParams({ key: newKey(), what: "无文件" }).toString() },
      headers: { ...own, "content-type": "application/x-www-form-urlencoded" },
    });
    assert.equal(plain.status, 303);
    assert.deepEqual(lastSent()?.files, {});
  });
});
