/** Parameters of an address, such as those of the page that is shown; undefined leaves a parameter out. */
export type Query = Readonly<Record<string, string | undefined>>;

/** A path with parameters, in the order given: `address("/items", { q: "施工", page: "2" })`. */
export function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const written = new URLSearchParams(given).toString();
  return written === "" ? path : `${path}?${written}`;
}
