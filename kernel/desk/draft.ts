import { useCallback, useState } from "react";
import { keep, kept, namesKept, type Shelf } from "./kept.ts";
import { useSession } from "./session.ts";

/** What is typed in a form and not sent. */
export type Draft<Value> = {
  readonly value: Value;
  /** When it was typed, if it was found here from another time; null once it is dropped or sent. */
  readonly restoredAt: string | null;
  set(value: Value): void;
  /** Begins anew: it was sent, or nobody wants it any more. */
  drop(): void;
};

const BEGINNING = "draft.";

/** How many unsent drafts this tab keeps for a person. */
export const draftsOf = (person: string): number => namesKept(person, BEGINNING).length;

/**
 * What is typed in a form, kept in this tab for this person until it is sent: it is there after a reload, when the session
 * has ended and the same person signs in again, and when the browser restores its tabs after a crash. Another person who
 * signs in, and whoever signs out, leaves nothing of it.
 * @param name the form and what it is about, such as `case.<id>`; a component shows one name only
 */
export function useDraft<Value>(name: string, initial: Value, shelf: Shelf = "tab"): Draft<Value> {
  const person = useSession().person.id;
  const place = BEGINNING + name;
  const [found] = useState(() => read<Value>(kept(shelf, person, place), initial));
  const [value, setValue] = useState(found?.value ?? initial);
  const [restoredAt, setRestoredAt] = useState(found?.at ?? null);
  const [first] = useState(() => JSON.stringify(initial));
  const set = useCallback(
    (next: Value) => {
      setValue(next);
      keep(shelf, person, place, JSON.stringify(next) === first ? null : { at: new Date().toISOString(), value: next });
    },
    [shelf, person, place, first],
  );
  const drop = useCallback(() => {
    set(JSON.parse(first) as Value);
    setRestoredAt(null);
  }, [set, first]);
  return { value, restoredAt, set, drop };
}

/** What was kept, if it is still of the form's kind: a newer desk may ask for other things. */
function read<Value>(found: unknown, initial: Value): { readonly at: string; readonly value: Value } | null {
  if (typeof found !== "object" || found === null || !("at" in found) || !("value" in found)) return null;
  const { at, value } = found;
  if (typeof at !== "string" || !alike(value, initial)) return null;
  return { at, value: value as Value };
}

const alike = (one: unknown, other: unknown): boolean => {
  if (typeof one !== typeof other || (one === null) !== (other === null)) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (typeof other !== "object" || other === null || Array.isArray(other)) return true;
  return Object.entries(other).every(([name, part]) => alike((one as Record<string, unknown>)[name], part));
};
