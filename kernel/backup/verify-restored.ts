import { pipeline } from "node:stream/promises";
import { isDeepStrictEqual } from "node:util";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Words } from "#kernel/text/words.ts";
import { BackupFailure } from "./backup-failure.ts";
import { same } from "./check-backup.ts";
import { journalState } from "./journal-state.ts";
import type { Manifest } from "./manifest.ts";
import { discard, measured } from "./measured.ts";
import { copyOutText, readSequences, type TableShape } from "./tables.ts";

/** Reads everything back out of the database and compares it with the manifest. Throws `RESTORE_UNFAITHFUL`. */
export async function checkFaithful(
  client: pg.ClientBase,
  schema: string,
  manifest: Manifest,
  shapes: readonly TableShape[],
  { signal, onShare }: { readonly signal?: AbortSignal | undefined; onShare(share: number): void },
): Promise<void> {
  const bytes = manifest.tables.reduce((sum, { text }) => sum + text.bytes, 0);
  let done = 0;
  for (const { name, columns, rows, text } of manifest.tables) {
    onShare(bytes === 0 ? 1 : done / bytes);
    const shape = shapes.find((one) => one.name === name)!;
    const found = client.query(copyTo(copyOutText(schema, shape, columns)));
    found.on("error", () => {});
    const measure = measured();
    await pipeline(found, measure.through, discard, { signal });
    if (measure.rows() !== rows || !same(measure.measure(), text))
      throw unfaithful({
        zh: `表 ${name} 应有 ${rows} 行，恢复后读出 ${measure.rows()} 行，内容与备份不同`,
        en: `table ${name} has ${rows} rows in the backup, and reads back as ${measure.rows()} rows that are not the same`,
      });
    done += text.bytes;
  }
  if (!isDeepStrictEqual(await journalState(client), manifest.journal))
    throw unfaithful({
      zh: "日志的长度或末条哈希不同",
      en: "the journal's length or the hash of its last entry differs",
    });
  if (!isDeepStrictEqual(await readSequences(client, schema), manifest.sequences))
    throw unfaithful({ zh: "序列的位置不同", en: "a sequence stands elsewhere" });
}

const unfaithful = (what: Words): BackupFailure =>
  new BackupFailure(
    "RESTORE_UNFAITHFUL",
    { zh: `恢复的内容与备份不符：${what.zh}。`, en: `What was restored is not what was backed up: ${what.en}.` },
    {
      zh: "已全部撤回，什么都没有留下；请保留备份，核对两处的 PostgreSQL 版本后再试。",
      en: "All of it was taken back, nothing was left. Keep the backup, compare the PostgreSQL versions and try again.",
    },
  );
