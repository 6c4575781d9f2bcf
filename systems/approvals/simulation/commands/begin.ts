import { z } from "zod";
import { type Body, bodies, type Post, posts } from "#kernel/directory/records.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { inForce, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { cases, isOver, type Matter, matters, papers, parties, partyOn } from "#kernel/matters/records.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { whoBringsPapers } from "../../outside/commands/record-outside.ts";
import { keptFlow } from "../../plan/kept-flow.ts";
import { flows } from "../../records.ts";
import { refuse } from "../../refusals.ts";
import { isOpenSimulation, simulations } from "../records.ts";
import { refuseSimulation } from "../refusals.ts";
import { type SimulatedStep, simulableSteps } from "../ripe.ts";

const input = z.object({
  /** Steps of the plan that lack nothing but what may be missing. */
  steps: z.array(z.string().max(60)).min(1).max(60),
});
type Input = z.output<typeof input>;

/**
 * 发起模拟审批: the land is not held yet, and bodies look at the project all the same. They give opinions that bind nobody; no limit
 * runs, and the promised days are a target (INV-09).
 */
export const beginSimulation = command({
  name: "approvals.beginSimulation",
  title: { zh: "发起模拟审批", en: "Begin a simulation" },
  on: matters,
  input,
  reads: {
    flow: one(flows).by((file: Matter) => file.flow),
    cases: all(cases).of<Matter, Input>("matter"),
    papers: all(papers).of<Matter, Input>("matter"),
    parties: all(parties).of<Matter, Input>("matter"),
    simulations: all(simulations).of<Matter, Input>("matter"),
    versions: all(itemVersions).among("item", (_: Matter, asked: Input) => asked.steps),
    powers: all(powers).among("item", (_: Matter, asked: Input) => asked.steps),
    bodies: many(bodies).via("powers", (held: readonly Power[]) => held.map(({ body }) => body)),
    posts: all(posts).via("powers", "body", (held: readonly Power[]) => held.map(({ body }) => body)),
  },
  may: whoBringsPapers,
  basis: ["INV-09 模拟审批", "优化营商环境条例 第四十二条"],
  visibility: "internal",
  decide(file, asked, context) {
    const { rows, today } = context;
    if (file.state === "closed") return refuse("MATTER_CLOSED");
    if (!rows.flow) return refuse("NO_FLOW", { flow: file.flow ?? "" });
    const applicant = rows.parties.find((one) => one.role === "applicant" && partyOn(one, today));
    if (!applicant) return refuse("UNKNOWN_APPLICANT");
    const present = new Set(rows.papers.map(({ name }) => name));
    const steps = simulableSteps(keptFlow(rows.flow), file.facts as Facts, present, rows.simulations);
    const parts: (Effect | readonly Effect[])[] = [change(file, {})];
    for (const id of new Set(asked.steps)) {
      const step = steps.find(({ procedure }) => procedure.id === id);
      if (!step) return refuse("NOT_IN_PLAN", { procedure: id, field: "/steps" });
      const begun = beginOne(file, step, applicant.subject, context);
      if (isRefusal(begun)) return begun;
      parts.push(begun);
    }
    return together(...parts);
  },
});

type Rows = {
  readonly cases: readonly RowOf<typeof cases>[];
  readonly simulations: readonly RowOf<typeof simulations>[];
  readonly versions: readonly RowOf<typeof itemVersions>[];
  readonly powers: readonly Power[];
  readonly bodies: readonly Body[];
  readonly posts: readonly Post[];
};

/** One step: its body, as the power says, is asked and told. */
function beginOne(
  file: Matter,
  { procedure, missing, lacks }: SimulatedStep,
  applicant: string,
  context: Context<Rows>,
): readonly Effect[] | Refusal {
  const { rows, today } = context;
  const names = { step: procedure.name.zh, stepEn: procedure.name.en, field: "/steps" };
  const handled = rows.cases.some((one) => one.procedure === procedure.id && !isOver(one));
  if (handled || missing.length === 0) return refuseSimulation("SIMULATION_NOT_NEEDED", names);
  if (rows.simulations.some((one) => one.step === procedure.id && isOpenSimulation(one)))
    return refuseSimulation("SIMULATION_RUNS", names);
  if (lacks.length > 0) return refuseSimulation("SIMULATION_LACKS_MORE", { ...names, papers: lacks.join("、") });
  const version = rows.versions.find((one) => one.item === procedure.id && inForce(one, today));
  const power = rows.powers.find((one) => one.item === procedure.id && inForce(one, today));
  const body = rows.bodies.find(({ id }) => id === power?.body);
  if (!version || !power || !body) return refuse("NO_POWER", { item: procedure.name.zh, date: today });
  const own = rows.posts.filter((one) => one.body === body.id);
  return [
    create(simulations, {
      ...{ id: context.newId(), matter: file.id, step: procedure.id, name: procedure.name, power: power.id },
      ...{ body: body.id, applicant, askedOn: today, targetDays: version.promisedDays, missing, state: "asked" },
      ...{ opinion: null, reply: null, conditions: [], document: null, seen: null, givenOn: null, givenBy: null },
      ...{ caseId: null, convertedOn: null, endedOn: null },
    }),
    ...tellPosts(
      answering(own, today),
      file.id,
      { zh: `请出模拟意见：${procedure.name.zh}`, en: `A simulated opinion is asked for: ${procedure.name.en}` },
      context,
    ),
  ];
}
