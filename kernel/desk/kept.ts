/**
 * Where something lies: in this tab until it is closed, or on this machine. A machine may be a counter that many use, so
 * only what names no person lies there (the text of a list); all else is the tab's.
 */
export type Shelf = "tab" | "machine";

const PLACE = "binglian.desk.of.";

const shelfOf = (shelf: Shelf): Storage => (shelf === "tab" ? sessionStorage : localStorage);

/** Tells one person's things from another's without naming anybody: FNV-1a of their id, 32 bits. */
function markOf(person: string): string {
  let hash = 0x811c9dc5;
  for (const sign of new TextEncoder().encode(person)) hash = Math.imul(hash ^ sign, 0x01000193);
  return (hash >>> 0).toString(36);
}

const keyOf = (person: string, name: string): string => `${PLACE}${markOf(person)}.${name}`;

/** What is kept for a person under a name, as it was read; null when there is nothing, or it cannot be read. */
export function kept(shelf: Shelf, person: string, name: string): unknown {
  try {
    return JSON.parse(shelfOf(shelf).getItem(keyOf(person, name)) ?? "null");
  } catch {
    return null;
  }
}

/** Keeps it, or with null forgets it; a full or closed store must not stop anybody from typing. */
export function keep(shelf: Shelf, person: string, name: string, value: unknown): void {
  if (left) return;
  try {
    if (value === null) shelfOf(shelf).removeItem(keyOf(person, name));
    else shelfOf(shelf).setItem(keyOf(person, name), JSON.stringify(value));
  } catch {
    // Then it goes on without being kept.
  }
}

/** Names of what this tab keeps for a person, of those that begin so. */
export function namesKept(person: string, beginning: string): string[] {
  const whole = keyOf(person, "");
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(whole))
    .map((key) => key.slice(whole.length))
    .filter((name) => name.startsWith(beginning));
}

/** Somebody has signed out: what the pages they leave would still keep is kept no more, until the next person is there. */
let left = false;

/** Forgets what this tab keeps of everybody, or of everybody but one: somebody leaves, or somebody else has come. */
export function forgetKept(but?: string): void {
  left = but === undefined;
  const own = but === undefined ? undefined : keyOf(but, "");
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PLACE) && (own === undefined || !key.startsWith(own))) sessionStorage.removeItem(key);
}
