import { resolve } from "node:path";
import { Command } from "commander";
import { pathOf } from "#faces/api/routes.ts";
import { readCityPack } from "#faces/server/pack.ts";
import { registry } from "#kernel/city/registry.ts";
import { connectionString, withConnection } from "#kernel/database/connection.ts";
import { leafHash } from "#kernel/records/journal.ts";
import { systems } from "#systems/index.ts";
import { CommandFailure, wrongUsage } from "../command-failure.ts";
import { explain } from "../explanation.ts";
import { faultFailure } from "../fault-failure.ts";
import { cityFolder } from "../places.ts";
import { runningDatabase } from "../running-database.ts";
import { readSources } from "../source-places.ts";
import type { Terminal } from "../terminal.ts";
import { readTrace, type Trace } from "../trace-rows.ts";

/** `binglian trace 42`: one journal entry of a running city, with the rows it changed and what followed from it. */
export function traceCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  return new Command("trace")
    .description(
      zh
        ? "一条日志条目的来龙去脉，连同它改动的行（只读）"
        : "one journal entry with the rows it changed and what followed (read only)",
    )
    .argument("<place>", zh ? "日志中的位置，从 0 起" : "place in the journal, from 0")
    .option("--city <city>", zh ? "城市" : "the city", process.env.BINGLIAN_CITY ?? "xinyu")
    .option("--data <folder>", zh ? "数据文件夹" : "data folder", process.env.BINGLIAN_DATA ?? "./data")
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action(async (written: string, options: { city: string; data: string; json?: boolean }) => {
      if (!/^\d{1,15}$/.test(written))
        throw wrongUsage(
          `位置应为从 0 起的整数，现为“${written}”`,
          `A place is a whole number from 0; found “${written}”`,
        );
      const reading = await readCityPack(cityFolder(options.city));
      if ("faults" in reading) throw faultFailure(reading.faults);
      const { url, embedded } = runningDatabase(resolve(options.data), process.env.DATABASE_URL);
      const schema = `city_${reading.pack.city.id.replaceAll("-", "_")}`;
      const settings = {
        search_path: `${schema},public`,
        default_transaction_read_only: "on",
        timezone: "UTC",
        datestyle: "ISO",
      };
      const address = connectionString(url, { settings, ...(embedded ? { database: "binglian" } : {}) });
      const declared = registry(systems);
      const trace = await withConnection(address, (client) => readTrace(client, Number(written), declared.records));
      if (trace === undefined)
        throw new CommandFailure({ zh: `日志里没有位置 ${written}`, en: `The journal has no place ${written}` });
      const command = declared.commands.get(trace.entry.command);
      const source = command === undefined ? null : explain(declared, readSources(), command, pathOf);
      const leaf = leafHash(trace.entry).toString("hex");
      if (options.json) out.json({ ...trace, leaf, source });
      else out.print(text({ ...trace, leaf }, source?.declaration ?? null, zh));
    });
}

function text(
  trace: Trace & { leaf: string },
  declaration: { file: string; line: number } | null,
  zh: boolean,
): string {
  const { entry, rows, followed, followers } = trace;
  const by = [entry.actor, entry.post, entry.inNameOf].filter(Boolean).join(" · ");
  return [
    `#${entry.place}  ${entry.command}  ${entry.record} ${entry.recordId} v${entry.version}`,
    `${zh ? "记录于" : "Recorded"} ${entry.recordedAt}  ${zh ? "发生于" : "happened"} ${entry.happenedOn} (${entry.ground})`,
    `${zh ? "经办" : "By"} ${by}`,
    `${zh ? "依据" : "Basis"} ${entry.basis.join(zh ? "；" : "; ")}`,
    ...(declaration === null ? [] : [`${zh ? "声明" : "Declared"} ${declaration.file}:${declaration.line}`]),
    `${zh ? "叶哈希" : "Leaf"} ${trace.leaf}`,
    zh ? "改动" : "Changes",
    ...entry.changes.map((one) => `  ${one.record} ${one.id} v${one.version} ${JSON.stringify(one.fields)}`),
    zh ? "这些行现在" : "The rows now",
    ...rows.map((one) => `  ${one.table} ${JSON.stringify(one.row)}`),
    zh ? "由它引起" : "Followed by",
    ...(followed.length === 0 ? ["  —"] : followed.map((one) => `  #${one.place} ${one.command} (${one.key})`)),
    zh ? "已读过它的跟随者" : "Followers that have passed it",
    ...(followers.length === 0 ? ["  —"] : followers.map((one) => `  ${one}`)),
  ].join("\n");
}
