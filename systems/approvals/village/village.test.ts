import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "#kernel/records/asked.ts";
import { done } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { documentText } from "../document-text.ts";
import { progressOf } from "../queries/progress.ts";
import type { EntrustmentsAnswer } from "./query.ts";

describe("the agent of a village", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here?.close());

  const [village, agent, office] = ["COMM-360502001201", "p-comm-360502001201-agent", "TWN-360502001"];
  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const act = async (command: string, on: string | null, input: object = {}, person: string = agent) => {
    const outcome = await here.city.execute({
      ...{ command: `approvals.${command}`, who: { kind: "person", person } as const, on, input },
    });
    await here.city.settle();
    return outcome;
  };
  const refused = async (asked: Promise<Outcome>) => {
    const told = await asked;
    assert.ok("refused" in told, JSON.stringify(told));
    return [told.code, told.rule];
  };
  const power = (at: string) => here.pack.powers.find((one) => one.item === "B16" && one.body === at)?.id as string;
  const listed = () => here.pack.itemVersions.find((one) => one.item === "B16")?.papers.map(({ name }) => name) ?? [];
  const asked = (more: object = {}) => ({
    ...{ body: village, applicant: "person-01", item: "B16", power: power(office), mandate: "廖代〔2026〕1号" },
    ...{ until: "2026-06-30", papers: listed().map((name) => ({ name, original: name === "身份证" })), ...more },
  });
  const takeIn = async () => done(await act("takePapersIn", null, asked())).id;
  const row = async (id: string) => (await query("SELECT * FROM entrustments WHERE id = $1", [id]))[0];
  let marks = 0;
  const scans = async () => {
    const kept: { paper: string; file: string }[] = [];
    for (const paper of listed()) {
      marks += 1;
      const input = {
        name: `${paper}.jpg`,
        bytes: 100,
        sha256: String(marks).padStart(64, "0"),
        contentType: "image/jpeg",
      };
      const file = done(
        await here.city.execute({ command: "files.keep", who: { kind: "person", person: agent }, on: null, input }),
      );
      kept.push({ paper, file: file.id });
    }
    return kept;
  };
  const documentsOf = (id: string) =>
    query("SELECT kind, number, body, addressee, content FROM documents WHERE about = $1 ORDER BY serial", [id]);
  const seen = async (state: "open" | "closed" = "open") => {
    const answer = (await here.city.ask(
      "approvals.entrustments",
      { kind: "person", person: agent },
      { state },
    )) as EntrustmentsAnswer;
    return answer.rows;
  };
  const decideCase = async (id: string) => {
    done(await act("accept", id, {}, "p-twn-360502001"));
    done(await act("decide", id, { decision: "granted" }, "p-twn-360502001"));
  };

  test("a villager gets a numbered receipt that says what was taken, when and by whom, and the villager is the applicant (INV-07)", async () => {
    const id = await takeIn();
    const [receipt] = await documentsOf(id);
    assert.deepEqual([receipt.kind, receipt.body, receipt.addressee], ["代办收件凭证", village, "person-01"]);
    const { paragraphs, list } = documentText(receipt.kind, receipt.content, { issuedOn: "2026-03-02", code: "" });
    assert.deepEqual(list, ["村民住宅建设申请表（复印件）", "身份证（原件）", "村民会议或代表会议记录（复印件）"]);
    assert.match(paragraphs.join(""), /廖代〔2026〕1号.*2026年3月2日09时00分.*COMM-360502001201:agent/);
    const [entry] = await query("SELECT in_name_of, post FROM journal WHERE record_id = $1", [id]);
    assert.deepEqual(entry, { in_name_of: "person-01", post: "COMM-360502001201:agent" });
    done(await act("handBack", id, { papers: ["身份证"], confirmed: "signature" }));
    done(await act("closeEntrustment", id, { reason: "村民不办了" }));
  });

  test("an agent takes in only at the own village, from its own people, for offices that reach it, and only what the list asks for (INV-07, LST-17)", async () => {
    const input = (more: object) => act("takePapersIn", null, asked(more));
    assert.deepEqual(await refused(input({ body: "COMM-360502001001" })), ["NOT_ALLOWED", "ACC-01"]);
    assert.deepEqual(await refused(act("takePapersIn", null, asked({ body: "ADM" }), "p-adm-agent")), [
      "VILLAGE_ONLY",
      "INV-07",
    ]);
    assert.deepEqual(await refused(input({ applicant: "person-04" })), ["VILLAGER_ELSEWHERE", "INV-07"]);
    assert.deepEqual(await refused(input({ power: power("TWN-360521100") })), ["POWER_ELSEWHERE", "INV-07"]);
    assert.deepEqual(await refused(input({ papers: [{ name: "无犯罪记录证明", original: true }] })), [
      "PAPER_NOT_LISTED",
      "LST-17",
    ]);
    assert.deepEqual(await refused(input({ until: "2026-03-01" })), ["MANDATE_DAYS", "INV-07"]);
    const id = await takeIn();
    assert.deepEqual(await refused(act("submitEntrusted", id, { files: [] }, "p-adm-agent")), [
      "NOT_ALLOWED",
      "ACC-01",
    ]);
    done(await act("handBack", id, { papers: ["身份证"], confirmed: "signature" }));
    done(await act("closeEntrustment", id, { reason: "村民不办了" }));
  });

  test("what was taken in is scanned before it is submitted; the case shows who brought it, and has one party (INV-07, INV-06)", async () => {
    const id = await takeIn();
    const files = await scans();
    assert.deepEqual(await refused(act("submitEntrusted", id, { files: files.slice(1) })), [
      "PAPERS_UNSCANNED",
      "INV-07",
    ]);
    done(await act("submitEntrusted", id, { files }));
    assert.deepEqual(await refused(act("submitEntrusted", id, { files })), ["ENTRUSTMENT_SUBMITTED", "INV-07"]);
    const { case_id: file, matter } = await row(id);
    assert.deepEqual(await query("SELECT subject, role FROM parties WHERE matter = $1", [matter]), [
      { subject: "person-01", role: "applicant" },
    ]);
    const [found] = await query("SELECT status, applicant, query_code FROM cases WHERE id = $1", [file]);
    assert.deepEqual([found.status, found.applicant], ["received", "person-01"]);
    assert.equal((await query("SELECT 1 FROM paper_files WHERE matter = $1", [matter])).length, 3);
    const progress = await progressOf(here.city, found.query_code);
    assert.deepEqual([progress?.agent?.mandate, progress?.agent?.village], ["廖代〔2026〕1号", "廖家村民委员会"]);
    assert.ok(progress?.documents.some(({ kind }) => kind === "代办收件凭证"));
    const desk = (await here.city.ask(
      "approvals.case",
      { kind: "person", person: "p-twn-360502001" },
      { id: file },
    )) as { agent: object | null };
    assert.deepEqual(Object.keys(desk.agent ?? {}).length, 8);
  });

  test("an original that is held shows its light, and nothing is closed while one is held (INV-07)", async () => {
    const [held] = await seen();
    assert.ok(held);
    assert.deepEqual([held.originals?.due, held.originals?.light], ["2026-03-04", "normal"]);
    here.city.time.set("2026-03-06T01:00:00Z");
    assert.equal((await seen())[0]?.originals?.light, "red");
    assert.deepEqual(await refused(act("closeEntrustment", held.id)), ["ORIGINALS_HELD", "INV-07"]);
    await assert.rejects(
      query("UPDATE entrustments SET state = 'closed', closed_on = '2026-03-06' WHERE id = $1", [held.id]),
      /entrustment_keeps_no_original/,
    );
    assert.deepEqual(await refused(act("handBack", held.id, { papers: ["户口本"], confirmed: "signature" })), [
      "ORIGINAL_NOT_HELD",
      "INV-07",
    ]);
    done(await act("handBack", held.id, { papers: ["身份证"], confirmed: "fingerprint" }));
    assert.equal((await seen())[0]?.originals, null);
    const back = (await documentsOf(held.id)).find(({ kind }) => kind === "代办原件退还回执");
    assert.deepEqual(back.content, {
      item: "乡村建设规划许可证核发",
      papers: ["身份证"],
      confirmed: "fingerprint",
      left: [],
    });
    assert.deepEqual(await refused(act("handBack", held.id, { papers: ["身份证"], confirmed: "signature" })), [
      "ORIGINAL_NOT_HELD",
      "INV-07",
    ]);
  });

  test("the agent fetches the result when there is one, may not keep it, and hands it over against a receipt (INV-07)", async () => {
    const [open] = await seen();
    const id = open?.id as string;
    assert.deepEqual(await refused(act("closeEntrustment", id)), ["ENTRUSTMENT_RUNS", "INV-07"]);
    assert.deepEqual(await refused(act("fetchResult", id)), ["RESULT_UNREADY", "INV-07"]);
    assert.deepEqual(await refused(act("handOverResult", id, { confirmed: "signature" })), [
      "RESULT_NOT_HERE",
      "INV-07",
    ]);
    await decideCase((await row(id)).case_id);
    done(await act("fetchResult", id));
    assert.deepEqual(await refused(act("fetchResult", id)), ["RESULT_FETCHED", "INV-07"]);
    assert.equal((await seen())[0]?.result?.due, "2026-03-11");
    assert.deepEqual(await refused(act("closeEntrustment", id)), ["RESULT_KEPT", "INV-07"]);
    await assert.rejects(
      query("UPDATE entrustments SET state = 'closed', closed_on = '2026-03-06' WHERE id = $1", [id]),
      /entrustment_keeps_no_result/,
    );
    done(await act("handOverResult", id, { confirmed: "signature" }));
    done(await act("closeEntrustment", id));
    assert.deepEqual(await refused(act("closeEntrustment", id)), ["ENTRUSTMENT_CLOSED", "INV-07"]);
    const kinds = (await documentsOf(id)).map(({ kind }) => kind).sort();
    assert.deepEqual(kinds, ["代办原件退还回执", "代办收件凭证", "代办结果交接回执", "代领结果凭证"]);
    assert.equal((await seen("closed")).length, 3);
  });

  test("after the mandate's last day nothing more is done under it, but originals and results still go back (INV-07, INV-06)", async () => {
    const id = done(await act("takePapersIn", null, asked({ until: "2026-03-06" }))).id;
    const files = await scans();
    here.city.time.set("2026-03-09T01:00:00Z");
    assert.deepEqual(await refused(act("submitEntrusted", id, { files })), ["MANDATE_DAYS", "INV-07"]);
    assert.deepEqual(await refused(act("closeEntrustment", id, { reason: "委托到期" })), ["ORIGINALS_HELD", "INV-07"]);
    done(await act("handBack", id, { papers: ["身份证"], confirmed: "message" }));
    assert.deepEqual(await refused(act("closeEntrustment", id)), ["CLOSING_REASON", "INV-07"]);
    done(await act("closeEntrustment", id, { reason: "委托到期，村民不再办理" }));
  });

  test("a villager takes the mandate back, and the agent is told and can only give back (INV-06, INV-07)", async () => {
    const id = await takeIn();
    const files = await scans();
    assert.deepEqual(await refused(act("revokeMandate", id, {}, "p-qiye")), ["NOT_ALLOWED", "ACC-01"]);
    done(await act("revokeMandate", id, {}, "p-shimin"));
    assert.deepEqual(await refused(act("submitEntrusted", id, { files })), ["MANDATE_DAYS", "INV-07"]);
    assert.equal(
      (await query("SELECT 1 FROM notices WHERE about = $1 AND post = $2", [id, `${village}:agent`])).length,
      1,
    );
    assert.deepEqual(await refused(act("closeEntrustment", id, { reason: "收回委托" })), ["ORIGINALS_HELD", "INV-07"]);
    done(await act("handBack", id, { papers: ["身份证"], confirmed: "signature" }));
    done(await act("closeEntrustment", id, { reason: "村民收回委托" }));
  });
});
