import { addDays, type Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Turn } from "./agenda.ts";
import type { Cast, DemoPack } from "./cast.ts";
import { momentOf } from "./day-times.ts";

/** Works of the demonstration begin so many days after their permit was fetched. */
const daysToStart = 21;
/** Of so many permits one is left without works, so that it lapses (CON-08). */
const oneLapsesOf = 8;

type Waiting = { readonly id: string; readonly serial: number; readonly body: string };

/** Once a week the windows take down where works have begun under a construction permit: three weeks after it was fetched. */
export function worksTurns(city: City, pack: DemoPack, people: Cast, until: Date): Turn[] {
  if (!pack.demo) return [];
  const from = pack.demo.from as Day;
  const weekly = (on: Day): Turn => {
    let waiting: Waiting[] = [];
    return {
      at: momentOf(on, "afternoon"),
      async look() {
        waiting = await worksToBegin(city, addDays(on, -daysToStart));
      },
      async act() {
        await begin(people, waiting, on);
        const next = city.calendar().addWorkdays(on, 5).day;
        return momentOf(next, "afternoon") > until ? [] : [weekly(next)];
      },
    };
  };
  return [weekly(city.calendar().nextWorkdayOnOrAfter(from))];
}

async function begin(people: Cast, waiting: readonly Waiting[], on: Day): Promise<void> {
  const starting = waiting.filter(({ serial }) => serial % oneLapsesOf !== 0);
  await Promise.all(
    starting.map(({ id, body }) =>
      people.ask(people.holder(body, "window", on) as string, "approvals.reportStart", id, {
        on,
        proof: { name: "工程开工报告", issuer: "江西某监理公司（演示）", on },
      }),
    ),
  );
}

async function worksToBegin(city: City, fetchedBy: Day): Promise<Waiting[]> {
  const found = await city.database.pool.query<Waiting>({
    name: "demo-works-to-begin",
    text: `SELECT w.id, p.serial, p.body FROM works w JOIN permits p ON p.id = w.permit
           WHERE w.state = 'waiting' AND w.fetched_on <= $1 ORDER BY p.serial, w.id`,
    values: [fetchedBy],
  });
  return found.rows;
}
