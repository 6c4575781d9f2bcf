import { addDays, type Day, day, daysBetween, startOfDay } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Flow } from "../plan/flow.ts";
import { derivePlan } from "../plan/plan.ts";
import type { Cast } from "./cast.ts";

const openedOn = day("2014-03-03");
/** Building time between the construction permit and the completion report: the developer's own (CON-10). */
const buildingDays = 180;
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
 * The project of 2014, one workday after the other: every step opens by itself when its papers are there, each body
 * takes its promised days, and what it yields opens the next.
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
  let builtOn: Day | null = null;
  for (let on = openedOn, days = 0; days < 900; on = addDays(on, 1), days += 1) {
    if (!calendar.isWorkday(on)) continue;
    await enter(noon(on));
    if (builtOn !== null && on >= builtOn) {
      await people.ask(clerk(on), "approvals.bringPapers", matter, { papers: completionPapers }, "completion");
      builtOn = null;
    }
    for (let again = true; again; ) {
      await city.settle();
      const open = await openSteps(city, matter);
      again = false;
      for (const step of open.filter(({ status }) => status === "received")) {
        await people.ask(people.holder(step.body, "window", on) as string, "approvals.accept", step.id, {});
        step.status = "accepted";
        step.acceptedOn = on;
      }
      const due = open.filter((step) => {
        const planned = promised.get(step.procedure);
        if (!planned || step.acceptedOn === null) return false;
        if (planned.excluded) return daysBetween(step.acceptedOn, on) >= planned.excluded.minCalendarDays;
        return calendar.workdaysBetween(step.acceptedOn, on) >= planned.days;
      });
      for (const step of due) {
        await people.ask(people.holder(step.body, "decider", on) as string, "approvals.decide", step.id, {
          decision: "granted",
        });
        await people.ask(people.holder(step.body, "window", on) as string, "approvals.deliver", step.id, {});
        if (promised.get(step.procedure)?.yields.includes("施工许可证")) builtOn = addDays(on, buildingDays);
        again = true;
      }
      if (open.length === 0 && builtOn === null && days > 0) return matter;
    }
  }
  return matter;
}

async function openSteps(city: City, matter: string): Promise<OpenStep[]> {
  const result = await city.database.pool.query<OpenStep>({
    name: "demo-open-steps",
    text: `SELECT id, procedure, status, body, accepted_on AS "acceptedOn" FROM cases
           WHERE matter = $1 AND status IN ('received', 'accepted') ORDER BY procedure`,
    values: [matter],
  });
  return result.rows;
}
