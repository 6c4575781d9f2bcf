import { dayOf } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { lastMoment } from "#kernel/records/history.ts";
import type { Flow } from "../plan/flow.ts";
import { playAgenda } from "./agenda.ts";
import { cast, type DemoPack } from "./cast.ts";
import { chance } from "./chance.ts";
import { everydayTurns, openTurns } from "./everyday.ts";
import { playProject } from "./project-2014.ts";
import { projectTurns } from "./projects.ts";
import { villageTurns } from "./village.ts";
import { worksTurns } from "./works.ts";

export type PlayOptions = {
  onProgress?(done: number, total: number): void;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Plays a demo city's past through the real commands, each at its moment: the project of 2014, then this year's
 * projects and everyday cases until now. The same seed plays the same city.
 * @throws {TypeError} in a city that is not marked demo: real time is never moved
 */
export async function playDemo(
  city: City,
  pack: DemoPack & { readonly flows?: readonly Flow[] },
  options: PlayOptions = {},
): Promise<void> {
  const { moveTo } = city.time;
  if (!city.demo || !moveTo) throw new TypeError(`${city.id} is not marked as a demo city: its clock cannot be moved`);
  const until = new Date();
  const people = cast(city, pack);
  const luck = chance(pack.demo?.seed ?? 1);
  const current = pack.flows?.find((one) => one.validTo === null);
  const turns = [
    ...(current ? projectTurns(city, pack, current, people, until) : []),
    ...everydayTurns(city, pack, people, luck),
    ...worksTurns(city, pack, people, until),
    ...villageTurns(city, pack, people, dayOf(until, city.zone)),
    ...deskOfRoles(pack).flatMap((body) => openTurns(city, pack, people, luck, body, dayOf(until, city.zone))),
  ];
  // Each everyday case is about four acts; the project's share of the bar is a tenth.
  const total = Math.ceil(turns.length * 4 * 1.1);
  let done = 0;
  let entered = "";
  let looked = false;
  // A play that was broken off begins again at its first act, but time never goes back behind what has happened: acts that
  // were done are found by their keys, and what is left to follow from the last of them follows then.
  const last = (await lastMoment(city.database.pool)) ?? new Date(0);
  const enter = async (asked: Date) => {
    const moment = asked < last ? last : asked;
    moveTo(moment);
    const today = dayOf(moment, city.zone);
    if (today !== entered) await city.react();
    // Tables grow from nothing to a year's in seconds: once there is something to see, PostgreSQL looks how their rows are spread.
    if (!looked && done >= 800) {
      looked = true;
      await city.database.pool.query("ANALYZE");
    }
    entered = today;
  };
  const counted = turns.map(function count(turn): typeof turn {
    return {
      ...turn,
      async act() {
        const next = await turn.act();
        done += 1;
        options.onProgress?.(Math.min(done, total), total);
        return next.map(count);
      },
    };
  });
  // What is lost with the power is played again, and so need not be waited for.
  city.lane.mayLose(true);
  try {
    const flow = pack.flows?.find((one) => one.edition === "2014");
    if (flow) await playProject(city, flow, people, enter);
    done += Math.floor(total / 11);
    await playAgenda(counted, until, enter, options.signal);
  } finally {
    city.lane.mayLose(false);
    moveTo(null);
  }
  await city.settle();
  options.onProgress?.(total, total);
}

/** The bodies whose window clerks are demo roles: a visitor who signs in there finds work. */
function deskOfRoles(pack: DemoPack): string[] {
  const accounts = new Set((pack.demo?.roles ?? []).map(({ account }) => account));
  const roles = new Set(pack.people.filter(({ account }) => accounts.has(account)).map(({ id }) => id));
  const posts = pack.holdings
    .filter(({ person, validTo }) => roles.has(person) && validTo === null)
    .map(({ post }) => post);
  return posts.filter((post) => post.endsWith(":window")).map((post) => post.slice(0, -":window".length));
}
