import { changeFacts } from "./facts/commands/change-facts.ts";
import { planVersionList } from "./facts/query.ts";
import { planVersions } from "./facts/records.ts";
import { factRefusals } from "./facts/refusals.ts";
import { correctOutside } from "./outside/commands/correct-outside.ts";
import { recordOutside } from "./outside/commands/record-outside.ts";
import { outsideSteps } from "./outside/records.ts";
import { outsideRefusals } from "./outside/refusals.ts";
import { projectActs } from "./queries/project-acts.ts";
import { beginSimulation } from "./simulation/commands/begin.ts";
import { convertSimulation } from "./simulation/commands/convert.ts";
import { endSimulation } from "./simulation/commands/end.ts";
import { giveSimulatedOpinion } from "./simulation/commands/give-opinion.ts";
import { simulationList, simulationTasks } from "./simulation/query.ts";
import { simulations } from "./simulation/records.ts";
import { simulationRefusals } from "./simulation/refusals.ts";
import { settleSite } from "./site/commands/settle.ts";
import { siteAgreements, siteList } from "./site/query.ts";
import { siteConditions } from "./site/records.ts";
import { siteRefusals } from "./site/refusals.ts";

// What a project's plan meets on the way: its facts become others, steps are done outside the system, or looked at
// before the land is held.

export const wayRecords = [planVersions, outsideSteps, simulations, siteConditions];
const simulating = [beginSimulation, giveSimulatedOpinion, convertSimulation, endSimulation];
export const wayCommands = [changeFacts, recordOutside, correctOutside, ...simulating, settleSite];
export const wayQueries = [planVersionList, projectActs, simulationList, simulationTasks, siteList, siteAgreements];
export const wayRefusals = { ...factRefusals, ...outsideRefusals, ...simulationRefusals, ...siteRefusals };
export const wayConstraints = {
  plan_version_in_order: "FACTS_UNCHANGED",
  outside_step_done_once: "OUTSIDE_RECORDED",
  simulation_open_once: "SIMULATION_RUNS",
};
