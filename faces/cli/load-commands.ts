import type { Command } from "commander";
import type { Terminal } from "./terminal.ts";

type Maker = (out: Terminal) => Command;

/** In the order in which `--help` lists them. */
const loaders: Readonly<Record<string, () => Promise<Maker>>> = {
  start: async () => (await import("./commands/start.ts")).startCommand,
  plan: async () => (await import("./commands/plan.ts")).planCommand,
  calendar: async () => (await import("./commands/calendar.ts")).calendarCommand,
  clock: async () => (await import("./commands/clock.ts")).clockCommand,
  pack: async () => (await import("./commands/pack.ts")).packCommand,
  cases: async () => (await import("./commands/cases.ts")).casesCommand,
  people: async () => (await import("./commands/people.ts")).peopleCommand,
  lists: async () => (await import("./commands/lists.ts")).listsCommand,
  backup: async () => (await import("./commands/backup.ts")).backupCommand,
  restore: async () => (await import("./commands/restore.ts")).restoreCommand,
  explain: async () => (await import("./commands/explain.ts")).explainCommand,
  trace: async () => (await import("./commands/trace.ts")).traceCommand,
};

/**
 * The commands that an invocation needs: the one that it names, or all of them when it names none that is there. Most
 * need neither server nor systems, which take longer to load than they themselves take.
 */
export async function loadCommands(words: readonly string[], out: Terminal): Promise<Command[]> {
  const named = words.find((word, index) => !word.startsWith("-") && words[index - 1] !== "--lang");
  const wanted = named !== undefined && Object.hasOwn(loaders, named) ? [named] : Object.keys(loaders);
  return Promise.all(wanted.map(async (name) => (await (loaders[name] as () => Promise<Maker>)())(out)));
}
