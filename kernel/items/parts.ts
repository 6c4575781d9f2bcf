import { type Create, create } from "#kernel/records/effects.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { type ItemVersion, listedParts } from "./records.ts";

type Part = Omit<RowOf<typeof listedParts>, "version">;

/** The parts of a version as rows (LST-16): each name once a kind. What publishes a version publishes these with it. */
export function partsOf(
  version: Pick<ItemVersion, "id" | "papers" | "yields" | "conditions" | "steps" | "fees">,
): Part[] {
  return [
    ...partsNamed(
      version.id,
      "paper",
      version.papers.map(({ name }) => name),
    ),
    ...partsNamed(version.id, "result", version.yields),
    ...partsNamed(
      version.id,
      "condition",
      version.conditions.map(({ text }) => text),
    ),
    ...partsNamed(
      version.id,
      "step",
      version.steps.map(({ name }) => name),
    ),
    ...partsNamed(
      version.id,
      "fee",
      version.fees.map(({ name }) => name),
    ),
  ];
}

/** Rows of one kind of part. */
export function partsNamed(list: string, part: Part["part"], names: readonly string[]): Part[] {
  return [...new Set(names)].map((name) => ({ id: `${list}:${part}:${name}`, list, part, name }));
}

/** The effects that put a version's parts on the list. */
export function listParts(version: Parameters<typeof partsOf>[0]): Create[] {
  return partsOf(version).map((part) => create(listedParts, part));
}
