import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { refuse } from "../refusals.ts";
import { acceptOn, missingPapers } from "./accepting.ts";
import { body, cancelWakes, ownClocks, ownPapers, ownWakes, version } from "./reads.ts";
import { together } from "./together.ts";

/**
 * 受理: the file is complete and in form; from the next workday on the limits run (CLK-02, CLK-11). After a supplement the
 * day of acceptance is the day on which the last of it came (CLK-08).
 */
export const accept = command({
  name: "approvals.accept",
  title: { zh: "受理", en: "Accept" },
  on: cases,
  input: z.object({}),
  reads: { version, body, clocks: ownClocks, papers: ownPapers, wakes: ownWakes },
  may: post("window", "reviewer").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十二条（五）", "行政许可法 第四十二条"],
  visibility: "public",
  decide(file, _, context) {
    const { version, body, clocks, papers, wakes } = context.rows;
    if (file.status === "supplementing") return refuseIntake("SUPPLEMENT_WAITS", { item: version?.name ?? file.item });
    if (file.status !== "received") return refuse("CASE_NOT_RECEIVED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    const missing = missingPapers(file, version, papers);
    if (missing.length > 0) return refuseIntake("PAPERS_MISSING", { papers: missing.join("、") });
    const accepted = acceptOn(file, file.suppliedOn ?? context.today, false, { version, body, clocks }, context);
    if (isRefusal(accepted)) return accepted;
    return together(change(file, accepted.patch), accepted.effects, cancelWakes(wakes, ["intake", "supplied"]));
  },
});
