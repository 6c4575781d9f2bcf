import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { anyone } from "#kernel/access/policies.ts";
import type { PortalPage } from "#kernel/city/system.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { stonesMigrations, stonesSystem } from "#kernel/city/test-stones.ts";
import { postForm, textField } from "#kernel/pages/form.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { boxes } from "#kernel/records/test-system.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { formLimits } from "./form-refusals.ts";
import { portalApp } from "./portal.ts";

const leave = command({
  name: "test.leave",
  title: { zh: "留言", en: "Leave a word" },
  on: null,
  makes: boxes,
  input: z.object({ label: z.string() }),
  may: anyone(),
  basis: ["测试 第九条"],
  visibility: "internal",
  decide: (_, { label }, { newId }) => [create(boxes, { id: newId(), label, room: 1 })],
});

const form: PortalPage = {
  path: "/words/:place",
  title: { zh: "留言", en: "Words" },
  async page({ form: shown, language }) {
    const { key = "", fields = {}, refusal = null } = shown ?? {};
    const field = { name: "label", label: "留言", value: fields.label ?? "", fault: refusal, language };
    const body = postForm({
      ...{ action: "/words/here", key, fault: refusal, language, button: "提交" },
      fields: [textField(field)],
    });
    return { title: "留言", body: html`<h1>留言</h1>${body}` };
  },
  async submit({ city, fields, key }) {
    if (!fields.label) return { ...refuseRecord("BAD_INPUT", { fault: "没有写" }), field: "/label" };
    if (fields.label === "elsewhere") return { redirect: "//elsewhere.example/" };
    if (fields.label === "broken") throw new Error("a secret of ours");
    const outcome = await city.execute({
      ...{ command: "test.leave", who: { kind: "anyone" }, on: null, input: { label: fields.label }, key },
    });
    return "refused" in outcome ? outcome : { redirect: "/words/done" };
  },
};

describe("a form of the portal, without a script", () => {
  let database: TestCity;
  let portal: Hono;
  let elapsed = 0;
  const logged: unknown[] = [];
  before(async () => {
    database = await testCity(await stonesMigrations());
    const city = await openTestCity(database.city, [stonesSystem({ commands: [leave] })]);
    portal = portalApp({
      ...{ city, nameEn: "Test", pages: [form], stylesheet: { address: "/portal.1.css", text: "body{}" } },
      ...{ publicUrl: "https://city.example", elapsed: () => elapsed, log: (error) => logged.push(error) },
    });
  });
  after(() => database.drop());

  const own = { origin: "http://localhost", host: "localhost" };
  const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    elapsed += formLimits.windowMs;
    return portal.request("/words/here", {
      method: "POST",
      body,
      headers: { ...own, "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  };
  const key = "k".repeat(24);
  const written = (label: string, more: Record<string, string> = {}) =>
    new URLSearchParams({ key, label, ...more }).toString();
  const count = async () =>
    (await database.city.pool.query("SELECT count(*)::int AS n FROM boxes")).rows[0].n as number;

  test("it is shown with a key of its own each time, and no cache between keeps it (REC-06)", async () => {
    const keys = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const answer = await portal.request("/words/here");
      assert.equal(answer.headers.get("cache-control"), "private, no-cache");
      assert.equal(answer.headers.get("etag"), null);
      keys.add(/name="key" value="([\w-]{24})"/.exec(await answer.text())?.[1] ?? "none");
    }
    assert.equal(keys.size, 3);
    assert.ok(!keys.has("none"));
  });

  test("sent twice it is done once, and leads on so that a reload asks and does not send (REC-06)", async () => {
    const before = await count();
    const answers = await Promise.all([send(written("第一次")), send(written("第一次"))]);
    for (const answer of answers) {
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get("location"), "/words/done");
    }
    assert.equal(await count(), before + 1);
  });

  test("a refusal stands on the same page with its summary on top, what was typed kept, and a new key", async () => {
    const no = await send(written("", { other: "x" }));
    const text = await no.text();
    assert.equal(no.status, 422);
    assert.match(text, /role="alert".*href="#label".*aria-describedby="label-fault" aria-invalid="true"/s);
    assert.doesNotMatch(text, new RegExp(`value="${key}"`));
    const taken = await send(written("<b>第二次</b>"));
    assert.equal(taken.status, 422, "the key was used for another request");
    assert.match(await taken.text(), /value="&lt;b&gt;第二次&lt;\/b&gt;"/);
  });

  test("another site's form is not carried out, nor one of which no browser says where it comes from (API-12)", async () => {
    const before = await count();
    const strangers: Record<string, string>[] = [
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { origin: "http://localhost", "sec-fetch-site": "cross-site" },
      { origin: "http://localhost", "sec-fetch-site": "same-site" },
    ];
    for (const headers of strangers) {
      const answer = await send(new URLSearchParams({ key: "x".repeat(24), label: "从别处" }).toString(), headers);
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.match(await answer.text(), /不是从本站的页面提交/);
    }
    const silent = await portal.request("/words/here", {
      ...{ method: "POST", body: written("无来处") },
      headers: { host: "localhost", "content-type": "application/x-www-form-urlencoded" },
    });
    assert.equal(silent.status, 403);
    assert.equal(await count(), before);
  });

  test("the city's public address is its own site, also behind a proxy that changes the host (API-12)", async () => {
    const answer = await send(new URLSearchParams({ key: "p".repeat(24), label: "经代理" }).toString(), {
      ...{ origin: "https://city.example", host: "127.0.0.1:8080" },
    });
    assert.equal(answer.status, 303);
  });

  test("what is no form of ours is refused: another type, broken signs, no fields, too many (API-08)", async () => {
    const bodies: readonly (readonly [string | Uint8Array<ArrayBuffer>, string])[] = [
      ['{"label":"x"}', "application/json"],
      [written("x"), "multipart/form-data; boundary=x"],
      [new Uint8Array([0x6c, 0x3d, 0xff, 0xfe]), "application/x-www-form-urlencoded"],
      ["label=%00", "application/x-www-form-urlencoded"],
      ["", "application/x-www-form-urlencoded"],
      [Array.from({ length: 200 }, (_, n) => `f${n}=1`).join("&"), "application/x-www-form-urlencoded"],
    ];
    for (const [body, type] of bodies) assert.equal((await send(body, { "content-type": type })).status, 415, type);
  });

  test("more than 64 kB is refused, with or without a declared length (API-07)", async () => {
    const long = `label=${"x".repeat(formLimits.bytes)}`;
    assert.equal((await send(long, { "content-length": String(long.length) })).status, 413);
    assert.equal((await send(long)).status, 413);
  });

  test("a form without its key is not done, and comes back with one (REC-06)", async () => {
    const before = await count();
    const answer = await send("label=%E6%97%A0&key=short");
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /name="key" value="[\w-]{24}"/);
    assert.equal(await count(), before);
  });

  test("from one address only so many are taken; then the page says when, with everything typed kept (ACC-03)", async () => {
    elapsed += formLimits.windowMs;
    const statuses: number[] = [];
    let last = new Response();
    for (let n = 0; n <= formLimits.perAddress; n += 1) {
      last = await portal.request("/words/here", {
        ...{ method: "POST", body: `label=&key=${key}` },
        headers: { ...own, "content-type": "application/x-www-form-urlencoded" },
      });
      statuses.push(last.status);
    }
    assert.deepEqual(new Set(statuses.slice(0, -1)), new Set([422]));
    assert.equal(statuses.at(-1), 429);
    assert.equal(last.headers.get("retry-after"), String(formLimits.windowMs / 1000));
    assert.match(await last.text(), /填的内容都还在/);
  });

  test("it leads to this site only, and its page's own fault tells no secret", async () => {
    for (const label of ["elsewhere", "broken"]) {
      const answer = await send(
        new URLSearchParams({ key: label.repeat(4).slice(0, 24).padEnd(24, "_"), label }).toString(),
      );
      assert.equal(answer.status, 500, label);
      assert.equal(answer.headers.get("location"), null);
      assert.doesNotMatch(await answer.text(), /secret/);
    }
    assert.equal(logged.splice(0).length, 2);
  });

  test("a page without a form takes none, and the strict policy stays (CSP)", async () => {
    const answer = await portal.request("/nowhere", { method: "POST", body: "a=b", headers: own });
    assert.equal(answer.status, 404);
    const shown = await portal.request("/words/here");
    assert.match(shown.headers.get("content-security-policy") ?? "", /default-src 'none'.*form-action 'self'/);
  });
});
