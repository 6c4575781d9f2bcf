/** A path of this site: a second slash, which browsers take for another host's name, is a mistake of the page. */
export function ownPath(path: string): string {
  if (!/^\/(?![/\\])/.test(path)) throw new TypeError("a form leads to a path of this site");
  return path;
}

/**
 * A path that came in with a request, such as the page to return to after signing in: as browsers read it, and undefined
 * when they would read another site in it. `\`, tabs and `//` are slashes, nothing, and another host to them.
 */
export function askedPath(typed: string | undefined): string | undefined {
  const here = "http://here.invalid";
  if (typed === undefined || !typed.startsWith("/") || typed.length > 2000 || !URL.canParse(typed, here))
    return undefined;
  const { origin, pathname, search } = new URL(typed, here);
  return origin === here && !pathname.startsWith("//") ? `${pathname}${search}` : undefined;
}
