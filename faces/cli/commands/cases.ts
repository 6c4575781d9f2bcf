import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { parseCsv } from "#kernel/packs/parse-csv.ts";
import { type ImportedRow, importCases } from "#systems/approvals/door.ts";
import { CommandFailure } from "../command-failure.ts";
import { packOf } from "../list-options.ts";
import { stopOnSignals } from "../stop-on-signals.ts";
import type { Terminal } from "../terminal.ts";
import { withCity } from "../with-city.ts";

type Options = { city: string; data: string; person: string; dryRun?: boolean; json?: boolean };

/** `binglian cases import FILE --person …`: running cases of an old system go on here, with their clocks so far. */
export function casesCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  const bring = new Command("import")
    .description(
      zh
        ? "迁入旧系统的在办件：保留收件日、受理日和暂停；日志记为迁入"
        : "takes running cases over from an old system: days of receipt, acceptance and pauses stay; the journal says import",
    )
    .argument(
      "<file>",
      zh ? "CSV 文件，列见 docs/guides/import-cases.md" : "a CSV file; columns in docs/guides/import-cases.md",
    )
    .requiredOption("--person <id>", zh ? "由谁迁入：管理员的人员编号" : "who brings it: the id of an administrator")
    .option("--city <city>", zh ? "城市" : "the city", process.env.BINGLIAN_CITY ?? "xinyu")
    .option("--data <folder>", zh ? "数据文件夹" : "data folder", process.env.BINGLIAN_DATA ?? "./data")
    .option("--dry-run", zh ? "只核对，什么都不写" : "only checks; nothing is written")
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action(async (path: string, { city: name, data, person, dryRun = false, json = false }: Options) => {
      const rows = await rowsOf(path);
      const { pack } = await packOf(name);
      const { signal } = stopOnSignals(out);
      const answers = await withCity(pack, { data, mustExist: true }, (city) =>
        importCases(city, rows, { person, dryRun, signal }),
      );
      tell(out, answers, dryRun, json);
    });
  return new Command("cases").description(zh ? "在办件的迁入" : "moving running cases in").addCommand(bring);
}

async function rowsOf(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw new CommandFailure({
      zh: `读不了文件 ${path}：核对路径。`,
      en: `Cannot read ${path}: see whether the path is right.`,
    });
  });
  const parsed = parseCsv(text);
  if ("value" in parsed) return parsed.value.rows;
  const { line, column, reason } = parsed;
  throw new CommandFailure({
    zh: `${path} 第 ${line} 行第 ${column} 列不是 CSV：${reason}`,
    en: `${path} is no CSV at line ${line}, column ${column}: ${reason}`,
  });
}

/** Each refused row as one line with its number, rule and what to do; then how many there are. */
function tell(out: Terminal, answers: readonly ImportedRow[], dryRun: boolean, json: boolean): void {
  const bad = answers.filter(({ refusal }) => refusal !== null);
  const good = answers.length - bad.length;
  if (json) out.json({ dryRun, rows: answers.length, good, bad: bad.length, answers });
  else {
    for (const { line, oldNumber, refusal } of bad)
      if (refusal)
        out.print(
          `${line}  ${oldNumber}  ${refusal.text[out.language]}（${refusal.rule}）${refusal.next[out.language]}`,
        );
    out.print({
      zh: `${answers.length} 行，${dryRun ? "可以迁入" : "已迁入"} ${good} 行，${bad.length} 行有问题。`,
      en: `${answers.length} rows: ${good} ${dryRun ? "can be taken over" : "taken over"}, ${bad.length} refused.`,
    });
  }
  if (bad.length > 0) process.exitCode = 1;
}
