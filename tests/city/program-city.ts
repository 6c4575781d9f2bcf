import { schemaId } from "#faces/server/schema-id.ts";
import { keyOf, packDatabase } from "./pack-city.ts";

/** A loaded city as the program finds it on a PostgreSQL of its owner's. `env` is what it must be told. */
export async function programCity(name: "xinyu" | "minimal", moment = "2026-03-02T01:00:00Z") {
  const { pack, database } = await packDatabase(name, moment);
  const schema = `city_${schemaId(pack.city)}`;
  await database.city.pool.query(`ALTER SCHEMA ${database.city.schema} RENAME TO ${schema}`);
  const key = keyOf(name);
  return {
    ...{ pack, key, schema, url: database.url, drop: database.drop },
    env: { DATABASE_URL: database.url, BINGLIAN_KEY: key.toString("base64") },
  };
}
