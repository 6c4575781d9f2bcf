/**
 * What a person typed or pasted, as the checks want it: full-width characters made half-width (NFKC), spaces and
 * invisible characters taken out, letters upper case. The checks themselves are strict and change nothing, so what is
 * stored is what was checked; input fields call this first, and show the person the result.
 */
export function normaliseEntry(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{Cf}]/gu, "")
    .toUpperCase();
}
