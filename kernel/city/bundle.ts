/** One part of a bundle: a kept file by its id, or a text that is made for it. The path has folders by "/" and no other sign of one. */
export type BundlePart = { readonly path: string } & ({ readonly file: string } | { readonly text: string });

/** Files that are handed over together, as one ZIP: the answer of a query with `bundle`. */
export type Bundle = { readonly fileName: string; readonly parts: readonly BundlePart[] };

/** A name as part of a path: what is a sign of a path, or forbidden on some machine, stands as a line. */
export const pathPart = (name: string): string =>
  name
    .replaceAll(/[\\/:*?"<>|]|\p{Cc}/gu, "_")
    .replace(/^\.+/, "_")
    .slice(0, 120) || "_";
