import type pg from "pg";
import { BackupFailure } from "./backup-failure.ts";
import { qualified, type TableShape, tableNames, tableShapes } from "./tables.ts";

/**
 * Begins a transaction that sees the city as it is at one moment, and writes nothing. Its tables are locked against
 * being rebuilt, not against being written: a migration that rewrites a table would show it empty to older snapshots.
 */
export async function beginSnapshot(
  client: pg.ClientBase,
  schema: string,
): Promise<{ shapes: TableShape[]; madeAt: string; postgres: number }> {
  for (;;) {
    const names = await tableNames(client, schema);
    if (!names.includes("head")) throw noCity(schema);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // The snapshot is taken by the first SELECT, so the locks are there before it.
    await client.query(`LOCK TABLE ${names.map((name) => qualified(schema, name)).join(", ")} IN ACCESS SHARE MODE`);
    const { rows } = await client.query<{ madeAt: string; postgres: number }>(
      `SELECT clock_timestamp() AS "madeAt", current_setting('server_version_num')::int AS postgres`,
    );
    const shapes = await tableShapes(client, schema);
    if (shapes.map(({ name }) => name).join() === names.join()) return { shapes, ...rows[0]! };
    // A migration has added a table in between.
    await client.query("ROLLBACK");
  }
}

const noCity = (schema: string): BackupFailure =>
  new BackupFailure(
    "CITY_NOT_THERE",
    { zh: `数据库里没有城市 ${schema}。`, en: `The database has no city ${schema}.` },
    {
      zh: "请核对 --city、--data 和 DATABASE_URL；新城市先运行一次 binglian start。",
      en: "Check --city, --data and DATABASE_URL; a new city is made by binglian start.",
    },
  );
