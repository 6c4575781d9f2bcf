import type { CityDatabase } from "#kernel/database/city.ts";

/** Columns that name a row of the same case, and what else must differ from copy to copy, by table; `k` is the copy. */
const copied: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  matters: { id: "id || '~' || k" },
  cases: { id: "id || '~' || k", matter: "matter || '~' || k", query_code: "upper(left(md5(id || k), 12))" },
  parties: { id: "id || '~' || k", matter: "matter || '~' || k" },
  papers: { id: "id || '~' || k", matter: "matter || '~' || k", from_case: "from_case || '~' || k" },
  clocks: { id: "id || '~' || k", owner: "owner || '~' || k" },
  documents: {
    ...{ id: "id || '~' || k", about: "about || '~' || k" },
    ...{ number: "number || '~' || k", serial: "serial + k * 100000" },
  },
  permits: {
    ...{ id: "id || '~' || k", from_case: "from_case || '~' || k" },
    ...{ number: "number || '~' || k", serial: "serial + k * 100000" },
  },
  journal: {
    ...{ place: "place + k::bigint * $3", record_id: "record_id || '~' || k" },
    idempotency_key: "idempotency_key || '~' || k",
  },
  changes: { place: "place + k::bigint * $3", id: "id || '~' || k" },
};
const from: Readonly<Record<string, string>> = {
  matters: "id IN (SELECT matter FROM cases WHERE status = 'delivered')",
  cases: "status = 'delivered'",
  parties: "matter IN (SELECT matter FROM cases WHERE status = 'delivered')",
  papers: "matter IN (SELECT matter FROM cases WHERE status = 'delivered')",
  clocks: "owner IN (SELECT id FROM cases WHERE status = 'delivered')",
  documents: "about IN (SELECT id FROM cases WHERE status = 'delivered')",
  permits: "from_case IN (SELECT id FROM cases WHERE status = 'delivered')",
  journal: "place >= $4",
  changes: "place >= $4",
};

/**
 * Lets years go by: each finished case is there `copies` times more, with its matter, papers, clocks, documents, permit and journal, as
 * rows with ids of their own. What runs stays as much as it was, as in a city that keeps up.
 * @param first the place of the first entry about a case
 */
export async function addYears({ pool }: CityDatabase, copies: number, first: number): Promise<void> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ next: number }>("SELECT next_place AS next FROM head");
    const next = rows[0]?.next ?? 0;
    await client.query("BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL synchronous_commit = off");
    // Indexes stand still while the rows come and are made whole from all of them afterwards: each row by row takes hours.
    await client.query(
      "UPDATE pg_index SET indisready = false, indisvalid = false WHERE indrelid = ANY($1::regclass[])",
      [Object.keys(copied)],
    );
    await client.query(
      "CREATE TEMP TABLE finished ON COMMIT DROP AS SELECT id, matter FROM cases WHERE status = 'delivered'",
    );
    for (const [table, changed] of Object.entries(copied)) {
      const columns = await client.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute
         WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
        [table],
      );
      const names = columns.rows.map(({ name }) => name);
      const values = names.map((name) => changed[name] ?? name);
      const where = (from[table] ?? "").replaceAll("FROM cases WHERE status = 'delivered'", "FROM finished");
      // A condition on places only is of the entries there were before; what is copied does not begin to be copied itself.
      await client.query(
        `INSERT INTO ${table} (${names.join(", ")})
         SELECT ${values.join(", ")} FROM (SELECT * FROM ${table} WHERE ${where} AND $2::int > 0 AND ($3::bigint, $4::bigint) IS NOT NULL) t,
           generate_series(1, $1::int) AS k`,
        [copies, copies, next, first],
      );
    }
    await client.query("UPDATE head SET next_place = $1", [next * (copies + 1)]);
    await client.query("UPDATE followers SET place = $1", [next * (copies + 1)]);
    await client.query("COMMIT");
    await client.query("SET maintenance_work_mem = '1GB'");
    for (const table of Object.keys(copied)) await client.query(`REINDEX TABLE ${table}`);
    await client.query("RESET maintenance_work_mem");
    await client.query("VACUUM ANALYZE");
  } finally {
    client.release();
  }
}
