import { z } from "zod";
import { historyOf, journalLength, readJournal, recordAsOf } from "#kernel/records/history.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { City } from "./city.ts";
import { holders } from "./query-access.ts";
import { query } from "./system.ts";

/** Those who watch the city read every entry; personal values stand in it only as references (SUP-09). */
const watchers = <Input>() => holders<Input>("supervisor", "auditor", "administrator");

const which = { record: z.string().max(40), id: z.string().min(1).max(80) };

function kindOf(city: City, name: string): AnyRecord | Refusal {
  return (
    city.registry.records.get(name) ??
    refuseRecord("NOT_FOUND", { record: "记录种类", recordEn: "kind of record", id: name })
  );
}

const changesInList = 20;

/** 日志: entries from a place on, in order. */
export const entries = query({
  name: "journal.entries",
  title: { zh: "日志", en: "Journal" },
  input: z.object({
    from: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  may: watchers(),
  async run({ city, input }) {
    const { pool } = city.database;
    const [total, read] = await Promise.all([journalLength(pool), readJournal(pool, input.from, input.limit)]);
    // A pack is one entry with thousands of changes: a list shows the first few and their number, one entry all of them.
    const rows = read.map((entry) => ({
      ...entry,
      changeCount: entry.changes.length,
      changes: input.limit === 1 ? entry.changes : entry.changes.slice(0, changesInList),
    }));
    const next = input.from + rows.length;
    return { total, rows, next: next < total && rows.length > 0 ? next : null };
  },
});

/** 记录的经过: every entry that changed a record, oldest first. */
export const history = query({
  name: "journal.history",
  title: { zh: "记录的经过", en: "History of a record" },
  input: z.object(which),
  may: watchers(),
  async run({ city, input }) {
    const kind = kindOf(city, input.record);
    if ("refused" in kind) return kind;
    return { rows: await historyOf(city.database.pool, kind, input.id) };
  },
});

/** 某一时刻的记录: a record as the city knew it at `recorded`, counting what had happened by `happened`. */
export const asOf = query({
  name: "journal.asOf",
  title: { zh: "某一时刻的记录", en: "A record as of a moment" },
  input: z.object({
    ...which,
    recorded: z.iso.datetime({ offset: true }).optional(),
    happened: z.iso.datetime({ offset: true }).optional(),
  }),
  may: watchers(),
  async run({ city, input }) {
    const kind = kindOf(city, input.record);
    if ("refused" in kind) return kind;
    const found = await recordAsOf(city.database.pool, kind, input.id, {
      ...(input.recorded && { recorded: new Date(input.recorded) }),
      ...(input.happened && { happened: new Date(input.happened) }),
    });
    return found ?? refuseRecord("NOT_FOUND", { record: kind.title.zh, recordEn: kind.title.en, id: input.id });
  },
});
