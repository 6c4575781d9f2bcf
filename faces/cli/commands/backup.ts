import { resolve } from "node:path";
import { Command } from "commander";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { presentKey } from "#faces/server/city-key.ts";
import { schemaId } from "#faces/server/schema-id.ts";
import { findFaults, openBackup } from "#kernel/backup/check-backup.ts";
import { writeBackup } from "#kernel/backup/write-backup.ts";
import { EMBEDDED_DATABASE } from "#kernel/database/city.ts";
import { connectionString } from "#kernel/database/connection.ts";
import { backupNumbers, backupSummary, faultWords, journalBroken, keyKept } from "../backup-words.ts";
import { wrongUsage } from "../command-failure.ts";
import { cityId, programVersion } from "../places.ts";
import { unlessStopped } from "../stoppable.ts";
import type { Terminal } from "../terminal.ts";
import { hasDatabase, noCity, withDatabase } from "../with-database.ts";

type Options = { city: string; data: string; to?: string; withKey?: boolean; json?: boolean };

/** `binglian backup --to FOLDER`, `binglian backup verify FOLDER`: a city as it is at one moment, in a folder. */
export function backupCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  const json = ["--json", zh ? "输出 JSON" : "answer in JSON"] as const;
  const verify = new Command("verify")
    .description(zh ? "核对备份的每个文件，不需要数据库" : "checks every file of a backup; no database is needed")
    .argument("<folder>", zh ? "备份文件夹" : "the backup's folder")
    .option(...json)
    // `backup` has the same option, and takes it first.
    .action((folder: string, _, command: Command) =>
      check(out, resolve(folder), command.optsWithGlobals<{ json?: boolean }>().json === true),
    );

  return new Command("backup")
    .description(
      zh
        ? "备份一个城市，运行中也可以；密钥默认不在其中"
        : "backs a city up, also while it runs; its key is left out unless asked for",
    )
    .option("--to <folder>", zh ? "新的或空的文件夹" : "a new or empty folder")
    .option("--city <city>", zh ? "城市" : "the city", process.env.BINGLIAN_CITY ?? "xinyu")
    .option("--data <folder>", zh ? "数据文件夹" : "data folder", process.env.BINGLIAN_DATA ?? "./data")
    .option("--with-key", zh ? "连同城市的密钥" : "with the city's key in it")
    .option(...json)
    .addCommand(verify)
    .action((options: Options) => keep(out, options));
}

async function keep(out: Terminal, options: Options): Promise<void> {
  if (options.to === undefined)
    throw wrongUsage("用 --to 写备份到哪个文件夹", "Say with --to into which folder the backup goes");
  const [dataFolder, folder, city] = [resolve(options.data), resolve(options.to), cityId(options.city)];
  if (!hasDatabase(dataFolder)) throw noCity(dataFolder);
  const given = process.env.BINGLIAN_KEY;
  const key = await presentKey({ city, dataFolder, given });
  if (options.withKey && key === undefined)
    throw wrongUsage(
      "--with-key：这里没有城市的密钥，也没有 BINGLIAN_KEY",
      "--with-key: the city's key is not here, and BINGLIAN_KEY is not set",
    );
  const nothing = { zh: "已停止，没有留下备份。", en: "Stopped; no backup was left." };
  const manifest = await unlessStopped(out, nothing, ({ signal, onProgress }) =>
    withDatabase(dataFolder, ({ url, embedded }) =>
      writeBackup({
        url: connectionString(url, embedded ? { database: EMBEDDED_DATABASE } : {}),
        schema: `city_${schemaId({ id: city })}`,
        ...{ city, folder, dataFolder, key, signal, onProgress },
        program: programVersion(),
        withKey: options.withKey === true,
      }),
    ),
  );
  if (manifest === undefined) return;
  if (options.json) out.json({ folder, ...backupNumbers(manifest) });
  else {
    out.print({ zh: `已备份到 ${folder}`, en: `Backed up to ${folder}` });
    out.print(backupSummary(manifest));
  }
  out.note(keyKept(manifest, dataFolder, Boolean(given)));
  if (manifest.journal.whole) return;
  out.note(journalBroken);
  process.exitCode = 1;
}

async function check(out: Terminal, folder: string, json: boolean): Promise<void> {
  const manifest = await openBackup(folder, await allMigrations());
  const nothing = { zh: "已停止，没有核对完。", en: "Stopped before all was checked." };
  const faults = await unlessStopped(out, nothing, (tools) => findFaults(folder, manifest, tools));
  if (faults === undefined) return;
  if (json) out.json({ sound: faults.length === 0, faults, ...backupNumbers(manifest) });
  else {
    for (const fault of faults) out.print(faultWords(fault));
    if (faults.length === 0) out.print({ zh: "备份完好。", en: "The backup is whole." });
    out.print(backupSummary(manifest));
  }
  if (faults.length > 0) process.exitCode = 1;
}
