import { type Day, day, startOfDay } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Turn } from "./agenda.ts";
import type { Cast, DemoPack } from "./cast.ts";
import type { Chance } from "./chance.ts";

/** The demo plays this share of the pack's monthly counts: a few hundred cases, so that a first start stays quick. */
const share = 0.2;

const hour = 3_600_000;
const morning = (on: Day) => new Date(startOfDay(on).getTime() + 9 * hour);
const afternoon = (on: Day) => new Date(startOfDay(on).getTime() + 15 * hour);
const evening = (on: Day) => new Date(startOfDay(on).getTime() + 17 * hour);

type Script = {
  /** Tells the scripts apart, the same in every play of the same seed. */
  readonly name: string;
  readonly item: DemoPack["itemVersions"][number];
  readonly power: DemoPack["powers"][number];
  readonly applicant: string;
  readonly receivedOn: Day;
  /** Nobody at the window says anything for five workdays: accepted by silence (CLK-03). */
  readonly silent: boolean;
  /** One paper comes some days later. */
  readonly lateByDays: number;
  /** Workdays that the decision takes. */
  readonly days: number;
  /** `idle`: accepted and still on the desk; `untouched`: received today or a few days ago, nobody has looked yet. */
  readonly end: "granted" | "refused" | "idle" | "untouched";
  readonly deliverAfter: number;
};

/** This year's everyday cases as turns: received, accepted or deemed so, decided in time or late, delivered. */
export function everydayTurns(city: City, pack: DemoPack, people: Cast, luck: Chance): Turn[] {
  return (pack.demo?.months ?? []).flatMap((month) =>
    Object.entries(month.counts).flatMap(([group, count]) =>
      Array.from({ length: Math.round(count * share) }, (_, index) =>
        scriptOf(city, pack, people, luck, month.month, group, index),
      )
        .filter((script) => script !== undefined)
        .map((script) => receiving(city, people, script)),
    ),
  );
}

/** The desk of one body as its people find it on the day of the demo: open cases in every state and light. */
export function openTurns(city: City, pack: DemoPack, people: Cast, luck: Chance, body: string, today: Day): Turn[] {
  const calendar = city.calendar();
  const own = pack.powers.filter((power) => power.body === body && inForce(power, today));
  const items = pack.itemVersions.filter(
    (one) => one.promisedDays > 0 && inForce(one, today) && own.some((power) => power.item === one.item),
  );
  return Array.from({ length: items.length === 0 ? 0 : openOnDesk }, (_, index): Turn => {
    const item = items[index % items.length] as Item;
    const power = own.find((one) => one.item === item.item) as Script["power"];
    const applicants = pack.subjects.filter((subject) => item.subjectKinds.includes(subject.kind));
    const untouched = index % 4 === 3;
    // From fresh to one or two workdays past the promise, so that each light is on the desk.
    const used = untouched ? luck.whole(0, 4) : Math.round((item.promisedDays + 1.5) * (index / openOnDesk));
    return receiving(city, people, {
      ...{ name: `desk ${body} ${index}`, item, power, applicant: luck.pick(applicants).id },
      receivedOn: calendar.addWorkdays(today, -Math.max(used, 1)).day,
      ...{ silent: false, lateByDays: 0, days: 0, deliverAfter: 0, end: untouched ? "untouched" : "idle" },
    });
  });
}

type Item = DemoPack["itemVersions"][number];
const openOnDesk = 18;

const inForce = (dated: { readonly validFrom: string; readonly validTo: string | null }, on: Day): boolean =>
  dated.validFrom <= on && (!dated.validTo || on < dated.validTo);

function scriptOf(
  city: City,
  pack: DemoPack,
  people: Cast,
  luck: Chance,
  month: string,
  group: string,
  index: number,
): Script | undefined {
  const first = day(`${month}-01`);
  const on = city.calendar().addWorkdays(first, luck.whole(0, 20)).day;
  const codes = new Set(pack.items.filter((item) => item.itemGroup === group).map((item) => item.id));
  const live = pack.itemVersions.filter((one) => codes.has(one.item) && inForce(one, on));
  if (live.length === 0) return undefined;
  const item = luck.pick(live);
  const staffed = pack.powers.filter(
    (power) =>
      power.item === item.item &&
      inForce(power, on) &&
      people.holder(power.body, "window", on) &&
      people.holder(power.body, "decider", on),
  );
  const applicants = pack.subjects.filter((subject) => item.subjectKinds.includes(subject.kind));
  if (staffed.length === 0 || applicants.length === 0) return undefined;
  const silent = luck.next() < 0.015;
  const mood = luck.next();
  const late = luck.next();
  const inTime = Math.max(0, Math.min(item.promisedDays, Math.ceil(item.promisedDays * (0.3 + 0.7 * luck.next()))));
  const over =
    late > 0.99
      ? (item.legalDays ?? item.promisedDays) + 2
      : late > 0.95
        ? item.promisedDays + luck.whole(1, 3)
        : inTime;
  return {
    name: `${month} ${group} ${index}`,
    item,
    power: luck.pick(staffed),
    applicant: luck.pick(applicants).id,
    receivedOn: on,
    silent,
    lateByDays: !silent && luck.next() < 0.06 ? luck.whole(1, 4) : 0,
    days: over,
    end: mood < 0.03 ? "refused" : mood < 0.034 ? "idle" : "granted",
    deliverAfter: luck.whole(0, 3),
  };
}

function receiving(city: City, people: Cast, script: Script): Turn {
  const { item, power, applicant, receivedOn } = script;
  const names = item.papers.map(({ name }) => name);
  const calendar = city.calendar();
  const after = (from: Day, days: number) => calendar.addWorkdays(from, days).day;
  const at = (body: string, kind: string, on: Day) => people.holder(body, kind, on) as string;
  return {
    at: morning(receivedOn),
    async act() {
      const window = at(power.body, "window", receivedOn);
      const brought = script.lateByDays > 0 ? names.slice(1) : names;
      const input = { item: item.item, power: power.id, applicant, papers: brought };
      const received = await people.ask(window, "approvals.receive", null, input, script.name);
      const id = received.id;
      const matter = received.changes.find((change) => change.record === "matter")?.id as string;
      if (script.silent) return [decision(after(receivedOn, 6 + script.days))];
      if (script.end === "untouched") return [];
      const acceptedOn = after(receivedOn, script.lateByDays);
      return [
        {
          at: afternoon(acceptedOn),
          async act() {
            if (brought.length < names.length) {
              const missing = names.filter((name) => !brought.includes(name));
              await people.ask(window, "approvals.bringPapers", matter, { papers: missing });
            }
            await people.ask(window, "approvals.accept", id, {});
            return script.end === "idle" ? [] : [decision(after(acceptedOn, script.days))];
          },
        },
      ];

      function decision(on: Day): Turn {
        return {
          // Not in the minute of the acceptance; otherwise with the other acts of the afternoon, which share a transaction.
          at: on === receivedOn ? evening(on) : afternoon(on),
          async act() {
            const reason = script.end === "refused" ? "申请材料反映的条件不符合本事项的法定条件。" : undefined;
            const decision = script.end === "refused" ? "refused" : "granted";
            await people.ask(at(power.body, "decider", on), "approvals.decide", id, { decision, reason });
            const deliveredOn = after(on, script.deliverAfter);
            return [
              {
                at: deliveredOn === on ? evening(on) : afternoon(deliveredOn),
                async act() {
                  await people.ask(at(power.body, "window", deliveredOn), "approvals.deliver", id, {});
                  return [];
                },
              },
            ];
          },
        };
      }
    },
  };
}
