import type { Checker } from "./tree.ts";

type Files = Readonly<Record<string, string>>;

/** A broken tree with the one file and the words that must be found in it, and a sound tree in which nothing may be found. */
export interface Example {
  readonly title: string;
  readonly check: Checker;
  readonly broken: Files;
  readonly at: string;
  readonly says: RegExp;
  readonly sound: Files;
}
