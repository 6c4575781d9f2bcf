/** A longer question is cut: its first words already say what is meant. */
export const questionSigns = 100;
/** A longer body is indexed by its beginning; a tsvector holds a megabyte at most. */
export const bodySigns = 20_000;

/** Text as it is compared: compatibility forms folded (Ａ１ → a1), lower case, no control signs, single spaces. */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
}

/** A run of Chinese signs, or of letters and digits of any other script. Punctuation and spaces part runs. */
export type Run = { readonly han: boolean; readonly text: string };

export function runsOf(plain: string): Run[] {
  return [...plain.matchAll(/(\p{Script=Han}+)|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu)].map((match) => ({
    han: match[1] !== undefined,
    text: match[0],
  }));
}

/** Every two neighbouring signs; a single sign stands for itself. */
export function pairsOf(text: string): string[] {
  const signs = [...text];
  if (signs.length < 2) return signs;
  return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
}
