import { changeFacts } from "./facts/commands/change-facts.ts";
import { planVersionList } from "./facts/query.ts";
import { planVersions } from "./facts/records.ts";
import { factRefusals } from "./facts/refusals.ts";
import { correctOutside } from "./outside/commands/correct-outside.ts";
import { recordOutside } from "./outside/commands/record-outside.ts";
import { outsideSteps } from "./outside/records.ts";
import { outsideRefusals } from "./outside/refusals.ts";
import { projectActs } from "./queries/project-acts.ts";

// What a project's plan meets on the way: its facts become others, and steps are done outside the system.

export const wayRecords = [planVersions, outsideSteps];
export const wayCommands = [changeFacts, recordOutside, correctOutside];
export const wayQueries = [planVersionList, projectActs];
export const wayRefusals = { ...factRefusals, ...outsideRefusals };
export const wayConstraints = { plan_version_in_order: "FACTS_UNCHANGED", outside_step_done_once: "OUTSIDE_RECORDED" };
