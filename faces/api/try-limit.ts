/** Failed attempts to sign in that are let through in one window. */
export const tryLimits = { perAccount: 10, perAddress: 60, windowMs: 60_000 } as const;
/** Acts of visitors without a name that are let through from one address in one window; for each command that is open to them. */
export const namelessLimits = { perAddress: 20, windowMs: 60_000 } as const;
const KEPT = 20_000;

export type TryLimit = {
  /** Takes a try from each name; @returns the seconds to wait when one of them has none left, else 0. */
  take(names: readonly { readonly name: string; readonly most: number }[]): number;
  /** Gives a try back: the attempt succeeded. */
  giveBack(names: readonly { readonly name: string }[]): void;
};

/** Counts tries in windows that begin with the first one. Counted before the attempt, so many at once gain nothing. */
export function tryLimit(windowMs: number, elapsed: () => number): TryLimit {
  const windows = new Map<string, { count: number; readonly ends: number }>();
  const live = (name: string) => {
    const found = windows.get(name);
    return found && found.ends > elapsed() ? found : undefined;
  };
  return {
    take(names) {
      const full = names
        .map(({ name, most }) => ({ window: live(name), most }))
        .find(({ window, most }) => window && window.count >= most);
      if (full?.window) return Math.max(1, Math.ceil((full.window.ends - elapsed()) / 1000));
      for (const { name } of names) {
        const window = live(name) ?? { count: 0, ends: elapsed() + windowMs };
        window.count += 1;
        windows.delete(name);
        windows.set(name, window);
      }
      while (windows.size > KEPT) windows.delete(windows.keys().next().value as string);
      return 0;
    },
    giveBack(names) {
      for (const { name } of names) {
        const window = live(name);
        if (window) window.count -= 1;
      }
    },
  };
}
