import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Who } from "#kernel/records/asked.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

const anyone: Who = { kind: "anyone" };
const person = (id: string): Who => ({ kind: "person", person: id });
const firm = person("p-qiye");

/** Answers to the form of the construction permit (B47). */
const whole = {
  ...{ projectName: "晨光二期厂房", projectCode: "2603-360500-04-01-000009", site: "渝水区下村工业园" },
  ...{ contactName: "裴示业", contactPhone: "0790-6400000" },
};

describe("an application being written", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  let codes = 0;
  const newCode = () => {
    codes += 1;
    return `AB12-CD34-${String(codes).padStart(4, "0")}`;
  };
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const ask = (who: Who, command: string, on: string | null, input: object = {}, key?: string) =>
    here.city.execute({ command: `approvals.${command}`, who, on, input, ...(key === undefined ? {} : { key }) });
  const rows = async (text: string, values: unknown[] = []) => (await here.database.city.pool.query(text, values)).rows;
  const row = async (id: string) => (await rows("SELECT * FROM applications WHERE id = $1", [id]))[0];
  const begin = async (who: Who, more: object = {}) => {
    const code = newCode();
    return { code, id: done(await ask(who, "beginApplication", null, { code, item: "B47", ...more })).id };
  };
  /** Everything that the form of B47 asks, by its own schema. */
  const answersOfB47 = () => {
    const form = here.pack.itemVersions.find(({ item }) => item === "B47")?.form;
    const properties = (form?.schema.properties ?? {}) as Record<string, Record<string, unknown>>;
    return Object.fromEntries(
      Object.entries(properties).map(([name, { type, oneOf, format, minimum }]) => {
        if (name in whole) return [name, whole[name as keyof typeof whole]];
        if (Array.isArray(oneOf)) return [name, oneOf[0].const];
        if (type === "boolean") return [name, false];
        if (type === "number" || type === "integer") return [name, Math.max(Number(minimum ?? 0), 5)];
        return [name, format === "date" ? "2026-05-01" : "按设计文件施工，符合规定"];
      }),
    );
  };

  test("it opens with its code for anybody, and without it for its owner only (APP-02)", async () => {
    const { id, code } = await begin(firm);
    const save = (who: Who, more: object) => ask(who, "saveApplication", id, { answers: { site: "甲" }, ...more });
    refused(await save(anyone, {}), "APPLICATION_UNKNOWN", "APP-02");
    refused(await save(person("p-shimin"), { code: "AB12-CD34-ZZZZ" }), "APPLICATION_UNKNOWN", "APP-02");
    done(await save(anyone, { code: code.toLowerCase().replaceAll("-", " ") }));
    done(await save(firm, {}));
    assert.equal((await row(id)).owner, "p-qiye");
    const nameless = await begin(anyone);
    assert.equal((await row(nameless.id)).owner, null);
    done(await ask(firm, "saveApplication", nameless.id, { code: nameless.code }));
    assert.equal((await row(nameless.id)).owner, "p-qiye", "who writes on it signed in can go on without the code");
  });

  test("only a keyed hash of the code rests, in the row and in the journal (APP-02)", async () => {
    const { id, code } = await begin(anyone);
    const { code_hash: hash } = await row(id);
    assert.match(hash, /^[0-9a-f]{64}$/);
    const kept = await rows("SELECT fields::text AS text FROM changes WHERE id = $1", [id]);
    assert.ok(kept.length > 0 && kept.every(({ text }) => !text.includes(code) && !text.includes(hash)));
    refused(await ask(anyone, "beginApplication", null, { code, item: "B47" }), "CODE_TAKEN", "APP-02");
  });

  test("begun twice with the same key it is one application (REC-06)", async () => {
    const input = { code: newCode(), item: "B47" };
    const [one, other] = [
      done(await ask(anyone, "beginApplication", null, input, "k".repeat(24))),
      done(await ask(anyone, "beginApplication", null, input, "k".repeat(24))),
    ];
    assert.deepEqual([one.id, other.repeated], [other.id, true]);
  });

  test("every save keeps what was typed, right or wrong, beside what was there (APP-03)", async () => {
    const { id, code } = await begin(anyone);
    done(await ask(anyone, "saveApplication", id, { code, answers: { site: "甲", contactPhone: "不是电话" } }));
    done(await ask(anyone, "saveApplication", id, { code, answers: { projectName: "乙", site: "" } }));
    assert.deepEqual((await row(id)).answers, { contactPhone: "不是电话", projectName: "乙" });
    const journal = await rows("SELECT fields::text AS text FROM changes WHERE id = $1", [id]);
    assert.ok(
      journal.every(({ text }) => !text.includes("不是电话")),
      "answers stand in the journal by reference",
    );
  });

  test("what the item does not ask for is not taken, nor more than a form can hold (LST-17, APP-03)", async () => {
    const { id, code } = await begin(anyone);
    const save = (answers: object) => ask(anyone, "saveApplication", id, { code, answers });
    refused(await save({ mother: "某" }), "ANSWER_NOT_ASKED", "LST-17");
    const long = "长".repeat(20_000);
    done(await save({ site: long }));
    refused(await save({ projectName: long }), "APPLICATION_TOO_LONG", "APP-03");
    assert.deepEqual(Object.keys((await row(id)).answers), ["site"]);
  });

  test("a draft ends when its days are over, and each save puts that off; then nothing of it is kept (APP-01)", async () => {
    at("2026-03-02");
    const { id, code } = await begin(anyone);
    at("2026-03-20");
    done(await ask(anyone, "saveApplication", id, { code, answers: { site: "甲" } }));
    at("2026-04-10");
    await here.city.settle();
    assert.equal((await row(id)).state, "draft");
    at("2026-04-20");
    refused(
      await ask(anyone, "saveApplication", id, { code, answers: { site: "乙" } }),
      "APPLICATION_EXPIRED",
      "APP-01",
    );
    await here.city.settle();
    const { state, answers, papers } = await row(id);
    assert.deepEqual([state, answers, papers], ["discarded", {}, []]);
    at("2026-03-02");
  });

  test("whoever writes it can give it up, and nobody else (APP-01, APP-02)", async () => {
    const { id, code } = await begin(anyone);
    done(await ask(anyone, "saveApplication", id, { code, answers: { site: "甲" } }));
    refused(await ask(person("p-shimin"), "discardApplication", id), "APPLICATION_UNKNOWN", "APP-02");
    done(await ask(anyone, "discardApplication", id, { code }));
    assert.deepEqual((await row(id)).answers, {});
    refused(await ask(anyone, "saveApplication", id, { code }), "APPLICATION_DISCARDED", "APP-01");
    const [{ state }] = await rows("SELECT state FROM wakes WHERE id = $1", [`${id}:expiry`]);
    assert.equal(state, "cancelled");
  });

  test("nobody begins for somebody else, nor what cannot be applied for (IDN-01, LST-16)", async () => {
    const tried = (who: Who, more: object) =>
      ask(who, "beginApplication", null, { code: newCode(), item: "B47", ...more });
    refused(await tried(firm, { subject: "enterprise-02" }), "SUBJECT_NOT_YOURS", "IDN-01");
    refused(await tried(anyone, { subject: "enterprise-01" }), "SUBJECT_NOT_YOURS", "IDN-01");
    refused(await tried(anyone, { item: "F01" }), "NO_LIVE_VERSION", "LST-16");
  });

  test("submitted it is judged by the item's form, and every fault is told at its field (LST-17)", async () => {
    const { id } = await begin(firm, { subject: "enterprise-01", power: "B47:CON" });
    done(await ask(firm, "saveApplication", id, { answers: { site: "甲乙", contactPhone: "不是电话" } }));
    const refusal = refused(await ask(firm, "submitApplication", id), "ANSWERS_FAULTY", "LST-17");
    const faults = refusal.details.faults as { field: string; code: string }[];
    assert.ok(faults.some(({ field, code }) => field === "/contactPhone" && code === "ANSWER_MISFIT"));
    assert.ok(faults.some(({ field, code }) => field === "/projectName" && code === "ANSWER_MISSING"));
    assert.equal((await row(id)).state, "draft");
  });

  test("submitted whole it is received on that day, a day of rest too, and the five workdays count from there (CLK-32, CLK-65)", async () => {
    const { id } = await begin(firm, { subject: "enterprise-01", power: "B47:CON" });
    done(await ask(firm, "saveApplication", id, { answers: answersOfB47() }));
    at("2026-03-07"); // a Saturday
    const sent = done(await ask(firm, "submitApplication", id, {}, "s".repeat(24)));
    assert.equal(done(await ask(firm, "submitApplication", id, {}, "s".repeat(24))).repeated, true);
    const file = await row(id);
    assert.deepEqual([file.state, sent.id], ["submitted", id]);
    const [received] = await rows("SELECT * FROM cases WHERE id = $1", [file.case_id]);
    assert.deepEqual(
      [received.status, received.opened_on, received.applicant, received.body, received.matter],
      ["received", "2026-03-07", "enterprise-01", "CON", file.matter],
    );
    const [{ due }] = await rows("SELECT due FROM clocks WHERE owner = $1 AND name = 'intake'", [file.case_id]);
    assert.equal(due, "2026-03-13");
    const papers = await rows("SELECT kind FROM documents WHERE about = $1", [file.case_id]);
    assert.deepEqual(papers, [{ kind: "收件凭证" }]);
    refused(await ask(firm, "saveApplication", id, { answers: { site: "丙" } }), "APPLICATION_SUBMITTED", "APP-02");
    refused(await ask(firm, "submitApplication", id, {}, "t".repeat(24)), "APPLICATION_SUBMITTED", "APP-02");
    at("2026-03-02");
  });

  test("only who speaks for the applicant submits (IDN-01, ACC-01)", async () => {
    const { id, code } = await begin(firm, { subject: "enterprise-01", power: "B47:CON" });
    for (const who of [anyone, person("p-shimin")])
      refused(await ask(who, "submitApplication", id), "NOT_ALLOWED", "ACC-01");
    refused(await ask(anyone, "submitApplication", id, { code }), "BAD_INPUT", "REC-02");
  });

  test("what the city has given the applicant is there already; what it gave somebody else is not (COM-05)", async () => {
    // A permit of the first firm: received, accepted, decided.
    const { rows: found } = await here.database.city.pool.query(
      "SELECT id, body FROM powers WHERE item = 'B14' AND body = 'LND'",
    );
    const window = here.pack.holdings.find(({ post }) => post === "LND:window")?.person ?? "";
    const decider = here.pack.holdings.find(({ post }) => post === "LND:decider")?.person ?? "";
    const papers = here.pack.itemVersions.find(({ item }) => item === "B14")?.papers.map(({ name }) => name) ?? [];
    const input = { item: "B14", power: found[0].id, applicant: "enterprise-01", papers };
    const { id: file } = done(await ask(person(window), "receive", null, input));
    done(await ask(person(window), "accept", file));
    const decided = await ask(person(decider), "decide", file, { decision: "granted" });
    if ("refused" in decided) {
      const reviewer = here.pack.holdings.find(({ post }) => post === "LND:reviewer")?.person ?? "";
      done(await ask(person(reviewer), "review", file, { proposal: "granted", opinion: "符合规定" }));
      done(await ask(person(decider), "decide", file, { decision: "granted" }));
    }
    const [held] = await rows("SELECT id, name FROM papers WHERE from_case = $1 AND name = '建设工程规划许可证'", [
      file,
    ]);
    assert.ok(held, "the permit was yielded");
    const taken = { name: held.name, way: "held", held: held.id, file: null };
    const { id } = await begin(firm, { subject: "enterprise-01", power: "B47:CON" });
    done(await ask(firm, "saveApplication", id, { answers: answersOfB47(), papers: [taken] }));
    done(await ask(firm, "submitApplication", id));
    const { matter } = await row(id);
    const here47 = await rows("SELECT name, origin FROM papers WHERE matter = $1", [matter]);
    assert.deepEqual(here47, [{ name: "建设工程规划许可证", origin: "held" }]);

    const other = await begin(person("p-shimin"), { subject: "person-01", power: "B47:CON" });
    done(await ask(person("p-shimin"), "saveApplication", other.id, { answers: answersOfB47(), papers: [taken] }));
    refused(await ask(person("p-shimin"), "submitApplication", other.id), "PAPER_NOT_HELD", "COM-05");
  });

  test("handed in at the window it becomes the case that the clerk receives, by its code (APP-02, APP-04)", async () => {
    const { id, code } = await begin(anyone);
    done(await ask(anyone, "saveApplication", id, { code, answers: { projectName: "某厂房" } }));
    const clerk = person("p-con-window");
    const input = { item: "B47", power: "B47:CON", applicant: "enterprise-02", papers: [] };
    const handed = (given: string) => ask(clerk, "receive", null, { ...input, application: { id, code: given } });
    refused(await handed("AB12-CD34-ZZZZ"), "APPLICATION_UNKNOWN", "APP-02");
    const received = done(await handed(code));
    const { state, case_id: file, subject, answers } = await row(id);
    assert.deepEqual([state, file, subject], ["submitted", received.id, "enterprise-02"]);
    assert.equal(answers.projectName, "某厂房");
    refused(await handed(code), "APPLICATION_SUBMITTED", "APP-02");
  });
});
