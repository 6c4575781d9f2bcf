import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A process's share of memory in MiB: what it shares with others is divided among them (Linux: Pss). */
function shareOf(process: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, "utf8"))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

/** The resident memory of one process in MiB; null where there is no /proc. */
export function residentMegabytes(process: number): number | null {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${process}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return null;
  }
}

/**
 * The memory of PostgreSQL with all its processes in MiB, shared buffers counted once; null where there is no /proc.
 * @param dataFolder the program's data folder
 */
export function postgresMegabytes(dataFolder: string): number | null {
  try {
    const postmaster = Number(readFileSync(join(dataFolder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
    const children = readdirSync("/proc").filter((name) => {
      if (!/^\d+$/.test(name)) return false;
      try {
        return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, "utf8"))?.[1]) === postmaster;
      } catch {
        return false; // It ended while we looked.
      }
    });
    return [postmaster, ...children.map(Number)].reduce((sum, one) => sum + shareOf(one), 0);
  } catch {
    return null;
  }
}
