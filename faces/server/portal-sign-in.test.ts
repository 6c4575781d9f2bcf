import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Hono } from "hono";
import { html } from "hono/html";
import { signInTries } from "#faces/api/sign-in-tries.ts";
import { tryLimits } from "#faces/api/try-limit.ts";
import { openSignIn, type SignIn } from "#kernel/access/sign-in.ts";
import type { PortalPage } from "#kernel/city/system.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { formLimits } from "./form-refusals.ts";
import { portalApp } from "./portal.ts";

const pages: readonly PortalPage[] = [
  {
    path: "/",
    title: { zh: "首页", en: "Home" },
    page: async () => ({ title: "首页", body: html`<h1>首页</h1>` }),
  },
  {
    path: "/my",
    title: { zh: "我的办件", en: "My cases" },
    keyed: true,
    page: async () => ({ title: "我的办件", body: html`<h1>我的办件</h1>` }),
  },
  {
    path: "/own",
    title: { zh: "谁", en: "Who" },
    keyed: true,
    async page({ who, parameters }) {
      if (parameters.code === "wrong") return refuseRecord("NOT_FOUND", { record: "码", id: "wrong" });
      if (who.kind !== "person") return { redirect: "/sign-in?to=%2Fown" };
      return { title: "谁", body: html`<h1>${who.person}</h1>` };
    },
    submit: async ({ who }) => ({ redirect: who.kind === "person" ? `/own?by=${who.person}` : "/own?by=anyone" }),
  },
];

describe("signing in on the portal, without a script", () => {
  let here: PackCity;
  let signIn: SignIn;
  let portal: Hono;
  let elapsed = 0;
  before(async () => {
    here = await packCity("xinyu");
    const roles = here.pack.demo?.roles ?? [];
    signIn = await openSignIn({
      ...{ pool: here.city.database.pool, secret: randomBytes(32).toString("hex"), city: "xinyu", https: false },
      ...{ demo: true, demoAccounts: roles.map(({ account }) => account) },
    });
    assert.equal(await signIn.createCredential("qiye", "a long password"), undefined);
    portal = portalApp({
      ...{ city: here.city, nameEn: "Test", pages, stylesheet: { address: "/portal.1.css", text: "body{}" } },
      accounts: { signIn, tries: signInTries(() => elapsed), roles },
      elapsed: () => elapsed,
      log: (error) => {
        throw error;
      },
    });
  });
  after(() => here?.close());

  const own = { origin: "http://localhost", host: "localhost" };
  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = own) => {
    const type = { "content-type": "application/x-www-form-urlencoded" };
    return portal.request(path, {
      method: "POST",
      body: new URLSearchParams(fields).toString(),
      headers: { ...type, ...headers },
    });
  };
  /** The cookie that a browser would keep of an answer. */
  const cookieOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
  const signedIn = async (role: string) => cookieOf(await send("/sign-in", { role, to: "/own" }));

  test("a demo city offers its roles, one button each, those who apply before those who work (ACC-05)", async () => {
    const answer = await portal.request("/sign-in?to=/own");
    const text = await answer.text();
    assert.equal(answer.headers.get("cache-control"), "private, no-store");
    const places = ['value="shimin">市民', 'value="qiye">企业', "以工作人员的身份登录", 'value="daiban">代办员'];
    const found = places.map((part) => text.indexOf(part));
    assert.ok(
      found[0] !== -1 && found.every((place, index) => index === 0 || place > (found[index - 1] ?? 0)),
      String(found),
    );
    assert.match(text, /autocomplete="current-password"/);
  });

  test("one press signs in and returns to where one came from; the header then shows the name and the way out", async () => {
    const answer = await send("/sign-in", { role: "shimin", to: "/own?x=1" });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), "/own?x=1");
    const cookie = cookieOf(answer);
    assert.match(answer.headers.getSetCookie().join(), /HttpOnly.*SameSite=Lax/i);
    const page = await portal.request("/own", { headers: { cookie } });
    const text = await page.text();
    assert.match(text, /<h1>p-shimin<\/h1>/);
    assert.match(text, /href="\/my">我的办件.*韦示民.*<button>退出<\/button>/s);
    const home = await portal.request("/", { headers: { cookie } });
    assert.equal(home.headers.get("cache-control"), "private, no-cache", "a header with a name is kept by nobody else");
    assert.match(await (await portal.request("/?q=1")).text(), /href="\/sign-in\?to=%2F%3Fq%3D1"/);
  });

  test("account and password sign in; a wrong or missing one is told on the page, and the account stays typed", async () => {
    const right = await send("/sign-in", { account: " qiye ", password: "a long password", to: "/own" });
    assert.equal(right.headers.get("location"), "/own");
    const wrong = await send("/sign-in", { account: "qiye", password: "not this one", to: "/own" });
    const text = await wrong.text();
    assert.equal(wrong.status, 401);
    assert.match(text, /<title>错误：登录/);
    assert.match(text, /role="alert".*账号或密码不对.*name="to" value="\/own".*value="qiye"/s);
    assert.doesNotMatch(text, /not this one/);
    assert.deepEqual(wrong.headers.getSetCookie(), []);
    const empty = await send("/sign-in", { account: "qiye", password: "" });
    assert.equal(empty.status, 422);
    assert.match(await empty.text(), /href="#password"/);
  });

  test("it returns to this site only, however the address is written", async () => {
    for (const to of [
      "//elsewhere.example/",
      "/\\elsewhere.example",
      "/\t/elsewhere.example",
      "https://elsewhere.example",
    ])
      assert.equal((await send("/sign-in", { role: "shimin", to })).headers.get("location"), "/my", to);
  });

  test("another site signs nobody in and nobody out (API-12)", async () => {
    const strange = { origin: "https://elsewhere.example", host: "localhost" };
    const answer = await send("/sign-in", { role: "shimin" }, strange);
    assert.deepEqual([answer.status, answer.headers.getSetCookie()], [403, []]);
    const cookie = await signedIn("shimin");
    assert.equal((await send("/sign-out", {}, { ...strange, cookie })).status, 403);
    assert.equal((await portal.request("/own", { headers: { cookie } })).status, 200);
  });

  test("signing out ends the session, not only the cookie", async () => {
    const cookie = await signedIn("shimin");
    const out = await send("/sign-out", {}, { ...own, cookie });
    assert.equal(out.status, 303);
    assert.match(out.headers.getSetCookie().join(), /Max-Age=0/);
    const again = await portal.request("/own", { headers: { cookie } });
    assert.equal(again.headers.get("location"), "/sign-in?to=%2Fown");
    assert.equal(again.headers.get("cache-control"), "private, no-store");
  });

  test("a page's form acts as whoever is signed in", async () => {
    const fields = { key: "k".repeat(24), a: "b" };
    assert.equal((await send("/own", fields)).headers.get("location"), "/own?by=anyone");
    const cookie = await signedIn("qiye");
    assert.equal((await send("/own", fields, { ...own, cookie })).headers.get("location"), "/own?by=p-qiye");
  });

  test("an account is tried only so often, with the seconds to wait (ACC-03)", async () => {
    elapsed += tryLimits.windowMs;
    const wrong = () => send("/sign-in", { account: "qiye", password: "wrong again" });
    for (let n = 0; n < tryLimits.perAccount; n += 1) assert.equal((await wrong()).status, 401);
    const last = await wrong();
    assert.equal(last.status, 429);
    assert.equal(last.headers.get("retry-after"), "60");
    elapsed += tryLimits.windowMs;
    assert.equal((await wrong()).status, 401);
  });

  test("keys that open nothing are looked up only so often, and those that open something as often as one likes (ACC-03)", async () => {
    const cookie = await signedIn("shimin");
    const look = (code: string) => portal.request(`/own?code=${code}`, { headers: { cookie } });
    for (let n = 0; n <= formLimits.wrongKeys; n += 1) assert.equal((await look("right")).status, 200);
    for (let n = 0; n < formLimits.wrongKeys; n += 1) assert.equal((await look("wrong")).status, 404);
    const last = await look("wrong");
    assert.equal(last.status, 429);
    assert.match(await last.text(), /试了太多打不开的编码/);
    elapsed += formLimits.windowMs;
    assert.equal((await look("wrong")).status, 404);
  });
});
