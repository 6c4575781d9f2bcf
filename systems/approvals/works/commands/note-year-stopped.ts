import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { tellHolder, tellPosts, together } from "../../commands/together.ts";
import { officePosts, worksFault, worksReads } from "../reads.ts";
import { works } from "../records.ts";
import { refuseWorks } from "../refusals.ts";
import { worksStanding } from "../words.ts";

/** 中止满一年: from now on works resume only once the permit has been re-checked (CON-08, 建筑法 art. 10); both sides are told. */
export const noteYearStopped = command({
  name: "approvals.noteYearStopped",
  title: { zh: "中止施工满一年，恢复前须核验", en: "Note a stop of a full year" },
  on: works,
  input: z.object({}),
  reads: worksReads,
  may: system(),
  basis: ["建筑法 第十条第二款", "CON-08"],
  visibility: "public",
  decide(file, _, context) {
    const { rows, today } = context;
    const fault = worksFault(file, rows.permit, ["stopped"]);
    if (fault || !rows.permit) return fault ?? refuseWorks("WORKS_STAND_OTHERWISE", worksStanding(file));
    const { number } = rows.permit;
    const told = {
      zh: `中止施工已满一年，恢复前要核验施工许可证：${number}`,
      en: `Stopped for a full year: construction permit ${number} is re-checked before works resume`,
    };
    return together(
      change(file, {}),
      tellHolder(rows.permit, told, context),
      tellPosts(officePosts(rows, today), file.fromCase, told, context),
    );
  },
});
