import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { FileRefused } from "#systems/lists/import/table.ts";
import { CommandFailure } from "./command-failure.ts";
import type { Terminal } from "./terminal.ts";

/** A refusal as one line with its rule and what to do. */
export const refusalFailure = ({ text, rule, next }: Refusal): CommandFailure =>
  new CommandFailure({ zh: `${text.zh}（${rule}）${next.zh}`, en: `${text.en} (${rule}) ${next.en}` });

/** What a query or command answered. @throws {CommandFailure} with its refusal */
export function granted<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw refusalFailure(answer);
  return answer as Answer;
}

/** Runs a part of the command; a file that cannot be read at all is told as a refusal, to programs as JSON. */
export async function withFile(out: Terminal, json: boolean, part: () => Promise<void>): Promise<void> {
  try {
    await part();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    if (!json) throw refusalFailure(error.refusal);
    const { code, rule, text, next } = error.refusal;
    out.json({ refused: true, code, rule, text, next });
    process.exitCode = 1;
  }
}
