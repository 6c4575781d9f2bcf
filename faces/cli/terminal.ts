import type { Language, Words } from "#kernel/text/words.ts";

/** Where a command answers: results on standard output, everything else beside it. */
export type Terminal = {
  readonly language: Language;
  /** One text, ended with a line break. */
  print(text: Words | string): void;
  /** A value for programs: one JSON document, indented. */
  json(value: unknown): void;
  /** Beside the result: doubts and progress. */
  note(text: Words | string): void;
};

export function terminal(language: Language): Terminal {
  const inLanguage = (text: Words | string) => (typeof text === "string" ? text : text[language]);
  return {
    language,
    print: (text) => void process.stdout.write(`${inLanguage(text)}\n`),
    json: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    note: (text) => void process.stderr.write(`${inLanguage(text)}\n`),
  };
}
