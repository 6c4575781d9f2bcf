import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Email } from "#kernel/city/outbox.ts";
import type { Outcome } from "#kernel/records/asked.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

type Answer = { total: number; waiting: number; rows: readonly Email[]; next: string | null };

describe("the outbox: e-mail texts of a real case's notices", () => {
  let here: PackCity;
  let id: string;
  let missing: readonly string[];
  before(async () => {
    here = await packCity("xinyu", "2026-03-09T01:00:00Z");
    const papers = here.pack.itemVersions.find(({ item }) => item === "B47")?.papers.map(({ name }) => name) ?? [];
    missing = papers.slice(0, 2);
    const asked = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers: papers.slice(2) };
    id = done(await act("receive", null, asked)).id;
    const lack = missing.map((paper) => ({ paper, kind: "missing", defect: "没有提交" }));
    done(await act("tellMissing", id, { asked: lack }));
    await here.city.settle();
  });
  after(() => here.close());

  const act = (command: string, on: string | null, input: object) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person: "p-con-window" }, on, input });
  const administrator = { kind: "person", person: "p-adm-administrator" } as const;
  const outbox = async (asked: object = {}) => (await here.city.ask("notices.outbox", administrator, asked)) as Answer;
  const told = async () => (await outbox({ q: "请补正材料" })).rows;
  const query = async (text: string, ...values: unknown[]) => (await here.database.city.pool.query(text, values)).rows;
  const channel = (notice: string, input: object): Promise<Outcome> =>
    here.city.execute({ command: "notices.noteDispatch", who: { kind: "system", name: "mail" }, on: notice, input });

  test("a supplement notice is an e-mail to the applicant that names the papers and where to look (NTC-02)", async () => {
    const [email, ...more] = await told();
    assert.ok(email && more.length === 0);
    assert.deepEqual([email.subjectId, email.state, email.person], ["enterprise-01", "waiting", null]);
    assert.match(email.subject, /^【新余市】请补正材料：.*共2项$/);
    for (const words of [...missing, `/desk/cases/${id}`, "Papers to be supplemented"])
      assert.ok(email.body.includes(words), words);
  });

  test("it bears no personal value, no address, and no code that opens the case (IDN-02, IDN-04)", async () => {
    const [{ query_code: code }] = await query("SELECT query_code FROM cases WHERE id = $1", id);
    const text = JSON.stringify((await outbox({ limit: 200 })).rows);
    assert.ok(text.includes(code.slice(-4)));
    assert.ok(!text.includes(code) && !text.includes("@mail.invalid") && !text.includes("韦示民"));
    const [kept] = await query("SELECT address FROM mailboxes WHERE subject = 'enterprise-01'");
    const sealed = Buffer.from(kept.address, "base64");
    assert.ok(!sealed.toString("latin1").includes("invalid"));
    const place = { record: "mailbox", id: "s:enterprise-01", field: "address" };
    assert.equal(here.city.vault.open(sealed, place), "enterprise-01@mail.invalid");
  });

  test("there is one e-mail for a notice and a mailbox, however often the journal is followed again (NTC-02)", async () => {
    const before = await outbox({ limit: 200 });
    await query("UPDATE followers SET place = 0");
    await here.city.settle();
    const after = await outbox({ limit: 200 });
    assert.deepEqual(after, before);
    assert.equal(new Set(after.rows.map((one) => one.id)).size, after.rows.length);
  });

  test("a notice to a post goes to those who hold it or stand in on that day, and have an address", async () => {
    done(
      await act("bringPapers", (await query("SELECT matter FROM cases WHERE id = $1", id))[0].matter, {
        papers: missing,
      }),
    );
    await here.city.settle();
    done(await act("accept", id, {}));
    const reviewer = { kind: "person", person: "p-con-reviewer" } as const;
    const proposal = { proposal: "granted", opinion: "符合条件" };
    done(await here.city.execute({ command: "approvals.review", who: reviewer, on: id, input: proposal }));
    const rows = (await outbox({ to: "post", q: "待签批" })).rows;
    assert.deepEqual(
      rows.map(({ person, post }) => [person, post]),
      [["p-con-decider", "CON:decider"]],
    );
  });

  test("what failed may be tried again, and what was sent is sent once (NTC-02)", async () => {
    const [email] = await told();
    assert.ok(email);
    const to = { mailbox: email.mailbox };
    done(await channel(email.notice, { ...to, state: "failed", reason: "对方服务器没有应答" }));
    assert.deepEqual(
      (await told()).map(({ state, reason }) => [state, reason]),
      [["failed", "对方服务器没有应答"]],
    );
    done(await channel(email.notice, { ...to, state: "sent" }));
    refused(await channel(email.notice, { ...to, state: "sent" }), "EMAIL_SENT", "NTC-02");
    assert.deepEqual(
      (await told()).map(({ state, reason }) => [state, reason]),
      [["sent", null]],
    );
    refused(await channel(email.notice, { mailbox: "s:enterprise-02", state: "sent" }), "EMAIL_NOT_DUE", "NTC-02");
  });

  test("it is searched, filtered and paged, and only the administrator reads it (ACC-01)", async () => {
    const { total, rows, next } = await outbox({ limit: 1, order: "old" });
    assert.ok(total > 1 && rows.length === 1 && next !== null);
    const second = await outbox({ limit: 1, order: "old", after: next });
    assert.notEqual(second.rows[0]?.id, rows[0]?.id);
    const { waiting } = await outbox();
    assert.equal((await outbox({ state: "waiting" })).total, waiting);
    const window = { kind: "person", person: "p-con-window" } as const;
    const no = (await here.city.ask("notices.outbox", window, {})) as { code?: string };
    assert.equal(no.code, "NOT_ALLOWED");
  });

  test("who takes the address back is owed no e-mail, and who gives one today is not sent yesterday's notices", async () => {
    const received = async () => (await outbox({ q: "已收到您的申请" })).total;
    assert.equal(await received(), 1);
    const set = async (address: string | null) => {
      const asked = { subject: "enterprise-01", address };
      const who = { kind: "person", person: "p-qiye" } as const;
      done(await here.city.execute({ command: "directory.setMailbox", who, on: null, input: asked }));
    };
    await set(null);
    assert.equal(await received(), 0);
    assert.equal((await told())[0]?.state, "sent", "what was sent stays to be seen");
    here.city.time.set("2026-03-10T01:00:00Z");
    await set("office@mail.invalid");
    assert.equal(await received(), 0);
  });
});
