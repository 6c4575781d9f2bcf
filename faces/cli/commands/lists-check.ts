import { existsSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { dayOf } from "#kernel/calendar/day.ts";
import type { CheckedFile } from "#systems/lists/import/check-file.ts";
import type { Ground } from "#systems/lists/import/ground.ts";
import { suggestedMapping } from "#systems/lists/import/mapping.ts";
import { packGround } from "#systems/lists/import/pack-ground.ts";
import { CommandFailure } from "../command-failure.ts";
import { checkAnswer, faultLines, summary } from "../list-answer.ts";
import { withFile } from "../list-failure.ts";
import { checkListFile, readListFile } from "../list-file.ts";
import { dayGiven, packOf } from "../list-options.ts";
import { progress } from "../progress.ts";
import type { Terminal } from "../terminal.ts";

type Options = { city: string; map?: string; makeMap?: string; on?: string; json?: boolean };

/** `binglian lists check FILE`: row by row why it would not be loaded. Against the city's pack: no database is needed. */
export function listsCheckCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  return new Command("check")
    .description(
      zh
        ? "逐行核对一个事项文件，说明哪行不能载入、为什么；不改任何数据"
        : "checks a file of items row by row and says which cannot be loaded and why; changes nothing",
    )
    .argument("<file>", zh ? "CSV、JSON 或 .xlsx 文件" : "a CSV, JSON or .xlsx file")
    .option(
      "--city <city>",
      zh ? "用哪个城市包的法律、机构和清单" : "the pack whose laws, bodies and list are used",
      process.env.BINGLIAN_CITY ?? "xinyu",
    )
    .option("--on <day>", zh ? "导入的生效日，缺省为今天" : "the day it is to take effect; else today")
    .option("--map <file>", zh ? "机构对应的 JSON 文件" : "JSON file that says which bodies stand for the file's")
    .option(
      "--make-map <file>",
      zh ? "把没有对应的机构连同建议写成这个文件，再补全它" : "writes the bodies without counterpart, with suggestions",
    )
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action((path: string, options: Options) =>
      withFile(out, options.json === true, async () => {
        const on = dayGiven(options.on) ?? dayOf(new Date());
        const ground = packGround((await packOf(options.city)).pack, on);
        const shown = progress(process.stderr, out.language, () => performance.now());
        const { signal } = new AbortController();
        const steps = (read: string, readEn: string) => ({
          signal,
          progress: (share: number) => shown.step({ zh: read, en: readEn }, share),
        });
        const file = await readListFile(path, steps("读文件", "reading the file"));
        const { checked, mapping } = await checkListFile(
          file,
          ground,
          options.map,
          steps("逐行核对", "checking row by row"),
        );
        shown.end();
        if (options.makeMap !== undefined) writeMapping(out, options.makeMap, checked, ground);
        if (options.json) out.json(checkAnswer(file, checked, ground));
        else tell(out, checked, mapping);
        if (checked.good < checked.rows.size) process.exitCode = 1;
      }),
    );
}

function tell(out: Terminal, checked: CheckedFile, mapping: Readonly<Record<string, string>>): void {
  for (const { text, next } of checked.notices) out.note({ zh: `${text.zh}${next.zh}`, en: `${text.en} ${next.en}` });
  const lines = faultLines(checked, out.language);
  if (lines.length > 0) out.print(lines.join("\n"));
  out.print(summary(checked, mapping));
}

/** A file that somebody may have completed by hand is not written over. */
function writeMapping(out: Terminal, path: string, { unknownBodies }: CheckedFile, { directory }: Ground): void {
  if (existsSync(path))
    throw new CommandFailure({
      zh: `${path} 已存在，没有改写。换一个文件名，或先移走它。`,
      en: `${path} exists and was not written over. Give another name, or move it away.`,
    });
  const mapping = suggestedMapping(unknownBodies, directory);
  writeFileSync(path, `${JSON.stringify(mapping, null, 2)}\n`);
  const empty = Object.values(mapping).filter((id) => id === "").length;
  out.note({
    zh: `${path}：${unknownBodies.length} 个机构，${empty} 个没有名称相近的，补上机构编号`,
    en: `${path}: ${unknownBodies.length} bodies, ${empty} without a name alike: fill in ids`,
  });
}
