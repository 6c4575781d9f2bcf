import { loadActors } from "#kernel/access/actors.ts";
import { actorKey } from "#kernel/records/actor.ts";
import type { Who } from "#kernel/records/asked.ts";
import { journalLength } from "#kernel/records/history.ts";
import type { Told } from "#kernel/records/told.ts";
import { type Changed, readChanged, touchedBy } from "./changed.ts";
import type { City } from "./city.ts";
import { idOf, nameOf, seenBy, versionsOf, watchesOf } from "./looked-at.ts";

export type Said =
  | { readonly kind: "told"; readonly told: Told }
  /** Too much happened since: all has to be asked anew. */
  | { readonly kind: "behind" }
  /** From here on nothing is missed. `versions` are those of the records that are looked at. */
  | { readonly kind: "ready"; readonly place: number; readonly versions: Readonly<Record<string, number>> };

export type Listen = {
  readonly who: Who;
  /** What is looked at, such as `case:0199…`. */
  readonly about: readonly string[];
  /** The last place that was heard of; what came after it is told first. */
  readonly after?: number;
  hear(said: Said): void;
};

export type News = {
  /** @returns how to stop; undefined when the person may see none of it */
  listen(asked: Listen): Promise<{ stop(): void } | undefined>;
  /** Something was committed here. */
  wake(): void;
  close(): Promise<void>;
};

export const newsLimits = {
  /** Entries that are read in one statement. */
  atOnce: 200,
  /** Somebody who has missed more is told to ask anew: that costs less than reading what they missed. */
  missed: 1000,
  /** What other processes did is looked for so often: once for all who listen, and only while somebody does. */
  pollMs: 2000,
};

type Seat = { readonly about: ReadonlySet<string>; readonly me: string; hear(said: Said): void };

/**
 * Tells those who look at something that it changed. The journal is read on from where it was, once for all of them,
 * after each commit of this process and every two seconds for those of others. Nothing is kept: who was away says the
 * last place they heard of.
 */
export function openNews(city: () => City, limits = newsLimits): News {
  const seats = new Set<Seat>();
  const byAbout = new Map<string, Set<Seat>>();
  let next = 0;
  let waiting = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** One thing after another: nobody takes a seat between the reading of entries and their telling. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  };

  function wake(): void {
    if (waiting || seats.size === 0) return;
    waiting = true;
    // While the database is away nothing is told; what was not told is still next when it is asked again.
    inTurn(pass).catch(() => undefined);
  }

  async function pass(): Promise<void> {
    waiting = false;
    if (seats.size === 0) return;
    const entries = await readChanged(city().database.pool, next, limits.atOnce);
    const touched = await touchedBy(city(), entries, watchesOf(city(), byAbout.keys()));
    next += entries.length;
    for (const entry of entries)
      for (const [about, version] of touched.get(entry.place) ?? [])
        for (const seat of byAbout.get(about) ?? []) seat.hear(tell(entry, about, version, seat.me));
    if (entries.length === limits.atOnce) wake();
  }

  function tell(
    { place, recordedAt, command, actor }: Changed,
    about: string,
    version: number | null,
    me: string,
  ): Said {
    const title = city().registry.commands.get(command)?.title ?? { zh: command, en: command };
    const by = actor === me ? "self" : "other";
    return {
      kind: "told",
      told: { place, recordedAt, command, title, record: nameOf(about), id: idOf(about), version, by },
    };
  }

  /** What somebody missed between the last place they heard of and now; null when it is too much, or no place of ours. */
  async function missed(seat: Seat, after: number): Promise<Said[] | null> {
    if (after >= next || next - 1 - after > limits.missed) return null;
    const said: Said[] = [];
    for (let from = after + 1; from < next; from += limits.atOnce) {
      const entries = await readChanged(city().database.pool, from, Math.min(limits.atOnce, next - from));
      const touched = await touchedBy(city(), entries, watchesOf(city(), seat.about));
      for (const entry of entries)
        for (const [about, version] of touched.get(entry.place) ?? [])
          if (seat.about.has(about)) said.push(tell(entry, about, version, seat.me));
    }
    return said;
  }

  function leave(seat: Seat): void {
    seats.delete(seat);
    for (const about of seat.about) {
      const there = byAbout.get(about);
      there?.delete(seat);
      if (there?.size === 0) byAbout.delete(about);
    }
    if (seats.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    wake,
    async listen({ who, about, after, hear }) {
      const here = city();
      const today = here.today();
      const actor = (await loadActors(here.database.pool as never, [who], today))(who);
      const seen = await seenBy(here, actor, about, today);
      if (seen.size === 0) return undefined;
      const seat: Seat = { about: seen, me: actorKey(actor), hear };
      await inTurn(async () => {
        if (seats.size === 0) next = await journalLength(here.database.pool);
        const versions = await versionsOf(here, [...seen]);
        const late = after === undefined ? [] : await missed(seat, after);
        seats.add(seat);
        for (const one of seen) byAbout.set(one, (byAbout.get(one) ?? new Set()).add(seat));
        timer ??= setInterval(wake, limits.pollMs).unref();
        for (const said of late ?? [{ kind: "behind" } as const]) hear(said);
        hear({ kind: "ready", place: next - 1, versions });
      });
      return { stop: () => leave(seat) };
    },
    async close() {
      for (const seat of seats) leave(seat);
      await last;
    },
  };
}
