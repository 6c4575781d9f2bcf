import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Hono } from "hono";
import { html } from "hono/html";
import type { PortalPage } from "#kernel/city/system.ts";
import { handTime, openTestCity } from "#kernel/city/test-city.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { portalApp } from "./portal.ts";

let database: TestCity;
let portal: Hono;
const time = handTime("2026-03-02T01:00:00Z");
const logged: unknown[] = [];

const pages: readonly PortalPage[] = [
  {
    path: "/things/:code",
    title: { zh: "事物", en: "Thing" },
    async page({ parameters, language }) {
      if (parameters.code === "none") return refuseRecord("NOT_FOUND", { record: "事物", id: "none" });
      if (parameters.code === "broken") throw new Error("a secret of ours");
      return { title: language === "zh" ? "一件事物" : "A thing", body: html`<h1>${parameters.q ?? "-"}</h1>` };
    },
  },
  {
    path: "/keyed",
    title: { zh: "凭码查看", en: "By a key" },
    keyed: true,
    page: async ({ parameters }) =>
      parameters.code === "none"
        ? refuseRecord("NOT_FOUND", { record: "事物", id: "none" })
        : { title: "凭码查看", body: html`<h1>${parameters.code ?? "-"}</h1>` },
  },
  {
    path: "/things.csv",
    title: { zh: "表", en: "Table" },
    page: async () => ({ contentType: "text/csv", text: "a,b\n", fileName: "事物.csv" }),
  },
];

before(async () => {
  database = await testCity([]);
  const city = await openTestCity(database.city, [], { time });
  portal = portalApp({
    city,
    nameEn: "Test",
    pages,
    stylesheet: { address: "/portal.1.css", text: "body{}" },
    log: (error) => logged.push(error),
  });
});
after(() => database.drop());

test("a page stands in the shell, and what a visitor typed is escaped", async () => {
  const answer = await portal.request("/things/a?q=%3Cb%3E");
  const text = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(text, /<h1>&lt;b&gt;<\/h1>/);
  assert.match(text, /<title>一件事物 - 测试市政务服务/);
  assert.match(answer.headers.get("content-security-policy") ?? "", /default-src 'none'/);
});

test("a redirect stays on this site, however the path is written", async () => {
  for (const path of [
    "//elsewhere.example/",
    "/%5C%5Celsewhere.example/",
    "/%5Celsewhere.example/",
    "/%09/elsewhere.example/",
    "/%2F%2Felsewhere.example/",
  ]) {
    const answer = await portal.request(`http://city.example${path}`);
    assert.equal(answer.status, 308, path);
    const to = new URL(answer.headers.get("location") ?? "", "http://city.example/");
    assert.equal(to.origin, "http://city.example", path);
  }
});

test("a page that opens with a key is kept nowhere, whether it opens or not", async () => {
  for (const code of ["AB12", "none"]) {
    const answer = await portal.request(`/keyed?code=${code}`);
    assert.equal(answer.headers.get("cache-control"), "private, no-store", code);
    assert.equal(answer.headers.get("etag"), null, code);
  }
});

test("a sign that no database keeps leads to the page that says so, and is not our fault", async () => {
  for (const path of ["/things/%00", "/things/a?q=%00", "/keyed?code=%00"])
    assert.equal((await portal.request(path)).status, 404, path);
  assert.deepEqual(logged.splice(0), []);
});

test("an unchanged page is not sent again, though a minute has passed", async () => {
  const first = await portal.request("/things/a");
  const etag = first.headers.get("etag") ?? "";
  time.set("2026-03-02T01:07:00Z");
  const again = await portal.request("/things/a", { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
  assert.equal((await portal.request("/things/a?q=new", { headers: { "if-none-match": etag } })).status, 200);
});

test("a refusal is a page with its own status, its rule and what to do next", async () => {
  const answer = await portal.request("/things/none");
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /REC-03/);
});

test("our own fault is a whole page that tells a number and keeps the reason to the log", async () => {
  const answer = await portal.request("/things/broken?lang=en");
  const text = await answer.text();
  assert.equal(answer.status, 500);
  assert.match(text, /This is our mistake/);
  assert.doesNotMatch(text, /secret/);
  assert.equal(logged.length, 1);
});

test("a text beside a page comes as a file with its name", async () => {
  const answer = await portal.request("/things.csv");
  assert.equal(answer.headers.get("content-type"), "text/csv; charset=utf-8");
  assert.match(answer.headers.get("content-disposition") ?? "", /filename\*=UTF-8''%E4%BA%8B/);
});

test("a closing slash is led to the page, and never to another site", async () => {
  assert.equal((await portal.request("/things/a/?q=1")).headers.get("location"), "/things/a?q=1");
  assert.equal((await portal.request("http://city.example//evil.example/")).headers.get("location"), "/evil.example");
});
