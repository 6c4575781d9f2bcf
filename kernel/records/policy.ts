import type { Day } from "#kernel/calendar/day.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Actor, HeldPost } from "./actor.ts";
import type { Reads } from "./reads.ts";

/** Allowed, under which post; or denied, with the sentence that says what would be needed. */
export type Permit =
  | { readonly allowed: true; readonly post: HeldPost | null; readonly inNameOf?: string | null }
  | { readonly allowed: false; readonly needed: Words; readonly rule?: string };

/**
 * Who may. A policy is data plus one pure check; without a policy a command does not compile, and what a policy
 * does not allow is denied. `roles` feeds the permission matrix: the kinds of post (or `applicant`, `system`,
 * `anyone`) that can ever pass, each within its scope.
 */
export type Policy<File, Input> = {
  readonly roles: readonly string[];
  readonly scope: Words;
  /** Rows the check needs; read with the command's own. */
  readonly reads: Reads<File, Input>;
  check(asked: {
    readonly actor: Actor;
    readonly file: File;
    readonly input: Input;
    readonly today: Day;
    /** What `reads` found, under the same names. */
    readonly rows: Readonly<Record<string, unknown>>;
  }): Permit;
};
