import { writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import { type TableContent, type TableFormat, tableCsv, tableJson, tableWorkbook } from "#kernel/pages/table-files.ts";
import { itemTable } from "#systems/lists/export/item-rows.ts";
import { wrongUsage } from "../command-failure.ts";
import { dayGiven, packOf } from "../list-options.ts";
import type { Terminal } from "../terminal.ts";
import { withCity } from "../with-city.ts";

type Options = { city: string; data: string; format: TableFormat; out?: string; on?: string };

/** `binglian lists export`: the list of a day in the columns of an import. */
export function listsExportCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  return new Command("export")
    .description(
      zh
        ? "导出某日的事项清单，列与导入相同，改好可以再导入"
        : "writes the list of a day in the columns of an import, to mend and bring in again",
    )
    .addOption(new Option("--format <format>", zh ? "格式" : "format").choices(["csv", "json", "xlsx"]).default("csv"))
    .option("--out <file>", zh ? "写到这个文件；缺省为标准输出" : "the file to write; else standard output")
    .option("--on <day>", zh ? "哪一天的清单，缺省为城市的今天" : "the list of which day; else the city's today")
    .option("--city <city>", zh ? "城市" : "the city", process.env.BINGLIAN_CITY ?? "xinyu")
    .option("--data <folder>", zh ? "数据文件夹" : "data folder", process.env.BINGLIAN_DATA ?? "./data")
    .action(async (options: Options) => {
      const on = dayGiven(options.on);
      if (options.format === "xlsx" && options.out === undefined && process.stdout.isTTY)
        throw wrongUsage(
          "工作簿不能显示在终端，用 --out 写明文件",
          "A workbook is nothing for a terminal: name a file with --out",
        );
      const { pack } = await packOf(options.city);
      const table = await withCity(pack, { data: options.data, mustExist: true }, (city) =>
        itemTable(city, on ?? city.today(), out.language),
      );
      const content = await written(table, options.format, zh ? "事项" : "items");
      if (options.out === undefined) process.stdout.write(content);
      else {
        writeFileSync(options.out, content);
        out.note({ zh: `${options.out}：${table.rows.length} 行`, en: `${options.out}: ${table.rows.length} rows` });
      }
    });
}

async function written(table: TableContent, format: TableFormat, sheet: string): Promise<string | Uint8Array> {
  if (format === "csv") return tableCsv(table);
  return format === "json" ? tableJson(table) : tableWorkbook(table, sheet);
}
