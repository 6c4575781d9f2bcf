import type { Day } from "#kernel/calendar/day.ts";
import type { Actor } from "#kernel/records/actor.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import type { Words } from "#kernel/text/words.ts";
import type { City } from "./city.ts";

/** Where a changed row leads: the thing or list, by its id, that is looked at. */
export type Lead = { readonly id: string; readonly to: string };

/**
 * Something that a person can look at while others change it: a case, or the list of a body's work. Each system declares
 * its own; `case:<id>` is how one of them is asked for. What nobody declares, nobody is told of.
 */
export type Watch = {
  readonly name: string;
  readonly title: Words;
  /** The record of its name, when it is one: its versions are told, and what changed in it since. */
  readonly record: AnyRecord | null;
  /** Those of the ids that this person may see; of the others they hear nothing. */
  may(asked: {
    readonly city: City;
    readonly actor: Actor;
    readonly ids: readonly string[];
    readonly today: Day;
  }): Promise<readonly string[]>;
  /** Further records whose changes belong to it, and which of it a changed row belongs to. */
  readonly parts: readonly {
    readonly record: AnyRecord;
    leads(city: City, ids: readonly string[]): Promise<readonly Lead[]>;
  }[];
  /** Fields that may be shown when somebody asks what changed meanwhile; no other field ever is. */
  readonly shown: Readonly<Record<string, ShownField>>;
};

/** A field in words: its title, and how a value of it is said. */
export type ShownField = { readonly title: Words; say?(value: unknown): Words };

/** Declares what can be looked at; parts that it does not have are empty. */
export function watch(
  declaration: Pick<Watch, "name" | "title" | "may"> & Partial<Pick<Watch, "record" | "parts" | "shown">>,
): Watch {
  return { record: null, parts: [], shown: {}, ...declaration };
}
