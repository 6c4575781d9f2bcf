import { pinyin } from "pinyin-pro";
import { plainText } from "./plain-text.ts";

/** One sign (or one run of letters) of a text: how it is spelled, and where it stands in the text as written. */
export type Spelled = { readonly spelling: string; readonly start: number; readonly end: number };

/** Prefixes longer than this are compared by their beginning. */
export const spellingLetters = 40;

/**
 * A text in pinyin without tones (ü is v), sign by sign: 施工许可证 → shi gong xu ke zheng. Letters and digits stand for
 * themselves; other signs are left out. Signs with several readings take the one of their word (重庆: chong qing).
 */
export function spell(text: string): Spelled[] {
  const spelled: Spelled[] = [];
  for (const match of text.matchAll(/\p{Script=Han}+|[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+/gu)) {
    const [run] = match;
    if (!/^\p{Script=Han}/u.test(run)) {
      spelled.push({ spelling: plainText(run), start: match.index, end: match.index + run.length });
      continue;
    }
    const syllables = pinyin(run, { toneType: "none", type: "array", v: true });
    let start = match.index;
    [...run].forEach((sign, index) => {
      const spelling = (syllables[index] ?? "").toLowerCase().replaceAll("ü", "v");
      // A rare sign without a known reading comes back as itself: it has no spelling.
      if (/^[a-z]+$/.test(spelling)) spelled.push({ spelling, start, end: start + sign.length });
      start += sign.length;
    });
  }
  return spelled;
}

/** From each sign on: the full spelling and the initials of all that follows. A prefix of one of them is a match. */
export function spellings(text: string): string[] {
  const parts = spell(text);
  const found = new Set<string>();
  for (let from = 0; from < parts.length; from += 1) {
    let full = "";
    let initials = "";
    for (const { spelling } of parts.slice(from, from + spellingLetters)) {
      full += spelling;
      initials += spelling[0];
    }
    found.add(full.slice(0, spellingLetters));
    found.add(initials.slice(0, spellingLetters));
  }
  return [...found];
}
