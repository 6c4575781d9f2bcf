import { addDays, type Day, day, daysBetween } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { flowAt } from "../flow-store.ts";
import { jointExamples } from "../joint/examples.ts";
import type { Flow } from "../plan/flow.ts";
import { derivePlan, type Plan } from "../plan/plan.ts";
import type { Turn } from "./agenda.ts";
import type { Cast, DemoPack, DemoProject } from "./cast.ts";
import { momentOf } from "./day-times.ts";
import { playJointDay } from "./joint-rounds.ts";
import { playWayDay, type Way, wayOf, withheld } from "./project-way.ts";

/** Everything that a project does on a day is done in the morning; what it opens is found the next day. */
const inTheMorning = (on: Day) => momentOf(on, "morning");
const lastStage = 4;

type Open = {
  readonly id: string;
  readonly matter: string;
  readonly procedure: string;
  readonly status: string;
  readonly body: string;
  readonly acceptedOn: Day | null;
  readonly handedUpOn: Day | null;
  readonly promisedDays: number;
  readonly visits: number;
  readonly handsUpTo: string | null;
  readonly proposed: boolean;
  /** Its round of joint handling is still open: it is not decided alone. */
  readonly joint: boolean;
};
type Running = {
  readonly project: DemoProject;
  plan: Plan;
  readonly matter: string;
  readonly way: Way;
  built: boolean;
  /** How the cases of its joint group stood when joint handling was last looked at; undefined when it is to be looked at anyway. */
  jointSeen: string | undefined;
};

/**
 * This year's projects, one workday after the other: each begins on its day with the papers it has, its steps open by
 * themselves, and every office takes its own pace. What there is to do is read from the city each day, so a play that was
 * broken off goes on where it stands.
 */
export function projectTurns(city: City, pack: DemoPack, flow: Flow, people: Cast, until: Date): Turn[] {
  const projects = pack.demo?.projects ?? [];
  const first = projects.map(({ openedOn }) => openedOn).sort()[0];
  if (first === undefined) return [];
  const calendar = city.calendar();
  const running: Running[] = [];
  const flowId = `${flow.id}@${flow.edition}`;

  const dayTurn = (on: Day): Turn => {
    let steps: Open[] = [];
    let begun: ReadonlyMap<string, Day> = new Map();
    const opened = projects.filter(({ openedOn }) => openedOn === on);
    let written = flow;
    return {
      at: inTheMorning(on),
      async look() {
        const matters = running.map(({ matter }) => matter);
        [steps, begun] = await Promise.all([openSteps(city, matters), buildingPermits(city, matters)]);
        if (opened.length > 0) written = await flowAt(city, { id: flowId, version: await versionOf(city, flowId) });
      },
      async act() {
        const opening = opened.map((project) => open(project, written, on));
        const stepsIn = ({ matter }: Running) => steps.filter((step) => step.matter === matter);
        const alone = (one: Running, own: readonly Open[]) => [
          ...own.map((step) => advance(step, one, on)),
          complete(one, begun.get(one.matter), on),
          onTheWay(one, on),
        ];
        const joint = running.map((one) => jointNow(one, stepsIn(one)));
        const going = running.flatMap((one, index) => (joint[index] ? [] : alone(one, stepsIn(one))));
        await Promise.all([...opening, ...going]);
        // Joint handling comes before what each office does alone, and may change what there is to do: one project after another.
        for (const [index, play] of joint.entries()) {
          const one = running[index];
          if (!one || !play) continue;
          const goesOn = await playJointDay(play, on);
          one.jointSeen = goesOn ? undefined : play.standing;
          await Promise.all(alone(one, await openSteps(city, [one.matter])));
        }
        const next = calendar.addWorkdays(on, 1).day;
        return inTheMorning(next) > until ? [] : [dayTurn(next)];
      },
    };
  };
  return [dayTurn(day(first))];

  async function open(project: DemoProject, written: Flow, on: Day): Promise<void> {
    const facts = { ...flow.examples?.find(({ id }) => id === project.example)?.facts, ...project.facts };
    const clerk = people.holder("DRC", "window", on) as string;
    const asked = {
      title: project.title,
      applicant: project.applicant,
      flow: flowId,
      facts,
      division: project.division,
    };
    const plan = derivePlan(written, { facts });
    const way = wayOf(written, plan);
    const late = withheld(way);
    const papers = ownPapers(plan, (stage) => stage < lastStage).filter((paper) => !late.includes(paper));
    const { id } = await people.ask(clerk, "approvals.openProject", null, { ...asked, papers }, project.title);
    running.push({ project, plan, matter: id, way, built: false, jointSeen: "" });
  }

  /** What is done outside, and what becomes of the facts. */
  async function onTheWay(one: Running, on: Day): Promise<void> {
    one.plan = (await playWayDay({ ...one, people }, on)) ?? one.plan;
  }

  /** Joint handling, when its cases are others than at the last look. */
  function jointNow({ project, matter, plan, jointSeen }: Running, own: readonly Open[]) {
    const example = jointExamples.find(({ name }) => name === project.joint);
    if (!example) return undefined;
    const group = new Set(plan.procedures.filter(({ jointGroup }) => jointGroup === example.group).map(({ id }) => id));
    const standing = own
      .flatMap(({ id, procedure, status }) => (group.has(procedure) ? [`${id} ${status}`] : []))
      .join();
    return jointSeen === standing
      ? undefined
      : { city, people, matter, applicant: project.applicant, example, standing };
  }

  /** What one office does with one step on one day. */
  async function advance(step: Open, { project, plan }: Running, on: Day): Promise<void> {
    const by = (kind: string) => people.holder(step.body, kind, on) as string;
    const ask = (act: string, kind: string, input: object = {}) =>
      people.ask(by(kind), `approvals.${act}`, step.id, input, on).then(() => undefined);
    const planned = plan.procedures.find(({ id }) => id === step.procedure);
    if (step.status === "received")
      return step.promisedDays === 0 && step.visits <= 1 && !planned?.excluded
        ? ask("decideOnTheSpot", "window", { delivered: true })
        : ask("accept", "window");
    if (step.status === "decided") return ask("deliver", "window");
    if (step.status === "handedUp") {
      if (step.handedUpOn === null || calendar.workdaysBetween(step.handedUpOn, on) < 10) return;
      return ask("recordAnswer", "reviewer", {
        decision: "granted",
        number: `赣转〔${on.slice(0, 4)}〕${step.id.slice(-6)}`,
        on,
      });
    }
    if (step.acceptedOn === null) return;
    const used = calendar.workdaysBetween(step.acceptedOn, on);
    const due = planned?.excluded
      ? daysBetween(step.acceptedOn, on) >= planned.excluded.minCalendarDays
      : used >= Math.ceil(step.promisedDays * project.pace);
    const decides = due && !step.joint;
    if (step.handsUpTo !== null)
      return decides ? ask("handUp", "reviewer", { opinion: "经初审，符合条件。" }) : undefined;
    if (!step.proposed && used >= Math.floor((step.promisedDays * project.pace) / 2) && !due)
      return ask("review", "reviewer", { proposal: "granted", opinion: "材料齐全，符合规划条件，建议准予。" });
    return decides ? ask("decide", "decider", { decision: "granted" }) : undefined;
  }

  /** Building is over: the papers of completion come. */
  async function complete(one: Running, begun: Day | undefined, on: Day): Promise<void> {
    const { buildingDays } = one.project;
    if (one.built || buildingDays === null || begun === undefined || on < addDays(begun, buildingDays)) return;
    one.built = true;
    const papers = ownPapers(one.plan, (stage) => stage === lastStage);
    const clerk = people.holder("DRC", "window", on) as string;
    if (papers.length > 0) await people.ask(clerk, "approvals.bringPapers", one.matter, { papers }, "completion");
  }
}

/** The days on which projects got their construction permit. */
async function buildingPermits(city: City, matters: readonly string[]): Promise<ReadonlyMap<string, Day>> {
  const permits = await city.database.pool.query<{ matter: string; on: Day }>({
    name: "demo-building-permits",
    text: `SELECT matter, received_on AS "on" FROM papers WHERE matter = ANY($1) AND name = '施工许可证'`,
    values: [matters],
  });
  return new Map(permits.rows.map(({ matter, on }) => [matter, on]));
}

/** The papers that the applicant brings, by the earliest stage in which something needs them. */
function ownPapers(plan: Plan, fits: (stage: number) => boolean): string[] {
  const stages = new Map<string, number>();
  for (const { stage, needs } of plan.procedures)
    for (const { paper, from } of needs)
      if (from === undefined) stages.set(paper, Math.min(stages.get(paper) ?? lastStage, stage));
  return [...stages].filter(([, stage]) => fits(stage)).map(([paper]) => paper);
}

async function versionOf(city: City, flow: string): Promise<number> {
  const found = await city.database.pool.query<{ version: number }>("SELECT version FROM flows WHERE id = $1", [flow]);
  return found.rows[0]?.version ?? 1;
}

async function openSteps(city: City, matters: readonly string[]): Promise<Open[]> {
  const result = await city.database.pool.query<Open>({
    name: "demo-steps-of-projects",
    text: `SELECT c.id, c.matter, c.procedure, c.status, c.body, c.accepted_on AS "acceptedOn",
             (c.handed_up->>'on')::date AS "handedUpOn", v.promised_days AS "promisedDays", v.visits,
             v.hands_up_to AS "handsUpTo", c.proposal IS NOT NULL AS proposed,
             EXISTS (SELECT FROM joint_members j WHERE j.case_id = c.id AND j.live) AS joint
           FROM cases c JOIN item_versions v ON v.id = c.item_version
           WHERE c.matter = ANY($1) AND c.status IN ('received', 'accepted', 'handedUp', 'decided') ORDER BY c.procedure, c.opened_on`,
    values: [matters],
  });
  return result.rows;
}
