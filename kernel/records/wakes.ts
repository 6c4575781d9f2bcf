import { z } from "zod";
import type { Create } from "./effects.ts";
import { create } from "./effects.ts";
import { record } from "./record.ts";

/** A command on a date (定时): done once, in date order, as of its legal moment, also when the system was down then. */
export const wakes = record({
  name: "wake",
  title: { zh: "定时动作", en: "Wake" },
  table: "wakes",
  fields: {
    dueAt: z.string(),
    command: z.string(),
    target: z.string(),
    input: z.record(z.string(), z.unknown()),
    state: z.enum(["waiting", "done", "lapsed", "cancelled"]),
    outcome: z.string().nullable(),
  },
});

/**
 * Asks for a command at a moment.
 * @param at the legal moment, such as the end (24:00) of the last day of a limit
 */
export function wake(asked: {
  id: string;
  at: Date;
  command: `${string}.${string}`;
  target: string;
  input?: Record<string, unknown>;
}): Create {
  return create(wakes, {
    id: asked.id,
    dueAt: asked.at.toISOString(),
    command: asked.command,
    target: asked.target,
    input: asked.input ?? {},
    state: "waiting",
    outcome: null,
  });
}

/** What the journal says when a wake's command no longer applied: only the wake itself was settled. */
export const lapseWake = { name: "records.lapseWake", basis: ["REC-12 定时动作不再适用"] } as const;
