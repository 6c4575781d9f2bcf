import type { Words } from "#kernel/text/words.ts";

/** A command of the command line cannot go on. The person reads `text` as one line; 2 means that it was called wrongly. */
export class CommandFailure extends Error {
  readonly text: Words;
  readonly exitCode: 1 | 2;

  constructor(text: Words, exitCode: 1 | 2 = 1) {
    super(text.en);
    this.name = "CommandFailure";
    this.text = text;
    this.exitCode = exitCode;
  }
}

/** Called wrongly: what is wrong with which argument. */
export const wrongUsage = (zh: string, en: string): CommandFailure => new CommandFailure({ zh, en }, 2);
