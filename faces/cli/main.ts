import { Command } from "commander";
import { failureLine } from "./failure-line.ts";
import { languageOf } from "./language.ts";
import { loadCommands } from "./load-commands.ts";
import { terminal } from "./terminal.ts";

const words = process.argv.slice(2);
const out = terminal(languageOf(words, process.env));

const program = new Command("binglian")
  .description(
    {
      zh: "并联：可执行的法规，人人可核对的政务。",
      en: "Binglian: the law is executable, and the public can check it.",
    }[out.language],
  )
  .option("--lang <zh|en>", { zh: "文字语言", en: "language of the texts" }[out.language]);
for (const command of await loadCommands(words, out)) program.addCommand(command);

// Commander's own sentences are English only and it would exit by itself; `failureLine` says the same in one line.
const quiet = (command: Command): void => {
  command.exitOverride().configureOutput({ outputError: () => {} });
  command.commands.forEach(quiet);
};
quiet(program);

// `binglian … | head` closes the pipe early, a closed terminal breaks it: neither is a failure, and no city may end by it.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
  });
}

try {
  await program.parseAsync(words, { from: "user" });
} catch (error) {
  const { line, exitCode } = failureLine(error, out.language);
  if (line !== null) out.note(line);
  process.exitCode = exitCode;
}
