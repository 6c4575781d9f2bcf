/** Parameters of an address, such as those of the page that is shown; undefined leaves a parameter out. */
export type Query = Readonly<Record<string, string | undefined>>;

/** A path with parameters, in the order given: `address("/items", { q: "施工", page: "2" })`. */
export function address(asked: string, query: Query = {}): string {
  // A page that answers "//elsewhere" (a 404 does) must not link there: browsers take the first part for another host,
  // and read a backslash as a slash and a tab as nothing.
  const path = asked.replace(/^[/\\\s]{2,}/, "/");
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const written = new URLSearchParams(given).toString();
  return written === "" ? path : `${path}?${written}`;
}
