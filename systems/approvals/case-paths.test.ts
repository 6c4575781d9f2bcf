import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { isAtWindow } from "./desk/at-window.ts";
import type { CaseAnswer } from "./desk/case-answer.ts";

describe("the other ways of a case", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input });
  const papersOf = (item: string) =>
    here.pack.itemVersions.find((one) => one.item === item)?.papers.map(({ name }) => name) ?? [];
  const row = async (id: string) => (await query("SELECT * FROM cases WHERE id = $1", [id]))[0];
  const kinds = async (id: string) =>
    (await query("SELECT kind FROM documents WHERE about = $1 ORDER BY year, serial", [id])).map(({ kind }) => kind);
  const received = async (item: string, body: string, papers = papersOf(item)) => {
    const input = { item, power: `${item}:${body.toUpperCase()}`, applicant: "enterprise-01", papers };
    return done(await ask("receive", `p-${body}-window`, null, input)).id;
  };

  test("an item promised at once is decided on the spot, with both documents and no day used (CLK-10, CLK-07)", async () => {
    const id = await received("E07", "aic");
    done(await ask("decideOnTheSpot", "p-aic-window", id));
    const decided = await row(id);
    assert.deepEqual(
      [decided.status, decided.accepted_on, decided.decided_on, decided.decision],
      ["decided", "2026-03-02", "2026-03-02", "granted"],
    );
    assert.deepEqual(await kinds(id), ["收件凭证", "受理通知书", "办理结果通知书"]);
    const clocks = await query("SELECT name, state, due FROM clocks WHERE owner = $1 ORDER BY name", [id]);
    assert.deepEqual(
      clocks.map(({ name, state }) => `${name} ${state}`),
      ["delivery running", "intake stopped", "legal stopped", "promised stopped"],
    );
  });

  test("decided and handed over by one act, it has both documents and the return slip, and no day of delivery runs on (CLK-10, CLK-15)", async () => {
    type Answer = CaseAnswer & { permits: { state: string; number: string; given: boolean }[] };
    const seen = async (id: string): Promise<Answer> =>
      JSON.parse(
        JSON.stringify(await here.city.ask("approvals.case", { kind: "person", person: "p-epb-window" }, { id })),
      );
    const posts = [{ kind: "window", body: "EPB" }] as never;
    // A listed permit, and for once promised at once.
    await query("UPDATE item_versions SET promised_days = 0 WHERE item = 'B18'");
    const id = await received("B18", "epb");
    assert.deepEqual(
      [isAtWindow(await seen(id), posts), isAtWindow({ ...(await seen(id)), today: "2026-03-03" }, posts)],
      [true, false],
    );
    const tried = await here.city.execute({
      ...{ command: "approvals.decideOnTheSpot", who: { kind: "person", person: "p-epb-window" }, on: id },
      ...{ input: { delivered: true }, dryRun: true },
    });
    assert.ok("rehearsed" in tried, JSON.stringify(tried));
    assert.match(JSON.stringify(tried), /"status":"delivered"/);
    done(await ask("decideOnTheSpot", "p-epb-window", id, { delivered: true }));
    const answer = await seen(id);
    assert.deepEqual(
      [answer.case.status, answer.case.decidedOn, answer.case.deliveredOn],
      ["delivered", "2026-03-02", "2026-03-02"],
    );
    assert.deepEqual(await kinds(id), ["收件凭证", "受理通知书", "准予许可决定书", "送达回证"]);
    const slip = answer.documents.at(-1);
    assert.match(slip?.number ?? "", /〔2026〕[1-9]\d*号$/);
    assert.deepEqual(slip?.content, { item: answer.version.name, means: "window" });
    const clocks = await query("SELECT name, state, due FROM clocks WHERE owner = $1 ORDER BY name", [id]);
    assert.deepEqual(
      clocks.map(({ name, state }) => `${name} ${state}`),
      ["delivery stopped", "intake stopped", "legal stopped", "promised stopped"],
    );
    assert.deepEqual(
      answer.permits.map(({ state, given }) => [state, given]),
      [["valid", true]],
    );
    const told = await query("SELECT title->>'zh' AS zh FROM notices WHERE about = $1 ORDER BY id", [id]);
    assert.ok(
      told.some(({ zh }) => zh === `已当场办结并送达：${answer.version.name}`),
      JSON.stringify(told),
    );
    assert.equal(answer.history.at(-1)?.title.zh, "当场办结并送达");
    refused(await ask("deliver", "p-epb-window", id), "CASE_NOT_DECIDED", "CLK-15");
    await here.city.settle();
    const times = await query("SELECT promised_days, used_days, kept FROM case_times WHERE case_id = $1", [id]);
    assert.deepEqual(times, [{ promised_days: 0, used_days: 0, kept: true }]);
  });

  test("an item that takes days is not decided on the spot, nor one whose papers are missing (CLK-10)", async () => {
    refused(await ask("decideOnTheSpot", "p-con-window", await received("B47", "con")), "NOT_IMMEDIATE", "CLK-10");
    const lacking = await received("E07", "aic", papersOf("E07").slice(1));
    refused(await ask("decideOnTheSpot", "p-aic-window", lacking), "PAPERS_MISSING", "CLK-03");
  });

  test("a slip of the pen is corrected on the spot, without a notice and without a day (CLK-06)", async () => {
    const id = await received("B47", "con");
    const [paper] = papersOf("B47") as [string];
    done(await ask("fixOnTheSpot", "p-con-window", id, { paper, what: "日期改为2026年3月2日，申请人签字" }));
    const [fixed] = await query(
      "SELECT checked, corrected FROM papers WHERE matter = (SELECT matter FROM cases WHERE id = $1) AND name = $2",
      [id, paper],
    );
    assert.deepEqual([fixed.checked, fixed.corrected], [true, "日期改为2026年3月2日，申请人签字"]);
    done(await ask("accept", "p-con-window", id));
    assert.ok(!(await kinds(id)).includes("补正告知书"));
    refused(await ask("fixOnTheSpot", "p-con-window", id, { paper, what: "再改一次" }), "NOTHING_TO_CHECK", "CLK-06");
  });

  test("who is not the right office says so at once, in writing, and names the right one (CLK-05)", async () => {
    const id = await received("B47", "con");
    const wrong = { ground: "notOurs", reason: "本项目属于省管权限" };
    refused(await ask("decline", "p-con-window", id, wrong), "RIGHT_OFFICE_MISSING", "CLK-05");
    done(await ask("decline", "p-con-window", id, { ...wrong, rightOffice: "江西省住房和城乡建设厅" }));
    const [letter] = await query("SELECT content FROM documents WHERE about = $1 AND kind = '不予受理通知书'", [id]);
    assert.equal(letter.content.rightOffice, "江西省住房和城乡建设厅");
    assert.equal(letter.content.remedies.reconsideration.days, 60);
  });

  test("an item that a higher office decides is screened within its limit and handed up; nobody here decides it (CLK-14)", async () => {
    at("2026-03-02");
    await query("UPDATE item_versions SET hands_up_to = '江西省住房和城乡建设厅' WHERE item = 'B54'");
    const id = await received("B54", "con");
    refused(await ask("handUp", "p-con-reviewer", id, { opinion: "材料齐全" }), "CASE_NOT_ACCEPTED", "CLK-11");
    done(await ask("accept", "p-con-window", id));
    refused(await ask("decide", "p-con-decider", id, { decision: "granted" }), "DECIDED_ABOVE", "CLK-14");
    at("2026-03-06");
    done(await ask("handUp", "p-con-reviewer", id, { opinion: "经初审符合条件" }));
    const [legal] = await query("SELECT state FROM clocks WHERE owner = $1 AND name = 'legal'", [id]);
    assert.equal(legal.state, "stopped");
    const answer = { decision: "granted", number: "赣建审〔2026〕118号" };
    at("2026-03-20");
    refused(await ask("recordAnswer", "p-con-reviewer", id, { ...answer, on: "2026-03-05" }), "ANSWER_DAY", "CLK-14");
    done(await ask("recordAnswer", "p-con-reviewer", id, { ...answer, on: "2026-03-18" }));
    const decided = await row(id);
    assert.deepEqual([decided.status, decided.handed_up.answer.number], ["decided", "赣建审〔2026〕118号"]);
    assert.ok(!(await kinds(id)).includes("准予许可决定书"), "the decision is the higher office's");
    refused(
      await ask("handUp", "p-con-reviewer", await received("B47", "con"), { opinion: "不用上报" }),
      "CASE_NOT_ACCEPTED",
      "CLK-11",
    );
  });

  test("a reviewer proposes and who signs decides or sends it back; the opinion is personal in the journal (CLK-11)", async () => {
    at("2026-03-02");
    const id = await received("B47", "con");
    done(await ask("accept", "p-con-window", id));
    refused(await ask("sendBack", "p-con-decider", id, { note: "请补充现场照片" }), "NOTHING_PROPOSED", "CLK-11");
    const proposed = done(
      await ask("review", "p-con-reviewer", id, { proposal: "granted", opinion: "符合条件，建议准予" }),
    );
    const [entry] = await query("SELECT string_agg(fields::text, chr(32)) AS changes FROM changes WHERE place = $1", [
      proposed.place,
    ]);
    assert.ok(!entry.changes.includes("建议准予"));
    const [told] = await query("SELECT post FROM notices WHERE about = $1 AND post IS NOT NULL", [id]);
    assert.equal(told.post, "CON:decider");
    done(await ask("sendBack", "p-con-decider", id, { note: "请补充现场照片" }));
    assert.equal((await row(id)).proposal, null);
    done(await ask("review", "p-con-reviewer", id, { proposal: "granted", opinion: "已补充" }));
    done(await ask("decide", "p-con-decider", id, { decision: "granted" }));
  });

  test("a file that is never supplemented is closed only by a rule that the city has named (CLK-09)", async () => {
    const id = await received("B47", "con", papersOf("B47").slice(1));
    const asked = [{ paper: papersOf("B47")[0], kind: "missing", defect: "没有提交" }];
    done(await ask("tellMissing", "p-con-window", id, { asked }));
    refused(await ask("endCase", "p-con-head", id, { reason: "长期不补正" }), "NO_LOCAL_RULE", "CLK-09");
  });

  test("accepting what was taken back is refused and says where it stands (CLK-07)", async () => {
    const id = await received("B47", "con");
    done(await ask("withdraw", "p-qiye", id));
    const no = refused(await ask("accept", "p-con-window", id), "CASE_NOT_RECEIVED", "CLK-07");
    assert.match(no.text.zh, /已撤回/);
  });

  test("every act on a case can be rehearsed, so that the desk says of each whether and why not (DOC-01)", async () => {
    const id = await received("B47", "con");
    const who = { kind: "person", person: "p-con-window" } as const;
    type Acts = { acts: { command: string; allowed: boolean; refusal: { code: string } | null }[] };
    const { acts } = (await here.city.ask("approvals.case", who, { id })) as Acts;
    assert.ok(acts.length >= 14);
    assert.deepEqual(
      acts.filter(({ refusal }) => refusal?.code === "BAD_INPUT").map(({ command }) => command),
      [],
    );
    const allowed = acts.filter((act) => act.allowed).map(({ command }) => command);
    assert.deepEqual(allowed.sort(), [
      "approvals.accept",
      "approvals.checkPaper",
      "approvals.claim",
      "approvals.decline",
      "approvals.fixOnTheSpot",
      "approvals.supply",
      "approvals.tellMissing",
    ]);
  });

  test("a case can be given to colleagues of its own body, and rerouted to bodies with the same power only (LST-16)", async () => {
    const id = await received("B47", "con");
    const rows = async (name: string, person: string) =>
      (
        (await here.city.ask(name, { kind: "person", person }, { case: id })) as {
          rows: { id: string; body: string }[];
        }
      ).rows;
    const mates = (await rows("approvals.takers", "p-con-window")).map((row) => row.id);
    assert.ok(mates.includes("p-con-reviewer") && mates.includes("p-con-decider"));
    assert.ok(
      mates.every((mate) => mate.startsWith("p-con-")),
      mates.join(),
    );
    assert.deepEqual(await rows("approvals.takers", "p-lnd-window"), [], "another body's staff learn no names");
    const powers = (await rows("approvals.otherPowers", "p-con-window")).map((row) => row.id);
    assert.ok(
      powers.every((power) => power.startsWith("B47:") && power !== "B47:CON"),
      powers.join(),
    );
  });

  test("the views of the desk count each case where it stands; what waits for others runs no clock (CLK-08, CLK-19)", async () => {
    at("2026-04-01");
    const waiting = await received("B36", "cmb", papersOf("B36").slice(1));
    const asked = [{ paper: papersOf("B36")[0], kind: "missing", defect: "没有提交" }];
    done(await ask("tellMissing", "p-cmb-window", waiting, { asked }));
    const late = await received("B36", "cmb");
    done(await ask("accept", "p-cmb-window", late));
    const signed = await received("B36", "cmb");
    done(await ask("accept", "p-cmb-window", signed));
    done(await ask("review", "p-cmb-reviewer", signed, { proposal: "granted", opinion: "符合条件" }));
    at("2026-04-10");
    type Work = { views: Record<string, number>; rows: { id: string; group: string; standing: unknown }[] };
    const work = (view: string) =>
      here.city.ask("approvals.work", { kind: "person", person: "p-cmb-decider" }, { view }) as Promise<Work>;
    const all = await work("all");
    assert.deepEqual(all.views, { all: 3, intake: 0, review: 1, sign: 1, deliver: 0, waiting: 1, unexplained: 2 });
    const [only] = (await work("waiting")).rows;
    assert.deepEqual([only?.id, only?.group, only?.standing], [waiting, "waiting", null]);
    done(await ask("explainDelay", "p-cmb-decider", late, { reason: "同期申请集中，现场核查推后" }));
    assert.equal((await work("unexplained")).views.unexplained, 1);
  });
});
