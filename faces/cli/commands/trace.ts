import { resolve } from "node:path";
import { Command } from "commander";
import { pathOf } from "#faces/api/routes.ts";
import { readCityPack } from "#faces/server/pack.ts";
import { registry } from "#kernel/city/registry.ts";
import { EMBEDDED_DATABASE } from "#kernel/database/city.ts";
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

/** A pack is one entry of thousands of changes: so many are shown, and so much of each, unless all is asked for. */
const SHOWN = 20;
const SHOWN_SIGNS = 240;

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
    .option("--all", zh ? "全部改动，不缩短" : "all changes, nothing shortened")
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action(async (written: string, options: { city: string; data: string; all?: boolean; json?: boolean }) => {
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
      const address = connectionString(url, { settings, ...(embedded ? { database: EMBEDDED_DATABASE } : {}) });
      const declared = registry(systems);
      const whole = options.all === true || options.json === true;
      const rows = whole ? Number.POSITIVE_INFINITY : SHOWN;
      const trace = await withConnection(address, (client) =>
        readTrace(client, Number(written), declared.records, rows),
      );
      if (trace === undefined)
        throw new CommandFailure({ zh: `日志里没有位置 ${written}`, en: `The journal has no place ${written}` });
      const command = declared.commands.get(trace.entry.command);
      const source = command === undefined ? null : explain(declared, readSources(), command, pathOf);
      const leaf = leafHash(trace.entry).toString("hex");
      if (options.json) out.json({ ...trace, leaf, source });
      else out.print(text({ ...trace, leaf }, source?.declaration ?? null, { zh, whole }));
    });
}

function text(
  trace: Trace & { leaf: string },
  declaration: { file: string; line: number } | null,
  { zh, whole }: { zh: boolean; whole: boolean },
): string {
  const { entry, rows, followed, followers } = trace;
  const first = (lines: readonly string[], total: number) => (whole ? lines : shortened(lines, total, zh));
  const by = [entry.actor, entry.post, entry.inNameOf].filter(Boolean).join(" · ");
  return [
    `#${entry.place}  ${entry.command}  ${entry.record} ${entry.recordId} v${entry.version}`,
    `${zh ? "记录于" : "Recorded"} ${entry.recordedAt}  ${zh ? "发生于" : "happened"} ${entry.happenedOn} (${entry.ground})`,
    `${zh ? "经办" : "By"} ${by}`,
    `${zh ? "依据" : "Basis"} ${entry.basis.join(zh ? "；" : "; ")}`,
    ...(declaration === null ? [] : [`${zh ? "声明" : "Declared"} ${declaration.file}:${declaration.line}`]),
    `${zh ? "叶哈希" : "Leaf"} ${trace.leaf}`,
    zh ? "改动" : "Changes",
    ...first(
      entry.changes.map((one) => `  ${one.record} ${one.id} v${one.version} ${JSON.stringify(one.fields)}`),
      entry.changes.length,
    ),
    zh ? "这些行现在" : "The rows now",
    ...first(
      rows.map((one) => `  ${one.table} ${JSON.stringify(one.row)}`),
      entry.changes.length,
    ),
    zh ? "由它引起" : "Followed by",
    ...(followed.length === 0 ? ["  —"] : followed.map((one) => `  #${one.place} ${one.command} (${one.key})`)),
    zh ? "已读过它的跟随者" : "Followers that have passed it",
    ...(followers.length === 0 ? ["  —"] : followers.map((one) => `  ${one}`)),
  ].join("\n");
}

/** The first lines, each cut to what a person reads, and how many more there are. */
function shortened(lines: readonly string[], total: number, zh: boolean): string[] {
  const cut = (line: string) => (line.length > SHOWN_SIGNS ? `${line.slice(0, SHOWN_SIGNS).toWellFormed()}…` : line);
  const shown = lines.slice(0, SHOWN).map(cut);
  const more = total - SHOWN;
  if (more > 0) shown.push(zh ? `  … 另有 ${more} 条：--all` : `  … and ${more} more: --all`);
  return shown;
}
