import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Visibility } from "./record.ts";

/** Why an act happened at another time than it was recorded. */
export type Ground = "now" | "paper" | "outage" | "offline" | "import" | "wake" | "reaction";

/** One row's new values within an entry. Personal values stand as `{ "$personal": "<reference>" }`. */
export type EntryChange = {
  readonly record: string;
  readonly id: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** One act of the city: who did what, under which law, and what changed. Never edited, never deleted. */
export type JournalEntry = {
  /** 0, 1, 2 … without gaps, in the order of commits. */
  readonly place: number;
  /** The server's moment, ISO 8601 in UTC. */
  readonly recordedAt: string;
  /** The moment that the act takes effect; never later than `recordedAt`. */
  readonly happenedOn: string;
  readonly ground: Ground;
  readonly actor: string;
  readonly post: string | null;
  readonly inNameOf: string | null;
  readonly command: string;
  readonly record: string;
  readonly recordId: string;
  readonly version: number;
  readonly basis: readonly string[];
  readonly visibility: Visibility;
  /** 16 random bytes in hex: without it a published hash would let short values be guessed. */
  readonly salt: string;
  readonly changes: readonly EntryChange[];
};

/** The rows of a record that some entries changed, each with those of the entries that did, in their order. */
export function changedIn(entries: readonly JournalEntry[], record: string): Map<string, JournalEntry[]> {
  const found = new Map<string, JournalEntry[]>();
  for (const entry of entries)
    for (const id of new Set(entry.changes.filter((change) => change.record === record).map(({ id }) => id)))
      found.set(id, [...(found.get(id) ?? []), entry]);
  return found;
}

/**
 * The bytes of an entry: RFC 8785 (JSON Canonicalization Scheme) of exactly the fields of `JournalEntry`.
 * The public log hashes these bytes, so this encoding never changes; a new one would get a new version field.
 */
export function encodeEntry(entry: JournalEntry): Buffer {
  const { place, recordedAt, happenedOn, ground, actor, post, inNameOf, command } = entry;
  const { record, recordId, version, basis, visibility, salt, changes } = entry;
  const text = canonicalize({
    ...{ place, recordedAt, happenedOn, ground, actor, post, inNameOf, command },
    ...{ record, recordId, version, basis, visibility, salt },
    changes: changes.map(({ record, id, version, fields }) => ({ record, id, version, fields })),
  });
  return Buffer.from(text as string, "utf8");
}

/** The leaf of the public Merkle log: SHA-256(0x00 ‖ bytes), RFC 6962 §2.1. */
export function leafHash(entry: JournalEntry): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(encodeEntry(entry)).digest();
}
