import { z } from "zod";
import { anyone } from "#kernel/access/policies.ts";
import { files } from "#kernel/files/records.ts";
import { readQueryCode } from "#kernel/identifiers/queryCode.ts";
import { type Case, cases, type Matter } from "#kernel/matters/records.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { type Attached, attach } from "../paper-files/attaching.ts";
import { paperFiles } from "../paper-files/records.ts";
import { refusePaperFile } from "../paper-files/refusals.ts";
import { keptFlow } from "../plan/kept-flow.ts";
import { refusePage } from "../portal-refusals.ts";
import { refusePapers } from "../ready.ts";
import { flows } from "../records.ts";
import { refuse } from "../refusals.ts";
import { missingPapers } from "./accepting.ts";
import { matter, ownPapers, version } from "./reads.ts";
import { broughtPaper } from "./together.ts";

const input = z.object({
  /** The query code on the receipt: whoever has it may bring what the case still lacks, and nothing else. */
  code: z.string().max(60).transform(readQueryCode),
  files: z
    .array(z.object({ paper: z.string().trim().min(1).max(200), file: z.string().max(80) }))
    .min(1)
    .max(100),
});
type Input = z.output<typeof input>;

/**
 * 凭查询码补交材料: what a supplement notice asked for, or what is not there yet, uploaded by whoever has the query code. When the last of it
 * has come, the case goes on by itself as of this day (CLK-08). Nothing is taken that the case does not lack (LST-17).
 */
export const supply = command({
  name: "approvals.supply",
  title: { zh: "凭查询码补交材料", en: "Supply papers by the query code" },
  on: cases,
  input,
  reads: {
    ...{ version, matter, papers: ownPapers },
    flow: one(flows).via("matter", (row: Matter) => row.flow),
    uploaded: many(files).by((_: Case, asked: Input) => asked.files.map(({ file }) => file)),
    attached: all(paperFiles).where("matter", (file: Case) => file.matter),
  },
  may: anyone(),
  basis: ["行政许可法 第三十一条", "行政许可法 第三十二条（四）（五）"],
  visibility: "internal",
  decide(file, asked, context) {
    const { version, matter, papers, flow, uploaded } = context.rows;
    if (asked.code !== file.queryCode) return refusePage("QUERY_CODE_UNKNOWN", { code: asked.code });
    if (!matter || matter.state === "closed") return refuse("MATTER_CLOSED");
    if (!["received", "supplementing", "accepted"].includes(file.status))
      return refuse("CASE_NOT_RECEIVED", statusOf(file));
    if (!version) return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    const lacked = new Set(missingPapers(file, version, papers));
    const names = [...new Set(asked.files.map(({ paper }) => paper))];
    const unwanted = names.find((name) => !lacked.has(name));
    if (unwanted !== undefined) return refuse("PAPER_NOT_LISTED", { paper: unwanted, field: "/files" });
    const unfit = (flow && refusePapers(keptFlow(flow), names)) ?? strange(asked.files, uploaded, context.actor);
    if (unfit) return unfit;
    const mended = papers.filter(({ name, defect }) => defect !== null && names.includes(name));
    const fresh = names.filter((name) => !papers.some((paper) => paper.name === name));
    const came = fresh.map((name) =>
      broughtPaper({ matter: matter.id, name, listedIn: flow?.id ?? version.id }, context),
    );
    const idOf = (name: string) => [...papers, ...came.map(({ row }) => row)].find((one) => one.name === name)?.id;
    const rows = { ...context.rows, present: papers };
    return [
      change(file, {}),
      change(matter, {}),
      ...mended.map((paper) => change(paper, { defect: null, checked: false, receivedOn: context.today })),
      ...came,
      ...attach({ files: asked.files }, matter.id, idOf, { ...context, rows }),
    ];
  },
});

/** A file that is not whole, or that somebody else uploaded; without a name one brings what was uploaded without one. */
function strange(
  asked: readonly Attached[],
  uploaded: readonly RowOf<typeof files>[],
  actor: Actor,
): Refusal | undefined {
  const person = actor.kind === "person" ? actor.person : null;
  const fault = asked.find(({ file }) => {
    const found = uploaded.find(({ id }) => id === file);
    return found?.state !== "whole" || (found.uploadedBy !== null && found.uploadedBy !== person);
  });
  return fault && refusePaperFile("PAPER_FILE_UNKNOWN", { paper: fault.paper, field: "/files" });
}
