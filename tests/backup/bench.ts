import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type BackupOptions, writeBackup } from "#kernel/backup/write-backup.ts";
import { connectionString, withConnection } from "#kernel/database/connection.ts";
import { type Migration, readMigrations } from "#kernel/database/migrate.ts";
import { TEST_CITY, temporaryFolder, testServerUrl } from "#tests/database/harness.ts";

/**
 * Everything that makes loading a table hard: rows that refer to themselves and in a circle, columns that are computed
 * or numbered by PostgreSQL, a rule that old rows break, a table without a key, a name that needs quotes.
 */
const hardTables = `
CREATE TABLE offices (
  id     text PRIMARY KEY,
  gone   text,
  parent text REFERENCES offices,
  head   text,
  "双 名" text GENERATED ALWAYS AS (upper(id)) STORED
);
ALTER TABLE offices DROP COLUMN gone;
CREATE TABLE staff (
  number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id     text NOT NULL UNIQUE,
  office text NOT NULL REFERENCES offices
);
ALTER TABLE offices ADD CONSTRAINT office_has_head FOREIGN KEY (head) REFERENCES staff (id);
CREATE TABLE "Odd Things" (
  note text, list text[], facts jsonb, bytes bytea, moment timestamptz, day date, amount numeric, ratio float8, words tsvector
);
CREATE VIEW office_names AS SELECT id FROM offices;
CREATE SEQUENCE tickets;
`;

const hardRows = `
INSERT INTO staff (id, office) SELECT 'nobody', 'x' WHERE false;
INSERT INTO offices (id, parent) VALUES ('一', NULL), ('Z', '一'), ('a', 'Z');
UPDATE offices SET parent = 'a' WHERE id = '一';
INSERT INTO staff (id, office) VALUES ('p1', 'a'), ('p2', '一');
DELETE FROM staff WHERE id = 'p1';
UPDATE offices SET head = 'p2' WHERE id IN ('Z', '一');
INSERT INTO "Odd Things" VALUES
  (E'tab\\tline\\nback\\\\slash 😀 新余', ARRAY['a,"b"', NULL, '渝'], '{"a": [1.50, null], "b": "\\\\n"}', '\\x00ff0a', '2026-11-28 01:02:03.123456+08', 'infinity', 1.500, 0.1, to_tsvector('simple', 'one two')),
  ('', '{}', NULL, NULL, '-infinity', NULL, 'NaN', 'Infinity', NULL),
  (E'\\\\N', NULL, '"x"', '', NULL, '0044-03-15 BC', -0.00, 1e-300, NULL),
  ('', '{}', NULL, NULL, '-infinity', NULL, 'NaN', 'Infinity', NULL);
ALTER TABLE staff ADD CONSTRAINT id_is_long CHECK (length(id) > 5) NOT VALID;
SELECT nextval('tickets'), nextval('tickets');
INSERT INTO journal SELECT n, '2026-11-28T00:00:00Z', '2026-11-28T00:00:00Z', 'now', 'p2', NULL, NULL, 'test.act', 'office', 'a', n + 1,
  ARRAY['第一条'], 'public', decode(lpad(n::text, 32, '0'), 'hex') FROM generate_series(0, 4) AS n;
INSERT INTO changes SELECT 'office', 'a', n + 1, n, 0, jsonb_build_object('n', n) FROM generate_series(0, 4) AS n;
UPDATE head SET next_place = 5;
`;

/** The journal's tables with hard ones beside them; the rows come by a migration too, so that a test city has them. */
export async function hardMigrations(): Promise<Migration[]> {
  return [
    ...(await readMigrations(["kernel/records"])),
    { name: "2026-11-29-1-hard-tables", sql: hardTables },
    { name: "2026-11-29-2-hard-rows", sql: hardRows },
  ];
}

/** A bench for backups: a folder for them, data folders, and databases with nothing in them. */
export function bench() {
  const folder = temporaryFolder();
  const databases: string[] = [];
  mkdirSync(folder.path, { recursive: true });
  let count = 0;
  const place = (name: string) => {
    count += 1;
    return join(folder.path, `${name}-${count}`);
  };
  return {
    place,
    /** Writes a backup of the test city. */
    async backup(url: string, more: Partial<BackupOptions> = {}): Promise<string> {
      const target = place("backup");
      await writeBackup({
        ...{ url, schema: `city_${TEST_CITY}`, city: TEST_CITY, program: "0.1.0", folder: target },
        ...{ dataFolder: place("data"), key: undefined, withKey: false },
        ...more,
      });
      return target;
    },
    async emptyDatabase(): Promise<string> {
      const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
      const server = await testServerUrl();
      databases.push(name);
      await withConnection(server, (client) => client.query(`CREATE DATABASE ${name}`));
      return connectionString(server, { database: name });
    },
    async clear(): Promise<void> {
      folder.remove();
      await withConnection(await testServerUrl(), async (client) => {
        for (const name of databases) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      });
    },
  };
}

/** Everything a city's schema holds, as text: rows in order, constraints, and where sequences stand. */
export async function contentOf(url: string): Promise<Record<string, unknown>> {
  const schema = `city_${TEST_CITY}`;
  return withConnection(connectionString(url, { settings: { search_path: `${schema},public` } }), async (client) => {
    const tables = await client.query<{ name: string }>(
      "SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = $1 ORDER BY 1",
      [schema],
    );
    const content: Record<string, unknown> = {};
    for (const { name } of tables.rows) {
      const rows = await client.query(`SELECT t::text AS row FROM ${name} AS t ORDER BY t::text COLLATE "C"`);
      content[name] = rows.rows.map(({ row }) => row);
    }
    const constraints = await client.query(
      `SELECT conrelid::regclass::text AS of, conname, contype, convalidated, pg_get_constraintdef(oid) AS is
       FROM pg_constraint WHERE connamespace = to_regnamespace($1) ORDER BY 1, 2`,
      [schema],
    );
    const sequences = await client.query(
      "SELECT sequencename, last_value::text FROM pg_sequences WHERE schemaname = $1 ORDER BY 1",
      [schema],
    );
    return { ...content, constraints: constraints.rows, sequences: sequences.rows };
  });
}
