import { z } from "zod";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { numbered, tellHolder, together } from "../../commands/together.ts";
import { permitOffice, worksFault, worksReads } from "../reads.ts";
import { works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";
import { yearOf } from "../terms.ts";
import { worksStanding } from "../words.ts";

/**
 * 核验施工许可证: before works resume that were stopped for a full year, the body that gave the permit looks whether its conditions still
 * hold (CON-08, 建筑法 art. 10). One that fails resumes nothing, and takes nothing either: that is 撤回 or 注销, acts of their own.
 */
export const recheckPermit = command({
  name: "approvals.recheckPermit",
  title: { zh: "核验施工许可证", en: "Re-check a construction permit" },
  on: works,
  input: z.object({
    result: z.enum(["passed", "failed"]),
    finding: z.string().trim().min(4).max(1000).optional(),
  }),
  reads: worksReads,
  may: permitOffice,
  basis: ["建筑法 第十条第二款", "CON-08"],
  visibility: "public",
  decide(file, { result, finding = null }, context) {
    const { rows, today, post } = context;
    const { stop, recheck } = file;
    const fault = worksFault(file, rows.permit, ["stopped"]);
    const body = rows.bodies.find(({ id }) => id === post?.body);
    const { permit } = rows;
    if (fault || !stop || !body || !permit) return fault ?? refuseWorks("WORKS_STAND_OTHERWISE", worksStanding(file));
    const year = yearOf(stop.on);
    if (today <= year) return refuseWorks("RECHECK_NOT_NEEDED", { year });
    if (recheck?.passed) return refuseWorks("RECHECK_PASSED", { on: recheck.on ?? today });
    const passed = result === "passed";
    if (!passed && finding === null) return refuseWorks("FINDING_MISSING", { field: "/finding" });
    return together(
      change(file, { recheck: { askedOn: recheck?.askedOn ?? today, on: today, passed, finding } }),
      numbered(
        body,
        {
          ...{ kind: "施工许可证核验意见书", about: file.fromCase, addressee: file.holder },
          content: { permit: permit.number, name: permit.name, stoppedOn: stop.on, result, finding },
        },
        context,
      ),
      tellHolder(
        permit,
        passed
          ? {
              zh: `核验合格，可以恢复施工：${permit.number}`,
              en: `Re-check passed, works can resume: ${permit.number}`,
            }
          : { zh: `核验不合格：${permit.number}`, en: `Re-check failed: ${permit.number}` },
        context,
      ),
    );
  },
});
