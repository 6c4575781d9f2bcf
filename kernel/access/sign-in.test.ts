import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { getMigrations } from "better-auth/db/migration";
import { day } from "#kernel/calendar/day.ts";
import { readMigrations } from "#kernel/database/migrate.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type TestCity, testCity } from "#tests/database/harness.ts";
import { readSession } from "./sessions.ts";
import { openSignIn, type SignedIn, type SignIn, signInSecret } from "./sign-in.ts";
import { SESSION_SECONDS, signInLibrary } from "./sign-in-library.ts";

let database: TestCity;
let signIn: SignIn;
let now: number;

const secret = signInSecret(Buffer.alloc(32, 1));
const open = (changed: { demo?: boolean; https?: boolean; secret?: string } = {}) =>
  openSignIn({
    pool: database.city.pool,
    secret,
    city: "test",
    https: false,
    demo: true,
    demoAccounts: ["clerk", "李明"],
    now: () => now,
    ...changed,
  });

before(async () => {
  const parts = ["records", "directory", "access"].map((part) => `${import.meta.dirname}/../${part}`);
  database = await testCity(await readMigrations(parts));
  await database.city.pool.query(`
    INSERT INTO divisions VALUES ('city', 1, '新域市', 'city', NULL, NULL, '2000-01-01', NULL, 'L');
    INSERT INTO bodies VALUES ('bureau', 1, 'bureau', 'city', 'city',
      '[{"name":"旧局","nameEn":"Old","from":"2000-01-01","to":"2020-01-01"},{"name":"新局","nameEn":"New","from":"2020-01-01","to":null}]',
      NULL, '2000-01-01', NULL, NULL, 'L');
    INSERT INTO posts VALUES ('post-1', 1, 'bureau', 'window', '{"zh":"窗口","en":"Window"}', '2000-01-01', NULL);
    INSERT INTO posts VALUES ('post-2', 1, 'bureau', 'head', '{"zh":"局长","en":"Head"}', '2000-01-01', NULL);
    INSERT INTO people VALUES ('person-1', 1, 'clerk', '李明', true), ('person-2', 1, '李明', '李明', true),
      ('person-3', 1, 'Clerk', '王芳', true);
    INSERT INTO holdings VALUES ('h1', 1, 'person-1', 'post-1', '2020-01-01', NULL),
      ('h2', 1, 'person-1', 'post-2', '2020-01-01', '2021-01-01');
    INSERT INTO subjects VALUES ('subject-1', 1, 'enterprise', '某公司', 'x', 'hash', '9***', NULL);
    INSERT INTO speakers VALUES ('s1', 1, 'person-1', 'subject-1', '2020-01-01', NULL);`);
});
after(() => database.drop());
beforeEach(async () => {
  now = Date.now();
  await database.city.pool.query("UPDATE people SET active = true");
  await database.city.pool.query("DELETE FROM auth_user");
  signIn = await open();
});

function signedIn(answer: Awaited<ReturnType<SignIn["signIn"]>>): SignedIn {
  if (isRefusal(answer)) assert.fail(answer.text.en);
  return answer;
}
const cookieOf = (answer: SignedIn) => new Headers({ cookie: (answer.cookies[0] as string).split(";")[0] as string });
const bearerOf = (answer: SignedIn) => new Headers({ authorization: `Bearer ${answer.token}` });
const person = (id: string) => ({ kind: "person", person: id });
const anyone = { kind: "anyone" };

test("the tables are those that the library wants: it would add none and change none", async () => {
  const library = signInLibrary({ pool: database.city.pool, secret, city: "test", https: false });
  const { toBeCreated, toBeAdded } = await getMigrations(library.options);
  assert.deepEqual(toBeCreated, []);
  assert.deepEqual(toBeAdded, []);
});

test("somebody in the directory signs in with account and password, by cookie and by token", async () => {
  assert.equal(await signIn.createCredential("clerk", "correct horse"), undefined);
  const answer = signedIn(await signIn.signIn("clerk", "correct horse"));
  assert.equal(answer.person, "person-1");
  assert.deepEqual(await signIn.whoOf(cookieOf(answer)), person("person-1"));
  assert.deepEqual(await signIn.whoOf(bearerOf(answer)), person("person-1"));
  assert.deepEqual(await signIn.whoOf(new Headers()), anyone);
});

test("accounts are taken letter for letter, Chinese ones too", async () => {
  await signIn.createCredential("李明", "correct horse");
  await signIn.createCredential("Clerk", "correct horse");
  await signIn.createCredential("clerk", "another horse");
  assert.equal(signedIn(await signIn.signIn("李明", "correct horse")).person, "person-2");
  assert.equal(signedIn(await signIn.signIn("Clerk", "correct horse")).person, "person-3");
  assert.ok(isRefusal(await signIn.signIn("clerk", "correct horse")));
});

test("a wrong password, an unknown account and an account without a password are refused alike (ACC-04)", async () => {
  await signIn.createCredential("clerk", "correct horse");
  for (const [account, password] of [
    ["clerk", "wrong horse"],
    ["nobody", "correct horse"],
    ["李明", "correct horse"],
    ["clerk", ""],
  ] as const) {
    const answer = await signIn.signIn(account, password);
    assert.ok(isRefusal(answer));
    assert.equal(answer.code, "SIGN_IN_FAILED");
    assert.equal(answer.status, 401);
  }
});

test("nobody gets a password who is not in the directory, and no weak one (ACC-06, ACC-07)", async () => {
  assert.equal((await signIn.createCredential("nobody", "correct horse"))?.code, "PERSON_UNKNOWN");
  assert.equal((await signIn.createCredential("clerk", "short"))?.code, "PASSWORD_WEAK");
  assert.equal((await signIn.createCredential("clerk", "eleven sign"))?.code, "PASSWORD_WEAK");
  assert.equal((await signIn.createCredential("clerk", "correct horse", 14))?.code, "PASSWORD_WEAK");
  await database.city.pool.query("UPDATE people SET active = false WHERE account = 'clerk'");
  assert.equal((await signIn.createCredential("clerk", "correct horse"))?.code, "PERSON_INACTIVE");
  await assert.rejects(
    database.city.pool.query(
      "INSERT INTO auth_user VALUES ('x', 'x', 'x@people.invalid', false, NULL, 'nobody', now(), now())",
    ),
    /foreign key/,
  );
});

test("a new password ends the sessions of the old one", async () => {
  await signIn.createCredential("clerk", "correct horse");
  const old = signedIn(await signIn.signIn("clerk", "correct horse"));
  await signIn.whoOf(cookieOf(old));
  await signIn.createCredential("clerk", "battery staple");
  assert.deepEqual(await signIn.whoOf(cookieOf(old)), anyone);
  assert.ok(isRefusal(await signIn.signIn("clerk", "correct horse")));
  signedIn(await signIn.signIn("clerk", "battery staple"));
});

test("who is no longer active cannot sign in, and a running session ends within 30 seconds", async () => {
  await signIn.createCredential("clerk", "correct horse");
  const running = signedIn(await signIn.signIn("clerk", "correct horse"));
  assert.deepEqual(await signIn.whoOf(cookieOf(running)), person("person-1"));
  await database.city.pool.query("UPDATE people SET active = false WHERE account = 'clerk'");
  const answer = await signIn.signIn("clerk", "correct horse");
  assert.ok(isRefusal(answer));
  assert.equal(answer.code, "SIGN_IN_FAILED");
  assert.equal((await database.city.pool.query("SELECT FROM auth_session")).rowCount, 1);
  now += 30_000;
  assert.deepEqual(await signIn.whoOf(cookieOf(running)), anyone);
  assert.ok(isRefusal(await signIn.signInDemo("clerk")));
});

test("64 requests at once with one session cost three queries together, and the next ones none", async () => {
  const answer = signedIn(await signIn.signInDemo("clerk"));
  let queries = 0;
  const count = () => {
    queries += 1;
  };
  database.city.pool.on("acquire", count);
  try {
    await Promise.all(Array.from({ length: 64 }, () => signIn.whoOf(bearerOf(answer))));
    assert.ok(queries <= 3, `${queries} queries`);
    queries = 0;
    for (let again = 0; again < 64; again += 1) await signIn.whoOf(bearerOf(answer));
    assert.equal(queries, 0);
  } finally {
    database.city.pool.off("acquire", count);
  }
});

test("signing out ends the session under cookie and token at once, and a second time does no harm", async () => {
  const answer = signedIn(await signIn.signInDemo("clerk"));
  await signIn.whoOf(cookieOf(answer));
  await signIn.whoOf(bearerOf(answer));
  const cookies = await signIn.signOut(bearerOf(answer));
  assert.match(cookies[0] as string, /Max-Age=0/);
  assert.deepEqual(await signIn.whoOf(cookieOf(answer)), anyone);
  assert.deepEqual(await signIn.whoOf(bearerOf(answer)), anyone);
  await signIn.signOut(bearerOf(answer));
  assert.deepEqual(await signIn.signOut(new Headers()), []);
});

test("a session ends after its working day, however long the clock of the database says otherwise", async () => {
  const answer = signedIn(await signIn.signInDemo("clerk"));
  const kept = await database.city.pool.query("SELECT expires_at, ip_address, user_agent FROM auth_session");
  const { expires_at, ip_address, user_agent } = kept.rows[0];
  assert.ok(Math.abs(Date.parse(expires_at) - now - SESSION_SECONDS * 1000) < 60_000);
  assert.ok(!ip_address && !user_agent, "neither address nor browser is kept");
  await database.city.pool.query("UPDATE auth_session SET expires_at = now() - interval '1 second'");
  assert.deepEqual(await signIn.whoOf(cookieOf(answer)), anyone);
});

test("what stands in the table of sessions opens nothing: a token is signed with the city's secret", async () => {
  const answer = signedIn(await signIn.signInDemo("clerk"));
  const kept = await database.city.pool.query<{ token: string }>("SELECT token FROM auth_session");
  for (const { token } of kept.rows) {
    assert.notEqual(answer.token, token);
    assert.deepEqual(await signIn.whoOf(new Headers({ authorization: `Bearer ${token}` })), anyone);
  }
  assert.deepEqual(await signIn.whoOf(bearerOf(answer)), person("person-1"));
});

test("a forged cookie and a session of another city's secret are anyone", async () => {
  const answer = signedIn(await signIn.signInDemo("clerk"));
  const carried = cookieOf(answer).get("cookie") as string;
  const forged = new Headers({ cookie: `${carried.slice(0, carried.indexOf("."))}.AAAA` });
  assert.deepEqual(await signIn.whoOf(forged), anyone);
  const other = await open({ secret: signInSecret(Buffer.alloc(32, 2)) });
  assert.deepEqual(await other.whoOf(cookieOf(answer)), anyone);
  for (const authorization of ["Bearer nonsense", "Bearer  ", "Basic eDp5", "Bearer a.b"])
    assert.deepEqual(await signIn.whoOf(new Headers({ authorization })), anyone);
});

test("signing in without a password is refused outside a demo city, and there for other accounts (ACC-05)", async () => {
  const real = await open({ demo: false });
  const refused = await real.signInDemo("clerk");
  assert.ok(isRefusal(refused));
  assert.equal(refused.code, "DEMO_ONLY");
  assert.equal(refused.status, 403);
  const other = await signIn.signInDemo("Clerk");
  assert.ok(isRefusal(other));
  assert.equal(other.code, "DEMO_ACCOUNT_UNKNOWN");
});

test("two first sign-ins of one account in the same moment both succeed", async () => {
  const answers = await Promise.all([signIn.signInDemo("clerk"), signIn.signInDemo("clerk")]);
  for (const answer of answers) assert.equal(signedIn(answer).person, "person-1");
});

test("the cookie is HttpOnly and SameSite=Lax, and Secure when people come by https", async () => {
  const plain = signedIn(await signIn.signInDemo("clerk")).cookies[0] as string;
  assert.match(plain, /^binglian-test\.session_token=/);
  assert.match(plain, /HttpOnly/);
  assert.match(plain, /SameSite=Lax/);
  assert.doesNotMatch(plain, /Secure/);
  const secure = await open({ https: true });
  assert.match(signedIn(await secure.signInDemo("clerk")).cookies[0] as string, /^__Secure-.*Secure/);
});

test("a session shows the posts of today, under the body's name of today, and the subjects spoken for", async () => {
  const session = await readSession(database.city.pool, { kind: "person", person: "person-1" }, day("2026-11-23"));
  assert.deepEqual(session, {
    kind: "person",
    person: { id: "person-1", name: "李明", account: "clerk" },
    posts: [
      {
        post: "post-1",
        kind: "window",
        title: { zh: "窗口", en: "Window" },
        body: "bureau",
        bodyName: "新局",
        division: "city",
        substituteFor: null,
      },
    ],
    subjects: [{ id: "subject-1", kind: "enterprise", name: "某公司" }],
  });
  assert.deepEqual(await readSession(database.city.pool, { kind: "anyone" }, day("2026-11-23")), anyone);
});
