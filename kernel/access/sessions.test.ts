import assert from "node:assert/strict";
import { test } from "node:test";
import { BELIEVED_MS, type FoundSession, sessionCache } from "./sessions.ts";

const session: FoundSession = { person: "person-1", token: "token-1", expiresAt: 1_000_000 };

test("a session is looked up once, by however many ask at the same time, and again after 30 seconds", async () => {
  let looked = 0;
  let now = 0;
  const cache = sessionCache(
    async () => {
      looked += 1;
      return session;
    },
    () => now,
  );
  const all = await Promise.all(Array.from({ length: 64 }, () => cache.whoOf("cookie")));
  assert.ok(all.every((who) => who.kind === "person" && who.person === "person-1"));
  assert.equal(looked, 1);
  now = BELIEVED_MS - 1;
  await cache.whoOf("cookie");
  assert.equal(looked, 1);
  now = BELIEVED_MS;
  await cache.whoOf("cookie");
  assert.equal(looked, 2);
});

test("a session is believed no longer than it lasts", async () => {
  let now = 0;
  let alive = true;
  const cache = sessionCache(
    async () => (alive ? { ...session, expiresAt: 5000 } : null),
    () => now,
  );
  assert.equal((await cache.whoOf("cookie")).kind, "person");
  alive = false;
  now = 5000;
  assert.equal((await cache.whoOf("cookie")).kind, "anyone");
});

test("a session that ended is dropped under every credential it was seen with, and no other is", async () => {
  const ended = new Set<string>();
  const cache = sessionCache(
    async (credential) => {
      const token = credential.startsWith("other") ? "token-2" : "token-1";
      return ended.has(token) ? null : { ...session, token };
    },
    () => 0,
  );
  for (const credential of ["cookie", "bearer", "other"]) await cache.whoOf(credential);
  ended.add("token-1").add("token-2");
  cache.dropSession("token-1");
  assert.equal((await cache.whoOf("cookie")).kind, "anyone");
  assert.equal((await cache.whoOf("bearer")).kind, "anyone");
  assert.equal((await cache.whoOf("other")).kind, "person");
});

test("a look-up that was under way while its session ended is not believed afterwards", async () => {
  const answers = [Promise.withResolvers<FoundSession | null>(), Promise.withResolvers<FoundSession | null>()];
  let looked = 0;
  const cache = sessionCache(
    () => (answers[looked++] as (typeof answers)[number]).promise,
    () => 0,
  );
  const early = cache.whoOf("cookie");
  cache.dropSession(session.token);
  answers[0]?.resolve(session);
  answers[1]?.resolve(null);
  await early;
  assert.equal((await cache.whoOf("cookie")).kind, "anyone");
});

test("a look-up that failed is not remembered", async () => {
  let away = true;
  const cache = sessionCache(
    async () => {
      if (away) throw new Error("away");
      return session;
    },
    () => 0,
  );
  await assert.rejects(cache.whoOf("cookie"), /away/);
  away = false;
  assert.equal((await cache.whoOf("cookie")).kind, "person");
});

test("a person who is dropped is looked up anew", async () => {
  let active = true;
  const cache = sessionCache(
    async () => (active ? session : null),
    () => 0,
  );
  assert.equal((await cache.whoOf("cookie")).kind, "person");
  active = false;
  assert.equal((await cache.whoOf("cookie")).kind, "person");
  cache.dropPerson("person-1");
  assert.equal((await cache.whoOf("cookie")).kind, "anyone");
});
