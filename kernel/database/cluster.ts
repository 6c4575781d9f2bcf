import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Programs, runAs } from "./programs.ts";
import { shelterFolder } from "./shelter.ts";
import { errorCode, StartFailure } from "./start-failure.ts";
import { canReach, type SystemUser } from "./system-user.ts";

/** The name of our one PostgreSQL role. */
export const ROLE = "binglian";

/** What a new cluster's postgresql.conf starts with; it is the operator's to edit afterwards. README.md says why. */
const SETTINGS = {
  shared_buffers: "128MB",
  max_connections: "60",
  jit: "off",
  fsync: "on",
  synchronous_commit: "on",
  wal_level: "replica",
  max_wal_senders: "2",
  max_wal_size: "1GB",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] %d ",
};

/** A data folder's PostgreSQL files: where they really are, and the password of our role. */
export type Cluster = { readonly folder: string; readonly password: string };

/** Finds the cluster of a data folder, or makes it. Interrupted making leaves no half cluster behind. */
export async function openCluster(
  dataFolder: string,
  programs: Programs,
  user: SystemUser,
  onProgress: (text: string) => void,
): Promise<Cluster> {
  const path = join(dataFolder, "postgres");
  const passwordFile = join(dataFolder, "postgres.password");
  if (!existsSync(join(path, "PG_VERSION"))) await createCluster(path, passwordFile, programs, user, onProgress);
  const folder = realpathSync(path);
  checkMajor(folder, dataFolder, programs);
  checkOwner(folder, dataFolder);
  try {
    return { folder, password: readFileSync(passwordFile, "utf8") };
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    throw passwordLost(passwordFile);
  }
}

async function createCluster(
  path: string,
  passwordFile: string,
  programs: Programs,
  user: SystemUser,
  onProgress: (text: string) => void,
): Promise<void> {
  onProgress("正在创建数据库 / creating the database");
  const dataFolder = join(path, "..");
  const sheltered = !canReach(user, realpathSync(dataFolder));
  const half = sheltered ? mkdtempSync(join(shelterFolder(), "cluster-")) : `${path}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  if (user !== "ourselves") chownSync(half, user.uid, user.gid);

  // initdb wants an empty folder and a password file that it can read: ours lives inside the folder's sibling meanwhile.
  const password = randomBytes(24).toString("base64url");
  const handed = `${half}.password`;
  writeFileSync(handed, password, { mode: 0o600 });
  if (user !== "ourselves") chownSync(handed, user.uid, user.gid);
  try {
    await initialize(half, handed, programs, user);
  } finally {
    rmSync(handed, { force: true });
  }
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600, flush: true });
  rmSync(path, { force: true });
  if (sheltered) {
    symlinkSync(half, path);
    onProgress(
      `PostgreSQL 的用户进不了 ${dataFolder}，数据库放在 ${half} / PostgreSQL's user cannot reach ${dataFolder}; the database is in ${half}`,
    );
  } else {
    renameSync(half, path);
  }
  flushFolder(dataFolder);
}

/** The new names themselves must survive a power cut, or the next start would begin an empty cluster. */
function flushFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/**
 * Runs initdb. The order of characters is by code point, the same on every machine and in every version, but their
 * kinds come from Unicode: under plain C, pg_trgm finds no letters in Chinese and builds empty indexes.
 */
async function initialize(folder: string, passwordFile: string, programs: Programs, user: SystemUser): Promise<void> {
  const base = [
    "-D",
    folder,
    "-U",
    ROLE,
    "-A",
    "scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--no-instructions",
  ];
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-messages=C"];
  let said = "";
  // The C library's own name for it differs: glibc and musl know C.UTF-8, older macOS only en_US.UTF-8.
  for (const kinds of ["C.UTF-8", "en_US.UTF-8", "C"]) {
    const locale = ["--locale=C", `--lc-ctype=${kinds}`];
    const child = spawn(programs.initdb, [...base, ...locale, ...builtin, ...settings], {
      ...runAs(user),
      stdio: ["ignore", "ignore", "pipe"],
    });
    said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once("error", reject).once("close", resolve),
    );
    if (code === 0) return;
    if (!/invalid locale/.test(said)) break;
  }
  throw new StartFailure(
    "POSTGRES_DID_NOT_START",
    {
      zh: `initdb 未能创建数据库：${lastLine(said)}。`,
      en: `initdb could not create the database: ${lastLine(said)}.`,
    },
    { zh: "请检查磁盘空间和数据文件夹的权限。", en: "Check the disk's free space and the data folder's permissions." },
  );
}

function lastLine(text: string): string {
  const lines = text.trim().split("\n");
  return (lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? "").replace(/\.$/, "");
}

function checkMajor(folder: string, dataFolder: string, programs: Programs): void {
  const found = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  const ours = String(Math.floor(programs.version / 10000));
  if (found === ours) return;
  throw new StartFailure(
    "DATA_FOLDER_OTHER_MAJOR",
    {
      zh: `数据文件夹 ${dataFolder} 由 PostgreSQL ${found} 创建，本程序带的是 ${ours}。`,
      en: `The data folder ${dataFolder} was made by PostgreSQL ${found}, and this program brings ${ours}.`,
    },
    {
      zh: `请用带 PostgreSQL ${found} 的并联版本打开它，或用 pg_upgrade 升级，或用 DATABASE_URL 连接 PostgreSQL ${found}。`,
      en: `Open it with the Binglian that brings PostgreSQL ${found}, upgrade it with pg_upgrade, or serve it with a PostgreSQL ${found} of your own and DATABASE_URL.`,
    },
  );
}

function checkOwner(folder: string, dataFolder: string): void {
  const owner = statSync(folder).uid;
  const us = process.getuid?.();
  if (us === undefined || (us === 0 ? owner !== 0 : owner === us)) return;
  throw new StartFailure(
    "DATA_FOLDER_OTHER_OWNER",
    {
      zh: `数据文件夹 ${dataFolder} 里的数据库属于用户 ${owner}，不属于当前用户 ${us}。`,
      en: `The database in ${dataFolder} belongs to user ${owner}, not to the present user ${us}.`,
    },
    {
      zh: `请以该用户运行，或用 chown -R 把 ${folder} 交给${us === 0 ? " nobody" : `用户 ${us}`}。`,
      en: `Run as that user, or give ${folder} to ${us === 0 ? "nobody" : `user ${us}`} with chown -R.`,
    },
  );
}

function passwordLost(file: string): StartFailure {
  return new StartFailure(
    "DATA_FOLDER_PASSWORD_LOST",
    { zh: `数据库的密码文件 ${file} 不见了。`, en: `The database's password file ${file} is missing.` },
    { zh: "请从备份恢复它。", en: "Restore it from the backup." },
  );
}
