import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { cases } from "#kernel/matters/records.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { recordAsOf } from "#kernel/records/history.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { CaseAnswer } from "./desk/case-answer.ts";
import { documentText } from "./document-text.ts";

describe("a case from receipt to delivery", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-02-13T01:00:00Z");
  });
  after(() => here.close());

  const window = "p-con-window";
  const decider = "p-con-decider";
  const ask = (command: string, person: string, on: string | null, input: object = {}, more: object = {}) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input, ...more });
  const papersOf = (item: string) =>
    here.pack.itemVersions.find((one) => one.item === item)?.papers.map(({ name }) => name) ?? [];
  const received = async (item = "B47", papers = papersOf(item)) => {
    const outcome = await ask("receive", window, null, {
      item,
      power: `${item}:CON`,
      applicant: "enterprise-01",
      papers,
    });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    assert.equal(outcome.record, "case");
    return outcome.id;
  };
  const row = async (id: string) =>
    (await here.database.city.pool.query("SELECT * FROM cases WHERE id = $1", [id])).rows[0];
  const clocksOf = async (id: string) => {
    const result = await here.database.city.pool.query(
      "SELECT name, due, state, unit FROM clocks WHERE owner = $1 ORDER BY name",
      [id],
    );
    return Object.fromEntries(result.rows.map((clock) => [clock.name, clock]));
  };
  const refused = (outcome: Outcome, code: string, rule: string) => {
    assert.ok("refused" in outcome, JSON.stringify(outcome));
    assert.equal(outcome.code, code);
    assert.equal(outcome.rule, rule);
    assert.ok(outcome.next.zh.length > 0 && outcome.next.en.length > 0);
  };

  test("a complete file is accepted and both limits run from the next workday on (CLK-02, CLK-11, CLK-19)", async () => {
    here.city.time.set("2026-02-13T01:00:00Z");
    const own = await received("B47");
    assert.ok("done" in (await ask("accept", window, own)));
    const clocks = await clocksOf(own);
    assert.equal(clocks.intake.state, "stopped");
    assert.deepEqual([clocks.promised.due, clocks.promised.unit], ["2026-02-25", "workday"]);
    assert.deepEqual([clocks.legal.due, clocks.legal.unit], ["2026-02-24", "calendar"]);
  });

  test("the window accepts a complete file by the act that takes it in, with receipt and notice, and no silence is waited for (CLK-02, CLK-03, CLK-11, DOC-01)", async () => {
    here.city.time.set("2026-02-13T01:00:00Z");
    const asked = { item: "B47", power: "B47:CON", applicant: "enterprise-01" };
    const taken = await ask("acceptOnTheSpot", window, null, { ...asked, papers: papersOf("B47") });
    assert.ok("done" in taken, JSON.stringify(taken));
    const accepted = await row(taken.id);
    assert.deepEqual([accepted.status, accepted.accepted_on, accepted.deemed], ["accepted", "2026-02-13", false]);
    const clocks = await clocksOf(taken.id);
    assert.deepEqual(Object.keys(clocks), ["legal", "promised"]);
    assert.deepEqual([clocks.promised.due, clocks.legal.due], ["2026-02-25", "2026-02-24"]);
    const { rows: given } = await here.database.city.pool.query<{ kind: string; content: Record<string, unknown> }>(
      "SELECT kind, content FROM documents WHERE about = $1 ORDER BY kind",
      [taken.id],
    );
    assert.deepEqual(
      given.map(({ kind }) => kind),
      ["受理通知书", "收件凭证"],
    );
    const receipt = documentText("收件凭证", given[1]?.content ?? {}, { issuedOn: "2026-02-13", code: "AAAA" });
    assert.ok(receipt.paragraphs.some((one) => one.includes("当场受理")));
    assert.deepEqual(receipt.list, papersOf("B47"));
    const waiting = await here.database.city.pool.query("SELECT FROM wakes WHERE target = $1", [taken.id]);
    assert.equal(waiting.rowCount, 0);
    // What was scanned at the counter comes to the case that is accepted already.
    const scanned = await ask("bringPapers", window, accepted.matter, { papers: papersOf("B47") });
    assert.ok("done" in scanned, JSON.stringify(scanned));
    const told = async (person: string) =>
      ((await here.city.ask("approvals.case", { kind: "person", person }, { id: taken.id })) as CaseAnswer).history.map(
        ({ title, by }) => [title.zh, by.zh],
      );
    const clerk = here.pack.people.find(({ id }) => id === window)?.name;
    const speaker = here.pack.speakers.find(({ subject, validTo }) => subject === asked.applicant && validTo === null);
    assert.deepEqual(await told(window), [["当场受理", `${clerk}（新余市住房和城乡建设局窗口人员）`]]);
    assert.deepEqual(await told(speaker?.person ?? ""), [["当场受理", "新余市住房和城乡建设局窗口人员"]]);
    refused(await ask("accept", window, taken.id), "CASE_NOT_RECEIVED", "CLK-07");
  });

  test("what is not complete is not accepted at once, and nobody accepts what they ask for themselves (CLK-03, ACC-01)", async () => {
    here.city.time.set("2026-02-13T01:00:00Z");
    const asked = { item: "B47", power: "B47:CON", applicant: "enterprise-01" };
    const [first, ...rest] = papersOf("B47");
    const outcome = (await ask("acceptOnTheSpot", window, null, { ...asked, papers: rest })) as Refusal;
    refused(outcome, "PAPERS_MISSING", "CLK-03");
    assert.ok(outcome.text.zh.includes(first as string));
    const own = here.pack.speakers.find(({ subject, validTo }) => subject === asked.applicant && validTo === null);
    assert.ok(own);
    const online = await ask("acceptOnTheSpot", own.person, null, { ...asked, papers: papersOf("B47") });
    refused(online, "NOT_ALLOWED", "ACC-01");
  });

  test("silence for five workdays is acceptance from the day of receipt, and nobody had to do anything (CLK-03)", async () => {
    here.city.time.set("2026-02-13T01:00:00Z");
    const id = await received();
    here.city.time.set("2026-02-27T15:00:00Z");
    await here.city.settle();
    assert.equal((await row(id)).status, "received");
    here.city.time.set("2026-03-05T01:00:00Z");
    await here.city.settle();
    const accepted = await row(id);
    assert.deepEqual([accepted.status, accepted.accepted_on, accepted.deemed], ["accepted", "2026-02-13", true]);
    const then = await recordAsOf(here.database.city.pool, cases, id, { happened: new Date("2026-02-27T16:00:00Z") });
    assert.equal(then?.status, "accepted");
  });

  test("an act on a case that is not there is told so, also in the same moment in which another takes a number (DOC-04)", async () => {
    const [, gone] = await Promise.all([received("B47"), ask("accept", window, "01aaaaaaaaaaaaaaaaaaaaaaaa")]);
    assert.ok("refused" in gone);
    assert.equal(gone.code, "NOT_FOUND");
  });

  test("a file with papers missing cannot be accepted, and the refusal names them all (CLK-03)", async () => {
    here.city.time.set("2026-03-09T01:00:00Z");
    const [first, second, ...rest] = papersOf("B47");
    const id = await received("B47", rest);
    const outcome = (await ask("accept", window, id)) as Refusal;
    refused(outcome, "PAPERS_MISSING", "CLK-03");
    assert.ok(outcome.text.zh.includes(first as string) && outcome.text.zh.includes(second as string));
  });

  test("a paper that is not on the item's list may not be taken (LST-17)", async () => {
    const outcome = await ask("receive", window, null, {
      item: "B47",
      power: "B47:CON",
      applicant: "enterprise-01",
      papers: ["单位介绍信"],
    });
    refused(outcome, "PAPER_NOT_LISTED", "LST-17");
    const id = await received("B47", papersOf("B47").slice(1));
    const { matter } = await row(id);
    refused(await ask("bringPapers", window, matter, { papers: ["单位介绍信"] }), "PAPER_NOT_LISTED", "LST-17");
    assert.ok("done" in (await ask("bringPapers", window, matter, { papers: papersOf("B47") })));
    assert.ok("done" in (await ask("accept", window, id)));
  });

  test("a case cannot be opened without a live power or a live version (LST-16)", async () => {
    const base = { applicant: "enterprise-01", papers: [] };
    refused(
      await ask("receive", window, null, { ...base, item: "B99", power: "B47:CON" }),
      "NO_LIVE_VERSION",
      "LST-16",
    );
    refused(await ask("receive", window, null, { ...base, item: "B43", power: "B47:CON" }), "NO_POWER", "LST-16");
    refused(await ask("receive", window, null, { ...base, item: "F36", power: "F36:CON" }), "NOT_ALLOWED", "ACC-01");
  });

  test("a decision before acceptance, twice, or after delivery is refused (CLK-11)", async () => {
    const id = await received();
    refused(await ask("decide", decider, id, { decision: "granted" }), "CASE_NOT_ACCEPTED", "CLK-11");
    await ask("accept", window, id);
    assert.ok("done" in (await ask("decide", decider, id, { decision: "granted" })));
    refused(
      await ask("decide", decider, id, { decision: "refused", reason: "改变主意" }),
      "CASE_NOT_ACCEPTED",
      "CLK-11",
    );
    assert.ok("done" in (await ask("deliver", window, id)));
    refused(await ask("deliver", window, id), "CASE_NOT_DECIDED", "CLK-15");
  });

  test("of two decisions at the same moment one is done and the other is refused (CLK-11)", async () => {
    const id = await received();
    await ask("accept", window, id);
    const outcomes = await Promise.all([
      ask("decide", decider, id, { decision: "granted" }),
      ask("decide", "p-con-head", id, { decision: "refused", reason: "条件不符" }),
    ]);
    assert.equal(outcomes.filter((one) => "done" in one).length, 1);
    refused(outcomes.find((one) => "refused" in one) as Outcome, "CASE_NOT_ACCEPTED", "CLK-11");
  });

  test("a double click is one act (REC-06)", async () => {
    const id = await received();
    const click = () => ask("accept", window, id, {}, { key: "click-0001" });
    const [one, two] = (await Promise.all([click(), click()])) as Done[];
    assert.equal(one?.place, two?.place);
  });

  test("a refusal needs its reasons, and the decision names the remedies (CLK-26)", async () => {
    const id = await received();
    await ask("accept", window, id);
    refused(await ask("decide", decider, id, { decision: "refused" }), "REASON_MISSING", "CLK-26");
    await ask("decide", decider, id, { decision: "refused", reason: "资金安排不能证明" });
    const document = await here.database.city.pool.query(
      "SELECT kind, number, content FROM documents WHERE about = $1 AND kind = '不予许可决定书'",
      [id],
    );
    assert.match(document.rows[0].number, /^[\u4e00-\u9fa5]{2,12}〔2026〕[1-9]\d*号$/);
    assert.equal(document.rows[0].content.remedies.reconsideration.days, 60);
  });

  test("a decision by the wrong body, or after its post ended, is refused (LST-16, SUP-04 A04)", async () => {
    const id = await received();
    await ask("accept", window, id);
    refused(await ask("decide", "p-lnd-decider", id, { decision: "granted" }), "NOT_ALLOWED", "ACC-01");
    await here.database.city.pool.query("UPDATE holdings SET valid_to = '2026-03-09' WHERE person = $1", [decider]);
    refused(await ask("decide", decider, id, { decision: "granted" }), "NOT_ALLOWED", "ACC-01");
    await here.database.city.pool.query("UPDATE holdings SET valid_to = NULL WHERE person = $1", [decider]);
    assert.ok("done" in (await ask("decide", decider, id, { decision: "granted" })));
  });

  test("delivery has its own ten workdays after the decision (CLK-15)", async () => {
    here.city.time.set("2026-03-09T01:00:00Z");
    const id = await received();
    await ask("accept", window, id);
    await ask("decide", decider, id, { decision: "granted" });
    const { delivery, promised } = await clocksOf(id);
    assert.deepEqual([delivery.due, delivery.state, promised.state], ["2026-03-23", "running", "stopped"]);
  });

  test("the applicant can withdraw before a decision and not after; nobody else can (CLK-27)", async () => {
    const id = await received();
    refused(await ask("withdraw", window, id), "NOT_ALLOWED", "ACC-01");
    assert.ok("done" in (await ask("withdraw", "p-qiye", id)));
    refused(await ask("accept", window, id), "CASE_NOT_RECEIVED", "CLK-07");
    refused(await ask("withdraw", "p-qiye", id), "CASE_OVER", "CLK-27");
  });

  test("the applicant finds each step in the inbox, reads it once, and nobody else can", async () => {
    const id = await received();
    await ask("accept", window, id);
    const own = { kind: "person", person: "p-qiye" } as const;
    type Inbox = { unread: number; rows: { id: string; about: string; title: { zh: string } }[] };
    const before = (await here.city.ask("notices.inbox", own, { unread: "true" })) as Inbox;
    const notice = before.rows.find((one) => one.about === id && one.title.zh.startsWith("已受理"));
    assert.ok(notice);
    const read = (person: string) =>
      here.city.execute({ command: "notices.read", who: { kind: "person", person }, on: notice.id, input: {} });
    refused(await read(window), "NOT_ALLOWED", "ACC-01");
    assert.ok("done" in (await read("p-qiye")));
    refused(await read("p-qiye"), "NOTICE_READ", "NTC-01");
    const after = (await here.city.ask("notices.inbox", own, { unread: "true" })) as Inbox;
    assert.equal(after.unread, before.unread - 1);
  });

  test("any of the items goes from receipt to delivery by its own window and decider (LST-16)", async () => {
    here.city.time.set("2026-03-16T01:00:00Z");
    const today = "2026-03-16";
    const live = (one: { validFrom: string; validTo: string | null }) =>
      one.validFrom <= today && (!one.validTo || today < one.validTo);
    const holder = (body: string, kind: string) =>
      here.pack.holdings.find((one) => one.post === `${body}:${kind}` && live(one))?.person;
    const kinds = ["enterprise", "person", "organisation", "cooperative", "soleTrader"];
    const subject = (wanted: readonly string[]) =>
      here.pack.subjects.find((one) => wanted.includes(one.kind) && kinds.includes(one.kind))?.id as string;
    const versions = here.pack.itemVersions.filter(live);
    assert.equal(versions.length, 175);
    const unstaffed: string[] = [];
    await Promise.all(
      versions.map(async (version) => {
        const power = here.pack.powers.find(
          (one) => one.item === version.item && live(one) && holder(one.body, "window"),
        );
        if (!power) return unstaffed.push(version.item);
        const by = (kind: string) => holder(power.body, kind) as string;
        const papers = version.papers.map(({ name }) => name);
        const input = { item: version.item, power: power.id, applicant: subject(version.subjectKinds), papers };
        const opened = (await ask("receive", by("window"), null, input)) as Done;
        assert.ok(opened.done, `${version.item} ${JSON.stringify(opened)}`);
        const [decision, opinion] = ["granted", "符合条件"];
        const [number, on] = ["赣审〔2026〕1号", today];
        const deciding =
          version.handsUpTo === null
            ? ([["decide", "decider", { decision }]] as const)
            : ([
                ["handUp", "decider", { opinion }],
                ["recordAnswer", "decider", { decision, number, on }],
              ] as const);
        for (const [act, kind, more] of [["accept", "window", {}], ...deciding, ["deliver", "window", {}]] as const) {
          const outcome = await ask(act, by(kind), opened.id, more);
          assert.ok("done" in outcome, `${version.item} ${act} ${JSON.stringify(outcome)}`);
        }
        return undefined;
      }),
    );
    assert.deepEqual(unstaffed, []);
  });
});
