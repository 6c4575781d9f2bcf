/** What several rounds of the same measurement gave. */
export type Figures = { readonly median: number; readonly least: number; readonly most: number };

/** The middle of some rounds, and how far they lie apart. */
export function figures(rounds: readonly number[]): Figures {
  if (rounds.length === 0) throw new TypeError("there are no figures without a round");
  const sorted = [...rounds].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
  return { median, least: sorted[0] as number, most: sorted.at(-1) as number };
}

/** A ratio or a time to as many digits as such measurements deserve. */
export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
