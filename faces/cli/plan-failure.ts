import { type FlowFault, FlowRefused } from "#systems/approvals/plan/flow-fault.ts";
import { CommandFailure } from "./command-failure.ts";
import type { Terminal } from "./terminal.ts";

/** What a refusal says to a program: by which rule and article, and what to do next; all faults when there are several. */
function refusalOf({ code, rule, article, text, next, procedure, field }: FlowFault) {
  return { refused: true, code, rule, article: article ?? null, text, next, procedure: procedure ?? null, field };
}

/**
 * Runs a part of the command and answers a refusal as one: for people one line with its rule and what to do, for programs one
 * JSON document. Either way the exit code is 1.
 *
 * @param file the name of the file that is read, which the line begins with.
 */
export async function withRefusals(out: Terminal, json: boolean, file: string | undefined, part: () => Promise<void>) {
  try {
    await part();
  } catch (error) {
    if (error instanceof FlowRefused && json) {
      const [first] = error.faults;
      if (first === undefined) throw error;
      out.json({ ...refusalOf(first), faults: error.faults.map(refusalOf) });
      process.exitCode = 1;
    } else if (error instanceof FlowRefused) throw failureOf(error, file);
    else if (error instanceof CommandFailure && json && error.exitCode === 1) {
      const next = { zh: "改正后再推算。", en: "Correct it and plan again." };
      out.json({ refused: true, code: "NOT_READ", rule: "CON-11", article: null, text: error.text, next });
      process.exitCode = 1;
    } else throw error;
  }
}

function failureOf({ faults }: FlowRefused, file: string | undefined): CommandFailure {
  const [first] = faults;
  if (first === undefined) throw new TypeError("a refusal has a fault");
  const place = [file, first.procedure, first.field].filter(Boolean).join(" › ");
  const more = faults.length - 1;
  return new CommandFailure({
    zh: `${place}：${first.text.zh}（${first.rule}）。${first.next.zh}${more > 0 ? `另有${more}处，见 --json。` : ""}`,
    en: `${place}: ${first.text.en} (${first.rule}). ${first.next.en}${more > 0 ? ` ${more} more: see --json.` : ""}`,
  });
}
