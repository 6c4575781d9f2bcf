import { z } from "zod";
import { anyOf, post, system } from "#kernel/access/policies.ts";
import { bodies, subjects } from "#kernel/directory/records.ts";
import { items, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { cases, isOver, type Matter, matters, papers, parties, partyOn } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { all, one } from "#kernel/records/reads.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { keptFlow } from "../plan/kept-flow.ts";
import { stepsOf } from "../ready.ts";
import { flows } from "../records.ts";
import { refuse } from "../refusals.ts";
import { simulations } from "../simulation/records.ts";
import { refuseSimulation } from "../simulation/refusals.ts";
import { authority, lawsOfVersions, openCase } from "./opening.ts";

const input = z.object({
  /** The procedure's id in the flow, which is also the code of its item version of that time. */
  procedure: z.string().max(20),
  power: z.string().max(80),
  applicant: z.string().max(80),
});
type Input = z.output<typeof input>;

/**
 * 开办一步: a step of the plan becomes a case as soon as its papers are there; nothing waits for a turn (CON-11). It runs
 * by itself when a paper comes; the window can ask for it too.
 */
export const openStep = command({
  name: "approvals.openStep",
  title: { zh: "开办一步", en: "Open a step" },
  on: matters,
  input,
  reads: {
    flow: one(flows).by((file: Matter) => file.flow),
    cases: all(cases).of("matter"),
    papers: all(papers).of("matter"),
    parties: all(parties).of("matter"),
    simulations: all(simulations).of("matter"),
    versions: all(itemVersions).where("item", (_: Matter, asked: Input) => asked.procedure),
    laws: lawsOfVersions,
    item: one(items).by((_: Matter, asked: Input) => asked.procedure),
    power: one(powers).by((_: Matter, asked: Input) => asked.power),
    body: one(bodies).via("power", (power: Power) => power.body),
    applicant: one(subjects).by((_: Matter, asked: Input) => asked.applicant),
  },
  may: anyOf(
    system(),
    post("window").holding((_: Matter, asked: Input) => asked.power),
  ),
  basis: ["优化营商环境条例 第四十二条"],
  visibility: "internal",
  decide(file, asked, context) {
    const { flow: row, versions, laws, item, power, body, applicant, papers, cases } = context.rows;
    if (file.state === "closed") return refuse("MATTER_CLOSED");
    if (!row) return refuse("NO_FLOW", { flow: file.flow ?? "" });
    const present = new Set(papers.map((paper) => paper.name));
    const steps = stepsOf(keptFlow(row), file.facts as never, present);
    const step = steps.find((one) => one.procedure.id === asked.procedure);
    if (!step) return refuse("NOT_IN_PLAN", { procedure: asked.procedure, field: "/procedure" });
    const name = step.procedure.name.zh;
    const open = cases.some((one) => one.procedure === asked.procedure && !isOver(one));
    if (open) return refuse("PROCEDURE_OPEN", { procedure: name });
    // What was said in simulation makes up for no paper (INV-09).
    if (step.missing.length > 0 && context.rows.simulations.some((one) => one.step === asked.procedure))
      return refuseSimulation("SIMULATION_NOT_BINDING", { procedure: name, papers: step.missing.join("、") });
    if (step.missing.length > 0) return refuse("PROCEDURE_WAITS", { procedure: name, papers: step.missing.join("、") });
    const found = authority({ code: asked.procedure, item, versions, laws, power, body }, context.today);
    if (isRefusal(found)) return found;
    // Whoever else is named would get the notices and documents of somebody else's project.
    const own = context.rows.parties.some(
      (one) => one.subject === asked.applicant && one.role === "applicant" && partyOn(one, context.today),
    );
    if (!applicant || !own) return refuse("UNKNOWN_APPLICANT", { field: "/applicant" });
    return openCase(
      {
        ...found,
        ...{ matter: file.id, procedure: asked.procedure, applicant, division: file.division },
        ...{ brought: [], already: [...present] },
        // The item's list may hold papers that the law does not ask of a project: they are not missed at acceptance either.
        waived: [...new Set([...step.procedure.needs, ...found.version.papers.map((paper) => paper.name)])].filter(
          (paper) => !step.needs.includes(paper),
        ),
      },
      context,
    );
  },
});
