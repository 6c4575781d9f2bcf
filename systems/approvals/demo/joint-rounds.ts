import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import type { JointExample } from "../joint/examples.ts";
import type { JointAnswer, SeenRound } from "../joint/query.ts";
import type { Cast } from "./cast.ts";

/** What joint handling needs of a play: the city, its people, and a project with its course. */
export type JointPlay = {
  readonly city: City;
  readonly people: Cast;
  readonly matter: string;
  readonly applicant: string;
  readonly example: JointExample;
};

/**
 * What the lead and the members of a round do on a day, by where the round stands: begun when two cases of its group are accepted, answered on
 * the day of the visit, or on the next one, concluded on the day of the re-check. Read from the city each day, so that a play
 * that was broken off goes on where it stands.
 * @returns true when the next day brings something by itself; else nothing comes of it before the project's cases are others
 */
export async function playJointDay(play: JointPlay, on: Day): Promise<boolean> {
  const lead = await leadOf(play, on);
  if (lead === undefined) return false;
  const { example, matter, people } = play;
  const next = play.city.calendar().addWorkdays(on, 1).day;
  const byLead = (kind: string) => people.holder(lead.body, kind, on) as string;
  const seen = await asked(play, byLead("head"));
  const round = seen.rounds.find(({ jointGroup }) => jointGroup === example.group);
  if (round === undefined) {
    const group = seen.groups.find((one) => one.group === example.group);
    const accepted = group?.members.filter((one) => one.case !== null) ?? [];
    if (!group || new Set(accepted.map(({ body }) => body)).size < 2) return false;
    const input = {
      ...{ kind: example.kind, group: example.group, power: group.power },
      ...(example.kind === "acceptance"
        ? {
            visit: { on: next, place: "项目工地" },
            powers: group.members.flatMap((one) => (one.case === null ? [one.power] : [])),
          }
        : {}),
    };
    await people.ask(byLead("reviewer"), "approvals.beginJoint", matter, input, example.name);
    return true;
  }
  if (on <= round.startedOn || (round.visitOn !== null && on < round.visitOn)) return true;
  const ask = (command: string, kind: string, input: object = {}) =>
    people.ask(byLead(kind), `approvals.${command}`, round.id, input).then(() => undefined);
  if (round.state === "asked") {
    for (const one of round.members.filter(({ state }) => state !== "answered" && state !== "left"))
      await people.ask(
        people.holder(one.body, "reviewer", on) as string,
        "approvals.answerJoint",
        one.id,
        example.opinions[one.item] ?? { opinion: "agree" },
      );
    await ask("settleJoint", "decider");
    const defects = round.members.some(({ item }) => example.opinions[item]?.opinion === "defects");
    if (defects && example.kind === "acceptance") await ask("callRecheck", "reviewer", { on: next });
  }
  if (round.state === "rechecking") {
    for (const one of round.members.filter(({ recheck }) => recheck === "asked"))
      await people.ask(people.holder(one.body, "reviewer", on) as string, "approvals.answerRecheck", one.id, {
        results: one.defects.map((_, at) => ({ defect: at + 1, cleared: true })),
      });
    await ask("concludeJoint", "head", { result: "passed" });
  }
  if (round.state === "settled") return demandLate(play, round, on);
  return true;
}

/**
 * The member that had agreed refuses its case for something new; two workdays later its step is opened once more.
 * @returns true when a later day brings more
 */
async function demandLate(
  { city, people, matter, applicant, example }: JointPlay,
  round: SeenRound,
  on: Day,
): Promise<boolean> {
  const { lateDemand } = example;
  const late = round.members.find(({ item }) => item === lateDemand?.item);
  if (!lateDemand || !late?.caseId) return false;
  const by = (kind: string) => people.holder(late.body, kind, on) as string;
  const found = await city.database.pool.query<{
    status: string;
    power: string;
    decidedOn: Day | null;
    again: boolean;
  }>(
    `SELECT c.status, c.power, c.decided_on AS "decidedOn", EXISTS (SELECT FROM cases o WHERE o.matter = c.matter
       AND o.item = c.item AND o.id <> c.id) AS again FROM cases c WHERE c.id = $1`,
    [late.caseId],
  );
  const file = found.rows[0];
  if (file?.status === "accepted")
    await people.ask(by("decider"), "approvals.decide", late.caseId, {
      decision: "refused",
      reason: lateDemand.reason,
    });
  else if (file?.decidedOn && !file.again && city.calendar().workdaysBetween(file.decidedOn, on) >= 2)
    await people.ask(
      by("window"),
      "approvals.openStep",
      matter,
      { procedure: late.item, power: file.power, applicant },
      "again",
    );
  return file?.again !== true;
}

async function leadOf({ city, matter, example }: JointPlay, on: Day): Promise<{ body: string } | undefined> {
  const found = await city.database.pool.query<{ body: string }>(
    `SELECT p.body FROM powers p JOIN matters m ON m.id = $1 WHERE p.item = $2 AND p.valid_from <= $3
       AND (p.valid_to IS NULL OR $3 < p.valid_to) ORDER BY p.division <> m.division, p.id LIMIT 1`,
    [matter, example.lead, on],
  );
  return found.rows[0];
}

async function asked({ city, matter }: JointPlay, person: string): Promise<JointAnswer> {
  const answer = await city.ask("approvals.joints", { kind: "person", person }, { matter });
  if (isRefusal(answer)) throw new Error(`the demo could not look at ${matter}: ${JSON.stringify(answer)}`);
  return answer as JointAnswer;
}
