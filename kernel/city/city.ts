import { createHash } from "node:crypto";
import { loadActors } from "#kernel/access/actors.ts";
import { type Day, dayOf } from "#kernel/calendar/day.ts";
import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import type { Asked, Outcome, Who } from "#kernel/records/asked.ts";
import { carryOutWakes, type DueWake } from "#kernel/records/clockwork.ts";
import type { Settings } from "#kernel/records/command.ts";
import { type Follower, followAll, keyFor, type ToDo, whoHasToDo } from "#kernel/records/followers.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { type Lane, type LaneLimits, laneLimits, openLane } from "#kernel/records/lane.ts";
import { followTogether, type Reactor } from "#kernel/records/reactors.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Vault } from "#kernel/records/vault.ts";
import type { Words } from "#kernel/text/words.ts";
import { badInput } from "./bad-input.ts";
import { newId } from "./new-id.ts";
import { type News, newsLimits, openNews } from "./news.ts";
import type { Registry } from "./registry.ts";
import type { ReactionCommand } from "./system.ts";
import type { CityTime } from "./time.ts";

export type CityParts = {
  readonly id: string;
  readonly name: Words;
  readonly demo: boolean;
  readonly zone: string;
  readonly database: CityDatabase;
  readonly registry: Registry;
  readonly vault: Vault;
  readonly time: CityTime;
  /** Read anew for each batch, so that a newly published year counts from the next command on. */
  calendar(): WorkCalendar;
  readonly settings: Settings;
  readonly limits?: Partial<LaneLimits>;
  readonly newsLimits?: Partial<typeof newsLimits>;
  readonly chance?: (bytes: number) => Uint8Array;
};

/** A request by name, as it comes from a face: nothing about it is checked yet. */
export type Request = Omit<Asked, "command" | "requestHash" | "wake"> & { readonly command: string };

export type City = Omit<CityParts, "limits" | "newsLimits" | "chance"> & {
  readonly lane: Lane;
  /** Tells those who look at something that others changed it. */
  readonly news: News;
  today(): Day;
  newId(): string;
  /** Parses and does one command. What a person did wrong comes back as a refusal; a throw is our own fault. */
  execute(request: Request): Promise<Outcome>;
  /** Parses and answers one query under the asker's rights. */
  ask(name: string, who: Who, input: unknown): Promise<unknown>;
  /** Carries out wakes that are due and lets all followers catch up, until nothing is left to do. */
  settle(): Promise<void>;
  /**
   * What acts, once: wakes that are due, and reactions to what there was before. What follows from those is done the next time,
   * and what is merely kept beside, such as the search, by `settle`.
   */
  react(): Promise<void>;
  /** Does `settle` after commits and every `seconds`; ends with `close`. */
  keepSettling(seconds: number, failed: (error: unknown) => void): void;
  close(): Promise<void>;
};

/** Opens a city on its database: one writer lane, its wakes and followers, and the registry of its systems. */
export function openCityRuntime(parts: CityParts): City {
  const { registry, database, vault, time } = parts;
  const makeId = () => newId(time.now(), parts.chance);
  let closing = false;
  let wanted = false;
  let settling: Promise<void> | null = null;
  let onCommit = () => {};
  const lane = openLane({
    writer: database.writer,
    reader: database.pool,
    limits: { ...laneLimits, ...parts.limits },
    refusalOf: (constraint) => registry.refusalOf(constraint),
    committed() {
      onCommit();
      news.wake();
    },
    tools: () => ({
      now: time.now(),
      dayOf: (moment) => dayOf(moment, parts.zone),
      calendar: parts.calendar(),
      settings: parts.settings,
      newId: makeId,
      vault,
      loadActors,
    }),
  });
  const news = openNews(() => city, { ...newsLimits, ...parts.newsLimits });
  const reactors = registry.reactions.map(
    (reaction) =>
      ({
        name: reaction.name,
        commands: reaction.on,
        records: reaction.records,
        // cut: react
        async look(entries) {
          const commands = await reaction.react(entries, city);
          const inOrder = [...commands].sort((a, b) => a.after.place - b.after.place);
          return () => send(reaction.name, inOrder);
        },
        // end: react
      }) satisfies Reactor,
  );
  const projections = registry.followers.map(
    (one): Follower => ({ ...one, react: (entries, client) => one.react(entries, client, city) }),
  );

  // cut: send
  /** A batch at a time: what hundreds of entries call for must neither fill the lane nor be sent again from its start. */
  async function send(reaction: string, commands: readonly ReactionCommand[]): Promise<void> {
    const who: Who = { kind: "system", name: reaction };
    for (let next = 0; next < commands.length; next += laneLimits.batch) {
      const sent = commands.slice(next, next + laneLimits.batch).map(({ after, ...asked }) => {
        // By what it says, not by its rank: a second try may find fewer commands left to send.
        const said = JSON.stringify([asked.command, asked.on, asked.input]);
        const key = keyFor(reaction, after, createHash("sha256").update(said).digest("hex").slice(0, 16));
        const happenedOn = new Date(after.happenedOn);
        return city.execute({ ...asked, who, key, ground: "reaction", happenedOn }).then((outcome) => {
          if ("refused" in outcome && isPassing(outcome))
            throw new Error(`${reaction} waits at entry ${after.place}: ${outcome.code}`);
        });
      });
      await Promise.all(sent);
    }
  }
  // end: send

  /** Carries out once what is due, and lets who acts and those who keep something read on to where the journal ended then. */
  async function round(kept: readonly Follower[]): Promise<number> {
    const failures: unknown[] = [];
    const failed = (error: unknown) => failures.push(error);
    const [carriedOut, todo] = await Promise.all([
      carryOutWakes(database.pool, time.now(), carryOut, failed),
      whoHasToDo<Reactor | Follower>(database.pool, [...reactors, ...kept]),
    ]);
    const acting = todo.filter((one): one is ToDo<Reactor> => "look" in one.follower);
    const keeping = todo.filter((one): one is ToDo<Follower> => "react" in one.follower);
    const acted = await followTogether(database.pool, acting, failed);
    const moved = carriedOut + acted + (await followAll(database.pool, keeping, failed));
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, "some of what is due could not be settled");
    return moved;
  }

  async function carryOut(wake: DueWake): Promise<Outcome> {
    const command = registry.commands.get(wake.command);
    if (!command) throw new TypeError(`wake ${wake.id} asks for ${wake.command}, which this program does not know`);
    return lane.execute({
      command,
      who: { kind: "system", name: "wake" },
      on: wake.target,
      input: command.input.parse(wake.input),
      happenedOn: new Date(wake.dueAt),
      ground: "wake",
      wake: wake.id,
    });
  }

  const city: City = {
    ...parts,
    lane,
    news,
    today: () => dayOf(time.now(), parts.zone),
    newId: makeId,
    // cut: execute
    async execute(request) {
      const command = registry.commands.get(request.command);
      if (!command) return refuseRecord("UNKNOWN_COMMAND", { command: request.command });
      const read = command.input.safeParse(request.input ?? {});
      if (!read.success) return badInput(read.error, request.input);
      const said = JSON.stringify([command.name, request.on, request.input ?? {}]);
      // Keyed: what was asked may hold a resident number, and a plain hash of one is found by trying them all.
      const requestHash = vault.hash(said);
      return lane.execute({ ...request, command, input: read.data, requestHash });
    },
    // end: execute
    async ask(name, who, input) {
      const query = registry.queries.get(name);
      if (!query) return refuseRecord("UNKNOWN_COMMAND", { command: name });
      const read = query.input.safeParse(input ?? {});
      if (!read.success) return badInput(read.error, input);
      const actor = (await loadActors(database.pool as never, [who], city.today()))(who);
      const today = city.today();
      const permit = query.may.check({ actor, input: read.data, today });
      if (!permit.allowed)
        return refuseRecord("NOT_ALLOWED", {
          title: query.title.zh,
          titleEn: query.title.en,
          needed: permit.needed.zh,
          neededEn: permit.needed.en,
        });
      return query.run({ city, actor, input: read.data, today });
    },
    async settle() {
      while ((await round(projections)) > 0);
    },
    async react() {
      await round([]);
    },
    keepSettling(seconds, failed) {
      const again = () => {
        wanted = true;
        if (closing) return;
        settling ??= (async () => {
          while (wanted && !closing) {
            wanted = false;
            await city.settle().catch(failed);
          }
          settling = null;
        })();
      };
      onCommit = again;
      const timer = setInterval(again, seconds * 1000);
      timer.unref();
      again();
    },
    async close() {
      closing = true;
      await settling;
      await lane.close();
      await news.close();
    },
  };

  return city;
}

/** A no of the moment and of no rule: the reaction is due again, and must not be passed over. */
const isPassing = ({ status, code }: Refusal): boolean => status === 503 || code === "CONTENDED";
