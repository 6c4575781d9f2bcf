import { z } from "zod";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { numbered, tellApplicant, together } from "../../commands/together.ts";
import { opinionFault, opinionInput } from "../../consult/commands/opinion-input.ts";
import { refuse } from "../../refusals.ts";
import { basisOf } from "../basis.ts";
import { askedBody, simulationReads } from "../reads.ts";
import { isOpenSimulation, simulations } from "../records.ts";
import { refuseSimulation } from "../refusals.ts";

/**
 * 出具模拟意见: what the body would say if the missing paper were there, as a numbered document that says that it binds nobody. It
 * can be given anew when facts or papers have changed; the earlier document stays.
 */
export const giveSimulatedOpinion = command({
  name: "approvals.giveSimulatedOpinion",
  title: { zh: "出具模拟意见", en: "Give a simulated opinion" },
  on: simulations,
  input: z.object(opinionInput),
  reads: simulationReads,
  may: askedBody("reviewer", "decider", "head"),
  basis: ["INV-09 模拟审批"],
  visibility: "internal",
  decide(file, { opinion, reply, conditions }, context) {
    const { rows, actor, today } = context;
    if (!isOpenSimulation(file)) return refuseSimulation("SIMULATION_OVER");
    const basis = basisOf(file, context);
    if (isRefusal(basis)) return basis;
    const body = rows.bodies.find(({ id }) => id === context.post?.body);
    if (!body || actor.kind !== "person") return refuse("NO_POWER", { item: file.name.zh, date: today });
    const fault = opinionFault({ opinion, reply, conditions });
    if (fault) return fault;
    const document = numbered(
      body,
      {
        ...{ kind: "模拟意见书", about: file.matter, addressee: file.applicant },
        content: {
          ...{ item: file.name.zh, opinion, missing: basis.missing, papers: basis.seen.papers.map(({ name }) => name) },
          opinions: { reply: reply ?? null, conditions },
        },
      },
      context,
    );
    if (isRefusal(document)) return document;
    return together(
      document,
      change(file, {
        ...{ state: "given", opinion, reply: reply ?? null, conditions, document: document.row.id },
        ...{ seen: basis.seen, givenOn: today, givenBy: actor.person },
      }),
      change(basis.matter, {}),
      tellApplicant(
        { id: file.matter, applicant: file.applicant },
        {
          zh: `已出模拟意见（不具法律效力）：${file.name.zh}`,
          en: `A simulated opinion was given (not binding): ${file.name.en}`,
        },
        context,
      ),
    );
  },
});
