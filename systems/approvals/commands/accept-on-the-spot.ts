import { post } from "#kernel/access/policies.ts";
import { cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { type Input, input, takeIn, takingInReads } from "./taking-in.ts";

/**
 * 当场受理: the window takes in an application that is complete and in form, and accepts it by the same act (行政许可法 第三十二条
 * （五）). Receipt and notice of acceptance are both given; the limits run from the next workday on (CLK-02, CLK-11), and no
 * silence is waited for (CLK-03). Who applies online is received, and accepted by an act of the office.
 */
export const acceptOnTheSpot = command({
  name: "approvals.acceptOnTheSpot",
  title: { zh: "当场受理", en: "Accept on the spot" },
  on: null,
  makes: cases,
  input,
  reads: takingInReads,
  may: post("window").holding((_: null, asked: Input) => asked.power),
  basis: ["行政许可法 第二十九条", "行政许可法 第三十二条（五）", "行政许可法 第四十二条"],
  visibility: "public",
  decide: (_, asked, context) => takeIn(asked, true, context),
});
