import type { Day } from "#kernel/calendar/day.ts";
import { listParts } from "#kernel/items/parts.ts";
import {
  type Item,
  type ItemVersion,
  inForce,
  items,
  itemVersions,
  type Power,
  powers,
} from "#kernel/items/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";
import type { RowBase } from "#kernel/records/record.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { type ListChange, type SupervisionEntry, supervisionEntries } from "../records.ts";

type Rows = {
  readonly item: Item | null;
  readonly versions: readonly ItemVersion[];
  readonly powers: readonly Power[];
  readonly supervision: readonly SupervisionEntry[];
};

type Dated = RowBase & { readonly validFrom: Day; readonly validTo: Day | null };

/** Ends those of the rows that are in force on the day; what begins only then is left alone. */
export function endDated(rows: readonly Dated[], on: Day): Effect[] {
  return rows.filter((row) => inForce(row, on) && row.validFrom < on).map((row) => change(row, { validTo: on }));
}

/** The others of a merger leave the list whole: their versions, their powers, and the supervision of what is no more. */
export function othersEnd(
  { item, alsoEnds }: ListChange,
  rows: Pick<Rows, "supervision"> & {
    readonly otherVersions: readonly ItemVersion[];
    readonly otherPowers: readonly Power[];
  },
  on: Day,
): Effect[] {
  return [
    ...endDated(
      rows.otherVersions.filter(({ id }) => alsoEnds.includes(id)),
      on,
    ),
    ...endDated(rows.otherPowers, on),
    ...endDated(
      rows.supervision.filter((entry) => entry.item !== item),
      on,
    ),
  ];
}

/** The first day on which another one begins after this day, if it is before the end that is wanted. */
function until(others: readonly Dated[], on: Day, end: Day | null): Day | null {
  const later = others.flatMap(({ validFrom }) => (validFrom > on ? [validFrom] : []));
  return [...later, ...(end === null ? [] : [end])].sort()[0] ?? null;
}

/** The effects by which a draft becomes a version, with its parts, powers and supervision; and the version's id. */
export function entryOf(
  file: ListChange,
  on: Day,
  rows: Rows,
  context: Context,
): { readonly version: string | null; readonly effects: readonly Effect[] } {
  const { content } = file;
  if (content === null) return { version: null, effects: [] };
  const number = Math.max(0, ...rows.versions.map((version) => version.number)) + 1;
  const id = `${file.item}@${number}`;
  const supervised = (body: string) =>
    rows.supervision.filter((entry) => entry.item === file.item && entry.body === body);
  const { code, basicCode, name, kind, itemGroup, powers: holders, supervision, ...said } = content;
  const identity = { name, kind, itemGroup, basicCode };
  const version = {
    ...said,
    ...{ id, item: code, number, name, validFrom: on, validTo: file.effectiveTo },
    marks: { legal: "L", promised: "J", other: "J" },
    source: content.bases.join("；"),
  };
  return {
    version: id,
    effects: [
      rows.item ? change(rows.item, identity) : create(items, { id: code, ...identity }),
      create(itemVersions, version),
      ...listParts(version),
      ...powerEffects(content, on, file.effectiveTo, rows.powers),
      ...supervision
        .filter(({ body }) => !supervised(body).some((entry) => inForce(entry, on)))
        .map((entry) =>
          create(supervisionEntries, {
            ...entry,
            ...{ id: context.newId(), item: code, validFrom: on, mark: "J" },
            validTo: until(supervised(entry.body), on, null),
            source: entry.bases.join("；"),
          }),
        ),
    ],
  };
}

const sameHolder = (power: Power, wanted: ItemDraft["powers"][number]): boolean =>
  power.body === wanted.body &&
  power.division === wanted.division &&
  power.mode === wanted.mode &&
  power.inNameOf === wanted.inNameOf;

/** Powers as the entry names them: those that stay are left alone, others begin and end on its first day. */
function powerEffects({ code, powers: wanted }: ItemDraft, on: Day, end: Day | null, held: readonly Power[]): Effect[] {
  const live = held.filter((power) => inForce(power, on));
  const gone = live.filter((power) => !wanted.some((one) => sameHolder(power, one)));
  const fresh = wanted.filter((one) => !live.some((power) => sameHolder(power, one)));
  const taken = new Set(held.map(({ id }) => id));
  return [
    ...endDated(gone, on),
    ...fresh.map(({ body, division, mode, inNameOf }) => {
      const plain = `${code}:${body}`;
      const id = taken.has(plain) ? `${plain}:${division}@${on}` : plain;
      taken.add(id);
      const alike = held.filter((power) => power.body === body && power.division === division);
      const validTo = until(alike, on, end);
      return create(powers, { id, item: code, body, mode, inNameOf, division, validFrom: on, validTo });
    }),
  ];
}
