import type { Language, Words } from "#kernel/text/words.ts";

/** How long each step of a start took, in the order in which they began. */
export type StepTimes = {
  /** A step goes on or a new one begins; the one before it then has ended. */
  step(text: Words): void;
  /** One line a step, with milliseconds, and the sum. Ends the last one. */
  table(language: Language): string;
};

/** @param now milliseconds that never go back; @param begun when the first step, loading the program, began */
export function stepTimes(now: () => number, begun: number): StepTimes {
  let current: Words = { zh: "载入程序", en: "Loading the program" };
  let since = begun;
  const taken: { text: Words; milliseconds: number }[] = [];
  const finish = () => {
    const moment = now();
    taken.push({ text: current, milliseconds: moment - since });
    since = moment;
  };
  return {
    step(text) {
      if (text.en === current.en) return;
      finish();
      current = text;
    },
    table(language) {
      finish();
      const sum = taken.reduce((whole, { milliseconds }) => whole + milliseconds, 0);
      const all = [...taken, { text: { zh: "合计", en: "In all" }, milliseconds: sum }];
      return all
        .map(({ text, milliseconds }) => `${milliseconds.toFixed(0).padStart(7)} ms  ${text[language]}`)
        .join("\n");
    },
  };
}
