import { useSyncExternalStore } from "react";

let ended = false;
const watchers = new Set<() => void>();

/** An answer said that nobody is signed in any more. The screen stays, so that what was typed is not lost. */
export function tellSessionEnded(is = true): void {
  if (ended === is) return;
  ended = is;
  for (const watcher of watchers) watcher();
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => ended,
  );
}
