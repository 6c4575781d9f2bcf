import type { Words } from "#kernel/text/words.ts";

/** Something that happened to what somebody looks at. It says that, never what: that they ask anew, under their rights. */
export type Told = {
  readonly place: number;
  readonly recordedAt: string;
  readonly command: string;
  readonly title: Words;
  /** The name of the watch, such as `case`, and the id that was asked for. */
  readonly record: string;
  readonly id: string;
  /** The version that it made; null of a list, or when only a part changed, such as a clock of a case. */
  readonly version: number | null;
  readonly by: "self" | "other";
};

/** One act since a version that was seen. */
export type SinceEntry = {
  readonly place: number;
  readonly recordedAt: string;
  readonly command: string;
  readonly title: Words;
  /** The asker did it. */
  readonly own: boolean;
  /** Who did it: to staff by name and post, to others by the office. */
  readonly by: Words;
};

/** One field that differs from the version that was seen. */
export type SinceField = {
  readonly field: string;
  readonly title: Words;
  readonly before: Words;
  readonly after: Words;
};

/** The answer of `journal.since`. */
export type Since = {
  readonly version: number | null;
  readonly entries: readonly SinceEntry[];
  readonly fields: readonly SinceField[];
};
