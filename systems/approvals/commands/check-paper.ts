import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { statusOf } from "../case-words.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { matter, ownPapers } from "./reads.ts";

const reads = { matter, papers: ownPapers };
const may = post("window", "reviewer").holding(
  (file: Case) => file.actingPower,
  (file) => file.openedOn,
);
const paper = z.string().trim().min(1).max(200);

/** 核对材料: somebody has looked at a paper and found it in order, or takes the mark away again. */
export const checkPaper = command({
  name: "approvals.checkPaper",
  title: { zh: "核对材料", en: "Check a paper" },
  on: cases,
  input: z.object({ paper, sound: z.boolean() }),
  reads,
  may,
  basis: ["行政许可法 第三十四条"],
  visibility: "internal",
  decide(file, asked, { rows }) {
    const found = rows.papers.find(({ name }) => name === asked.paper);
    if (!found) return refuseIntake("PAPER_NOT_HERE", { paper: asked.paper, field: "/paper" });
    if (asked.sound && found.defect !== null)
      return refuseIntake("PAPER_HAS_DEFECT", { paper: asked.paper, defect: found.defect, field: "/paper" });
    if (!["received", "supplementing", "accepted"].includes(file.status))
      return refuseIntake("NOTHING_TO_CHECK", statusOf(file));
    return [change(file, {}), change(found, { checked: asked.sound })];
  },
});

/** 当场更正: a slip that the applicant puts right there and then; there is no notice for it, and no day is lost (CLK-06). */
export const fixOnTheSpot = command({
  name: "approvals.fixOnTheSpot",
  title: { zh: "当场更正", en: "Corrected on the spot" },
  on: cases,
  input: z.object({ paper, what: z.string().trim().min(2).max(300) }),
  reads,
  may,
  basis: ["行政许可法 第三十二条（三）"],
  visibility: "internal",
  decide(file, asked, { rows, today }) {
    const found = rows.papers.find(({ name }) => name === asked.paper);
    if (!found) return refuseIntake("PAPER_NOT_HERE", { paper: asked.paper, field: "/paper" });
    if (file.status !== "received" && file.status !== "supplementing")
      return refuseIntake("NOTHING_TO_CHECK", statusOf(file));
    return [
      change(file, {}),
      ...(rows.matter ? [change(rows.matter, {})] : []),
      change(found, { checked: true, defect: null, corrected: asked.what, receivedOn: today }),
    ];
  },
});
