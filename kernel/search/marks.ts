import { plainText, runsOf } from "./plain-text.ts";
import { spell } from "./spelling.ts";

/** A part of a title, in UTF-16 units: [start, end). */
export type Mark = readonly [start: number, end: number];

/** Which parts of a title answer a question: its runs as written, else the signs whose pinyin or initials it spells. */
export function marksOf(title: string, question: string): Mark[] {
  const { folded, place } = foldWithPlaces(title);
  const marks: Mark[] = [];
  const runs = runsOf(question).map(({ text }) => text);
  for (const run of folded.includes(question) ? [question] : runs) {
    for (let at = folded.indexOf(run); run !== "" && at >= 0; at = folded.indexOf(run, at + run.length)) {
      marks.push([place[at] as number, place[at + run.length] ?? title.length]);
    }
  }
  const letters = runs.join("");
  if (marks.length === 0 && /^[a-z0-9]+$/.test(letters)) marks.push(...spelledMarks(title, letters));
  return joined(marks);
}

/** The title folded sign by sign, and for each unit of it where it comes from. */
function foldWithPlaces(title: string): { folded: string; place: number[] } {
  let folded = "";
  const place: number[] = [];
  let at = 0;
  for (const sign of title) {
    const fold = plainText(sign) || " ";
    for (let unit = 0; unit < fold.length; unit += 1) place.push(at);
    folded += fold;
    at += sign.length;
  }
  return { folded, place };
}

function spelledMarks(title: string, letters: string): Mark[] {
  const parts = spell(title);
  for (const way of ["full", "initials"] as const) {
    for (let from = 0; from < parts.length; from += 1) {
      let written = "";
      for (let to = from; to < parts.length && written.length < letters.length; to += 1) {
        const spelling = parts[to]?.spelling ?? "";
        written += way === "full" ? spelling : spelling.slice(0, 1);
        if (written.startsWith(letters)) return [[parts[from]?.start ?? 0, parts[to]?.end ?? 0]];
        if (!letters.startsWith(written)) break;
      }
    }
  }
  return [];
}

function joined(marks: readonly Mark[]): Mark[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...marks].sort((one, other) => one[0] - other[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}
