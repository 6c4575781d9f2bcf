import { text as textOf } from "node:stream/consumers";
import { Command } from "commander";
import { clockFromJson } from "#kernel/calendar/commands.ts";
import { readWorkCalendar } from "../calendar-data.ts";
import { parseJsonText } from "../json-file.ts";
import type { Terminal } from "../terminal.ts";

/** `binglian clock`: reads one clock or a list of them from standard input and says where each stands. */
export function clockCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  return new Command("clock")
    .description(
      zh
        ? "从标准输入读一个时限或一组时限 {limit, unit, promised?, events, asOf}，说出到期日与灯号"
        : "reads one clock or a list {limit, unit, promised?, events, asOf} from standard input; says when it is due and its light",
    )
    .option("--city <city>", zh ? "并入该市自己的调整" : "with this city's own corrections")
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action(async (options: { city?: string; json?: boolean }) => {
      const given = parseJsonText(await textOf(process.stdin), zh ? "标准输入" : "standard input");
      const { value, text } = clockFromJson(given, readWorkCalendar(options.city));
      if (options.json) out.json(value);
      else out.print(text);
      // In a list, each clock has its own answer; one clock that cannot be read is a failure of the command.
      if (!Array.isArray(value) && value.error !== undefined) process.exitCode = 1;
    });
}
