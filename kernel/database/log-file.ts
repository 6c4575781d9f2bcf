import { closeSync, copyFileSync, existsSync, openSync, readSync, statSync, truncateSync } from "node:fs";

const LIMIT_BYTES = 10 * 1024 * 1024;
const LOOK_INTERVAL_MS = 60_000;
const TAIL_BYTES = 64 * 1024;

/** What was written to the file after the byte `from`, at most 64 KiB of it, and where it ends. */
export function logTail(file: string, from: number): { text: string; end: number } {
  const end = statSync(file).size;
  const start = Math.max(from, end - TAIL_BYTES);
  const buffer = Buffer.alloc(Math.max(0, end - start));
  const descriptor = openSync(file, "r");
  readSync(descriptor, buffer, 0, buffer.length, start);
  closeSync(descriptor);
  return { text: buffer.toString("utf8"), end };
}

/** Keeps the log under 10 MiB and one older part beside it (`….1`). PostgreSQL appends, so cutting it is safe. */
function limit(file: string): void {
  if (!existsSync(file) || statSync(file).size < LIMIT_BYTES) return;
  copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

/** Looks after the log's size until the returned function is called; does not keep the process alive. */
export function limitLog(file: string): () => void {
  limit(file);
  const timer = setInterval(limit, LOOK_INTERVAL_MS, file).unref();
  return () => clearInterval(timer);
}
