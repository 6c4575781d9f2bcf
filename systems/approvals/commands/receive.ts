import { anyOf, post, speaker } from "#kernel/access/policies.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { type Input, input, takeIn, takingInReads } from "./taking-in.ts";

/**
 * 收件: an application for one item, made at the window or online by who speaks for the applicant. Online on a day of rest
 * it is received at once and the clock starts as always (CLK-32).
 */
export const receive = command({
  name: "approvals.receive",
  title: { zh: "收件", en: "Receive" },
  on: null,
  makes: cases,
  input,
  reads: takingInReads,
  may: anyOf(
    post("window").holding((_: null, asked: Input) => asked.power),
    speaker((_: null, asked: Input) => asked.applicant),
  ),
  basis: ["行政许可法 第二十九条", "行政许可法 第三十二条"],
  visibility: "internal",
  decide: (_, asked, context) => takeIn(asked, false, context),
});
