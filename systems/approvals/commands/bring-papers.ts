import { z } from "zod";
import { anyOf, party, post } from "#kernel/access/policies.ts";
import { inForce, itemVersions } from "#kernel/items/records.ts";
import { type Matter, matters, papers } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { attach, attachFault, attachReads, unlooked } from "../paper-files/attaching.ts";
import { keptFlow } from "../plan/kept-flow.ts";
import { refusePapers } from "../ready.ts";
import { flows } from "../records.ts";
import { refuse } from "../refusals.ts";
import { listedOnly } from "./opening.ts";
import { broughtPaper } from "./together.ts";

const paper = z.string().trim().min(1).max(200);

/** 提交材料: papers come into a matter, each once in the city; what waits for them can go on. */
export const bringPapers = command({
  name: "approvals.bringPapers",
  title: { zh: "提交材料", en: "Bring papers" },
  on: matters,
  input: z.object({
    papers: z.array(paper).min(1).max(200),
    /** What was uploaded for some of these papers: a file becomes the next version at its paper. */
    files: z
      .array(z.object({ paper, file: z.string().max(80) }))
      .max(200)
      .default([]),
  }),
  reads: {
    ...attachReads,
    present: all(papers).of("matter"),
    flow: one(flows).by((file: Matter) => file.flow),
    versions: all(itemVersions).where("item", (file: Matter) => file.item),
  },
  may: anyOf(
    party((file: Matter) => file.id),
    post("window", "agent").within((file: Matter) => file.division),
  ),
  basis: ["行政许可法 第三十一条", "优化营商环境条例 第三十五条"],
  visibility: "internal",
  decide(file, asked, context) {
    const { rows } = context;
    if (file.state === "closed") return refuse("MATTER_CLOSED");
    // Of a single application only the papers on its item's list are taken, by the version it was opened with (LST-17).
    const version = rows.versions.find((one) => inForce(one, file.openedOn));
    const unfit = rows.flow
      ? refusePapers(keptFlow(rows.flow), asked.papers)
      : version && listedOnly(version, asked.papers);
    if (unfit) return unfit;
    const fault = attachFault(asked, context);
    if (fault) return fault;
    const listedIn = rows.flow?.id ?? version?.id ?? null;
    const names = [...new Set(asked.papers)];
    const fresh = names.filter((name) => !rows.present.some((paper) => paper.name === name));
    const mended = rows.present.filter(({ name, defect }) => defect !== null && names.includes(name));
    const came = fresh.map((name) => broughtPaper({ matter: file.id, name, listedIn }, context));
    const rescanned = rows.present.filter(
      ({ name, defect }) => defect === null && asked.files.some((one) => one.paper === name),
    );
    const idOf = (name: string) =>
      [...rows.present, ...came.map(({ row }) => row)].find((one) => one.name === name)?.id;
    return [
      change(file, {}),
      // What was not in order comes anew, and has not been looked at yet.
      ...mended.map((paper) => change(paper, { defect: null, checked: false, receivedOn: context.today })),
      ...rescanned.map(unlooked),
      ...came,
      ...attach(asked, file.id, idOf, context),
    ];
  },
});
