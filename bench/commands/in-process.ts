import { randomUUID } from "node:crypto";
import type { City } from "#kernel/city/city.ts";
import type { Done } from "#kernel/records/asked.ts";
import { type Act, acts, type Call, callOf, type Line } from "./workload.ts";

/** Commands done in a time, and how long they took from asking to answer, in milliseconds. */
export type Round = { readonly perSecond: number; readonly p50: number; readonly p99: number };

/** Many callers in the city's own process, each taking one case after another from receipt to delivery. */
export async function inProcessRound(
  city: City,
  lines: readonly Line[],
  callers: number,
  seconds: number,
): Promise<Round> {
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = caller; performance.now() < until; turn += 1) {
        const line = lines[turn % lines.length] as Line;
        let on: string | null = null;
        for (const act of acts) {
          const asked = performance.now();
          on = (await doOnce(city, callOf(line, act), on)).id;
          times.push(performance.now() - asked);
        }
      }
    }),
  );
  return roundOf(times, performance.now() - begun);
}

/** @throws {Error} when the command is refused: the workload would not be what it says */
async function doOnce(city: City, { command, staff, input }: Call, on: string | null): Promise<Done> {
  const who = { kind: "person", person: staff.person } as const;
  const outcome = await city.execute({ command, who, on, input, key: randomUUID() });
  if (!("done" in outcome)) throw new Error(`${command} was not done: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** The figures of one round from the time of each command and of the whole round, both in milliseconds. */
export function roundOf(times: number[], elapsed: number): Round {
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { perSecond: (times.length / elapsed) * 1000, p50: at(0.5), p99: at(0.99) };
}

/** Makes cases from receipt to delivery, or as far as told, so that the measured tables are not empty. */
export async function prepareCases(
  city: City,
  lines: readonly Line[],
  cases: number,
  through: readonly Act[] = acts,
): Promise<void> {
  let left = cases;
  await Promise.all(
    Array.from({ length: 64 }, async () => {
      while (left > 0) {
        left -= 1;
        const line = lines[left % lines.length] as Line;
        let on: string | null = null;
        for (const act of through) on = (await doOnce(city, callOf(line, act), on)).id;
      }
    }),
  );
}
