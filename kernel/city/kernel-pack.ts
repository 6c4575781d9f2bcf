import { mailboxOf } from "#kernel/directory/mailbox.ts";
import type { directorySections } from "#kernel/directory/pack.ts";
import {
  bodies,
  divisions,
  holdings,
  mailboxes,
  people,
  posts,
  speakers,
  subjects,
  substitutes,
} from "#kernel/directory/records.ts";
import { maskResidentNumber, type ResidentNumber } from "#kernel/identifiers/residentNumber.ts";
import { laws } from "#kernel/items/laws.ts";
import type { itemSections } from "#kernel/items/pack.ts";
import { partsOf } from "#kernel/items/parts.ts";
import { items, itemVersions, listedParts, powers } from "#kernel/items/records.ts";
import type { citySections } from "#kernel/packs/city.ts";
import type { PackOf } from "#kernel/packs/section.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import type { RowsToLoad } from "./system.ts";

/** The kernel's own part of a pack: divisions, bodies, posts, people, subjects, items and powers. */
export type KernelPack = PackOf<readonly [...typeof citySections, ...typeof directorySections, ...typeof itemSections]>;

/**
 * A published version's content is fixed (LST-04): only its end, its marks, and how it cites the law may come later. A citation
 * that is put right changes nothing that was asked of anybody, and the journal keeps what it was.
 */
const fixedOfVersion = itemVersions.fields.filter(
  (field) => !["id", "version", "validTo", "bases", "marks", "source", "theme"].includes(field),
);

/** The rows of the kernel's records, in an order in which each refers only to those before it. */
export function kernelRows(pack: KernelPack): RowsToLoad[] {
  return [
    fit(divisions, pack.divisions),
    fit(bodies, pack.bodies),
    fit(posts, pack.posts),
    fit(people, pack.people),
    fit(
      subjects,
      pack.subjects.map((subject) => ({
        ...subject,
        identifierHash: "",
        identifierMasked:
          subject.kind === "person" ? maskResidentNumber(subject.identifier as ResidentNumber) : subject.identifier,
      })),
    ),
    fit(holdings, pack.holdings),
    fit(substitutes, pack.substitutes),
    fit(speakers, pack.speakers),
    fit(mailboxes, [...pack.subjectMailboxes, ...pack.personMailboxes].map(mailboxOf)),
    fit(laws, pack.laws),
    fit(items, pack.items),
    { ...fit(itemVersions, pack.itemVersions), fixed: fixedOfVersion },
    {
      ...fit(
        listedParts,
        pack.itemVersions.flatMap((version) => partsOf(version as never)),
      ),
      fixed: ["list", "name"],
    },
    fit(powers, pack.powers),
  ];
}

/** Takes from each source the fields of the record; what the pack says beyond them stays in the pack. */
function fit(record: AnyRecord, sources: readonly object[]): RowsToLoad {
  const wanted = record.fields.filter((field) => field !== "version") as string[];
  return {
    record,
    rows: sources.map((source) => {
      const values = source as Record<string, unknown>;
      return Object.fromEntries(wanted.map((field) => [field, values[field] ?? null])) as { id: string };
    }),
  };
}
