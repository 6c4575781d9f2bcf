import type { Day } from "#kernel/calendar/day.ts";
import { powers } from "#kernel/items/records.ts";
import { parties } from "#kernel/matters/records.ts";
import type { Actor } from "#kernel/records/actor.ts";
import type { Permit } from "#kernel/records/policy.ts";
import type { Read, Reads } from "#kernel/records/reads.ts";
import { type Declared, type Permission, permissionMatrix, type Role, roles } from "./matrix.ts";

/** The body and the subject that the tried record belongs to, and those that have nothing to do with it. */
const own = { body: "own body", subject: "own subject" };
const unrelated = { body: "unrelated body", subject: "unrelated subject" };

/** Somebody who is exactly this role and nothing else, at one body or for one subject. */
function actorOf(role: Role, at: typeof own, today: Day): Actor {
  if (role === "system") return { kind: "system", name: "trial" };
  if (role === "anyone") return { kind: "anyone" };
  if (role === "applicant") return { kind: "person", person: "trial", posts: [], subjects: [at.subject] };
  const held = { post: "trial", kind: role, body: at.body, division: at.body, from: today, to: null };
  return { kind: "person", person: "trial", posts: [{ ...held, substituteFor: null }], subjects: [] };
}

type Trial = {
  readonly actor: Actor;
  readonly file: unknown;
  readonly input: unknown;
  readonly rows: Readonly<Record<string, unknown>>;
  readonly today: Day;
};
type Check = (asked: Trial) => Permit;

/**
 * Tries every command and query of a registry with every role, and says where a policy does not keep to the matrix:
 * - a role that is not listed is let through, at whatever body, on whatever record and rows;
 * - a role that needs the record's rows (a power, a party) is let through by those of a body or subject unrelated to it.
 * @returns sentences; none when all is well
 */
export function permissionFaults(declared: Declared, today: Day): string[] {
  return permissionMatrix(declared).flatMap((permission) => {
    const command = declared.commands.get(permission.name);
    const query = declared.queries.get(permission.name);
    const isCommand = permission.kind === "command";
    const reads: Reads<never, never> = (isCommand ? command?.may.reads : undefined) ?? {};
    const check = (isCommand ? command?.may.check : query?.may.check) as Check;
    return roles.flatMap((role) => roleFaults(permission, role, reads, check, today));
  });
}

function roleFaults(
  { name, roles: listed }: Permission,
  role: Role,
  reads: Reads<never, never>,
  check: Check,
  today: Day,
): string[] {
  const passes = (at: typeof own, rows: Trial["rows"], about: unknown) =>
    isAllowed(check, { actor: actorOf(role, at, today), file: about, input: about ?? {}, rows, today });
  const none = rowsFor(reads, emptyRow);
  const owned = rowsFor(reads, (read) => rowOf(read, today));
  const records = [null, anyField(own.body), anyField(own.subject)];
  if (!listed.includes(role)) {
    const through = [own, unrelated].some((at) =>
      [none, owned].some((rows) => records.some((about) => passes(at, rows, about))),
    );
    return through ? [`${name} lets ${role} through, which is not listed`] : [];
  }
  // What needs no rows is meant to span the city; what opens only with rows must not open with another's.
  const opened = records.some((about) => !passes(unrelated, none, about) && passes(unrelated, owned, about));
  return opened ? [`${name} lets ${role} through at an unrelated body`] : [];
}

/** A check that breaks on a record it does not understand lets nobody through. */
function isAllowed(check: Check, trial: Trial): boolean {
  try {
    return check(trial).allowed;
  } catch {
    return false;
  }
}

function rowsFor(reads: Reads<never, never>, row: (read: Read<never, never>) => unknown): Trial["rows"] {
  return Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, row(read)]));
}

const emptyRow = (read: Read<never, never>): unknown => (read.kind === "one" ? null : []);

/** A row as the record's owner has it: a power in force at the own body, a party that is the own subject. */
function rowOf(read: Read<never, never>, today: Day): unknown {
  const valid = { id: "trial", version: 1, validFrom: today, validTo: null };
  let row: unknown = anyField(own.body);
  if (read.record === powers)
    row = { ...valid, item: "item", body: own.body, mode: "own", inNameOf: null, division: own.body };
  if (read.record === parties) row = { ...valid, matter: "matter", subject: own.subject, role: "applicant" };
  return read.kind === "one" ? row : [row];
}

/** A record of a kind the trial does not know: every field has the value. */
function anyField(value: string): object {
  return new Proxy({}, { get: () => value, has: () => true });
}
