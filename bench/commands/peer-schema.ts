import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import { type Migration, migrate } from "#kernel/database/migrate.ts";
import { DATABASE } from "./city.ts";

/** The peer's own schema in the same database: the same migrations, so the same tables, indexes and constraints. */
export async function openPeer(url: string, migrations: readonly Migration[]): Promise<CityDatabase> {
  const peer = await openCity({ url }, "peer", { database: DATABASE });
  await migrate(peer, migrations);
  return peer;
}

/** Copies all rows of the city into the peer's tables, so that both begin with the same. */
export async function copyRows(from: CityDatabase, peer: CityDatabase): Promise<void> {
  const client = await peer.pool.connect();
  try {
    // Tables refer to each other in circles; their rows come from tables that hold already.
    await client.query("SET session_replication_role = replica");
    const tables = await client.query<{ name: string; columns: string }>(
      `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = $1 AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' GROUP BY table_name`,
      [peer.schema],
    );
    await client.query(`TRUNCATE ${tables.rows.map(({ name }) => `${peer.schema}.${name}`).join(", ")}`);
    for (const { name, columns } of tables.rows) {
      await client.query(
        `INSERT INTO ${peer.schema}.${name} (${columns}) SELECT ${columns} FROM ${from.schema}.${name}`,
      );
    }
  } finally {
    client.release(true);
  }
}
