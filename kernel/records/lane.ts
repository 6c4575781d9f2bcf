import { setImmediate } from "node:timers/promises";
import type pg from "pg";
import type { Asked, Outcome } from "./asked.ts";
import { type BatchTools, runBatch } from "./batch.ts";
import { KeptRows } from "./kept-rows.ts";
import { refuseRecord } from "./kernel-refusals.ts";
import type { Refusal } from "./refusal.ts";

export type LaneLimits = {
  /** Requests that may wait; one more is answered 503 with Retry-After. */
  readonly waiting: number;
  /** Requests that share one transaction at most. */
  readonly batch: number;
  /** Times a batch is tried again after another process moved a row under it. */
  readonly tries: number;
};

export const laneLimits: LaneLimits = { waiting: 4096, batch: 128, tries: 4 };

export type Lane = {
  /**
   * Does one request, in a transaction it may share with others.
   * @throws what a rule threw by mistake; what a person did wrong comes back as a refusal
   */
  execute(asked: Asked): Promise<Outcome>;
  /** How many requests wait now. */
  waiting(): number;
  /**
   * From now on the last commits may be lost with the power, whole and in their order, or, as at first, none: each is on the
   * disk before its answer.
   */
  mayLose(last: boolean): void;
  /** Takes no more, finishes what waits. */
  close(): Promise<void>;
};

type Waiting = { readonly asked: Asked; resolve(outcome: Outcome): void; reject(error: unknown): void };

type LaneTools = {
  /** The lane's own connection. */
  readonly writer: pg.Pool;
  /** For rehearsals, which do not wait for the writer. */
  readonly reader: pg.Pool;
  /** Made anew for each batch: the moment, the calendar and the settings of now. */
  tools(): Omit<BatchTools, "kept" | "end">;
  /** A broken constraint in the words of the system that made it; undefined when nobody claims it. */
  refusalOf(constraint: string): Refusal | undefined;
  /** Called after each commit with the number of places it made. */
  committed(places: number): void;
  readonly limits: LaneLimits;
};

/**
 * The one writer of a city in this process: while one batch commits, the next one gathers. Other processes have lanes
 * of their own on the same database; rows are locked in one order and the head last, so they only queue for each other.
 */
export function openLane(lane: LaneTools): Lane {
  const queue: Waiting[] = [];
  const kept = new KeptRows();
  let loose = false;
  let closing = false;
  let running: Promise<void> | null = null;

  // cut: drain
  async function drain(): Promise<void> {
    await setImmediate(); // whoever asks in the same turn of the event loop shares the first batch
    while (queue.length > 0) {
      const batch = queue.splice(0, lane.limits.batch);
      const later = await settle(batch);
      queue.unshift(...later);
    }
    running = null; // in the same turn as the last look at the queue, so that nobody is left waiting in it
  }
  // end: drain

  // cut: settle
  /** Runs a batch; one that fails on somebody's constraint is halved until the culprit stands alone. */
  async function settle(batch: Waiting[], tries = 0): Promise<Waiting[]> {
    let committing = false;
    let client: pg.PoolClient | undefined;
    let outcomes: (Outcome | Error | undefined)[];
    try {
      const writer = await lane.writer.connect();
      client = writer;
      outcomes = await runBatch(
        writer,
        writer.query(loose ? "BEGIN; SET LOCAL synchronous_commit = off" : "BEGIN"),
        batch.map(({ asked }) => asked),
        {
          ...{ ...lane.tools(), kept },
          end() {
            committing = true;
            return writer.query("COMMIT");
          },
        },
      );
      writer.release();
    } catch (error) {
      const broken = await rollback(client);
      if (broken) return fail(batch, committing, error);
      if (isContention(error) && tries + 1 < lane.limits.tries) return settle(batch, tries + 1);
      // Another process may have done the same key meanwhile; a second look then finds its answer.
      if (tries === 0 && batch.length === 1 && batch[0]?.asked.key !== undefined && isConstraint(error))
        return settle(batch, tries + 1);
      if (batch.length > 1) {
        const half = batch.length >> 1;
        const first = await settle(batch.slice(0, half));
        return [...first, ...(await settle(batch.slice(half)))];
      }
      const refusal = refusalFor(error, lane.refusalOf);
      const [only] = batch;
      // A wake whose command the database forbids would fall due for ever: it lapses with that refusal.
      if (only?.asked.wake !== undefined && refusal && !isContention(error) && !only.asked.forbidden)
        return settle([{ ...only, asked: { ...only.asked, forbidden: refusal } }]);
      for (const { resolve, reject } of batch) refusal ? resolve(refusal) : reject(error);
      return [];
    }
    // Beyond the catch: what is committed is told, whatever happens now, and never done again.
    const places = outcomes.filter((outcome) => outcome && "done" in outcome && !outcome.repeated).length;
    if (places > 0) lane.committed(places);
    return answer(batch, outcomes);
  }
  // end: settle

  /** Rehearsals neither wait for the writer nor lock a row: one read-only transaction for those asked in the same turn. */
  let rehearsing: Waiting[] | null = null;
  async function rehearse(): Promise<void> {
    await null;
    const batch = rehearsing ?? [];
    rehearsing = null;
    let client: pg.PoolClient | undefined;
    try {
      const reader = await lane.reader.connect();
      client = reader;
      const begun = reader.query("BEGIN TRANSACTION READ ONLY");
      const asked = batch.map((one) => one.asked);
      const end = () => reader.query("COMMIT");
      const outcomes = await runBatch(reader, begun, asked, { ...lane.tools(), kept, readOnly: true, end });
      reader.release();
      for (const one of answer(batch, outcomes)) one.reject(new TypeError("a rehearsal writes nothing to wait for"));
    } catch (error) {
      await rollback(client);
      for (const one of batch) one.reject(error);
    }
  }

  return {
    execute(asked) {
      if (asked.dryRun) {
        if ((rehearsing?.length ?? 0) >= lane.limits.waiting)
          return Promise.resolve(refuseRecord("BUSY", { seconds: 2 }));
        return new Promise<Outcome>((resolve, reject) => {
          if (rehearsing === null) {
            rehearsing = [];
            void rehearse();
          }
          rehearsing.push({ asked, resolve, reject });
        });
      }
      if (closing) return Promise.resolve(refuseRecord("CLOSING"));
      if (queue.length >= lane.limits.waiting) return Promise.resolve(refuseRecord("BUSY", { seconds: 2 }));
      return new Promise<Outcome>((resolve, reject) => {
        queue.push({ asked, resolve, reject });
        running ??= drain();
      });
    },
    waiting: () => queue.length,
    mayLose(last) {
      loose = last;
    },
    async close() {
      closing = true;
      while (running) await running;
    },
  };
}

function answer(batch: readonly Waiting[], outcomes: readonly (Outcome | Error | undefined)[]): Waiting[] {
  const later: Waiting[] = [];
  batch.forEach((one, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined) later.push(one);
    else if (outcome instanceof Error) one.reject(outcome);
    else one.resolve(outcome);
  });
  return later;
}

/** @returns true when the connection itself is gone, so that nothing more can be learned on it */
async function rollback(client: pg.PoolClient | undefined): Promise<boolean> {
  if (!client) return true;
  try {
    await client.query("ROLLBACK");
    client.release();
    return false;
  } catch (error) {
    client.release(error instanceof Error ? error : true);
    return true;
  }
}

/** The database is away. What was not yet committing surely did not happen; what was, is uncertain and says so. */
function fail(batch: readonly Waiting[], committing: boolean, error: unknown): Waiting[] {
  for (const { resolve, reject } of batch) committing ? resolve(refuseRecord("UNCERTAIN")) : reject(error);
  return [];
}

type DatabaseError = { code?: string; constraint?: string };

function isContention(error: unknown): boolean {
  const { code = "", constraint } = error as DatabaseError;
  // journal_once: another process has just answered the same key; the next try finds its answer.
  return ["40001", "40P01"].includes(code) || constraint === "journal_once";
}

function isConstraint(error: unknown): boolean {
  const { code, constraint } = error as DatabaseError;
  return code?.startsWith("23") === true && constraint !== undefined;
}

function refusalFor(error: unknown, refusalOf: (constraint: string) => Refusal | undefined): Refusal | undefined {
  if (isContention(error)) return refuseRecord("CONTENDED");
  if (!isConstraint(error)) return undefined;
  const { constraint = "" } = error as DatabaseError;
  return refusalOf(constraint) ?? refuseRecord("CONSTRAINT", { constraint });
}
