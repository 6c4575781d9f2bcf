import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { logTail } from "./log-file.ts";
import { commandOfProcess, startOfProcess } from "./process-identity.ts";
import { ENVIRONMENT, type Programs, runAs } from "./programs.ts";
import { StartFailure } from "./start-failure.ts";
import type { SystemUser } from "./system-user.ts";

/** Where the server listens: a socket's folder and a number that only names the file in it, or TCP on this machine. */
export type Listening = { readonly socketFolder: string | undefined; readonly port: number };

const STOP_TIMEOUT_MS = 30_000;
const ATTEMPTS = 20;
/** PostgreSQL writes this file itself; its lines are fixed (src/include/utils/pidfile.h). */
const PID_LINE = 0;
const STATUS_LINE = 7;

function readPidFile(folder: string): string[] {
  try {
    return readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/**
 * Stops what a killed Node left behind: a running server is shut down cleanly, and without one, its orphaned children
 * are ended. A `postmaster.pid` whose number now belongs to another process (or to a zombie, in a container without an
 * init) would keep PostgreSQL from starting, and is removed; any other stale one PostgreSQL handles itself, with its
 * check of shared memory.
 */
export async function stopOrphan(folder: string, programs: Programs, user: SystemUser): Promise<boolean> {
  const pid = Number(readPidFile(folder)[PID_LINE] ?? 0);
  if (pid > 0 && commandOfProcess(pid).includes(folder)) {
    for (const mode of ["fast", "immediate"]) {
      const stop = spawn(programs.pgCtl, ["stop", "-D", folder, "-m", mode, "-t", String(STOP_TIMEOUT_MS / 1000)], {
        ...runAs(user),
        stdio: "ignore",
      });
      const code = await new Promise((resolve, reject) => stop.once("error", reject).once("close", resolve));
      if (code === 0) return true;
    }
  }
  const left = await endLeftChildren(folder);
  if (pid > 0 && isRunningOrZombie(pid)) rmSync(join(folder, "postmaster.pid"), { force: true });
  return left;
}

function isRunningOrZombie(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** PostgreSQL's processes that outlived their server and still work in the folder; found on Linux only. */
function leftChildren(folder: string): number[] {
  let entries: string[];
  try {
    entries = readdirSync("/proc");
  } catch {
    return [];
  }
  return entries.map(Number).filter((pid) => {
    if (!Number.isInteger(pid) || startOfProcess(pid) === undefined) return false;
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder && commandOfProcess(pid).startsWith("postgres");
    } catch {
      return false;
    }
  });
}

/** They end by themselves within a moment of losing their server, unless a long query keeps them. */
async function endLeftChildren(folder: string): Promise<boolean> {
  const found = leftChildren(folder).length > 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const left = leftChildren(folder);
    if (left.length === 0) return found;
    if (attempt === ATTEMPTS / 2) for (const pid of left) process.kill(pid, "SIGKILL");
    await delay(100);
  }
  return found;
}

/** Starts the server and returns once it takes connections; however long its recovery lasts. */
export async function startPostmaster(options: {
  folder: string;
  programs: Programs;
  user: SystemUser;
  listening: Listening;
  logFile: string;
  settings: Record<string, string>;
  onProgress: (text: string) => void;
}): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await startOnce(options);
    if (typeof outcome !== "string") return outcome;
    // A child of the killed server still holds the shared memory (not Linux, where we looked): it will let go.
    const wait = /pre-existing shared memory block/.test(outcome) && attempt < ATTEMPTS;
    if (!wait) throw didNotStart(outcome, options.logFile);
    await delay(250);
  }
}

async function startOnce(options: Parameters<typeof startPostmaster>[0]): Promise<ChildProcess | string> {
  const { folder, programs, user, listening, logFile } = options;
  const log = openSync(logFile, "a", 0o600);
  const before = logTail(logFile, 0).end;
  const settings = {
    ...options.settings,
    listen_addresses: listening.socketFolder === undefined ? "127.0.0.1" : "",
    unix_socket_directories: listening.socketFolder ?? "",
    port: String(listening.port),
    logging_collector: "off",
    // Its DETAIL quotes whole rows and keys, and those hold people's names; the message names table and constraint.
    log_error_verbosity: "terse",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Detached: Ctrl-C goes to the whole foreground group, and PostgreSQL must outlive the requests we still finish.
  const child = spawn(programs.postgres, ["-D", folder, ...flags], {
    ...runAs(user),
    env: ENVIRONMENT,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  const started = Date.now();
  let told = false;
  for (;;) {
    if (failure !== undefined) return failure.message;
    if (child.exitCode !== null || child.signalCode !== null) return logTail(logFile, before).text;
    const lines = readPidFile(folder);
    if (Number(lines[PID_LINE]) === child.pid && lines[STATUS_LINE]?.trim() === "ready") return child;
    if (!told && Date.now() - started > 2000) {
      told = true;
      options.onProgress("数据库正在恢复 / the database is recovering");
    }
    await delay(5);
  }
}

/** Shuts the server down: open transactions are rolled back, a checkpoint is written. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGINT");
  const impatient = setTimeout(() => child.kill("SIGQUIT"), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(impatient);
}

function didNotStart(log: string, logFile: string): StartFailure {
  const fatal = /(?:FATAL|PANIC):\s+(.*)/.exec(log)?.[1] ?? log.trim().split("\n").at(-1) ?? "";
  return new StartFailure(
    "POSTGRES_DID_NOT_START",
    { zh: `内置的 PostgreSQL 没有启动：${fatal}。`, en: `The embedded PostgreSQL did not start: ${fatal}.` },
    { zh: `详情见 ${logFile}。`, en: `${logFile} tells more.` },
  );
}
