import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Day } from "#kernel/calendar/day.ts";
import { emailText } from "./email-text.ts";

const supplement = {
  title: { zh: "请补正材料：施工许可，共2项", en: "Papers to be supplemented: construction permit, 2 in all" },
  owed: ["施工图审查合格书", "中标通知书"],
  owedUntil: "2026-04-09" as Day,
  city: { zh: "新余市", en: "Xinyu" },
  on: "2026-03-09" as Day,
  number: "****-****-7Q2M",
  path: "/desk/cases/01jq",
};

describe("the e-mail text of a notice", () => {
  test("says what happened, about what, what is owed and until when, Chinese first (NTC-02)", () => {
    const { subject, body } = emailText(supplement);
    assert.equal(subject, "【新余市】请补正材料：施工许可，共2项");
    const [zh = "", en = ""] = body.split("\n----\n");
    for (const words of [
      "7Q2M",
      "2026年3月9日",
      "施工图审查合格书、中标通知书",
      "最晚：2026年4月9日",
      "/desk/cases/01jq",
    ])
      assert.ok(zh.includes(words), `${words} in ${zh}`);
    for (const words of ["construction permit", "7Q2M", "By: 2026-04-09", "/desk/cases/01jq"])
      assert.ok(en.includes(words), `${words} in ${en}`);
  });

  test("leaves out what the notice does not tell", () => {
    const { body } = emailText({ ...supplement, owed: null, owedUntil: null, number: null });
    assert.doesNotMatch(body, /要交的|最晚|编号|handed in|By:|Number:/);
  });

  test("has a subject of one line, whatever the title holds", () => {
    const title = { zh: "已受理\r\nBcc: somebody@example.invalid", en: "Accepted" };
    assert.doesNotMatch(emailText({ ...supplement, title }).subject, /[\r\n]/);
  });

  test("is the same for the same notice", () => {
    assert.deepEqual(emailText(supplement), emailText({ ...supplement }));
  });
});
