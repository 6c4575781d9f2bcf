import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Turn } from "./agenda.ts";
import type { Cast, DemoEntrustment, DemoPack } from "./cast.ts";
import { momentOf } from "./day-times.ts";
import { inForce } from "./everyday.ts";

/** What villagers gave to their agents: taken in against a receipt, and the originals back where that is told (INV-07). */
export function villageTurns(city: City, pack: DemoPack, people: Cast, today: Day): Turn[] {
  const calendar = city.calendar();
  return (pack.demo?.entrustments ?? []).flatMap((one): Turn[] => {
    const on = calendar.addWorkdays(today, -one.workdaysAgo).day;
    const agent = people.holder(one.village, "agent", on);
    const version = pack.itemVersions.find(({ item, ...dated }) => item === one.item && inForce(dated, on));
    if (agent === undefined || version === undefined) return [];
    const names = version.papers.map(({ name }) => name);
    return [{ at: momentOf(on, "morning"), act: () => takeIn(one, agent, names, on) }];
  });

  async function takeIn(one: DemoEntrustment, agent: string, names: readonly string[], on: Day): Promise<Turn[]> {
    const taken = await people.ask(
      agent,
      "approvals.takePapersIn",
      null,
      {
        ...{ body: one.village, applicant: one.applicant, item: one.item, mandate: one.mandate },
        power: pack.powers.find(({ item, body }) => item === one.item && body === one.office)?.id,
        // A play that goes on another day asks for the same.
        until: `${on.slice(0, 4)}-12-31`,
        papers: names.map((name) => ({ name, original: one.originals.includes(name) })),
      },
      one.mandate,
    );
    if (one.backAfter === null) return [];
    const back = calendar.addWorkdays(on, one.backAfter).day;
    const input = { papers: one.originals, confirmed: "signature" };
    const handBack = () => people.ask(agent, "approvals.handBack", taken.id, input).then(() => []);
    return [{ at: momentOf(back, "afternoon"), act: handBack }];
  }
}
