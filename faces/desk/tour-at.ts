import { useSyncExternalStore } from "react";
import type { TourState } from "#kernel/desk/tour.ts";

/** Where this tab is in the tour. It names nobody, and outlives the change of person from step to step. */
export type TourAt = { readonly step: number; readonly state: TourState };

const PLACE = "binglian.desk.tour";
const listeners = new Set<() => void>();
let held: { readonly text: string | null; readonly at: TourAt | null } = { text: null, at: null };

function read(): TourAt | null {
  const text = sessionStorage.getItem(PLACE);
  if (text !== held.text) held = { text, at: text === null ? null : (JSON.parse(text) as TourAt) };
  return held.at;
}

export function keepTour(at: TourAt | null): void {
  if (at === null) sessionStorage.removeItem(PLACE);
  else sessionStorage.setItem(PLACE, JSON.stringify(at));
  for (const listener of listeners) listener();
}

export const endTour = (): void => keepTour(null);

export function useTour(): TourAt | null {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
}
