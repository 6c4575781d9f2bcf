import { z } from "zod";
import { clocks } from "#kernel/clocks/clocks.ts";
import { type Clock, clockId } from "#kernel/clocks/effects.ts";
import type { Body } from "#kernel/directory/records.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { type Case, cases, isOver, type Paper } from "#kernel/matters/records.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all, many } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { wakes } from "#kernel/records/wakes.ts";
import { statusOf } from "../../case-words.ts";
import { type Accepting, acceptOn, missingPapers } from "../../commands/accepting.ts";
import { cancelWakes, wakeId } from "../../commands/reads.ts";
import { together } from "../../commands/together.ts";
import { opinionWords } from "../../consult/opinion-words.ts";
import { refuseIntake } from "../../intake-refusals.ts";
import { refuse } from "../../refusals.ts";
import { basisOf } from "../basis.ts";
import { askedBody, simulationReads } from "../reads.ts";
import { isFavourable, isOpenSimulation, type Simulation, simulations } from "../records.ts";
import { refuseSimulation } from "../refusals.ts";
import { changesSince } from "../ripe.ts";

/**
 * 模拟转正式: the missing paper is there, so the step has its formal case, which is accepted now; the limit runs from this day (CLK-11).
 * When nothing has changed since, the reviewer's opinion is taken over as the proposal of who converts it there; the decision is
 * still to be made, by who decides.
 */
export const convertSimulation = command({
  name: "approvals.convertSimulation",
  title: { zh: "模拟转正式", en: "Turn a simulation into a formal case" },
  on: simulations,
  input: z.object({}),
  reads: {
    ...simulationReads,
    cases: all(cases).where("matter", (file: Simulation) => file.matter),
    clocks: many(clocks).via("cases", (found: readonly Case[]) =>
      found.flatMap(({ id }) => [clockId(id, "intake"), clockId(id, "supplied")]),
    ),
    wakes: many(wakes).via("cases", (found: readonly Case[]) =>
      found.flatMap((one) => [wakeId(one, "intake"), wakeId(one, "supplied")]),
    ),
  },
  may: askedBody("window", "reviewer", "decider", "head"),
  basis: ["INV-09 模拟审批", "行政许可法 第三十二条（五）"],
  visibility: "public",
  decide(file, _, context) {
    const { rows, actor, today } = context;
    if (!isOpenSimulation(file)) return refuseSimulation("SIMULATION_OVER");
    if (file.seen === null) return refuseSimulation("SIMULATION_UNSAID");
    const basis = basisOf(file, context);
    if (isRefusal(basis)) return basis;
    const formal = rows.cases.find((one) => one.procedure === file.step && !isOver(one));
    if (basis.missing.length > 0 || !formal)
      return refuseSimulation("SIMULATION_UNRIPE", {
        papers: (basis.missing.length ? basis.missing : file.missing).join("、"),
      });
    const changes = changesSince(basis.flow, file.seen, { ...basis.seen, itemVersion: formal.itemVersion });
    if (changes.length > 0)
      return refuseSimulation("SIMULATION_STALE", {
        changes: changes.map(({ zh }) => zh).join("、"),
        changesEn: changes.map(({ en }) => en).join(", "),
      });
    const accepted = acceptFormal(formal, basis.version, context);
    if (isRefusal(accepted)) return accepted;
    const reviewer =
      actor.kind === "person" &&
      actor.posts.some((held) => held.kind === "reviewer" && held.body === formal.body && heldOn(held, today));
    const proposal =
      reviewer && isFavourable(file) && formal.proposal === null
        ? { proposal: "granted" as const, opinion: proposalText(file), reviewer: actor.person, reviewedOn: today }
        : {};
    return together(
      change(file, { state: "converted", caseId: formal.id, convertedOn: today }),
      change(basis.matter, {}),
      change(formal, { ...accepted.patch, ...proposal }),
      accepted.effects,
    );
  },
});

type Rows = {
  readonly bodies: readonly Body[];
  readonly papers: readonly Paper[];
  readonly clocks: readonly Clock[];
  readonly wakes: readonly RowOf<typeof wakes>[];
};

/** Accepts the formal case today; one that was accepted before, by act or by silence, stays as it is. */
function acceptFormal(formal: Case, version: ItemVersion, context: Context<Rows>): Accepting | Refusal {
  const { bodies, papers, clocks, wakes } = context.rows;
  const body = bodies.find(({ id }) => id === formal.body);
  if (formal.status === "accepted") return { patch: {}, effects: [] };
  if (formal.status !== "received") return refuse("CASE_NOT_RECEIVED", statusOf(formal));
  if (!body) return refuse("NO_POWER", { item: version.name, date: context.today });
  const missing = missingPapers(formal, version, papers);
  if (missing.length > 0) return refuseIntake("PAPERS_MISSING", { papers: missing.join("、") });
  const own = wakes.filter(({ target }) => target === formal.id);
  const running = clocks.filter(({ owner }) => owner === formal.id);
  const accepted = acceptOn(formal, context.today, false, { version, body, clocks: running }, context);
  if (isRefusal(accepted)) return accepted;
  return { ...accepted, effects: [...accepted.effects, ...cancelWakes(own, ["intake", "supplied"])] };
}

/** The simulated opinion in the words of the formal proposal. */
function proposalText({ opinion, reply, conditions, givenOn }: Simulation): string {
  const said = opinion === null ? "" : opinionWords[opinion].zh;
  return [`沿用${givenOn}模拟意见：${said}`, ...conditions, ...(reply ? [reply] : [])].join("；");
}
