import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

const bootId = read("/proc/sys/kernel/random/boot_id")?.trim();

function ps(field: string, pid: number): string | undefined {
  try {
    const env = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C" };
    const answer = execFileSync("ps", ["-o", `${field}=`, "-p", String(pid)], { encoding: "utf8", env, stdio: "pipe" });
    return answer.trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * When a process started, as text that no later process with the same number can have; `undefined` when it does not
 * run. A zombie counts as not running: in a container without an init, a killed process keeps its number for ever.
 */
export function startOfProcess(pid: number): string | undefined {
  if (bootId === undefined) return ps("lstart", pid);
  // The name in brackets may hold spaces and brackets itself, so fields are counted from the last one (proc_pid_stat(5)).
  const fields = read(`/proc/${pid}/stat`)?.split(") ").at(-1)?.split(" ");
  if (fields === undefined || fields[0] === "Z" || fields[0] === "X") return undefined;
  return `${bootId}:${fields[19]}`;
}

/** The command line of a running process, words parted by spaces; "" when it does not run or is a zombie. */
export function commandOfProcess(pid: number): string {
  if (bootId === undefined) return ps("command", pid) ?? "";
  return (read(`/proc/${pid}/cmdline`) ?? "").replaceAll("\0", " ").trim();
}
