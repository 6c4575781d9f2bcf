import { useEffect } from "react";
import { keep, kept } from "#kernel/desk/kept.ts";

/** A page where one was, by its address below /desk. */
export type Place = { readonly path: string; readonly title: string };

const MOST = 8;
const NAME = "recent";

/** Where a person was lately in this tab, last first. */
export function recentPlaces(person: string): readonly Place[] {
  const found = kept("tab", person, NAME);
  return Array.isArray(found) ? (found as Place[]) : [];
}

/** Remembers each single thing that was looked at, such as a case, when it is left: by then the page has its title. */
export function useRecentPlaces(person: string, location: string): void {
  useEffect(() => {
    if (!/^\/\w+\/./.test(location)) return;
    return () => {
      const [title = ""] = document.title.split(" · ");
      const others = recentPlaces(person).filter(({ path }) => path !== location);
      keep("tab", person, NAME, [{ path: location, title }, ...others].slice(0, MOST));
    };
  }, [person, location]);
}
