import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openCluster, ROLE } from "./cluster.ts";
import { checkVersion, withConnection } from "./connection.ts";
import { makeDataFolder, notWritable } from "./data-folder.ts";
import { lockFolder } from "./folder-lock.ts";
import { limitLog } from "./log-file.ts";
import { type Listening, startPostmaster, stopOrphan, stopPostmaster } from "./postmaster.ts";
import { findPrograms } from "./programs.ts";
import { errorCode, StartFailure } from "./start-failure.ts";
import { type SystemUser, systemUser } from "./system-user.ts";

/** A PostgreSQL that answers. `url` leads to its maintenance database; `version` is like 180004. */
export type Server = {
  readonly url: string;
  readonly embedded: boolean;
  readonly version: number;
  stop(): Promise<void>;
};

/** sun_path holds 108 bytes on Linux and 104 on macOS, with the closing zero. */
const SOCKET_PATH_BYTES = process.platform === "linux" ? 107 : 103;
/** With a socket, the port only names the file in a folder of our own. */
const SOCKET_PORT = 5432;

/**
 * Starts the embedded PostgreSQL in `dataFolder`, or checks the one of `databaseUrl`. `settings` are PostgreSQL's and
 * hold for this start only. Throws `StartFailure`.
 *
 * What a killed process left behind is put right first; a process that ends without `stop()` tells PostgreSQL to.
 */
export async function openServer(options: {
  dataFolder: string;
  databaseUrl?: string | undefined;
  onProgress?: (text: string) => void;
  settings?: Record<string, string>;
}): Promise<Server> {
  if (options.databaseUrl !== undefined && options.databaseUrl !== "") return openOwn(options.databaseUrl);
  const dataFolder = resolve(options.dataFolder);
  const unlock = prepareFolder(dataFolder);
  try {
    return await openEmbedded(dataFolder, options.settings ?? {}, options.onProgress ?? (() => {}), unlock);
  } catch (error) {
    unlock();
    throw /^E[A-Z]+$/.test(errorCode(error)) ? notWritable(dataFolder, error) : error;
  }
}

async function openOwn(url: string): Promise<Server> {
  const version = await withConnection(url, async (client) => {
    const answer = await client.query("SELECT current_setting('server_version_num')::int AS version");
    return Number(answer.rows[0].version);
  });
  checkVersion(version, url);
  return { url, embedded: false, version, stop: async () => {} };
}

/** Makes the folder and takes its lock. Others may pass through it (PostgreSQL's user must), but not look around. */
function prepareFolder(dataFolder: string): () => void {
  try {
    if (makeDataFolder(dataFolder)) chmodSync(dataFolder, 0o711);
    return lockFolder(dataFolder);
  } catch (error) {
    throw error instanceof StartFailure ? error : notWritable(dataFolder, error);
  }
}

async function openEmbedded(
  dataFolder: string,
  settings: Record<string, string>,
  onProgress: (text: string) => void,
  unlock: () => void,
): Promise<Server> {
  const user = systemUser(join(dataFolder, "postgres"));
  const programs = findPrograms(user);
  const { folder, password } = await openCluster(dataFolder, programs, user, onProgress);
  if (await stopOrphan(folder, programs, user)) {
    onProgress("已停止上次遗留的 PostgreSQL / stopped the PostgreSQL that was left running");
  }
  const socketFolder = findSocketFolder(folder, user);
  // The socket has a lock of its own, with the same trouble as postmaster.pid. In a folder that only we use, with our
  // lock held and no server of ours left, it can only be stale.
  if (socketFolder !== undefined) rmSync(join(socketFolder, `.s.PGSQL.${SOCKET_PORT}.lock`), { force: true });
  const listening: Listening = { socketFolder, port: socketFolder === undefined ? await freePort() : SOCKET_PORT };
  const logFile = join(dataFolder, "postgres.log");
  const child = await startPostmaster({ folder, programs, user, listening, logFile, settings, onProgress });
  const leaveLog = limitLog(logFile);

  // PostgreSQL must not keep a finished program alive, nor outlive one that ends without stop().
  child.unref();
  const onExit = () => {
    child.kill("SIGINT");
    unlock();
  };
  process.once("exit", onExit);

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    leaveLog();
    await stopPostmaster(child);
    if (socketFolder !== undefined && socketFolder !== folder) rmSync(socketFolder, { recursive: true, force: true });
    process.off("exit", onExit);
    unlock();
  };
  return {
    url: embeddedUrl(password, listening),
    embedded: true,
    version: programs.version,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function embeddedUrl(password: string, listening: Listening): string {
  const { socketFolder, port } = listening;
  const start = `postgres://${ROLE}:${password}@`;
  if (socketFolder === undefined) return `${start}127.0.0.1:${port}/postgres`;
  return `${start}localhost/postgres?host=${encodeURIComponent(socketFolder)}&port=${port}`;
}

/**
 * A folder for the socket that only PostgreSQL's user and we can enter, and whose path is short enough: the cluster's
 * own, or one of the temporary folder. `undefined` when there is none; then TCP on 127.0.0.1 serves, with the password.
 */
function findSocketFolder(folder: string, user: SystemUser): string | undefined {
  if (process.platform === "win32") return undefined;
  const fits = (path: string) => Buffer.byteLength(join(path, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_BYTES;
  // A comma would part two folders in PostgreSQL's setting.
  if (fits(folder) && !folder.includes(",")) return folder;
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const other = join(realpathSync(tmpdir()), `binglian-${name}`);
  if (!fits(other) || other.includes(",")) return undefined;
  const uid = user === "ourselves" ? process.getuid?.() : user.uid;
  try {
    if (mkdirSync(other, { recursive: true, mode: 0o700 }) !== undefined && user !== "ourselves") {
      chownSync(other, user.uid, user.gid);
    }
    const found = lstatSync(other);
    // Somebody else's folder under our name would let them put their own server there.
    return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0 ? other : undefined;
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
