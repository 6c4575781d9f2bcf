import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { clockNamed } from "#kernel/clocks/effects.ts";
import { files } from "#kernel/files/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { numbered, tellHolder, together } from "../../commands/together.ts";
import { proofInput, readProof } from "../../facts/commands/proof-input.ts";
import { permitStanding } from "../../permit-words.ts";
import { permitOffice, worksReads } from "../reads.ts";
import { type Works, works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";
import { worksStanding } from "../words.ts";

const input = z.object({
  on: z.iso.date().refine(isDay),
  proof: proofInput.optional(),
  reason: z.string().trim().min(4).max(500),
});
type Input = z.output<typeof input>;

/**
 * 更正废止登记: works had begun in time and nobody told, so the permit has not lapsed by law, whatever the system noted (CON-08). By who
 * decides at the body that gave it, with the paper that proves the start; what was noted stays in the journal.
 */
export const undoLapse = command({
  name: "approvals.undoLapse",
  title: { zh: "更正废止登记（期限内已开工）", en: "Correct a lapse: works had begun in time" },
  on: works,
  input,
  reads: { ...worksReads, file: one(files).by((_: Works, asked: Input) => asked.proof?.file) },
  may: permitOffice,
  basis: ["建筑法 第九条", "CON-08"],
  visibility: "public",
  decide(file, asked, context) {
    const { rows, today, post } = context;
    const { permit } = rows;
    const body = rows.bodies.find(({ id }) => id === post?.body);
    if (file.state !== "lapsed" || !permit || !body) return refuseWorks("WORKS_STAND_OTHERWISE", worksStanding(file));
    if (permit.state !== "lapsed") {
      const { number, state, stateEn } = permitStanding(permit);
      return refuseWorks("WORKS_PERMIT_OVER", { number, permitState: state, permitStateEn: stateEn });
    }
    const on = asked.on as Day;
    const until = clockNamed(rows.clocks, "start")?.due ?? today;
    if (on < file.fetchedOn || on > until)
      return refuseWorks("START_DAY_UNFIT", { on, from: file.fetchedOn, until, field: "/on" });
    const proof = readProof(asked.proof, rows.file, context);
    if (!proof) return refuseWorks("START_PROOF_MISSING", { field: "/proof" });
    return together(
      change(file, { state: "underway", startedOn: on, proof }),
      change(permit, { state: "valid", endedOn: null }),
      numbered(
        body,
        {
          ...{ kind: "施工许可证废止更正书", about: file.fromCase, addressee: file.holder },
          content: { permit: permit.number, name: permit.name, startedOn: on, until, reason: asked.reason },
        },
        context,
      ),
      tellHolder(
        permit,
        {
          zh: `期限内已经开工，施工许可证继续有效：${permit.number}`,
          en: `Works had begun in time, the construction permit holds: ${permit.number}`,
        },
        context,
      ),
    );
  },
});
