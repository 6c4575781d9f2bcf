import { openCity } from "#kernel/database/city.ts";
import { openServer } from "#kernel/database/open.ts";

/**
 * A program for tests to kill: opens the embedded server in the folder given, commits one row, leaves one transaction
 * open, says "ready" and stays.
 */
const server = await openServer({ dataFolder: process.argv[2] ?? "" });
const city = await openCity(server, "held");
await city.pool.query("CREATE TABLE notes (text text)");
await city.pool.query("INSERT INTO notes VALUES ('committed')");
const open = await city.pool.connect();
await open.query("BEGIN");
await open.query("INSERT INTO notes VALUES ('not committed')");
console.log("ready");
setInterval(() => {}, 60_000);
