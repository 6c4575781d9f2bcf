import { CommanderError } from "commander";
import { ListenFailure } from "#faces/api/listen-failure.ts";
import { BootFailure } from "#faces/server/boot-failure.ts";
import { BackupFailure } from "#kernel/backup/backup-failure.ts";
import { StartFailure } from "#kernel/database/start-failure.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { CommandFailure } from "./command-failure.ts";

/** Failures that say what happened and what to do. */
const sentences = [BackupFailure, BootFailure, ListenFailure, StartFailure];

const usage: Readonly<Record<string, Words>> = {
  "commander.unknownCommand": { zh: "没有这个命令", en: "there is no such command" },
  "commander.unknownOption": { zh: "没有这个选项", en: "there is no such option" },
  "commander.missingArgument": { zh: "缺少参数", en: "an argument is missing" },
  "commander.missingMandatoryOptionValue": { zh: "缺少必需的选项", en: "a required option is missing" },
  "commander.optionMissingArgument": { zh: "选项缺少值", en: "an option lacks its value" },
  "commander.excessArguments": { zh: "参数太多", en: "there are too many arguments" },
  "commander.invalidArgument": { zh: "值不对", en: "a value is wrong" },
};

/**
 * Anything that a command threw, as the line that a person reads and the exit code: 2 when the command was called
 * wrongly, 1 when it could not be done. `null` when there is nothing to say (`--help`).
 */
export function failureLine(error: unknown, language: Language): { line: string | null; exitCode: number } {
  if (error instanceof CommandFailure) return { line: error.text[language], exitCode: error.exitCode };
  if (sentences.some((kind) => error instanceof kind)) {
    const { text, next } = error as BackupFailure | BootFailure | ListenFailure | StartFailure;
    return { line: `${text[language]}${gap(language)}${next[language]}`, exitCode: 1 };
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return { line: null, exitCode: 0 };
    if (error.code === "commander.help") return { line: null, exitCode: 2 };
    const quoted = /'[^']*'/.exec(error.message)?.[0] ?? "";
    const what = usage[error.code];
    const said = what === undefined ? error.message.replace(/^error: /, "") : `${what[language]} ${quoted}`.trim();
    const help = language === "zh" ? "。用法见 binglian --help" : ". See binglian --help";
    return { line: `${said}${help}`, exitCode: 2 };
  }
  // A mistake of our own: the whole trace helps whoever has to find it.
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const own: Words = { zh: "程序自身出错，数据没有损坏：", en: "The program made a mistake; no data were damaged: " };
  return { line: `${own[language]}${trace}`, exitCode: 1 };
}

const gap = (language: Language): string => (language === "zh" ? "" : " ");
