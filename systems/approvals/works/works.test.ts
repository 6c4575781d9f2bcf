import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { permitCity } from "#tests/city/permit-city.ts";
import type { PermitAnswer } from "../desk/permit-answer.ts";
import { documentText } from "../document-text.ts";
import type { Owed } from "../firms/owed.ts";
import { permitPage } from "../portal-permit.ts";
import { progressPage } from "../portal-progress.ts";

describe("works under a construction permit", () => {
  let here: PackCity;
  const play = permitCity(() => here);
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const proof = { name: "工程开工令", number: "开-01", issuer: "江西某监理公司", on: "2026-03-05" };
  /** Granted the day before and fetched on that day. */
  const fetched = async (on: string, more: object = {}) => {
    const permit = await play.granted(on, more);
    done(await play.ask("deliver", "window", permit.from_case));
    return { ...permit, works: `${permit.id}:works` };
  };
  const works = async (id: string) => (await play.query("SELECT * FROM works WHERE id = $1", [id]))[0];
  const dueOf = async (id: string) =>
    (await play.query("SELECT due, state FROM clocks WHERE id = $1", [`${id}:start`]))[0];
  const asFirm = (command: string, on: string, input: object = {}, person = "p-qiye") =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input });
  const begin = (id: string, on: string) => asFirm("reportStart", id, { on, proof: { ...proof, on } });
  const at = async (on: string, hour?: string) => {
    play.at(on, hour);
    await here.city.settle();
  };
  const extended = async (id: string) => {
    done(await asFirm("askLaterStart", id, { reason: "设计变更，暂不能进场" }));
    done(await play.ask("decideLaterStart", "decider", id, { decision: "granted" }));
  };
  const printed = async (about: string, kind: string) => {
    const [found] = await play.query("SELECT * FROM documents WHERE about = $1 AND kind = $2 ORDER BY serial DESC", [
      about,
      kind,
    ]);
    assert.match(found?.number ?? "", /〔2026〕[1-9]\d*号$/);
    return documentText(found.kind, found.content, { issuedOn: found.issued_on, code: "" }).paragraphs.join("\n");
  };
  const told = async (about: string) =>
    (await play.query("SELECT subject, post, title->>'zh' AS zh FROM notices WHERE about = $1", [about])) as {
      subject: string | null;
      post: string | null;
      zh: string;
    }[];

  test("from the day on which a construction permit is fetched three months run; other permits have no such time (CON-08)", async () => {
    const permit = await play.granted("2026-03-04");
    assert.equal(await works(`${permit.id}:works`), undefined);
    play.at("2026-03-06");
    done(await play.ask("deliver", "window", permit.from_case));
    const begun = await works(`${permit.id}:works`);
    assert.deepEqual([begun.state, begun.fetched_on, begun.permit], ["waiting", "2026-03-06", permit.id]);
    // 6 June 2026 is a Saturday.
    assert.deepEqual(await dueOf(begun.id), { due: "2026-06-08", state: "running" });
    const other = permitCity(() => here, "B53");
    const presale = await other.granted("2026-03-06");
    done(await other.ask("deliver", "window", presale.from_case));
    assert.deepEqual(await play.query("SELECT 1 FROM works WHERE from_case = $1", [presale.from_case]), []);
  });

  test("decided and handed over at once, a construction permit has its three months from that day; one that follows takes its works along (CON-08, CLK-10)", async () => {
    play.at("2026-03-04");
    const [{ promised }] = await play.query("SELECT promised_days AS promised FROM item_versions WHERE item = 'B47'");
    const promise = (days: number) =>
      play.query("UPDATE item_versions SET promised_days = $1 WHERE item = 'B47'", [days]);
    await promise(0);
    const atOnce = async (more: object = {}) => {
      const { id } = done(await play.receive(more));
      done(await play.ask("decideOnTheSpot", "window", id, { delivered: true }));
      return (await play.query("SELECT * FROM permits WHERE from_case = $1", [id]))[0];
    };
    const permit = await atOnce();
    const begun = await works(`${permit.id}:works`);
    assert.deepEqual([begun.state, begun.fetched_on, begun.permit], ["waiting", "2026-03-04", permit.id]);
    assert.deepEqual(await dueOf(begun.id), { due: "2026-06-04", state: "running" });
    const changed = await atOnce({ kind: "change", permit: permit.id, wish: "建设单位更名" });
    const after = await play.query("SELECT id, permit FROM works WHERE matter = $1 OR permit = $2", [
      ...[begun.matter, changed.id],
    ]);
    assert.deepEqual(after, [{ id: begun.id, permit: changed.id }]);
    await promise(promised);
  });

  test("a time to begin that ends on a holiday ends on the next workday (CON-08, CLK-21)", async () => {
    const { works: id } = await fetched("2026-07-01");
    assert.equal((await dueOf(id)).due, "2026-10-08");
  });

  test("a start is recorded with its day and the paper that proves it, and ends the time (CON-08)", async () => {
    const permit = await fetched("2026-03-05");
    await at("2026-04-01");
    refused(await asFirm("reportStart", permit.works, { on: "2026-03-30" }), "START_PROOF_MISSING", "CON-08");
    refused(await begin(permit.works, "2026-03-04"), "START_DAY_UNFIT", "CON-08");
    refused(await begin(permit.works, "2026-04-02"), "START_DAY_UNFIT", "CON-08");
    const stranger = await asFirm("reportStart", permit.works, { on: "2026-03-30", proof }, "p-shimin");
    assert.equal("refused" in stranger && stranger.code, "NOT_ALLOWED");
    done(await begin(permit.works, "2026-03-30"));
    const now = await works(permit.works);
    assert.deepEqual([now.state, now.started_on, now.proof.name], ["underway", "2026-03-30", "工程开工令"]);
    assert.equal((await dueOf(permit.works)).state, "stopped");
    assert.ok((await told(permit.from_case)).some(({ post, zh }) => post === "CON:decider" && zh.includes("已开工")));
    refused(await begin(permit.works, "2026-03-30"), "WORKS_STAND_OTHERWISE", "CON-08");
    await at("2026-06-09");
    assert.equal((await play.permit(permit.id)).state, "valid");
  });

  test("where nothing begins in time the permit lapses at 24:00 of the last day, in writing, and nobody can ask for it (CON-08)", async () => {
    const permit = await fetched("2026-03-05");
    await at("2026-06-05", "15:59:59");
    assert.equal((await play.permit(permit.id)).state, "valid");
    const asked = await asFirm("lapseUnbegun", permit.works);
    assert.equal("refused" in asked && asked.code, "NOT_ALLOWED");
    await at("2026-06-10");
    const over = await play.permit(permit.id);
    assert.deepEqual([over.state, over.ended_on, over.ground], ["lapsed", "2026-06-06", null]);
    assert.equal((await works(permit.works)).state, "lapsed");
    const [entry] = await play.query(
      "SELECT basis FROM journal WHERE command = 'approvals.lapseUnbegun' AND record_id = $1",
      [permit.works],
    );
    assert.ok(entry.basis.includes("CON-08"));
    assert.match(await printed(permit.from_case, "施工许可证废止通知书"), /2026年6月5日.*建筑法》第九条.*自行废止/);
    const notices = await told(permit.from_case);
    assert.ok(notices.some(({ subject, zh }) => subject === "enterprise-01" && zh.includes("自行废止")));
    assert.ok(notices.some(({ post, zh }) => post === "CON:head" && zh.includes("自行废止")));
    refused(await begin(permit.works, "2026-06-01"), "WORKS_PERMIT_OVER", "CON-08");
    done(
      await play.ask("cancelPermit", "head", permit.id, {
        ...{ ground: "otherCancellable", reason: "自行废止后注销", law: "建筑法第九条" },
      }),
    );
  });

  test("where works had begun in time and nobody told, who decides corrects the lapse with the paper that proves it (CON-08)", async () => {
    const permit = await fetched("2026-03-05");
    await at("2026-06-10");
    const correct = (on: string, hand: "decider" | "window" = "decider", more: object = { proof: { ...proof, on } }) =>
      play.ask("undoLapse", hand, permit.works, { on, reason: "监理单位漏报", ...more });
    const window = await correct("2026-06-01", "window");
    assert.equal("refused" in window && window.code, "NOT_ALLOWED");
    refused(await correct("2026-06-08"), "START_DAY_UNFIT", "CON-08");
    refused(await correct("2026-06-01", "decider", {}), "START_PROOF_MISSING", "CON-08");
    done(await correct("2026-06-01"));
    const [now, begun] = [await play.permit(permit.id), await works(permit.works)];
    assert.deepEqual(
      [now.state, now.ended_on, begun.state, begun.started_on],
      ["valid", null, "underway", "2026-06-01"],
    );
    assert.match(await printed(permit.from_case, "施工许可证废止更正书"), /没有废止，继续有效/);
    refused(await correct("2026-06-01"), "WORKS_STAND_OTHERWISE", "CON-08");
    done(await play.ask("revokePermit", "head", permit.id, { ground: "fraud", reason: "提供虚假材料" }));
    const seen = (await here.city.ask(
      "approvals.permit",
      { kind: "person", person: "p-con-head" },
      { id: permit.id },
    )) as PermitAnswer;
    assert.deepEqual([seen.works?.over, seen.works?.light], [true, "paused"]);
    refused(
      await asFirm("reportStop", permit.works, { on: "2026-06-09", reason: "停工整顿", care: "围挡封闭" }),
      "WORKS_PERMIT_OVER",
      "CON-08",
    );
  });

  test("an extension is asked for before the end, and granted twice at most, three calendar months each (CON-08)", async () => {
    const { works: id, from_case } = await fetched("2026-03-05");
    await at("2026-06-05");
    refused(await play.ask("decideLaterStart", "decider", id, { decision: "granted" }), "NO_EXTENSION_ASKED", "CON-08");
    done(await asFirm("askLaterStart", id, { reason: "设计变更，暂不能进场" }));
    refused(await asFirm("askLaterStart", id, { reason: "设计变更，暂不能进场" }), "EXTENSION_ASKED", "CON-08");
    const window = await play.ask("decideLaterStart", "window", id, { decision: "granted" });
    assert.equal("refused" in window && window.code, "NOT_ALLOWED");
    done(await play.ask("decideLaterStart", "decider", id, { decision: "granted" }));
    // Three months from Friday 5 June end on Saturday 5 September.
    assert.equal((await dueOf(id)).due, "2026-09-07");
    assert.match(await printed(from_case, "延期开工决定书"), /2026年9月7日前开工.*\n.*第一次延期/);
    await at("2026-09-07");
    await extended(id);
    assert.equal((await dueOf(id)).due, "2026-12-07");
    refused(await asFirm("askLaterStart", id, { reason: "还是不能进场" }), "EXTENDED_TWICE", "CON-08");
    await at("2026-12-08");
    assert.equal((await works(id)).state, "lapsed");
  });

  test("what was asked in time does not lapse while it is undecided; refused after the end, it lapses as of that end (CON-08)", async () => {
    const granted = await fetched("2026-03-05");
    const declined = await fetched("2026-03-05", { applicant: "enterprise-01" });
    await at("2026-06-05");
    const reason = "资金未到位";
    for (const { works: id } of [granted, declined]) done(await asFirm("askLaterStart", id, { reason }));
    await at("2026-06-12");
    assert.equal((await works(granted.works)).state, "waiting");
    done(await play.ask("decideLaterStart", "decider", granted.works, { decision: "granted" }));
    assert.deepEqual(await dueOf(granted.works), { due: "2026-09-07", state: "running" });
    const bare = await play.ask("decideLaterStart", "decider", declined.works, { decision: "refused" });
    refused(bare, "FINDING_MISSING", "CON-08");
    done(await play.ask("decideLaterStart", "decider", declined.works, { decision: "refused", reason: "理由不成立" }));
    assert.equal((await play.permit(declined.id)).ended_on, "2026-06-06");
    await at("2026-09-08");
    assert.equal((await play.permit(granted.id)).state, "lapsed");
    const late = await fetched("2026-09-08");
    await at("2026-12-08", "15:00:00");
    done(await asFirm("askLaterStart", late.works, { reason }));
  });

  test("a stop is told within a month, a later one is taken and said to be late; within a year works simply resume (CON-08)", async () => {
    const { works: id, from_case } = await fetched("2026-03-05");
    await at("2026-03-20");
    done(await begin(id, "2026-03-20"));
    const stop = { reason: "业主资金周转", care: "围挡封闭，专人值守" };
    await at("2026-06-20");
    refused(await asFirm("reportStop", id, { on: "2026-03-19", ...stop }), "STOP_DAY_UNFIT", "CON-08");
    refused(await asFirm("reportResumption", id, { on: "2026-06-20" }), "WORKS_STAND_OTHERWISE", "CON-08");
    done(await asFirm("reportStop", id, { on: "2026-05-18", ...stop }));
    assert.ok((await told(from_case)).some(({ zh }) => zh.includes("超过一个月才报告")));
    refused(await asFirm("askRecheck", id), "RECHECK_NOT_NEEDED", "CON-08");
    refused(await asFirm("reportResumption", id, { on: "2026-05-18" }), "RESUME_DAY_UNFIT", "CON-08");
    done(await asFirm("reportResumption", id, { on: "2026-06-19" }));
    refused(await asFirm("reportStop", id, { on: "2026-06-18", ...stop }), "STOP_DAY_UNFIT", "CON-08");
    const now = await works(id);
    assert.deepEqual([now.state, now.resumed_on, now.stop], ["underway", "2026-06-19", null]);
  });

  test("after a stop of a full year nothing resumes before the permit was re-checked by the body that gave it (CON-08)", async () => {
    const { works: id, from_case } = await fetched("2026-03-05");
    await at("2026-03-20");
    done(await begin(id, "2026-03-20"));
    await at("2026-04-10");
    done(await asFirm("reportStop", id, { on: "2026-04-01", reason: "业主资金周转", care: "围挡封闭，专人值守" }));
    await at("2027-04-01");
    assert.ok(!(await told(from_case)).some(({ zh }) => zh.includes("已满一年")));
    await at("2027-04-02");
    assert.ok((await told(from_case)).some(({ subject, zh }) => subject && zh.includes("已满一年")));
    refused(await asFirm("reportResumption", id, { on: "2027-04-02" }), "RECHECK_FIRST", "CON-08");
    done(await asFirm("askRecheck", id));
    refused(await asFirm("askRecheck", id), "RECHECK_ASKED", "CON-08");
    done(await play.ask("recheckPermit", "decider", id, { result: "failed", finding: "施工单位资质已经失效" }));
    refused(await asFirm("reportResumption", id, { on: "2027-04-02" }), "RECHECK_FIRST", "CON-08");
    done(await asFirm("askRecheck", id));
    done(await play.ask("recheckPermit", "decider", id, { result: "passed" }));
    const [found] = await play.query(
      "SELECT content FROM documents WHERE about = $1 AND kind = '施工许可证核验意见书' ORDER BY serial DESC",
      [from_case],
    );
    assert.equal(found.content.result, "passed");
    refused(await asFirm("askRecheck", id), "RECHECK_PASSED", "CON-08");
    done(await asFirm("reportResumption", id, { on: "2027-04-02" }));
    assert.equal((await works(id)).state, "underway");
  });

  test("a change of the permit takes its works along, and begins no new time (CON-08, CLK-27)", async () => {
    const permit = await fetched("2026-03-05");
    const changed = await play.granted("2026-04-01", { kind: "change", permit: permit.id, wish: "施工单位变更" });
    assert.equal((await works(permit.works)).permit, changed.id);
    done(await play.ask("deliver", "window", changed.from_case));
    assert.equal((await dueOf(permit.works)).due, "2026-06-05");
    const all = await play.query("SELECT id FROM works WHERE permit = ANY($1)", [[permit.id, changed.id]]);
    assert.equal(all.length, 1);
    await at("2026-06-06");
    assert.equal((await play.permit(changed.id)).state, "lapsed");
    assert.equal((await play.permit(permit.id)).state, "changed");
  });

  test("office and holder see by when works begin, with a light, and what can be done; others see no reasons (CON-08, SUP-01)", async () => {
    const permit = await fetched("2026-03-05");
    const seen = async (person: string) =>
      (await here.city.ask("approvals.permit", { kind: "person", person }, { id: permit.id })) as PermitAnswer;
    const may = (answer: PermitAnswer) =>
      answer.worksActs.filter(({ allowed }) => allowed).map(({ command }) => command.slice(10));
    assert.deepEqual(
      [(await seen("p-con-head")).works?.due, (await seen("p-con-head")).works?.light],
      ["2026-06-05", "normal"],
    );
    await at("2026-06-02");
    const own = await seen("p-qiye");
    assert.deepEqual([own.works?.left, own.works?.light], [3, "yellow"]);
    const firm = await here.city.ask("approvals.firm", { kind: "person", person: "p-qiye" }, { id: "enterprise-01" });
    const begins = (firm as { owed: Owed[] }).owed.filter(({ kind }) => kind === "begin");
    assert.ok(begins.some(({ about, due }) => about.id === permit.id && due === "2026-06-05"));
    assert.deepEqual(may(own).sort(), ["askLaterStart", "reportStart"]);
    done(await asFirm("askLaterStart", permit.works, { reason: "土方单位没有到位" }));
    const office = await seen("p-con-decider");
    const waiting = async (works: string) =>
      (
        (await here.city.ask(
          "approvals.permits",
          { kind: "person", person: "p-con-decider" },
          { works, limit: 200 },
        )) as {
          rows: { id: string }[];
        }
      ).rows.map(({ id }) => id);
    assert.ok((await waiting("asked")).includes(permit.id));
    assert.ok(!(await waiting("underway")).includes(permit.id));
    assert.deepEqual(may(office), ["decideLaterStart"]);
    assert.equal(office.works?.asked?.reason, "土方单位没有到位");
    assert.ok(office.history.some(({ basis }) => basis.includes("CON-08")));
    const pages = async () => {
      const parts = {
        city: here.city,
        language: "zh",
        path: "/",
        today: here.city.today(),
        who: { kind: "anyone" },
      } as const;
      const [{ code }] = await play.query("SELECT query_code AS code FROM cases WHERE id = $1", [permit.from_case]);
      const found = await Promise.all([
        permitPage({ ...parts, parameters: { number: permit.number } }),
        progressPage({ ...parts, parameters: { code } }),
      ]);
      return Promise.all(found.map(async (page) => ("body" in page ? String(await page.body) : page.code)));
    };
    for (const page of await pages()) {
      assert.match(page, /2026-06-02申请延期开工，等发证机关决定/);
      assert.doesNotMatch(page, /土方单位/);
    }
    await at("2026-06-09");
    assert.equal((await seen("p-qiye")).works?.light, "deepRed");
    done(await play.ask("decideLaterStart", "head", permit.works, { decision: "refused", reason: "理由不成立" }));
    for (const page of await pages()) assert.match(page, /未按期开工/);
  });

  test("the database keeps a third extension, a start without proof and a stop of what never began out (CON-08)", async () => {
    const { works: id } = await fetched("2026-03-05");
    const breaks = (set: string, constraint: string) =>
      assert.rejects(
        play.query(`UPDATE works SET ${set} WHERE id = $1`, [id]),
        (error: { constraint?: string }) => error.constraint === constraint,
      );
    await breaks("extended = 3", "works_extended_twice");
    await breaks("state = 'underway', started_on = fetched_on", "works_start_proved");
    await breaks("state = 'stopped'", "works_begun_once_started");
  });
});
