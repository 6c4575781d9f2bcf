import { Command } from "commander";
import { readCityPack } from "#faces/server/pack.ts";
import { packSections } from "#faces/server/pack-sections.ts";
import { loadPack, type PackChange } from "#kernel/city/load-pack.ts";
import { faultLine } from "#kernel/packs/fault.ts";
import { packSchema } from "#kernel/packs/json-schema.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { CommandFailure } from "../command-failure.ts";
import { faultFailure } from "../fault-failure.ts";
import { cityFolder } from "../places.ts";
import type { Terminal } from "../terminal.ts";
import { withCity } from "../with-city.ts";

/** `binglian pack check|load|schema`: a city's folder of data. */
export function packCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  const json = ["--json", zh ? "输出 JSON" : "answer in JSON"] as const;

  const check = new Command("check")
    .description(zh ? "检查一个城市包，列出全部错误" : "checks a city's pack and lists all its faults")
    .argument("<folder>", zh ? "文件夹，或 cities/ 中的名字" : "a folder, or a name in cities/")
    .option(...json)
    .action(async (folder: string, options: { json?: boolean }) => {
      const answer = await readCityPack(cityFolder(folder));
      const faults = "faults" in answer ? answer.faults : [];
      if (options.json) out.json({ sound: faults.length === 0, faults });
      else if (faults.length === 0) out.print({ zh: `${folder}：没有错误`, en: `${folder}: no faults` });
      else for (const fault of faults) out.print(faultLine(fault, out.language));
      if (faults.length > 0) process.exitCode = 1;
    });

  const load = new Command("load")
    .description(
      zh
        ? "把城市包载入城市；--dry-run 只说会改动什么"
        : "brings a city to what its pack says; --dry-run only tells what would change",
    )
    .argument("<folder>", zh ? "文件夹，或 cities/ 中的名字" : "a folder, or a name in cities/")
    .option("--dry-run", zh ? "什么都不写" : "writes nothing")
    .option("--data <folder>", zh ? "数据文件夹" : "data folder", process.env.BINGLIAN_DATA ?? "./data")
    .option(...json)
    .action(async (folder: string, options: { dryRun?: boolean; data: string; json?: boolean }) => {
      const read = await readCityPack(cityFolder(folder));
      if ("faults" in read) throw faultFailure(read.faults);
      const { changes, outcome } = await withCity(read.pack, options, (city) =>
        loadPack(city, read.pack, { dryRun: options.dryRun === true }),
      );
      if (isRefusal(outcome)) {
        const { text, next } = outcome;
        throw new CommandFailure({ zh: `${text.zh}${next.zh}`, en: `${text.en} ${next.en}` });
      }
      if (options.json) return out.json({ dryRun: options.dryRun === true, changes });
      for (const { record, id, fields, isNew } of changes)
        out.print(isNew ? `+ ${record} ${id}` : `~ ${record} ${id}: ${fields.join(", ")}`);
      out.print(summary(changes, options.dryRun === true)[out.language]);
    });

  const schema = new Command("schema")
    .description(zh ? "城市包各文件的 JSON Schema" : "JSON Schema of every file of a pack")
    .action(() => out.json(packSchema(packSections)));

  return new Command("pack")
    .description(zh ? "城市包" : "city packs")
    .addCommand(check)
    .addCommand(load)
    .addCommand(schema);
}

function summary(changes: readonly PackChange[], dryRun: boolean): Words {
  const made = changes.filter(({ isNew }) => isNew).length;
  const changed = changes.length - made;
  return {
    zh: `${dryRun ? "将" : "已"}新增 ${made} 条，改动 ${changed} 条`,
    en: `${made} records ${dryRun ? "would be" : "were"} added, ${changed} changed`,
  };
}
