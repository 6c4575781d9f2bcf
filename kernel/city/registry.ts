import { answerRefusals } from "#kernel/forms/answer-refusals.ts";
import type { AnyCommand } from "#kernel/records/command.ts";
import { recordRefusals } from "#kernel/records/kernel-refusals.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import { type Refusal, type RefusalTexts, refusalsOf } from "#kernel/records/refusal.ts";
import type { AnyQuery, CityFollower, PortalPage, Reaction, System } from "./system.ts";
import type { Watch } from "./watch.ts";

/** All systems of a deployment folded into one: what routes, OpenAPI, command line, matrix and map are made from. */
export type Registry = {
  readonly systems: readonly System[];
  readonly records: ReadonlyMap<string, AnyRecord>;
  readonly commands: ReadonlyMap<string, AnyCommand>;
  readonly queries: ReadonlyMap<string, AnyQuery>;
  readonly reactions: readonly Reaction[];
  readonly followers: readonly CityFollower[];
  readonly watches: ReadonlyMap<string, Watch>;
  readonly portal: readonly PortalPage[];
  readonly refusals: RefusalTexts;
  /** A broken database constraint in the words of the system that declared it. */
  refusalOf(constraint: string): Refusal | undefined;
};

/**
 * Folds manifests. The order is that of the list; a system stands after those it names in `after`.
 * @throws {TypeError} when two systems declare the same name, one stands before what it comes after, or somebody reads a record
 *   that nobody declares
 */
export function registry(systems: readonly System[]): Registry {
  const commands = new Map<string, AnyCommand>();
  const queries = new Map<string, AnyQuery>();
  const records = new Map<string, AnyRecord>();
  const watches = new Map<string, Watch>();
  const refusals: Record<string, RefusalTexts[string]> = { ...recordRefusals, ...answerRefusals };
  const constraints = new Map<string, string>();
  const seen = new Set<string>();
  for (const one of systems) {
    for (const before of one.after)
      if (!seen.has(before)) throw new TypeError(`system ${one.name} comes after ${before}, which is not before it`);
    seen.add(one.name);
    for (const command of one.commands) add(commands, command.name, command);
    for (const query of one.queries) add(queries, query.name, query);
    for (const record of one.records) add(records, record.name, record);
    for (const watch of one.watches) add(watches, watch.name, watch);
    for (const [code, text] of Object.entries(one.refusals)) {
      if (refusals[code]) throw new TypeError(`refusal ${code} is declared twice`);
      refusals[code] = text;
    }
    for (const [constraint, code] of Object.entries(one.constraints)) constraints.set(constraint, code);
  }
  for (const { name, records: read = [] } of systems.flatMap((one) => [...one.reactions, ...one.followers]))
    for (const record of read)
      if (!records.has(record)) throw new TypeError(`${name} reads ${record}, which no system declares`);
  const { refuse } = refusalsOf<RefusalTexts>(refusals);
  return {
    systems,
    records,
    commands,
    queries,
    reactions: systems.flatMap((one) => one.reactions),
    followers: systems.flatMap((one) => one.followers),
    watches,
    portal: systems.flatMap((one) => one.portal),
    refusals,
    refusalOf(constraint) {
      const code = constraints.get(constraint);
      return code === undefined ? undefined : refuse(code);
    },
  };
}

function add<T>(into: Map<string, T>, name: string, value: T): void {
  if (into.has(name)) throw new TypeError(`${name} is declared twice`);
  into.set(name, value);
}
