import type { Day } from "#kernel/calendar/day.ts";
import type { Actor, HeldPost } from "./actor.ts";
import type { Asked } from "./asked.ts";
import type { BatchRows } from "./batch-rows.ts";
import type { Answer } from "./command.ts";
import { refuseRecord } from "./kernel-refusals.ts";
import { fileOf, rowsFor } from "./load-reads.ts";
import { isRefusal } from "./refusal.ts";
import type { Vault } from "./vault.ts";

/** What the kernel hands to each rule of a batch. */
export type Surroundings = {
  readonly now: Date;
  dayOf(moment: Date): Day;
  readonly calendar: import("#kernel/calendar/workdays.ts").WorkCalendar;
  readonly settings: import("./command.ts").Settings;
  newId(): string;
  readonly vault: Pick<Vault, "hash">;
};

export type Decided = { readonly answer: Answer; readonly post: HeldPost | null; readonly inNameOf: string | null };

/** Asks policy and rule of one command on the rows of the batch. Pure but for `newId`; what it throws is a mistake. */
export function decideOne(asked: Asked, actor: Actor, rows: BatchRows, around: Surroundings): Decided {
  const { command, input } = asked;
  const refused = (answer: Answer): Decided => ({ answer, post: null, inNameOf: null });
  const file = fileOf(asked, rows);
  if (command.on !== null && file === null)
    return refused(
      refuseRecord("NOT_FOUND", { record: command.on.title.zh, recordEn: command.on.title.en, id: asked.on ?? "" }),
    );
  if (asked.happenedOn && asked.happenedOn > around.now) return refused(refuseRecord("TOO_EARLY"));
  const moment = asked.happenedOn ?? around.now;
  const today = around.dayOf(moment);
  // cut: may
  // Here the kernel keeps what a command's type promises its rule: the file is a row of `on`, the input has passed its schema.
  const [own, given] = [file as never, input as never];
  const permit = command.may.check({
    actor,
    file: own,
    input: given,
    today,
    rows: rowsFor(command.may.reads, file, input, rows),
  });
  // end: may
  if (!permit.allowed) {
    const { zh, en } = command.title;
    const { needed } = permit;
    return refused({
      ...refuseRecord("NOT_ALLOWED", { title: zh, titleEn: en, needed: needed.zh, neededEn: needed.en }),
      ...(permit.rule === undefined ? {} : { rule: permit.rule }),
    });
  }
  if (asked.seen !== undefined && file && file.version !== asked.seen)
    return refused(refuseRecord("STALE", { seen: asked.seen, current: file.version }));
  // cut: rule
  const answer = command.decide(own, given, {
    now: moment,
    today,
    calendar: around.calendar,
    settings: around.settings,
    actor,
    post: permit.post,
    rows: rowsFor(command.reads, file, input, rows) as never,
    newId: around.newId,
    hash: around.vault.hash,
  });
  // end: rule
  if (!isRefusal(answer) && answer.length === 0)
    throw new TypeError(`${command.name} decided nothing and refused nothing`);
  return { answer, post: permit.post, inNameOf: permit.inNameOf ?? null };
}
