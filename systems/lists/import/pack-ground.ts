import type { Day } from "#kernel/calendar/day.ts";
import type { PackBody } from "#kernel/directory/pack-bodies.ts";
import type { PackDivision } from "#kernel/directory/pack-divisions.ts";
import type { PackItem, PackItemVersion } from "#kernel/items/pack-items.ts";
import type { PackLaw } from "#kernel/items/pack-laws.ts";
import type { PackPower } from "#kernel/items/pack-powers.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { Ground, Standing } from "./ground.ts";
import { groundOf } from "./ground-of.ts";

type Pack = {
  readonly laws: readonly PackLaw[];
  readonly bodies: readonly PackBody[];
  readonly divisions: readonly PackDivision[];
  readonly items: readonly PackItem[];
  readonly itemVersions: readonly PackItemVersion[];
  readonly powers: readonly PackPower[];
  readonly supervision: readonly { readonly item: string; readonly validTo: string | null }[];
};

type Dated = { readonly validFrom: string; readonly validTo: string | null };
const live = (one: Dated, on: Day): boolean => one.validFrom <= on && (one.validTo === null || on < one.validTo);
const bySigns = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** What a file is judged against where no city runs: the pack's own laws, directory and list, as the city would begin with. */
export function packGround(pack: Pack, on: Day): Ground {
  const versions = pack.itemVersions.filter((version) => live(version, on));
  const makers = new Map<string, { paper: string; code: string; name: string }>();
  for (const { item, name, yields } of [...versions].sort((one, other) => bySigns(one.item, other.item)))
    for (const paper of yields) if (!makers.has(paper)) makers.set(paper, { paper, code: item, name });
  const standing = standingsOf(pack, versions, on);
  return groundOf(
    {
      today: on,
      laws: pack.laws.map((law) => ({
        ...{ ...law, version: 1 },
        ...{ validFrom: law.validFrom as Day, validTo: law.validTo as Day | null },
      })),
      bodies: pack.bodies
        .filter((body) => live(body, on))
        .map(({ id, kind, level, division, names }) => ({
          ...{ id, kind, level, division },
          names: [...names]
            .sort((one, other) => Number(one.to !== null) - Number(other.to !== null) || bySigns(other.from, one.from))
            .map(({ name }) => name),
        })),
      divisions: pack.divisions.filter((one) => live(one, on)).map(({ id, name, level }) => ({ id, name, level })),
      makers: [...makers.values()],
    },
    on,
    async (codes) => codes.map(standing),
  );
}

function standingsOf(pack: Pack, versions: readonly PackItemVersion[], on: Day): (code: string) => Standing {
  const items = new Map(pack.items.map((one) => [one.id, one]));
  const inForce = new Map(versions.map((one) => [one.item, one]));
  const powers = Map.groupBy(
    pack.powers.filter((one) => live(one, on)),
    ({ item }) => item,
  );
  const later = new Set(pack.itemVersions.filter(({ validFrom }) => validFrom >= on).map(({ item }) => item));
  const supervised = new Set(
    pack.supervision.filter(({ validTo }) => validTo === null || validTo > on).map(({ item }) => item),
  );
  return (code) => {
    const version = inForce.get(code);
    const item = items.get(code);
    const draft = version && item ? draftOf(version, item, powers.get(code) ?? []) : null;
    return {
      ...{ code, version: version?.id ?? null, draft },
      ...{ later: later.has(code), open: null, supervised: supervised.has(code) },
    };
  };
}

/** A version of the pack as an entry that could be edited; its supervision stays as it is. */
function draftOf(version: PackItemVersion, item: PackItem, powers: readonly PackPower[]): ItemDraft {
  const { id: _id, item: code, number: _number, body: _body, validFrom: _from, validTo: _to, ...rest } = version;
  const { marks: _marks, source: _source, note: _note, ...said } = rest;
  return {
    ...said,
    ...{ code, basicCode: item.basicCode, kind: item.kind as ItemDraft["kind"], itemGroup: item.itemGroup },
    powers: powers
      .map(({ body, division, mode, inNameOf }) => ({ body, division, mode, inNameOf }))
      .sort((one, other) => bySigns(one.body, other.body) || bySigns(one.division, other.division)),
    supervision: [],
  };
}
