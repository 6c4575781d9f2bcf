import type { ListedEntry } from "./listed-entry.ts";

/** Entries that ended and entries that began, put together. */
export type Joined = {
  readonly before: readonly ListedEntry[];
  readonly after: readonly ListedEntry[];
  /**
   * By what: the same code; a published change; one basic code (LST-02), one name or one result document, where exactly one
   * ended and one began with it, which is our reading of the dates (E); null when nothing belongs to it.
   */
  readonly by: "code" | "published" | "basicCode" | "name" | "result" | null;
};

/** Puts what ended between two lists together with what began. The same from both sides. */
export function joinedBy(
  first: readonly ListedEntry[],
  second: readonly ListedEntry[],
  published: readonly (readonly string[])[],
): Joined[] {
  const old = new Map(first.map((entry) => [entry.code, entry]));
  const now = new Map(second.map((entry) => [entry.code, entry]));
  const joined: Joined[] = [];
  const take = (codes: readonly string[], by: Joined["by"]) => {
    const before = codes.flatMap((code) => old.get(code) ?? []);
    const after = codes.flatMap((code) => now.get(code) ?? []);
    for (const code of codes) {
      old.delete(code);
      now.delete(code);
    }
    if (before.length + after.length > 0) joined.push({ before, after, by });
  };

  for (const codes of overlapping(published)) if (belongTogether(codes, old, now)) take(codes, "published");
  for (const code of [...old.keys()]) if (now.has(code)) take([code], "code");
  for (const [by, marks] of signs) {
    for (const [one, other] of unique([...old.values()], [...now.values()], marks)) take([one, other], by);
  }
  for (const code of [...old.keys(), ...now.keys()]) take([code], null);
  return joined;
}

/** A published merger or split counts where it shows: several entries on one side, and at least one on the other. */
function belongTogether(
  codes: readonly string[],
  old: ReadonlyMap<string, ListedEntry>,
  now: ReadonlyMap<string, ListedEntry>,
): boolean {
  const before = codes.filter((code) => old.has(code));
  const after = codes.filter((code) => now.has(code));
  const moved = codes.some((code) => old.has(code) !== now.has(code));
  return moved && before.length > 0 && after.length > 0;
}

/** Groups that share a code are one: an item may have been merged twice. */
function overlapping(groups: readonly (readonly string[])[]): string[][] {
  const found: Set<string>[] = [];
  for (const group of groups) {
    const touched = found.filter((other) => group.some((code) => other.has(code)));
    const whole = new Set([...touched.flatMap((other) => [...other]), ...group]);
    for (const other of touched) found.splice(found.indexOf(other), 1);
    found.push(whole);
  }
  return found.map((group) => [...group].sort());
}

const signs: readonly (readonly [Joined["by"], (entry: ListedEntry) => readonly string[]])[] = [
  ["basicCode", ({ basicCode }) => (basicCode === null ? [] : [basicCode])],
  ["name", ({ name }) => [name]],
  ["result", ({ yields }) => yields],
];

/** Pairs of codes that share a sign which nobody else of either side has. */
function unique(
  old: readonly ListedEntry[],
  now: readonly ListedEntry[],
  marks: (entry: ListedEntry) => readonly string[],
): [string, string][] {
  const before = codesByMark(old, marks);
  const after = codesByMark(now, marks);
  const followers = (entry: ListedEntry, index: ReadonlyMap<string, readonly string[]>) => [
    ...new Set(marks(entry).flatMap((mark) => index.get(mark) ?? [])),
  ];
  const entryNow = new Map(now.map((entry) => [entry.code, entry]));
  return old.flatMap((entry): [string, string][] => {
    const [code, another] = followers(entry, after);
    const follower = code === undefined || another !== undefined ? undefined : entryNow.get(code);
    return follower !== undefined && followers(follower, before).length === 1 ? [[entry.code, follower.code]] : [];
  });
}

function codesByMark(
  entries: readonly ListedEntry[],
  marks: (entry: ListedEntry) => readonly string[],
): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const entry of entries)
    for (const mark of new Set(marks(entry))) index.set(mark, [...(index.get(mark) ?? []), entry.code]);
  return index;
}
