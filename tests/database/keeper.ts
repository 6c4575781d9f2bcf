import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { withConnection } from "#kernel/database/connection.ts";
import { openServer, type Server } from "#kernel/database/open.ts";
import { StartFailure } from "#kernel/database/start-failure.ts";
import { ANOTHER_KEEPER, keeperSocket, testFolder } from "./shared-server.ts";

/**
 * A process of its own that keeps the tests' PostgreSQL running while somebody is connected to it, and stops it with the
 * last one. Shares are connections, so a killed test gives its share back like any other.
 */

/** How long it stays without anybody, so that a test file started next finds it running. */
const LINGER_MS = 1500;
/** Templates of past migrations add up; beyond this many databases the folder is made anew. */
const DATABASE_LIMIT = 40;

const dataFolder = join(testFolder, "data");
/** There while it runs. Without fsync, a cluster that was not shut down may be broken, so it is made anew. */
const uncleanMark = join(testFolder, "running");

const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  // Clones write much log at once; a checkpoint for each would be the slowest part of a test.
  max_wal_size: "4GB",
  // Nobody follows this log, and nobody stays long enough for a vacuum to pay; reads come from the system's memory.
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
  io_method: "sync",
};

async function start(): Promise<Server> {
  mkdirSync(testFolder, { recursive: true, mode: 0o711 });
  // Taking the data folder's lock is what makes this the only keeper.
  const server = await openServer({ dataFolder, settings: SETTINGS });
  const fresh = !existsSync(uncleanMark) && (await clean(server));
  writeFileSync(uncleanMark, "");
  if (fresh) return server;
  await server.stop();
  rmSync(join(dataFolder, "postgres"), { recursive: true, force: true });
  return openServer({ dataFolder, settings: SETTINGS });
}

/** Drops the clones that killed tests left; false when there is so much that a new cluster is better. */
async function clean(server: Server): Promise<boolean> {
  return withConnection(server.url, async (client) => {
    const found = await client.query<{ datname: string }>("SELECT datname FROM pg_database");
    if (found.rows.length > DATABASE_LIMIT) return false;
    for (const { datname } of found.rows) {
      if (/^(test|building)_/.test(datname)) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
    }
    return true;
  });
}

const server = await start().catch((error: unknown) => {
  if (error instanceof StartFailure && error.code === "DATA_FOLDER_IN_USE") process.exit(ANOTHER_KEEPER);
  console.error(error);
  process.exit(1);
});

const guests = new Set<Socket>();
let lingering: NodeJS.Timeout | undefined;
let leaving = false;

// Half-open: a guest that says goodbye is closed by us, once PostgreSQL has stopped if it was the last one.
const door = createServer({ allowHalfOpen: true }, (guest) => {
  clearTimeout(lingering);
  guests.add(guest);
  guest.on("error", () => {});
  guest.once("end", () => {
    if (guests.size === 1) void leave();
    else guest.end();
  });
  guest.once("close", () => {
    guests.delete(guest);
    if (guests.size === 0 && !leaving) lingering = setTimeout(leave, LINGER_MS);
  });
  guest.resume();
  guest.write(`${server.url}\n`);
});

async function leave(): Promise<void> {
  if (leaving) return;
  leaving = true;
  door.close();
  await server.stop();
  rmSync(uncleanMark, { force: true });
  for (const guest of guests) guest.destroy();
  process.exit(0);
}

rmSync(keeperSocket, { force: true });
door.listen(keeperSocket);
process.on("SIGTERM", leave);
process.on("SIGINT", leave);
lingering = setTimeout(leave, LINGER_MS);
