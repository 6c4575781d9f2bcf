import { z } from "zod";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { matters } from "#kernel/matters/records.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { actsOn } from "./acts.ts";
import { sightOfProject } from "./matter.ts";

/** 项目可办: what somebody may do now with a project and why not, each act by the rule itself. */
export const projectActs = query({
  name: "approvals.projectActs",
  title: { zh: "项目可办的事", en: "Acts on a project" },
  input: z.object({ id: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    if (!(await sightOfProject(city, actor, input.id, today)))
      return refuseRecord("NOT_FOUND", { record: "项目", id: input.id });
    return { acts: await actsOn(city, actor, { record: matters, id: input.id }) };
  },
});
