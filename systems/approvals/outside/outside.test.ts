import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { loadPack } from "#kernel/city/load-pack.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { filing, projectCity } from "#tests/city/project-city.ts";
import { filesOfProofs } from "../facts/proof-files.ts";
import { type Flow, readFlow } from "../plan/flow.ts";
import { projectView } from "../queries/matter.ts";

/** A flow of two procedures, the first of which nobody on the system has the power to handle. */
const barracks = readFlow({
  ...{ id: "barracks", edition: "2026", validFrom: "2026-01-01", validTo: null, source: "测试", estimated: "全部" },
  title: { zh: "营区项目", en: "A project beside barracks" },
  stages: [{ no: 1, name: { zh: "立项", en: "Start" } }],
  applicantDocuments: ["营区意见申请", "营业执照", "项目备案信息登记表"],
  procedures: [
    {
      ...{ id: "M01", name: { zh: "军事机关意见", en: "Opinion of the garrison" }, bodyId: "ARMY", stage: 1 },
      ...{
        body: { zh: "驻地军事机关", en: "The garrison" },
        legalDays: null,
        legalUnit: null,
        legalBasis: "军事设施保护法",
      },
      ...{ serialDays: 5, promisedDays: 5, needs: ["营区意见申请"], yields: ["军事机关意见"] },
      mark: { legal: "L", serial: "E", promised: "E" },
    },
    {
      ...{ id: "B01", name: { zh: "企业投资项目备案", en: "Filing" }, bodyId: "DRC", stage: 1 },
      ...{ body: { zh: "市发展和改革委员会", en: "DRC" }, legalDays: 0, legalUnit: "workday", legalBasis: "核备条例" },
      ...{ serialDays: 0, promisedDays: 0, yields: ["项目备案通知书"] },
      needs: ["营业执照", "项目备案信息登记表", "军事机关意见"],
      mark: { legal: "L", serial: "E", promised: "E" },
    },
  ],
});

describe("steps of a project that are done outside the system", () => {
  let here: PackCity;
  let flow: Flow;
  let matter: string;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await loadPack(here.city, { ...here.pack, flows: [...here.pack.flows, barracks] });
    flow = (await query("SELECT content FROM flows WHERE id = 'construction@2025'"))[0].content;
    matter = await open("construction@2025", factory(), ["营业执照", "项目备案信息登记表"]);
  });
  after(() => here?.close());

  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const done = (outcome: Outcome): Done => {
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const act = async (command: string, person: string, on: string | null, input: object = {}) => {
    const outcome = await here.city.execute({ command, who: { kind: "person", person }, on, input });
    await here.city.settle();
    return outcome;
  };
  const factory = () => flow.examples?.find(({ id }) => id === "standard-factory")?.facts ?? {};
  const open = async (edition: string, facts: object, papers: readonly string[]) =>
    done(
      await act("approvals.openProject", "p-con-window", null, {
        ...{ title: "标准厂房五期", applicant: "enterprise-01", flow: edition, facts, division: "360500", papers },
      }),
    ).id;
  const proof = (name: string) => ({
    name,
    number: "赣环评〔2026〕7号",
    issuer: "江西某环境技术公司",
    on: "2026-03-02",
  });
  const record = (step: string, more: object = {}, person = "p-qiye", on = matter) =>
    act("approvals.recordOutside", person, on, { step, doneOn: "2026-03-02", proof: proof("报告"), ...more });
  const codeOf = async (asked: Promise<Outcome>) => {
    const told = await asked;
    assert.ok("refused" in told, JSON.stringify(told));
    return [told.code, told.rule, told.field ?? told.article];
  };
  const statusOf = async (procedure: string) =>
    (await query("SELECT status FROM cases WHERE matter = $1 AND procedure = $2", [matter, procedure]))[0]?.status;
  const outside = async (id: string, on = matter) =>
    (await projectView(here.city, on))?.outside.find((one) => one.id === id);

  test("a step done outside opens what waits for its paper, which the city holds from then on (CON-11, COM-05)", async () => {
    const [first] = await query("SELECT id FROM cases WHERE matter = $1 AND procedure = 'B01'", [matter]);
    done(await act("approvals.accept", "p-drc-window", first.id));
    done(await act("approvals.decide", "p-drc-decider", first.id, { decision: "granted" }));
    assert.equal(await statusOf("B18"), undefined);
    here.city.time.set("2026-03-20T01:00:00Z");
    done(await record("W01", { doneOn: "2026-03-18" }));
    assert.equal(await statusOf("B18"), "received");
    const [paper] = await query("SELECT origin FROM papers WHERE matter = $1 AND name = '环境影响报告表'", [matter]);
    assert.equal(paper.origin, "held");
    const view = await projectView(here.city, matter);
    assert.ok(view?.steps.every(({ missing }) => !missing.includes("环境影响报告表")));
  });

  test("its days are the developer's and no workday of the government's (CON-10)", async () => {
    const view = await projectView(here.city, matter);
    assert.equal((await outside("W01"))?.ownDays, 16);
    assert.equal(view?.plan.parallelWorkdays, 41);
    assert.ok(view?.steps.every(({ procedure }) => procedure !== "W01"));
  });

  test("without a paper that proves it, its number or its issuer, nothing is recorded (CON-11)", async () => {
    const wanted = ["OUTSIDE_PROOF_MISSING", "CON-11", "/proof"];
    const { number: _, ...unnumbered } = proof("地质勘察报告");
    assert.deepEqual(await codeOf(record("W03", { proof: undefined })), wanted);
    assert.deepEqual(await codeOf(record("W03", { proof: unnumbered })), wanted);
    assert.deepEqual(await codeOf(record("W03", { proof: { ...proof("地质勘察报告"), issuer: " " } })), wanted);
    assert.deepEqual(await codeOf(record("W03", { proof: { ...proof("地质勘察报告"), on: "2026-12-01" } })), wanted);
  });

  test("a file of the proof is one's own upload, and is read by the applicant's side and the offices of the project only (FIL-08, FIL-09)", async () => {
    const keep = async (by: string, mark: string) => {
      const input = { name: "报告.pdf", bytes: 100, sha256: mark.repeat(64), contentType: "application/pdf" };
      return done(await act("files.keep", by, null, input)).id;
    };
    const [own, others] = [await keep("p-qiye", "a"), await keep("p-shimin", "b")];
    const surveyed = (file: string) => record("W11", { proof: { ...proof("房屋测绘报告"), file } });
    assert.equal((await codeOf(surveyed(others)))[0], "OUTSIDE_PROOF_MISSING");
    done(await surveyed(own));
    const reads = async (person: string) =>
      !("refused" in ((await here.city.ask("files.file", { kind: "person", person }, { id: own })) as object));
    assert.deepEqual(
      [await reads("p-epb-window"), await reads("p-con-window"), await reads("p-shimin")],
      [true, false, false],
    );
    assert.deepEqual(await filesOfProofs(here.city, [own, others]), [own]);
  });

  test("a step of a body on the system, one outside the plan, and a day to come are refused (LST-16, CON-11, REC-11)", async () => {
    assert.deepEqual(await codeOf(record("B18")), ["STEP_ON_SYSTEM", "LST-16", "/step"]);
    assert.deepEqual(await codeOf(record("B13")), ["STEP_ON_SYSTEM", "LST-16", "/step"]);
    assert.deepEqual(await codeOf(record("W05")), ["NOT_IN_PLAN", "CON-11", "/step"]);
    assert.deepEqual(await codeOf(record("W03", { doneOn: "2026-12-01" })), ["OUTSIDE_DAY_UNFIT", "REC-11", "/doneOn"]);
    assert.deepEqual(await codeOf(record("W03", {}, "p-shimin")), ["NOT_ALLOWED", "ACC-01", undefined]);
  });

  test("where a law sets what comes first, it must be done, and on an earlier day (CON-07)", async () => {
    const early = async (doneOn: string) => codeOf(record("W04", { doneOn }));
    assert.deepEqual(await early("2026-03-20"), ["OUTSIDE_TOO_EARLY", "CON-07", "/doneOn"]);
    done(await record("W03", { doneOn: "2026-03-19" }));
    assert.deepEqual(await early("2026-03-18"), ["OUTSIDE_TOO_EARLY", "CON-07", "/doneOn"]);
    done(await record("W04", { doneOn: "2026-03-20" }));
    assert.deepEqual(await codeOf(record("W08", { doneOn: "2026-03-20" })), ["OUTSIDE_TOO_EARLY", "CON-07", "/doneOn"]);
  });

  test("a record is put right by another one, and the wrong one stays in sight with why (CON-11)", async () => {
    assert.deepEqual((await codeOf(record("W03")))[0], "OUTSIDE_RECORDED");
    const wrong = (await outside("W03"))?.record;
    const correct = (more: object) =>
      act("approvals.correctOutside", "p-con-window", matter, {
        ...{
          record: wrong?.id,
          doneOn: "2026-03-17",
          proof: proof("地质勘察报告"),
          reason: "日期抄错，以报告封面为准",
        },
        ...more,
      });
    assert.equal((await codeOf(correct({ proof: undefined })))[0], "OUTSIDE_PROOF_MISSING");
    assert.equal((await codeOf(correct({ doneOn: "2026-12-01" })))[0], "OUTSIDE_DAY_UNFIT");
    done(await correct({}));
    const now = await outside("W03");
    assert.equal(now?.record?.doneOn, "2026-03-17");
    const [earlier] = now?.earlier ?? [];
    assert.deepEqual([earlier?.doneOn, earlier?.reason], ["2026-03-19", "日期抄错，以报告封面为准"]);
    assert.equal((await codeOf(correct({ record: earlier?.id })))[0], "OUTSIDE_UNKNOWN");
  });

  test("a paper that was brought with a defect comes anew from the outside step, and the supplement is whole (CLK-08)", async () => {
    const project = projectCity(() => here);
    const own = await project.open([...filing, "环境影响报告表"]);
    await project.grant(own, "B01");
    const [file] = await query("SELECT id FROM cases WHERE matter = $1 AND procedure = 'B18'", [own]);
    const asked = [{ paper: "环境影响报告表", kind: "incomplete", defect: "缺专项评价" }];
    done(await act("approvals.tellMissing", "p-epb-window", file.id, { asked }));
    const status = async () => (await query("SELECT status FROM cases WHERE id = $1", [file.id]))[0].status;
    assert.equal(await status(), "supplementing");
    done(await record("W01", { doneOn: "2026-03-20" }, "p-con-window", own));
    assert.equal(await status(), "received");
  });

  test("a procedure of a body that is not on the system is recorded with its proof, and what waits for it opens (CON-11, CON-10)", async () => {
    const own = await open("barracks@2026", {}, ["营业执照", "项目备案信息登记表", "营区意见申请"]);
    const opened = () => query("SELECT procedure FROM cases WHERE matter = $1", [own]);
    assert.deepEqual(await opened(), []);
    assert.equal((await outside("M01", own))?.by, "otherBody");
    done(await record("M01", { doneOn: "2026-03-19" }, "p-con-window", own));
    assert.deepEqual(await opened(), [{ procedure: "B01" }]);
    const view = await projectView(here.city, own);
    assert.equal(view?.steps.find(({ procedure }) => procedure === "M01")?.state, "done");
  });
});
