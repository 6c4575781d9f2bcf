import { addDays, type Day, day, daysBetween, startOfDay } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Flow } from "../plan/flow.ts";
import { derivePlan } from "../plan/plan.ts";
import type { Cast } from "./cast.ts";

const openedOn = day("2014-03-03");
/** Building time between the construction permit and the completion report: the developer's own (CON-10). */
const buildingDays = 180;
/** Longer than any course of it; a flow that never comes to its end stops here. */
const mostDays = 900;
const completionPapers = [
  "竣工测绘报告",
  "工程竣工报告",
  "消防设施检测报告",
  "验收监测报告",
  "防雷检测报告",
  "工程竣工档案",
  "房屋测绘报告",
];

type OpenStep = { id: string; procedure: string; status: string; body: string; acceptedOn: Day | null };

/**
 * The project of 2014, from one day on which something falls due to the next: every step opens by itself when its papers are
 * there, each body takes its promised days, and what it yields opens the next.
 * @returns the matter's id
 */
export async function playProject(
  city: City,
  flow: Flow,
  people: Cast,
  enter: (moment: Date) => Promise<void>,
): Promise<string> {
  const { facts } = derivePlan(flow);
  const plan = derivePlan(flow, { facts });
  const promised = new Map(plan.procedures.map((step) => [step.id, step]));
  const calendar = city.calendar();
  const noon = (on: Day) => new Date(startOfDay(on).getTime() + 10 * 3_600_000);
  const early = flow.applicantDocuments.filter((name) => !completionPapers.includes(name));
  await enter(noon(openedOn));
  const clerk = (on: Day) => people.holder("DRC", "window", on) as string;
  const opened = await people.ask(clerk(openedOn), "approvals.openProject", null, {
    title: "年产2万吨锂电正极材料项目（演示）",
    applicant: "enterprise-02",
    flow: `${flow.id}@${flow.edition}`,
    facts,
    division: "360500",
    papers: early,
  });
  const matter = opened.id;
  await city.react();
  const by = (step: OpenStep, kind: string, on: Day) => people.holder(step.body, kind, on) as string;
  // What there is to do is read from the city each time, so that a play that was broken off goes on where it stands.
  for (let on = openedOn; daysBetween(openedOn, on) < mostDays; ) {
    await enter(noon(on));
    const building = await buildingTime(city, matter);
    if (building !== null && building !== "over" && on >= addDays(building, buildingDays)) {
      await people.ask(clerk(on), "approvals.bringPapers", matter, { papers: completionPapers }, "completion");
      await city.react();
    }
    for (;;) {
      const acts = (await openSteps(city, matter)).map((step) => act(step, on)).filter((one) => one !== undefined);
      if (acts.length === 0) break;
      await Promise.all(acts);
      await city.react();
    }
    const left = await openSteps(city, matter);
    const begun = await buildingTime(city, matter);
    if (left.length === 0 && begun === "over") return matter;
    const due = left.map(dueOn);
    if (begun !== null && begun !== "over") due.push(addDays(begun, buildingDays));
    const next = calendar.addWorkdays(on, 1).day;
    const first = due.sort()[0];
    on = first === undefined || first < next ? next : calendar.nextWorkdayOnOrAfter(first);
  }
  return matter;

  function act(step: OpenStep, on: Day): Promise<unknown> | undefined {
    if (step.status === "received") return people.ask(by(step, "window", on), "approvals.accept", step.id, {});
    if (step.status === "decided") return people.ask(by(step, "window", on), "approvals.deliver", step.id, {});
    if (on < dueOn(step)) return undefined;
    return people.ask(by(step, "decider", on), "approvals.decide", step.id, { decision: "granted" });
  }

  /** The day on which a body decides; a case that nobody has accepted has none. */
  function dueOn({ procedure, acceptedOn }: OpenStep): Day {
    const planned = promised.get(procedure);
    if (!planned || acceptedOn === null) return addDays(openedOn, mostDays);
    if (planned.excluded) return addDays(acceptedOn, planned.excluded.minCalendarDays);
    return calendar.addWorkdays(acceptedOn, planned.days).day;
  }
}

/** The day on which building could begin; "over" once the papers of completion are there; null before the permit. */
async function buildingTime(city: City, matter: string): Promise<Day | "over" | null> {
  const result = await city.database.pool.query<{ name: string; on: Day }>({
    name: "demo-building",
    text: `SELECT name, received_on AS "on" FROM papers WHERE matter = $1 AND name IN ('施工许可证', '工程竣工报告')`,
    values: [matter],
  });
  if (result.rows.some(({ name }) => name === "工程竣工报告")) return "over";
  return result.rows[0]?.on ?? null;
}

async function openSteps(city: City, matter: string): Promise<OpenStep[]> {
  const result = await city.database.pool.query<OpenStep>({
    name: "demo-open-steps",
    text: `SELECT id, procedure, status, body, accepted_on AS "acceptedOn" FROM cases
           WHERE matter = $1 AND status IN ('received', 'accepted', 'decided') ORDER BY procedure`,
    values: [matter],
  });
  return result.rows;
}
