import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { addDays, startOfDay } from "#kernel/calendar/day.ts";
import { stopClocks } from "#kernel/clocks/effects.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { type Case, cases, type Paper } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { askedPaper, type Supplement, supplements } from "../records.ts";
import { refuse } from "../refusals.ts";
import { missingPapers } from "./accepting.ts";
import {
  body,
  cancelWakes,
  ownClocks,
  ownPapers,
  ownSupplements,
  ownWakes,
  version,
  wakeAgain,
  wakeId,
} from "./reads.ts";
import { numbered, tellApplicant, together } from "./together.ts";

const input = z.object({ asked: z.array(askedPaper).min(1).max(100) });
type Asked = z.output<typeof input>["asked"];

/**
 * 一次性告知补正: everything that is missing, told once and in writing, within five workdays of receipt (CLK-03, CLK-04). The
 * clock for telling ends; the acceptance waits for the day on which the last of it has come (CLK-08).
 */
export const tellMissing = command({
  name: "approvals.tellMissing",
  title: { zh: "一次性告知补正", en: "Tell what is missing" },
  on: cases,
  input,
  reads: {
    ...{ version, body, clocks: ownClocks, papers: ownPapers, wakes: ownWakes },
    supplements: ownSupplements,
  },
  may: post("window", "reviewer").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十二条（四）", "优化营商环境条例 第三十六条"],
  visibility: "internal",
  decide(file, { asked }, context) {
    const { version, body, clocks, papers, wakes, supplements: told } = context.rows;
    const { today, settings } = context;
    if (file.status === "supplementing") return refuseIntake("SUPPLEMENT_TOLD", { day: told.at(-1)?.toldOn ?? today });
    if (file.status !== "received") return refuse("CASE_NOT_RECEIVED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    const fault = listFault(file, asked, version, papers) ?? againFault(asked, told, papers);
    if (fault) return fault;
    const number = told.length + 1;
    const days = settings.number("supplementReminderDays");
    const { name } = version;
    return together(
      change(file, { status: "supplementing", suppliedOn: null }),
      create(supplements, {
        ...{ id: `${file.id}:supplement${number}`, caseId: file.id, number, asked },
        ...{ toldOn: today, suppliedOn: null },
      }),
      papers
        .filter((paper) => asked.some((one) => one.paper === paper.name))
        .map(
          (paper): Effect => change(paper, { defect: asked.find((one) => one.paper === paper.name)?.defect ?? null }),
        ),
      stopClocks(clocks, ["intake", "supplied"], today),
      cancelWakes(wakes, ["intake", "supplied"]),
      wakeAgain(wakes, {
        ...{ id: wakeId(file, "reminder"), at: startOfDay(addDays(today, days)) },
        ...{ command: "approvals.remindSupplement", target: file.id },
      }),
      numbered(
        body,
        { kind: "补正告知书", about: file.id, addressee: file.applicant, content: { item: name, asked, number } },
        context,
      ),
      tellApplicant(
        file,
        {
          zh: `请补正材料：${name}，共${asked.length}项`,
          en: `Papers to be supplemented: ${name}, ${asked.length} in all`,
        },
        context,
        { owed: asked.map(({ paper }) => paper) },
      ),
    );
  },
});

/** A notice names papers of the list only, each once and as it is, all that are missing, and no slip of the pen. */
function listFault(file: Case, asked: Asked, version: ItemVersion, present: readonly Paper[]): Refusal | undefined {
  for (const [index, { paper, kind }] of asked.entries()) {
    const field = `/asked/${index}/paper`;
    if (!version.papers.some(({ name }) => name === paper)) return refuse("PAPER_NOT_LISTED", { paper, field });
    if (asked.findIndex((one) => one.paper === paper) !== index) return refuseIntake("ASKED_TWICE", { paper, field });
    if (kind === "clerical") return refuseIntake("FIXED_ON_THE_SPOT", { paper, field });
    const here = present.some(({ name }) => name === paper);
    if (file.waived.includes(paper) || here === (kind === "missing"))
      return refuseIntake("ASKED_WRONGLY", { paper, field });
  }
  const untold = missingPapers(file, version, present).filter((name) => !asked.some(({ paper }) => paper === name));
  return untold.length === 0 ? undefined : refuseIntake("NOT_ALL_TOLD", { papers: untold.join("、"), field: "/asked" });
}

/**
 * What the first notice could have asked for is not asked for later (CLK-04): only a paper that the first one asked for, and
 * that came with a new fault, can be in a second.
 */
function againFault(asked: Asked, told: readonly Supplement[], present: readonly Paper[]): Refusal | undefined {
  const last = told.at(-1);
  if (last === undefined) return undefined;
  const late = asked.find(
    ({ paper }) =>
      !last.asked.some((one) => one.paper === paper) ||
      !present.some(({ name, receivedOn }) => name === paper && receivedOn >= last.toldOn),
  );
  if (late === undefined) return undefined;
  return refuseIntake("ASKED_AGAIN", { paper: late.paper, day: last.toldOn, field: "/asked" });
}
