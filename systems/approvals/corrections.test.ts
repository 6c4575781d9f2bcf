import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { permitCity } from "#tests/city/permit-city.ts";
import { correctionFault } from "./corrections.ts";
import { documentPage } from "./portal-document.ts";

describe("a slip of the pen in a document", () => {
  let here: PackCity;
  const play = permitCity(() => here);
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  /** A refusal with a slip in its reasons, and the case's documents as the desk gets them. */
  const slipped = async () => {
    const id = await play.accepted("2026-03-04");
    const reason = "施工图未经审查，2026年3月2日现场核查时建设地址为仙女湖大到12号。";
    done(await play.ask("decide", "decider", id, { decision: "refused", reason }));
    const [document] = await play.query("SELECT * FROM documents WHERE about = $1 AND kind = '不予许可决定书'", [id]);
    return { id, document };
  };
  const correct = (on: string, wrong: string, right: string) =>
    play.ask("correctDocument", "decider", on, { wrong, right });
  const seen = async (id: string, of: string) => {
    const answer = (await here.city.ask("approvals.case", { kind: "person", person: "p-con-head" }, { id })) as {
      documents: { id: string; voided: boolean; corrections: { number: string; wrong: string; right: string }[] }[];
    };
    return answer.documents.find((one) => one.id === of);
  };

  test("a correction is a document of its own that names the one it corrects, which stays as it was and shows it (DOC-01, DOC-04)", async () => {
    const { id, document } = await slipped();
    done(await correct(document.id, "大到", "大道"));
    const [notice] = await play.query("SELECT * FROM documents WHERE corrects = $1", [document.id]);
    assert.deepEqual(
      [notice.kind, notice.content.corrects, notice.serial],
      ["更正通知书", document.number, document.serial + 1],
    );
    assert.deepEqual(
      (await play.query("SELECT content FROM documents WHERE id = $1", [document.id]))[0].content,
      document.content,
    );
    assert.deepEqual((await seen(id, document.id))?.corrections, [
      { number: notice.number, wrong: "大到", right: "大道" },
    ]);
    const page = await documentPage({
      ...{ city: here.city, language: "zh", path: "/documents", today: here.city.today(), who: { kind: "anyone" } },
      parameters: { number: document.number, code: (await play.case(id)).query_code },
    });
    assert.ok("body" in page);
    assert.match(String(await page.body), new RegExp(`本文书已由${notice.number}更正：“大到”更正为“大道”`));
  });

  test("only words that stand there can be corrected, and only once (DOC-01)", async () => {
    const { document } = await slipped();
    refused(await correct(document.id, "仙来大道", "仙女湖大道"), "WORDS_ABSENT", "DOC-01");
    refused(await correct(document.id, "大到", "大到"), "NOTHING_CORRECTED", "DOC-01");
    done(await correct(document.id, "大到", "大道"));
    refused(await correct(document.id, "大到", "大街"), "WORDS_ABSENT", "DOC-01");
    done(await correct(document.id, "大道12号", "大道21号"));
    const denied = await play.ask("correctDocument", "window", document.id, { wrong: "施工图", right: "施工图纸" });
    assert.ok("refused" in denied && denied.code === "NOT_ALLOWED");
  });

  test("no date, limit, basis or decision is ever touched by a correction (DOC-01, CLK-07)", async () => {
    const { document } = await slipped();
    for (const [wrong, right] of [
      ["3月2日", "3月5日"],
      ["月2日", "月20日"],
      ["2026年", "2025年"],
      ["未经审查", "未经审查，不予许可"],
      ["建筑法", "城乡规划法"],
      ["refused", "granted"],
    ] as const)
      refused(await correct(document.id, wrong, right), "WORDS_BINDING", "DOC-01");
    const limit = { item: "某事项", noticeBy: "2026-03-09", legalUnit: "workday", explanation: "需要二十个工作日" };
    assert.equal(correctionFault(limit, [], { wrong: "2026-03-09", right: "2026-03-10" }), "binding");
    assert.equal(correctionFault(limit, [], { wrong: "workday", right: "calendar" }), "binding");
    assert.equal(correctionFault(limit, [], { wrong: "二十", right: "三十" }), "binding");
    assert.equal(correctionFault(limit, [], { wrong: "某事项", right: "某某事项" }), undefined);
  });

  test("a document issued by mistake keeps its number as void, and what an act rests on cannot be voided (DOC-04, CLK-07)", async () => {
    const { id, document } = await slipped();
    const reason = "误发，原文书没有笔误";
    refused(await play.ask("voidDocument", "head", document.id, { reason }), "DOCUMENT_BINDS", "CLK-07");
    done(await correct(document.id, "大到", "大街"));
    const [notice] = await play.query("SELECT * FROM documents WHERE corrects = $1", [document.id]);
    refused(await correct(notice.id, "大街", "大道"), "CORRECTS_ITSELF", "DOC-01");
    const denied = await play.ask("voidDocument", "decider", notice.id, { reason });
    assert.ok("refused" in denied && denied.code === "NOT_ALLOWED");
    done(await play.ask("voidDocument", "head", notice.id, { reason }));
    refused(await play.ask("voidDocument", "head", notice.id, { reason }), "DOCUMENT_VOID", "DOC-04");
    assert.equal((await seen(id, notice.id))?.voided, true);
    assert.deepEqual((await seen(id, document.id))?.corrections, []);
    done(await correct(document.id, "大到", "大道"));
    const [next] = await play.query("SELECT serial FROM documents WHERE corrects = $1 AND NOT voided", [document.id]);
    assert.equal(next.serial, notice.serial + 1, "the void number is not given again");
  });
});
