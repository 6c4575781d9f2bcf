import type { PoolClient } from "pg";
import type { Day } from "#kernel/calendar/day.ts";
import type { Actor } from "./actor.ts";
import { actorKey } from "./actor.ts";
import type { Asked, Done, Outcome, Who } from "./asked.ts";
import { BatchRows, type HeldRow, type Touched } from "./batch-rows.ts";
import { chance } from "./chance.ts";
import { type Decided, decideOne, type Surroundings } from "./decide.ts";
import { change, type Effect, isNextNumber } from "./effects.ts";
import type { KeptRows } from "./kept-rows.ts";
import { refuseRecord } from "./kernel-refusals.ts";
import { loadFiles, loadReads, loadVia, readsUnnumbered } from "./load-reads.ts";
import { type AnyRecord, asRow, type RowBase } from "./record.ts";
import { isRefusal, type Refusal } from "./refusal.ts";
import type { Vault } from "./vault.ts";
import { lapseWake, wakes } from "./wakes.ts";
import { takeNumbers, write } from "./write.ts";

export type BatchTools = Surroundings & {
  readonly vault: Vault;
  /** Rows that earlier batches have read, of kinds whose rows are kept. */
  readonly kept: KeptRows;
  /** Rehearsals only: nothing is locked, nothing can be written. */
  readonly readOnly?: boolean;
  /** Asks for the end of the transaction; called once, when its last statement has been sent. */
  end(): Promise<unknown>;
  loadActors(client: PoolClient, asked: readonly Who[], today: Day): Promise<(who: Who) => Actor>;
};

type Accepted = {
  readonly index: number;
  readonly asked: Asked;
  readonly decided: Decided;
  readonly actor: Actor;
  readonly touched: Touched[];
  /** The command was refused and only its wake was settled. */
  readonly lapsed: boolean;
};

/**
 * Reads, decides and writes a batch of requests in the transaction that was asked for on the client. What does not wait for
 * another's answer is asked for together, so that a batch takes few round trips whatever it reads; it is done in that order,
 * and the transaction ends with it.
 * @param begun the answer to the transaction's beginning, which need not have come yet
 * @returns one outcome for each request; `undefined` for one that must wait for the next batch because it needs a
 *   number that this batch only just takes
 * @throws a database error: 40001 when another process changed a row meanwhile, or that of a constraint which forbids something
 */
export async function runBatch(
  client: PoolClient,
  begun: Promise<unknown>,
  batch: readonly Asked[],
  tools: BatchTools,
): Promise<(Outcome | Error | undefined)[]> {
  // cut: load
  const rows = new BatchRows(tools.kept);
  const who = batch.map((asked) => asked.who);
  const actors = tools.loadActors(client, who, tools.dayOf(tools.now));
  const [toActor] = await Promise.all([actors, begun, loadFiles(client, batch, rows, !tools.readOnly)]);
  await loadReads(client, batch, rows, !tools.readOnly);
  // After all rows: whoever sees what another process has just done sees its answer too, and repeats it.
  const [, earlier] = await Promise.all([loadVia(client, batch, rows), findEarlier(client, batch, toActor)]);
  // end: load
  const outcomes: (Outcome | Error | undefined)[] = [];
  const accepted: Accepted[] = [];
  const keys = new Set<string>();
  const altered = new Set<HeldRow>();
  let numbering = false;
  batch.forEach((asked, index) => {
    const actor = toActor(asked.who);
    const once = asked.key === undefined ? undefined : `${actorKey(actor)}\n${asked.key}`;
    const found = once === undefined ? undefined : earlier.get(once);
    if (found) {
      outcomes[index] = found.requestHash === asked.requestHash ? found.done : refuseRecord("KEY_REUSED");
      return;
    }
    if (once !== undefined && keys.has(once)) return; // its twin is in this very batch: the next one finds the answer
    try {
      if (numbering && readsUnnumbered(asked, rows)) return;
      const decided = asked.forbidden
        ? { answer: asked.forbidden, post: null, inNameOf: null }
        : decideOne(asked, actor, rows, tools);
      let { answer } = decided;
      if (asked.wake !== undefined) {
        const settled = settleWake(asked, answer, rows);
        if (settled === "over") {
          outcomes[index] = refuseRecord("NOT_FOUND", { record: "定时动作", id: asked.wake });
          return;
        }
        answer = settled;
      }
      if (isRefusal(answer)) {
        outcomes[index] = answer;
        return;
      }
      const touched = rows.apply(answer, tools.calendar, tools.vault);
      if (asked.dryRun) {
        outcomes[index] = rehearsed(asked, touched);
        rows.takeBack(touched);
        return;
      }
      if (touched.some((one) => changesTwice(one, altered))) {
        // The database checks only the last state of a row in a batch, and the journal must hold no state that it would
        // have refused: a second change of one row waits for the next batch and is decided anew on what is written.
        rows.takeBack(touched);
        return;
      }
      for (const one of touched) if (Object.keys(one.fields).length > 0) altered.add(one.held);
      numbering ||= touched.some(({ held }) => !held.numbered);
      if (once !== undefined) keys.add(once);
      accepted.push({ index, asked, decided, actor, touched, lapsed: isRefusal(decided.answer) });
    } catch (error) {
      outcomes[index] = error instanceof Error ? error : new Error(String(error));
    }
  });
  if (accepted.length > 0) await writeAccepted(client, accepted, rows, tools, outcomes);
  else await tools.end();
  return outcomes;
}

/** A row that an earlier command of the batch made or changed, changed again; a mere rise of its version is none. */
function changesTwice({ held, fields }: Touched, altered: ReadonlySet<HeldRow>): boolean {
  return altered.has(held) && Object.keys(fields).length > 0;
}

async function findEarlier(
  client: PoolClient,
  batch: readonly Asked[],
  toActor: (who: Who) => Actor,
): Promise<Map<string, { requestHash: string; done: Done }>> {
  const keyed = batch.filter((asked) => asked.key !== undefined);
  if (keyed.length === 0) return new Map();
  const result = await client.query({
    name: "earlier-answers",
    text: `SELECT j.actor, j.idempotency_key, j.request_hash, j.place, j.recorded_at, j.command, j.record, j.record_id, j.version,
             (SELECT json_agg(json_build_object('record', c.record, 'id', c.id, 'version', c.version) ORDER BY c.ordinal)
              FROM changes c WHERE c.place = j.place) AS changes
           FROM unnest($1::text[], $2::text[]) AS k(actor, key)
           JOIN journal j ON j.actor = k.actor AND j.idempotency_key = k.key`,
    // With the actor, who comes first in the index: a key alone would be looked for under every actor of the journal.
    values: [keyed.map((asked) => actorKey(toActor(asked.who))), keyed.map((asked) => asked.key)],
  });
  return new Map(
    result.rows.map((row) => [
      `${row.actor}\n${row.idempotency_key}`,
      {
        requestHash: row.request_hash as string,
        done: {
          done: true,
          place: row.place,
          recordedAt: row.recorded_at,
          command: row.command,
          record: row.record,
          id: row.record_id,
          version: row.version,
          changes: row.changes,
          repeated: true,
        },
      },
    ]),
  );
}

// cut: settle-wake
/** A wake is done with its command, or lapses with the rule's refusal; both are recorded. One that is over is over. */
function settleWake(asked: Asked, answer: readonly Effect[] | Refusal, rows: BatchRows): readonly Effect[] | "over" {
  const held = rows.get(wakes, asked.wake ?? "");
  const row = held?.row as (RowBase & { state: string }) | undefined;
  if (row?.state !== "waiting") return "over";
  const settle = (state: "done" | "lapsed", outcome: string) => change(row as never, { state, outcome } as never);
  return isRefusal(answer) ? [settle("lapsed", answer.code)] : [...answer, settle("done", asked.command.name)];
}
// end: settle-wake

function rehearsed(asked: Asked, touched: readonly Touched[]): Outcome {
  return {
    rehearsed: true,
    command: asked.command.name,
    changes: touched.map(({ held, fields }) => ({
      ...{ record: held.kind.name, id: held.row.id },
      fields: withoutSealed(held.kind, fields),
    })),
  };
}

/** A rehearsal shows neither a sealed value nor its keyed hash: asked often enough, they would be an oracle. */
function withoutSealed(kind: AnyRecord, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isSealed = (field: string) => kind.sealed.has(field) || kind.sealed.has(field.replace(/Hash$/, ""));
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !isSealed(field)));
}

async function writeAccepted(
  client: PoolClient,
  accepted: readonly Accepted[],
  rows: BatchRows,
  tools: BatchTools,
  outcomes: (Outcome | Error | undefined)[],
) {
  await number(client, accepted, tools);
  const recordedAt = tools.now.toISOString();
  const vault: object[] = [];
  const changes: object[] = [];
  const entries = accepted.map(({ asked, actor, decided, touched, lapsed }, entry) => {
    touched.forEach(({ held, version, fields }, ordinal) => {
      const keep = (field: string, value: unknown, isSealed = false): { $personal: string } => {
        const ref = tools.newId();
        const place = { record: held.kind.name, id: held.row.id, field };
        vault.push({ ref, sealed: isSealed ? String(value) : tools.vault.seal(value, place).toString("base64") });
        return { $personal: ref };
      };
      const kept = Object.entries(fields).map(([field, value]) => [field, byReference(held.kind, field, value, keep)]);
      const { id: _, version: __, ...rest } = Object.fromEntries(kept);
      changes.push({ entry, ordinal, record: held.kind.name, id: held.row.id, version, fields: rest });
    });
    const first = mainChange(asked, touched);
    return {
      ordinal: entry,
      recorded_at: recordedAt,
      happened_on: (asked.happenedOn ?? tools.now).toISOString(),
      ground: asked.ground ?? "now",
      actor: actorKey(actor),
      post: decided.post?.post ?? null,
      in_name_of: decided.inNameOf ?? decided.post?.substituteFor ?? null,
      command: lapsed ? lapseWake.name : asked.command.name,
      record: first.held.kind.name,
      record_id: first.held.row.id,
      version: first.version,
      basis: lapsed ? lapseWake.basis : asked.command.basis,
      visibility: lapsed ? "internal" : asked.command.visibility,
      salt: Buffer.from(chance(16)).toString("hex"),
      idempotency_key: asked.key ?? null,
      request_hash: asked.key === undefined ? null : (asked.requestHash ?? ""),
    };
  });
  const written = write(client, { rows: rows.written(), entries, changes, vault });
  const [place] = await Promise.all([written, tools.end()]);
  accepted.forEach(({ index, asked, touched }, entry) => {
    const first = mainChange(asked, touched);
    outcomes[index] = {
      done: true,
      place: place + entry,
      recordedAt,
      command: asked.command.name,
      record: first.held.kind.name,
      id: first.held.row.id,
      version: first.version,
      changes: touched.map(({ held, version }) => ({ record: held.kind.name, id: held.row.id, version })),
      repeated: false,
    };
  });
}

/** A value as the journal holds it: a reference for a personal field, and for the personal parts of an object. */
function byReference(
  { personal, personalParts, sealed }: AnyRecord,
  field: string,
  value: unknown,
  keep: (field: string, value: unknown, isSealed?: boolean) => { $personal: string },
): unknown {
  if (value === null || value === undefined) return value;
  if (sealed.has(field)) return keep(field, value, true);
  if (!personal.has(field)) return value;
  const parts = personalParts.get(field);
  if (parts === undefined || typeof value !== "object") return keep(field, value);
  const isKept = (name: string, part: unknown) => parts.includes(name) && part !== null && part !== undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, isKept(name, part) ? keep(`${field}.${name}`, part) : part]),
  );
}

/** The change that the entry is filed under: that of the row the command is about or makes, else the first one. */
function mainChange(asked: Asked, touched: readonly Touched[]): Touched {
  const own = touched.filter(({ held }) => held.kind === asked.command.on && held.row.id === asked.on);
  const made = touched.find(({ held }) => held.kind === asked.command.makes);
  return own.at(-1) ?? made ?? (touched[0] as Touched);
}

/** Fills in the numbers that the batch's rows wait for, in the order of the commands. */
async function number(client: PoolClient, accepted: readonly Accepted[], tools: BatchTools): Promise<void> {
  const waiting = accepted.flatMap(({ touched }) => touched.filter(({ held }) => !held.numbered));
  if (waiting.length === 0) return;
  const wanted = new Map<string, number>();
  for (const { fields } of waiting)
    for (const value of Object.values(fields))
      if (isNextNumber(value)) wanted.set(value.nextIn, (wanted.get(value.nextIn) ?? 0) + 1);
  const next = await takeNumbers(client, wanted);
  for (const one of waiting) {
    const filled = { ...one.held.row } as RowBase & Record<string, unknown>;
    for (const [field, value] of Object.entries(one.held.row)) {
      if (!isNextNumber(value)) continue;
      const serial = next.get(value.nextIn) as number;
      next.set(value.nextIn, serial + 1);
      filled[field] = serial;
    }
    const row = { ...filled, ...one.held.kind.derive?.(filled, tools.calendar) };
    one.held.row = asRow(one.held.kind, row);
    one.held.numbered = true;
    one.fields = { ...row };
  }
}
