import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";

/** Texts by name; the values that a screen has when its address says nothing. */
type Shape = Readonly<Record<string, string>>;

type Patch<S extends Shape> = { readonly [K in keyof S]?: S[K] };

/**
 * The filters, order and selected row of a screen, kept in its address: `const [seen, setSeen] = useSearchParameters({ q: "" })`.
 * A value that is the default is left out. `replace` (the default) makes no new step back.
 */
export function useSearchParameters<S extends Shape>(
  defaults: S,
): readonly [S, (patch: Patch<S>, options?: { readonly push?: boolean }) => void] {
  const search = useSearch();
  const [location, go] = useLocation();
  // The defaults are written in place at each call, so their content decides, not their identity.
  const key = JSON.stringify(defaults);
  const values = useMemo(() => {
    const given = new URLSearchParams(search);
    const initial = JSON.parse(key) as Record<string, string>;
    return Object.fromEntries(Object.entries(initial).map(([name, value]) => [name, given.get(name) ?? value])) as S;
  }, [search, key]);
  const set = useCallback(
    (patch: Patch<S>, options?: { readonly push?: boolean }) => {
      const given = new URLSearchParams(window.location.search);
      const initial = JSON.parse(key) as Record<string, string>;
      for (const [name, value] of Object.entries(patch)) {
        if (value === undefined || value === initial[name]) given.delete(name);
        else given.set(name, value);
      }
      go(`${location}${given.size > 0 ? `?${given}` : ""}`, { replace: options?.push !== true });
    },
    [go, location, key],
  );
  return [values, set];
}
