import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Words } from "#kernel/text/words.ts";

/** An act that the page offers, for the palette. `blocked` says why it is not possible now. */
export type PageAct = { readonly title: Words; readonly blocked?: Words | undefined; run(): void };

let shown: readonly PageAct[] = [];
const watchers = new Set<() => void>();

function show(acts: readonly PageAct[]): void {
  shown = acts;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Offers the acts of a page in the palette while it is shown. */
export function usePageActs(acts: readonly PageAct[]): void {
  const latest = useRef(acts);
  latest.current = acts;
  const signature = JSON.stringify(acts.map(({ title, blocked }) => [title, blocked]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the acts
  useEffect(() => {
    show(latest.current.map((act, at) => ({ ...act, run: () => latest.current[at]?.run() })));
    return () => show([]);
  }, [signature]);
}

export const useShownActs = (): readonly PageAct[] => useSyncExternalStore(watch, () => shown);
