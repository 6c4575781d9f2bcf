import { pairsOf, plainText, questionSigns, runsOf } from "./plain-text.ts";
import { spellingLetters } from "./spelling.ts";
import { lexeme } from "./vectors.ts";

/** A question, ready for the database. Empty when there is nothing in it to look for. */
export type Question = {
  readonly plain: string;
  /** The question as somebody types a code: without spaces. */
  readonly code: string;
  /** The text of a tsquery over `words`; "" for none. */
  readonly words: string;
  /** The same over the title's words only. */
  readonly titleWords: string;
  /** The text of a tsquery over `letters`; "" when the question has other signs than letters. */
  readonly letters: string;
};

/** Reads what somebody typed; whatever it is, it is no error. */
export function readQuestion(text: string, cut: (text: string) => string[]): Question {
  const plain = [...plainText(text)].slice(0, questionSigns).join("").trim();
  const runs = runsOf(plain);
  const parts = runs.map(({ han, text: run }) => (han ? chinese(run, cut) : [`${lexeme(run)}:*`]));
  const words = parts.map(either).join(" & ");
  const latin = runs.map(({ text: run }) => run).join("");
  return {
    plain,
    code: codeOf(plain),
    words,
    titleWords: words.replaceAll("':*", "':*A").replaceAll(/'(?=\)| |$)/g, "':A"),
    letters: /^[a-z0-9]+$/.test(latin) ? `${lexeme(latin.slice(0, spellingLetters))}:*` : "",
  };
}

/** A code or number as it is compared: without spaces. */
export const codeOf = (text: string): string => plainText(text).replaceAll(" ", "").slice(0, 200);

/** As written (every pair of neighbours), or by its words in any order. */
function chinese(run: string, cut: (text: string) => string[]): string[] {
  const asWritten = pairsOf(run).map(lexeme).join(" & ");
  const known = cut(run).filter((word) => [...word].length > 1);
  const byWords = [...new Set(known)].map(lexeme).join(" & ");
  return byWords === "" || byWords === asWritten ? [asWritten] : [asWritten, byWords];
}

const either = (ways: readonly string[]): string => `(${ways.map((way) => `(${way})`).join(" | ")})`;
