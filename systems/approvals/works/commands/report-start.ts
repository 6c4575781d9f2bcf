import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { clockNamed, stopClocks } from "#kernel/clocks/effects.ts";
import { files } from "#kernel/files/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { cancelled } from "../../commands/granting.ts";
import { tellPosts, together } from "../../commands/together.ts";
import { proofInput, readProof } from "../../facts/commands/proof-input.ts";
import { officePosts, ownSideOrWindow, worksFault, worksReads } from "../reads.ts";
import { type Works, works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";

const input = z.object({ on: z.iso.date().refine(isDay), proof: proofInput.optional() });
type Input = z.output<typeof input>;

/** 报告开工: on which day works began, by which paper; within the time that runs from the day the permit was fetched (CON-08). */
export const reportStart = command({
  name: "approvals.reportStart",
  title: { zh: "报告开工", en: "Report the start of works" },
  on: works,
  input,
  reads: { ...worksReads, file: one(files).by((_: Works, asked: Input) => asked.proof?.file) },
  may: ownSideOrWindow,
  basis: ["建筑法 第九条", "CON-08"],
  visibility: "public",
  decide(file, asked, context) {
    const { rows, today } = context;
    const fault = worksFault(file, rows.permit, ["waiting"]);
    if (fault) return fault;
    const on = asked.on as Day;
    const due = clockNamed(rows.clocks, "start")?.due ?? today;
    // While an extension that was asked for in time is undecided, the time has not run out.
    const until = file.asked === null && due < today ? due : today;
    if (on < file.fetchedOn || on > until)
      return refuseWorks("START_DAY_UNFIT", { on, from: file.fetchedOn, until, field: "/on" });
    const proof = readProof(asked.proof, rows.file, context);
    if (!proof) return refuseWorks("START_PROOF_MISSING", { field: "/proof" });
    const { number = "" } = rows.permit ?? {};
    return together(
      change(file, { state: "underway", startedOn: on, proof, asked: null }),
      stopClocks(rows.clocks, ["start"], today),
      cancelled(rows.wakes),
      tellPosts(
        officePosts(rows, today),
        file.fromCase,
        { zh: `已开工（${on}）：施工许可证${number}`, en: `Works began on ${on}: construction permit ${number}` },
        context,
      ),
    );
  },
});
