import type { City } from "#kernel/city/city.ts";
import type { Actor } from "#kernel/records/actor.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import { isRefusal } from "#kernel/records/refusal.ts";

/**
 * Sample input with which an act is rehearsed: it passes the act's schema, so that the rule is asked. Only whether it is possible
 * now matters; what the rule says against the sample itself (a refusal that names a field) is not yet a no.
 */
const rehearsals: Readonly<Record<string, object>> = {
  "approvals.decide": { decision: "granted" },
  "approvals.decline": { reason: "————" },
  "approvals.tellMissing": { asked: [{ paper: "—", kind: "missing", defect: "——" }] },
  "approvals.checkPaper": { paper: "—", sound: true },
  "approvals.fixOnTheSpot": { paper: "—", what: "——" },
  "approvals.endCase": { reason: "————" },
  "approvals.review": { proposal: "refused", opinion: "——" },
  "approvals.sendBack": { note: "——" },
  "approvals.pause": { ground: "专家评审", plannedDays: 1, explanation: "————" },
  "approvals.extend": { days: 1, reason: "————" },
  "approvals.explainDelay": { reason: "————————" },
  "approvals.handUp": { opinion: "——" },
  "approvals.assign": { person: "—" },
  "approvals.handOverCase": { person: "—", note: "——" },
  "approvals.reroute": { power: "—", note: "————" },
  "approvals.callHearing": { day: "2000-01-01", place: "——", chair: "—" },
  "approvals.closeHearing": { minutes: "——————————" },
  "approvals.consult": { bodies: ["—"], question: "————" },
  "approvals.answerConsultation": { opinion: "noOpinion" },
  "approvals.answerJoint": { opinion: "agree" },
  "approvals.answerRecheck": { results: [{ defect: 50, cleared: true }] },
  "approvals.callRecheck": { on: "2000-01-01" },
  "approvals.concludeJoint": { result: "failed" },
  "approvals.extendJoint": { days: 1, reason: "————" },
  "approvals.cancelJoint": { reason: "————" },
  "approvals.changeFacts": { facts: {}, since: "2000-01-01", reason: "————" },
  "approvals.recordOutside": { step: "—", doneOn: "2000-01-01" },
  "approvals.beginSimulation": { steps: ["—"] },
  "approvals.handBack": { papers: ["—"], confirmed: "signature" },
  "approvals.handOverResult": { confirmed: "signature" },
  "approvals.giveSimulatedOpinion": { opinion: "agree" },
  "approvals.recordAnswer": { decision: "granted", number: "————", on: "2000-01-01" },
  "approvals.revokePermit": { ground: "fraud", reason: "————" },
  "approvals.withdrawPermit": { ground: "lawChanged", reason: "————", compensation: "————" },
  "approvals.cancelPermit": { ground: "forceMajeure", reason: "————" },
  "approvals.reportStart": { on: "2000-01-01" },
  "approvals.askLaterStart": { reason: "————" },
  "approvals.decideLaterStart": { decision: "granted" },
  "approvals.undoLapse": { on: "2000-01-01", reason: "————" },
  "approvals.reportStop": { on: "2000-01-01", reason: "————", care: "————" },
  "approvals.recheckPermit": { result: "passed" },
  "approvals.reportResumption": { on: "9999-01-01" },
  "approvals.correctDocument": { wrong: "—", right: "——" },
  "approvals.voidDocument": { reason: "————" },
};

/** Every act on a record with whether this person may do it now, by rehearsing each on the real rows; the rule says why not. */
export async function actsOn(city: City, actor: Actor, on: { readonly record: AnyRecord; readonly id: string }) {
  if (actor.kind !== "person") return [];
  const who = { kind: "person", person: actor.person } as const;
  const own = [...city.registry.commands.values()].filter(
    (command) => command.on === on.record && !command.may.roles.includes("system"),
  );
  return Promise.all(
    own.map(async (command) => {
      const input = rehearsals[command.name] ?? {};
      const outcome = await city.execute({ command: command.name, who, on: on.id, input, dryRun: true });
      const refusal = isRefusal(outcome) && outcome.field === undefined ? outcome : null;
      return { command: command.name, title: command.title, basis: command.basis, allowed: refusal === null, refusal };
    }),
  );
}
