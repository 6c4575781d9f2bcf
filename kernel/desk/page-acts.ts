import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Words } from "#kernel/text/words.ts";

/** An act that the page offers, for the palette. `blocked` says why it is not possible now. */
export type PageAct = { readonly title: Words; readonly blocked?: Words | undefined; run(): void };

/** By the part of the page that offers them: a page may have several panels of acts. */
const offered = new Map<object, readonly PageAct[]>();
let shown: readonly PageAct[] = [];
const watchers = new Set<() => void>();

function show(part: object, acts: readonly PageAct[]): void {
  offered.set(part, acts);
  if (acts.length === 0) offered.delete(part);
  shown = [...offered.values()].flat();
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Offers acts of a page in the palette while they are shown. */
export function usePageActs(acts: readonly PageAct[]): void {
  const latest = useRef(acts);
  latest.current = acts;
  const signature = JSON.stringify(acts.map(({ title, blocked }) => [title, blocked]));
  const part = useRef({}).current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the acts
  useEffect(() => {
    show(
      part,
      latest.current.map((act, at) => ({ ...act, run: () => latest.current[at]?.run() })),
    );
    return () => show(part, []);
  }, [signature]);
}

export const useShownActs = (): readonly PageAct[] => useSyncExternalStore(watch, () => shown);
