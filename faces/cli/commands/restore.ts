import { join, resolve } from "node:path";
import { Command } from "commander";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { presentKey } from "#faces/server/city-key.ts";
import { schemaId } from "#faces/server/schema-id.ts";
import { BackupFailure } from "#kernel/backup/backup-failure.ts";
import { openBackup } from "#kernel/backup/check-backup.ts";
import { keyFileOf } from "#kernel/backup/data-files.ts";
import type { Manifest } from "#kernel/backup/manifest.ts";
import { rehearseRestore, restoreBackup } from "#kernel/backup/restore-backup.ts";
import { backupNumbers, backupSummary, journalBroken } from "../backup-words.ts";
import { cityId } from "../places.ts";
import { unlessStopped } from "../stoppable.ts";
import type { Terminal } from "../terminal.ts";
import { withDatabase } from "../with-database.ts";

type Options = { from: string; data: string; city?: string; dryRun?: boolean; json?: boolean };

/** `binglian restore --from FOLDER --data DIR`: a backed up city into a place that does not have it. */
export function restoreCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  return new Command("restore")
    .description(
      zh
        ? "把备份恢复到没有这个城市的地方，并逐行核对；--dry-run 只核对备份"
        : "restores a backup where that city is not yet, and compares every row; --dry-run only checks",
    )
    .requiredOption("--from <folder>", zh ? "备份文件夹" : "the backup's folder")
    .option("--data <folder>", zh ? "数据文件夹" : "data folder", process.env.BINGLIAN_DATA ?? "./data")
    .option("--city <city>", zh ? "应是哪个城市，不同就拒绝" : "which city it should be; another one is refused")
    .option("--dry-run", zh ? "什么都不写" : "writes nothing")
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action((options: Options) => restore(out, options));
}

async function restore(out: Terminal, options: Options): Promise<void> {
  const [folder, dataFolder] = [resolve(options.from), resolve(options.data)];
  const migrations = await allMigrations();
  const { city } = await openBackup(folder, migrations);
  if (options.city !== undefined && cityId(options.city) !== city) throw otherCity(folder, city);
  const key = await presentKey({ city, dataFolder, given: process.env.BINGLIAN_KEY });
  const nothing = { zh: "已停止，什么都没有恢复。", en: "Stopped; nothing was restored." };
  const done = await unlessStopped(out, nothing, async (tools) => {
    const asked = { folder, migrations, dataFolder, key, ...tools };
    const manifest = await rehearseRestore(asked);
    if (options.dryRun) return { manifest, later: [] };
    const id = schemaId({ id: city });
    const later = await withDatabase(dataFolder, (server) => restoreBackup(server, id, manifest, asked));
    return { manifest, later };
  });
  if (done === undefined) return;
  const { manifest, later } = done;
  const numbers = { dryRun: options.dryRun === true, ...backupNumbers(manifest), laterMigrations: later };
  if (options.json) out.json(numbers);
  else if (options.dryRun) {
    out.print({
      zh: "备份完好，可以恢复到这里；什么都没有写入。",
      en: "The backup is whole and could be restored here.",
    });
    out.print(backupSummary(manifest));
  } else report(out, manifest, later);
  tellKey(out, manifest, { dataFolder, atHand: key !== undefined });
  if (manifest.journal.whole) return;
  out.note(journalBroken);
  process.exitCode = 1;
}

function report(out: Terminal, manifest: Manifest, later: readonly string[]): void {
  const { tables, rows, files, journal } = backupNumbers(manifest);
  out.print({
    zh: `已恢复 ${manifest.city}，备份于 ${manifest.madeAt}`,
    en: `Restored ${manifest.city} as of ${manifest.madeAt}`,
  });
  out.print({
    zh: `  ${tables} 张表 ${rows} 行：读出的行数和哈希与备份一致`,
    en: `  ${tables} tables, ${rows} rows: read back, counts and hashes agree with the backup`,
  });
  if (journal.whole)
    out.print({
      zh: `  日志 ${journal.entries} 条：没有缺号，末条哈希一致`,
      en: `  ${journal.entries} journal entries: no gap, the hash of the last one agrees`,
    });
  out.print({ zh: `  文件 ${files} 个：哈希一致`, en: `  ${files} files: hashes agree` });
  if (later.length > 0)
    out.print({ zh: `  已升级：${later.join("、")}`, en: `  Brought up to date: ${later.join(", ")}` });
}

function tellKey(out: Terminal, manifest: Manifest, { dataFolder, atHand }: { dataFolder: string; atHand: boolean }) {
  if (atHand || manifest.key.included) return;
  const file = join(dataFolder, keyFileOf(manifest.city));
  out.note({
    zh: `还缺密钥：启动前把原来的放到 ${file}，或用 BINGLIAN_KEY 给出；没有它，城市不会启动。`,
    en: `The key is still missing: before a start, put the city's own one at ${file} or give it as BINGLIAN_KEY.`,
  });
}

const otherCity = (folder: string, city: string): BackupFailure =>
  new BackupFailure(
    "BACKUP_OTHER_CITY",
    { zh: `${folder} 是城市 ${city} 的备份。`, en: `${folder} is a backup of the city ${city}.` },
    { zh: "请核对 --from 和 --city；什么都没有写入。", en: "Check --from and --city; nothing was written." },
  );
