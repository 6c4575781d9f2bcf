import { z } from "zod";
import { anyOf, party } from "#kernel/access/policies.ts";
import { matters } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { together } from "../../commands/together.ts";
import { askedBody } from "../reads.ts";
import { isOpenSimulation, type Simulation, simulations } from "../records.ts";
import { refuseSimulation } from "../refusals.ts";

/** 取消模拟审批: nobody wants the opinion any more, or the step was accepted and reviewed without it. What was given stays readable. */
export const endSimulation = command({
  name: "approvals.endSimulation",
  title: { zh: "取消模拟审批", en: "End a simulation" },
  on: simulations,
  input: z.object({}),
  reads: { matter: one(matters).lockedBy((file: Simulation) => file.matter) },
  may: anyOf(
    party((file: Simulation) => file.matter),
    askedBody("window", "reviewer", "decider", "head"),
  ),
  basis: ["INV-09 模拟审批"],
  visibility: "internal",
  decide(file, _, { rows, today }) {
    if (!isOpenSimulation(file) || !rows.matter) return refuseSimulation("SIMULATION_OVER");
    return together(change(file, { state: "ended", endedOn: today }), change(rows.matter, {}));
  },
});
