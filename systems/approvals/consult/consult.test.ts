import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openTestCity } from "#kernel/city/test-city.ts";
import { readJournal } from "#kernel/records/history.ts";
import { systems } from "#systems/index.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

describe("other bodies asked for an opinion", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const reviewer = "p-lnd-reviewer";
  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input });
  const read = (name: string, person: string, input: object) =>
    here.city.ask(`approvals.${name}`, { kind: "person", person }, input) as Promise<never>;
  const due = async (owner: string, name: string) =>
    (await query("SELECT due, state FROM clocks WHERE owner = $1 AND name = $2", [owner, name]))[0];
  const told = async (id: string) =>
    (await query("SELECT post FROM notices WHERE about = $1 AND post IS NOT NULL ORDER BY sent_at, post", [id])).map(
      ({ post }) => post,
    );
  const row = async (id: string) => (await query("SELECT * FROM consultations WHERE id = $1", [id]))[0];
  const accepted = async (on = "2026-03-02") => {
    at(on);
    const papers = here.pack.itemVersions.find(({ item }) => item === "B07")?.papers.map(({ name }) => name);
    const input = { item: "B07", power: "B07:LND", applicant: "enterprise-01", papers };
    const { id } = done(await ask("receive", "p-lnd-window", null, input));
    done(await ask("accept", "p-lnd-window", id));
    return id;
  };
  const question = "该地块是否涉及河道管理范围";
  /** The consultations that one act made, in the order of the bodies' ids. */
  const consulted = async (id: string, bodies = ["EPB", "WAT"], more: object = {}) => {
    done(await ask("consult", reviewer, id, { bodies, question, ...more }));
    const rows = await query("SELECT id FROM consultations WHERE case_id = $1 AND state = 'asked' ORDER BY body", [id]);
    return rows.map((one) => one.id) as [string, string];
  };

  test("several bodies are asked in one act, each with a clock of its own, and the case's clocks go on (CLK-17)", async () => {
    const id = await accepted();
    const before = [await due(id, "promised"), await due(id, "legal")];
    const [environment, water] = await consulted(id);
    assert.deepEqual([await due(id, "promised"), await due(id, "legal")], before);
    assert.deepEqual(await due(environment, "reply"), { due: "2026-03-09", state: "running" });
    assert.deepEqual(await due(water, "reply"), { due: "2026-03-09", state: "running" });
    assert.deepEqual(
      await told(id),
      ["EPB", "WAT"].flatMap((body) => ["decider", "head", "reviewer"].map((kind) => `${body}:${kind}`)),
    );
  });

  test("only who handles the case asks, only another body that can answer is asked, and not twice at once (CLK-25)", async () => {
    const id = await accepted();
    const bodies = ["WAT"];
    refused(await ask("consult", "p-wat-reviewer", id, { bodies, question }), "NOT_ALLOWED", "ACC-01");
    refused(await ask("consult", "p-lnd-window", id, { bodies, question }), "NOT_ALLOWED", "ACC-01");
    refused(await ask("consult", reviewer, id, { bodies: ["LND"], question }), "OWN_BODY_ASKED", "CLK-25");
    for (const gone of ["GRN", "IIC", "NONE"])
      refused(await ask("consult", reviewer, id, { bodies: [gone], question }), "BODY_NOT_TO_BE_ASKED", "CLK-25");
    const both = await Promise.all([1, 2].map(() => ask("consult", reviewer, id, { bodies, question })));
    assert.deepEqual(both.map((one) => ("done" in one ? "done" : one)).filter((one) => one === "done").length, 1);
    refused(await ask("consult", reviewer, id, { bodies, question }), "ALREADY_ASKED", "CLK-25");
    const twice = query(
      `INSERT INTO consultations SELECT 'twin', 1, case_id, asked_by, asker, body, question, asked_on, days, state, opinion,
       reply, conditions, answered_on, answered_by, closed_for FROM consultations WHERE case_id = $1`,
      [id],
    );
    await assert.rejects(twice, /consultation_open_once/);
  });

  test("the asked body answers and nobody else; what it says stands in the case's story and in no journal in clear (CLK-25)", async () => {
    const id = await accepted();
    const [environment, water] = await consulted(id);
    const answer = { opinion: "agreeWithConditions", reply: "原则同意", conditions: ["退让河道管理线二十米"] };
    for (const stranger of [reviewer, "p-epb-reviewer", "p-wat-window"])
      refused(await ask("answerConsultation", stranger, water, answer), "NOT_ALLOWED", "ACC-01");
    refused(
      await ask("answerConsultation", "p-wat-head", water, { ...answer, conditions: [] }),
      "CONDITIONS_UNFIT",
      "CLK-25",
    );
    refused(
      await ask("answerConsultation", "p-epb-decider", environment, { opinion: "object" }),
      "OBJECTION_UNEXPLAINED",
      "CLK-25",
    );
    at("2026-03-05");
    const { place } = done(await ask("answerConsultation", "p-wat-head", water, answer));
    const [entry] = await readJournal(here.database.city.pool, place, 1);
    assert.ok(!JSON.stringify(entry).includes("退让河道"));
    assert.equal((await due(water, "reply")).state, "stopped");
    assert.ok((await told(id)).includes("LND:reviewer"));
    refused(await ask("answerConsultation", "p-wat-head", water, answer), "CONSULTATION_OVER", "CLK-25");
    const shown: { consultations: { body: string; opinion: string; conditions: string[] }[]; history: object[] } =
      await read("case", reviewer, { id });
    const opinion = shown.consultations.find(({ body }) => body === "WAT");
    assert.deepEqual([opinion?.opinion, opinion?.conditions], [answer.opinion, answer.conditions]);
    assert.ok(shown.history.some((one) => JSON.stringify(one).includes("approvals.answerConsultation")));
    const own: typeof shown = await read("case", "p-qiye", { id });
    const seen = own.consultations.find(({ body }) => body === "WAT");
    assert.deepEqual(
      [seen?.opinion, seen?.conditions],
      [null, []],
      "an opinion is not the applicant's before the decision",
    );
  });

  test("a body without an answer is overdue, can still answer, and is not waited for any longer (CLK-25)", async () => {
    const id = await accepted();
    const [environment, water] = await consulted(id, ["EPB", "WAT"], { days: 3 });
    at("2026-03-06");
    await here.city.settle();
    assert.deepEqual([(await row(water)).state, (await row(water)).opinion], ["silent", null]);
    assert.equal((await due(water, "reply")).state, "running");
    const reminded = await told(id);
    assert.ok(reminded.filter((post) => post === "WAT:head").length === 2 && reminded.includes("LND:head"));
    done(await ask("answerConsultation", "p-wat-reviewer", water, { opinion: "agree" }));
    done(await ask("decide", "p-lnd-decider", id, { decision: "granted" }));
    await here.city.settle();
    assert.equal((await row(environment)).state, "cancelled");
    refused(
      await ask("answerConsultation", "p-epb-head", environment, { opinion: "agree" }),
      "CONSULTATION_OVER",
      "CLK-25",
    );
  });

  test("where silence is consent it is recorded as no objection, and decides nothing that is that body's own (CLK-25)", async () => {
    const { settings, time } = here.city;
    const consenting = await openTestCity(here.database.city, systems, {
      settings: { ...settings, flag: (name) => name === "silenceIsConsent" },
      time,
    });
    at("2026-03-02");
    // The project needs a decision of the water bureau as well, and so has a case there.
    const flow = { flow: "construction@2025", facts: {}, division: "360500", title: "征求意见项目" };
    const project = done(await ask("openProject", "p-drc-window", null, { ...flow, applicant: "enterprise-01" })).id;
    const own = await accepted();
    await query("UPDATE cases SET matter = $2 WHERE id = $1", [own, project]);
    const papers = here.pack.itemVersions.find(({ item }) => item === "B24")?.papers.map(({ name }) => name);
    const input = { item: "B24", power: "B24:WAT", applicant: "enterprise-01", papers };
    const theirs = done(await ask("receive", "p-wat-window", null, input)).id;
    await query("UPDATE cases SET matter = $2 WHERE id = $1", [theirs, project]);
    const [environment, water] = await consulted(own);
    at("2026-03-10");
    await consenting.settle();
    await consenting.close();
    for (const id of [environment, water])
      assert.deepEqual([(await row(id)).state, (await row(id)).opinion], ["silent", "noOpinion"]);
    assert.equal((await due(water, "reply")).state, "stopped");
    const [permit] = await query("SELECT status, decision FROM cases WHERE id = $1", [theirs]);
    assert.equal(permit.decision, null, "what is the water bureau's to decide is not decided");
    refused(await ask("answerConsultation", "p-wat-head", water, { opinion: "agree" }), "SILENCE_RECORDED", "CLK-25");
  });

  test("a decision waits for opinions while their time lasts, or says why it does not (CLK-25)", async () => {
    const id = await accepted();
    const [water] = await consulted(id, ["WAT"]);
    const decision = { decision: "granted" };
    const waits = refused(await ask("decide", "p-lnd-decider", id, decision), "OPINIONS_AWAITED", "CLK-25");
    assert.match(waits.text.zh, /水利局/);
    const withoutOpinions = "该地块经核实不涉及河道";
    done(await ask("decide", "p-lnd-decider", id, { ...decision, withoutOpinions }));
    await here.city.settle();
    assert.deepEqual([(await row(water)).state, (await row(water)).closed_for], ["cancelled", withoutOpinions]);
    assert.equal((await due(water, "reply")).state, "stopped");
  });

  test("who asked can cancel it with a reason; after that the body can be asked again (CLK-25)", async () => {
    const id = await accepted();
    const [water] = await consulted(id, ["WAT"]);
    const cancel = (person: string, reason?: string) =>
      ask("cancelConsultation", person, id, { consultation: water, ...(reason && { reason }) });
    refused(await cancel("p-wat-head", "与我无关"), "NOT_ALLOWED", "ACC-01");
    refused(await cancel(reviewer), "CANCEL_REASON_MISSING", "CLK-25");
    done(await cancel(reviewer, "问错了机构"));
    at("2026-03-16");
    await here.city.settle();
    assert.equal((await row(water)).state, "cancelled");
    await consulted(id, ["WAT"]);
  });

  test("a rerouted case takes its open consultations along: the new body hears the answer (CLK-25, CLK-05)", async () => {
    const [from, to] = ["CTY-AIC-360502", "CTY-AIC-360521"] as const;
    const power = (body: string) => here.pack.powers.find((one) => one.item === "E16" && one.body === body)?.id;
    const by = (body: string, kind: string) => `p-${body.toLowerCase()}-${kind}`;
    const papers = here.pack.itemVersions.find(({ item }) => item === "E16")?.papers.map(({ name }) => name);
    const input = { item: "E16", power: power(from), applicant: "enterprise-01", papers };
    const { id } = done(await ask("receive", by(from, "window"), null, input));
    done(await ask("accept", by(from, "window"), id));
    done(await ask("consult", by(from, "reviewer"), id, { bodies: ["AWS"], question }));
    const moving = { power: power(to), note: "经营地址在分宜县" };
    done(await ask("reroute", by(from, "reviewer"), id, moving));
    const [one] = await query("SELECT id FROM consultations WHERE case_id = $1", [id]);
    done(await ask("answerConsultation", "p-aws-reviewer", one.id, { opinion: "agree" }));
    const heard = (await told(id)).filter((post) => post.startsWith("CTY-") && post.endsWith(":reviewer"));
    assert.deepEqual(heard, [`${to}:reviewer`]);
  });

  test("the asked body sees what it is asked, open first and by urgency, and the case with it; others do not (CLK-25)", async () => {
    const [slow, quick] = [await accepted("2026-04-07"), await accepted("2026-04-07")];
    const bodies = ["QSS"];
    const [late] = await consulted(slow, bodies, { days: 10 });
    const [soon] = await consulted(quick, bodies, { days: 2 });
    type List = { total: number; open: number; next: string | null; rows: { id: string; due: string }[] };
    const list = (input: object = {}): Promise<List> => read("consultations", "p-qss-reviewer", input);
    const all = await list();
    assert.deepEqual(
      all.rows.map(({ id, due }) => [id, due]),
      [
        [soon, "2026-04-09"],
        [late, "2026-04-21"],
      ],
    );
    const first = await list({ limit: "1" });
    assert.deepEqual((await list({ limit: "1", after: first.next })).rows[0]?.id, late);
    done(await ask("answerConsultation", "p-qss-reviewer", soon, { opinion: "noOpinion" }));
    const then = await list();
    assert.deepEqual([then.total, then.open, then.rows.map(({ id }) => id)], [2, 1, [late, soon]]);
    assert.equal((await list({ state: "open" })).total, 1);
    const shown: { case: { proposal: null }; opinion: null } = await read("case", "p-qss-reviewer", { id: slow });
    assert.equal(shown.opinion, null);
    assert.equal(((await read("case", "p-tob-reviewer", { id: slow })) as { code: string }).code, "NOT_FOUND");
    const strangers: List = await read("consultations", "p-tob-reviewer", {});
    assert.equal(strangers.total, 0);
  });
});
