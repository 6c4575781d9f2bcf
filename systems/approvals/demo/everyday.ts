import { type Day, day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { type Beat, type Example, examples, type Stage } from "../examples.ts";
import type { Turn } from "./agenda.ts";
import type { Cast, DemoPack } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { momentOf } from "./day-times.ts";

/** An act on the day of the one before comes one of these later; the first one on a later day comes in the afternoon. */
const parts = ["morning", "afternoon", "evening"] as const;
/** What waits for the next morning when the working day is over. */
const canWait: readonly Beat["act"][] = ["accept", "review", "deliver"];

type Item = DemoPack["itemVersions"][number];
type Script = {
  /** Tells the scripts apart, the same in every play of the same seed. */
  readonly name: string;
  readonly example: Example;
  readonly item: Item;
  readonly stage: Stage;
  readonly power: DemoPack["powers"][number];
  readonly applicant: string;
  readonly speaker: string | undefined;
  readonly receivedOn: Day;
};

/** This year's everyday cases as turns: each case takes one of the courses of `examples.ts`. */
export function everydayTurns(city: City, pack: DemoPack, people: Cast, luck: Chance): Turn[] {
  const scripts = (pack.demo?.months ?? []).flatMap(({ month, counts }) =>
    Object.entries(counts).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => scriptOf(city, pack, people, luck, { month, group, index })),
    ),
  );
  return scripts.filter((script) => script !== undefined).map((script) => receiving(city, people, script));
}

/** The desk of one body as its people find it on the day of the demo: open cases in every state and light. */
export function openTurns(city: City, pack: DemoPack, people: Cast, luck: Chance, body: string, today: Day): Turn[] {
  const calendar = city.calendar();
  const own = pack.powers.filter((power) => power.body === body && inForce(power, today));
  const items = pack.itemVersions.filter(
    (one) => one.promisedDays > 0 && inForce(one, today) && own.some((power) => power.item === one.item),
  );
  const course = (name: string) => examples.find((one) => one.name === name) as Example;
  return Array.from({ length: items.length === 0 ? 0 : openOnDesk }, (_, index): Turn => {
    const item = items[index % items.length] as Item;
    const power = own.find((one) => one.item === item.item) as Script["power"];
    const applicant = luck.pick(pack.subjects.filter((subject) => item.subjectKinds.includes(subject.kind))).id;
    const untouched = index % 4 === 3;
    // From fresh to one or two workdays past the promise, so that each light is on the desk.
    const used = untouched ? luck.whole(0, 4) : Math.round((item.promisedDays + 1.5) * (index / openOnDesk));
    const [review] = course("inTime").beats as [Beat];
    const { accepted, ...received } = course("inTime");
    return receiving(city, people, {
      ...{ name: `desk ${body} ${index}`, item, power, applicant, speaker: undefined },
      receivedOn: calendar.addWorkdays(today, -Math.max(used, 1)).day,
      stage: stageOf(item, false, 1),
      example: {
        ...received,
        ...(!untouched && { accepted }),
        beats: !untouched && index % 3 === 1 ? [{ ...review, after: 1 }] : [],
      },
    });
  });
}

/** One course on the first item that it fits, for looking at it alone. */
export function courseTurn(city: City, pack: DemoPack, people: Cast, example: Example, on: Day): Turn | undefined {
  for (const item of pack.itemVersions) {
    const power = pack.powers.find((one) => one.item === item.item && inForce(one, on));
    const subject = pack.subjects.find(({ id, kind }) => item.subjectKinds.includes(kind) && people.speaker(id, on));
    const stage = stageOf(item, subject !== undefined, Math.ceil(item.promisedDays / 2));
    if (!power || !subject || !inForce(item, on) || !example.fits(stage) || !people.holder(power.body, "head", on))
      continue;
    const speaker = people.speaker(subject.id, on);
    return receiving(city, people, {
      ...{ name: example.name, example, item, stage, power, applicant: subject.id, speaker, receivedOn: on },
    });
  }
  return undefined;
}

const openOnDesk = 18;

/** Whether something of a pack holds on a day. */
export const inForce = (dated: { readonly validFrom: string; readonly validTo: string | null }, on: Day): boolean =>
  dated.validFrom <= on && (!dated.validTo || on < dated.validTo);

/** What the courses are told of an item. */
function stageOf(item: Item, spoken: boolean, pace: number): Stage {
  const legal = item.legalDays;
  return {
    promisedDays: item.promisedDays,
    legalDays: legal === null ? null : item.legalUnit === "calendar" ? Math.ceil((legal * 5) / 7) : legal,
    papers: item.papers.map(({ name }) => name),
    ownPaper: item.papers.find(({ from }) => from === null)?.name ?? null,
    visits: item.visits,
    permit: true,
    handsUpTo: item.handsUpTo,
    ground: item.special.find(({ law }) => law === undefined)?.ground ?? null,
    ...{ spoken, pace },
  };
}

function scriptOf(
  city: City,
  pack: DemoPack,
  people: Cast,
  luck: Chance,
  place: { readonly month: string; readonly group: string; readonly index: number },
): Script | undefined {
  const { month, group, index } = place;
  const on = city.calendar().addWorkdays(day(`${month}-01`), luck.whole(0, 20)).day;
  const codes = new Set(pack.items.filter((item) => item.itemGroup === group).map((item) => item.id));
  const live = pack.itemVersions.filter((one) => codes.has(one.item) && inForce(one, on));
  if (live.length === 0) return undefined;
  const item = luck.pick(live);
  const staffed = pack.powers.filter(
    (power) =>
      power.item === item.item &&
      inForce(power, on) &&
      (["window", "reviewer", "decider", "head"] as const).every((kind) => people.holder(power.body, kind, on)),
  );
  const applicants = pack.subjects.filter((subject) => item.subjectKinds.includes(subject.kind));
  if (staffed.length === 0 || applicants.length === 0) return undefined;
  const applicant = luck.pick(applicants).id;
  const speaker = people.speaker(applicant, on);
  const pace = Math.max(0, Math.min(item.promisedDays, Math.ceil(item.promisedDays * (0.3 + 0.7 * luck.next()))));
  const stage = stageOf(item, speaker !== undefined, pace);
  const example = pickExample(stage, luck);
  if (example === undefined) return undefined;
  return {
    name: `${month} ${group} ${index}`,
    example,
    item,
    stage,
    power: luck.pick(staffed),
    applicant,
    speaker,
    receivedOn: on,
  };
}

/** One of the courses that fit, as often as each is played. */
function pickExample(stage: Stage, luck: Chance): Example | undefined {
  const fit = examples.filter((one) => one.fits(stage));
  let left = luck.next() * fit.reduce((sum, { share }) => sum + share, 0);
  for (const one of fit) {
    left -= one.share;
    if (left < 0) return one;
  }
  return fit.at(-1);
}

function receiving(city: City, people: Cast, script: Script): Turn {
  const { example, item, stage, power, applicant, receivedOn } = script;
  const calendar = city.calendar();
  const brought = example.lacks ? stage.papers.filter((name) => name !== stage.ownPaper) : stage.papers;
  return {
    at: momentOf(receivedOn, "morning"),
    async act() {
      const window = people.holder(power.body, "window", receivedOn) as string;
      const input = { item: item.item, power: power.id, applicant, papers: brought };
      const act = example.accepted ? "acceptOnTheSpot" : "receive";
      const received = await people.ask(window, `approvals.${act}`, null, input, script.name);
      const matter = received.changes.find((change) => change.record === "matter")?.id as string;
      return next({ id: received.id, matter, step: 0, on: receivedOn, part: 0 });
    },
  };

  type Place = {
    readonly id: string;
    readonly matter: string;
    readonly step: number;
    readonly on: Day;
    readonly part: 0 | 1 | 2;
  };

  /** The turn of the next beat: later on the same day, on the next morning, or in the middle of a later day. */
  function next(place: Place): Turn[] {
    const beat = example.beats[place.step];
    if (beat === undefined) return [];
    const after = typeof beat.after === "number" ? beat.after : beat.after(stage);
    const due = calendar.addWorkdays(place.on, after).day;
    const late = due === place.on && place.part > 0;
    const waits = late && canWait.includes(beat.act);
    const on = waits ? calendar.addWorkdays(due, 1).day : due;
    const part = waits ? 0 : late ? 2 : 1;
    const moment = momentOf(on, beat.night ? "night" : parts[part]);
    return [{ at: moment, act: () => play(beat, { ...place, step: place.step + 1, on, part }) }];
  }

  async function play(beat: Beat, place: Place): Promise<Turn[]> {
    const { on, id, matter } = place;
    const person = beat.by === "applicant" ? script.speaker : people.holder(power.body, beat.by, on);
    const target = beat.act === "bringPapers" ? matter : id;
    const input = beat.input?.(stage, on) ?? {};
    await people.ask(person as string, `approvals.${beat.act}`, target, input, String(place.step));
    return next(place);
  }
}
