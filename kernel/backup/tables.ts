import pg from "pg";

/** A table as it stands in the catalog. */
export type TableShape = {
  readonly name: string;
  /** Without generated ones, which PostgreSQL computes again. */
  readonly columns: readonly string[];
  /** Terms of ORDER BY that put its rows in one order, whatever the database's collation. */
  readonly order: readonly string[];
  /** How much room it takes: only for showing how far a backup is. */
  readonly size: number;
};

/** Values are written in one way, whatever a server's own settings; nothing is cut off by a time limit or left out. */
export const copySettings: Readonly<Record<string, string>> = {
  timezone: "UTC",
  datestyle: "ISO",
  intervalstyle: "postgres",
  extra_float_digits: "1",
  bytea_output: "hex",
  client_encoding: "UTF8",
  row_security: "off",
  statement_timeout: "0",
  lock_timeout: "0",
  idle_in_transaction_session_timeout: "0",
};

const ofSchema = "c.relnamespace = to_regnamespace($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition";

/** The names of a schema's tables; none when there is no such schema. */
export async function tableNames(client: pg.ClientBase, schema: string): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `SELECT c.relname::text AS name FROM pg_class c WHERE ${ofSchema} ORDER BY c.relname::text COLLATE "C"`,
    [schema],
  );
  return found.rows.map(({ name }) => name);
}

/** How many tables, views, sequences and the like a schema holds. */
export async function relationCount(client: Pick<pg.ClientBase, "query">, schema: string): Promise<number> {
  const found = await client.query<{ count: number }>(
    "SELECT count(*) AS count FROM pg_class WHERE relnamespace = to_regnamespace($1)",
    [schema],
  );
  return found.rows[0]!.count;
}

export async function tableShapes(client: pg.ClientBase, schema: string): Promise<TableShape[]> {
  const found = await client.query<TableShape>(
    `SELECT c.relname::text AS name,
       ARRAY(SELECT a.attname::text FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
             ORDER BY a.attnum) AS columns,
       ARRAY(SELECT format('t.%I%s', a.attname, CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END)
             FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (number, place)
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
             WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place) AS order,
       pg_table_size(c.oid) AS size
     FROM pg_class c WHERE ${ofSchema} ORDER BY c.relname::text COLLATE "C"`,
    [schema],
  );
  return found.rows.map((one) => (one.order.length > 0 ? one : { ...one, order: ['t::text COLLATE "C"'] }));
}

/** A table's name with its schema, for SQL. */
export const qualified = (schema: string, name: string): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

const columnList = (columns: readonly string[], prefix = ""): string =>
  columns.map((column) => prefix + pg.escapeIdentifier(column)).join(", ");

/** Writes a table's rows in their one order. The columns are named: those of a manifest, or the table's own. */
export const copyOutText = (schema: string, { name, order }: TableShape, columns: readonly string[]): string =>
  `COPY (SELECT ${columnList(columns, "t.")} FROM ${qualified(schema, name)} AS t ORDER BY ${order.join(", ")})
   TO STDOUT WITH (FORMAT text, ENCODING 'UTF8')`;

export const copyInText = (schema: string, name: string, columns: readonly string[]): string =>
  `COPY ${qualified(schema, name)} (${columnList(columns)}) FROM STDIN WITH (FORMAT text, ENCODING 'UTF8')`;

/** A schema's sequences with where they stand. A number taken after the snapshot is only left out. */
export async function readSequences(client: pg.ClientBase, schema: string) {
  const found = await client.query<{ name: string }>(
    `SELECT c.relname::text AS name FROM pg_class c
     WHERE c.relnamespace = to_regnamespace($1) AND c.relkind = 'S' ORDER BY c.relname::text COLLATE "C"`,
    [schema],
  );
  const sequences: { name: string; last: string; called: boolean }[] = [];
  for (const { name } of found.rows) {
    const { rows } = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${qualified(schema, name)}`,
    );
    for (const { last, called } of rows) sequences.push({ name, last, called });
  }
  return sequences;
}
