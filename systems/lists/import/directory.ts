/** A body as an import needs to know it: its id, all names that it has had, where it is. */
export type KnownBody = {
  readonly id: string;
  readonly kind: string;
  readonly level: string;
  readonly division: string;
  /** The present name first. */
  readonly names: readonly string[];
};
export type KnownDivision = { readonly id: string; readonly name: string; readonly level: string };

/** Bodies and divisions of the city, found by what a file calls them. */
export type Directory = {
  readonly bodies: ReadonlyMap<string, KnownBody>;
  body(written: string, division: string): KnownBody | undefined;
  division(written: string): KnownDivision | undefined;
  /** Bodies that could stand for one that is not known here: of the same level, the closest names first. */
  suggest(written: string, level: string, most?: number): readonly KnownBody[];
  /** The first of them where its name is alike; undefined where somebody must choose, since a power given to the wrong body is none. */
  close(written: string, level: string): KnownBody | undefined;
};

/** Share of common pairs from which two names count as alike: 教育局 and 教育体育局 are, 林业局 and 农业农村局 are not. */
const ALIKE = 0.5;

/** Under which a choice of the body is kept: the same words in another division are another body. */
export const mappingKey = (body: string, division: string): string => `${body}|${division}`;

export function directoryOf(bodies: readonly KnownBody[], divisions: readonly KnownDivision[]): Directory {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const byName = Map.groupBy(
    bodies.flatMap((body) => body.names.map((name) => ({ name, body }))),
    ({ name }) => name,
  );
  const byDivision = new Map(divisions.flatMap((one) => [[one.id, one] as const, [one.name, one] as const]));
  const division = (written: string) => byDivision.get(written.trim());
  const places = [...new Set(divisions.filter(({ level }) => level !== "community").map(({ name }) => name))];
  const plainNames = new Map(bodies.map((body) => [body.id, pairsOf(plain(body.names[0] ?? body.id, places))]));
  const ranked = new Map<string, readonly Near[]>();
  const rank = (written: string, level: string): readonly Near[] => {
    const key = `${level} ${written}`;
    const before = ranked.get(key);
    if (before) return before;
    const wanted = pairsOf(plain(written, places));
    const found = bodies
      .filter((body) => body.level === level || (level === "county" && body.level === "zone"))
      .map((body) => ({ body, near: likeness(wanted, plainNames.get(body.id) as Set<string>) }))
      .sort((one, other) => other.near - one.near || (one.body.id < other.body.id ? -1 : 1))
      .slice(0, 20);
    ranked.set(key, found);
    return found;
  };
  return {
    bodies: byId,
    division,
    body(written, where) {
      const own = byId.get(written.trim());
      if (own) return own;
      const named = [...new Set((byName.get(written.trim()) ?? []).map(({ body }) => body))];
      const place = division(where)?.id;
      return (
        named.find((body) => body.division === place) ??
        (named.length === 1 || place === undefined ? named[0] : undefined)
      );
    },
    suggest: (written, level, most = 6) =>
      rank(written, level)
        .slice(0, most)
        .map(({ body }) => body),
    close: (written, level) => rank(written, level).find(({ near }) => near >= ALIKE)?.body,
  };
}

type Near = { readonly body: KnownBody; readonly near: number };

/** A name without the place it begins with and a remark in brackets: 鹰潭市水利局（示例） and 新余市水利局 are alike. */
function plain(written: string, places: readonly string[]): string {
  const name = written.trim().replace(/(?<=.)[（(][^（）()]*[）)]$/, "");
  const known = places.filter((place) => name.startsWith(place)).sort((one, other) => other.length - one.length)[0];
  const rest = known
    ? name.slice(known.length)
    : name.replace(/^(?:\p{Script=Han}{2,6}?(?:省|市|县|区))+(?=\p{Script=Han}{3})/u, "");
  return rest === "" ? name : rest;
}

/** Pairs of neighbouring signs, by which names are compared (Dice). */
function pairsOf(text: string): Set<string> {
  const signs = [...text];
  return new Set(signs.length < 2 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of one) if (other.has(pair)) common += 1;
  return (2 * common) / Math.max(1, one.size + other.size);
}
