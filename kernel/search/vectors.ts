import { bodySigns, pairsOf, plainText, runsOf } from "./plain-text.ts";
import { spellings } from "./spelling.ts";

type Cut = (text: string) => string[];
type Weight = "A" | "B" | "D";

/** Suffixes of longer runs of letters are not indexed: they are found by their beginning only. */
const suffixLetters = 24;
const MOST_WORDS = 16_000;

/** A lexeme as the text of a tsvector or tsquery wants it. */
export const lexeme = (word: string): string => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** The text's own words as the text of a tsvector: title A, detail B, body D. */
export function wordVector(entry: { title: string; detail: string; body: string }, cut: Cut): string {
  const heaviest = new Map<string, Weight>();
  const add = (text: string, weight: Weight, whole: boolean) => {
    for (const word of wordsOf(text, cut, whole)) if (!heaviest.has(word)) heaviest.set(word, weight);
  };
  add(entry.title, "A", true);
  add(entry.detail, "B", true);
  add(entry.body.slice(0, bodySigns), "D", false);
  return [...heaviest]
    .slice(0, MOST_WORDS)
    .map(([word, weight], index) => `${lexeme(word)}:${index + 1}${weight}`)
    .join(" ");
}

/**
 * Words, pairs of neighbouring signs (so that a name no dictionary knows is found too), and runs of letters. `whole`
 * adds what only short texts can afford: single signs, and every ending of a run of letters.
 */
function wordsOf(text: string, cut: Cut, whole: boolean): Set<string> {
  const words = new Set<string>();
  for (const { han, text: run } of runsOf(plainText(text))) {
    if (han) {
      for (const pair of pairsOf(run)) words.add(pair);
      for (const word of cut(run)) words.add(word);
      if (whole) for (const sign of run) words.add(sign);
    } else {
      const signs = [...run].slice(0, 200);
      words.add(signs.join(""));
      if (whole && signs.length <= suffixLetters)
        for (let from = 1; from < signs.length; from += 1) words.add(signs.slice(from).join(""));
    }
  }
  return words;
}

/** The title's pinyin and initials as the text of a tsvector. */
export function letterVector(title: string): string {
  return spellings(title).map(lexeme).join(" ");
}
