/** Failed attempts to sign in that are let through in one window. */
export const tryLimits = { perAccount: 10, perAddress: 60, windowMs: 60_000 } as const;
/** Acts of visitors without a name that are let through from one address in one window; for each command that is open to them. */
export const namelessLimits = { perAddress: 20, windowMs: 60_000 } as const;
const KEPT = 20_000;

type Counted = { readonly name: string; readonly most: number };

export type TryLimit = {
  /** The seconds to wait when one of these names has no try left, else 0; takes none. */
  wait(names: readonly Counted[]): number;
  /** Takes a try from each name; @returns the seconds to wait when one of them has none left, else 0. */
  take(names: readonly Counted[]): number;
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
  const wait = (names: readonly Counted[]) => {
    const full = names
      .map(({ name, most }) => ({ window: live(name), most }))
      .find(({ window, most }) => window && window.count >= most);
    return full?.window ? Math.max(1, Math.ceil((full.window.ends - elapsed()) / 1000)) : 0;
  };
  return {
    wait,
    take(names) {
      const seconds = wait(names);
      if (seconds > 0) return seconds;
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
