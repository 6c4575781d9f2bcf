import { errorCode } from "#kernel/database/start-failure.ts";

const awayCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "53300"]);
const awayWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after calling end|Client has encountered a connection error)/;

/** Whether something was thrown because the database is away, restarting or full of connections. */
export function isDatabaseAway(error: unknown): boolean {
  const code = errorCode(error);
  if (awayCodes.has(code) || code.startsWith("08") || code.startsWith("57P")) return true;
  // The sign-in library wraps what PostgreSQL said.
  return error instanceof Error && (awayWords.test(error.message) || isDatabaseAway(error.cause));
}

/**
 * What the log keeps of an error. Messages of PostgreSQL quote values, and those may be somebody's name or number; so
 * quoted parts, Chinese and longer numbers are blotted out, and of its own fields only names in our schema are kept.
 */
export function faultForLog(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack } = error;
  const { code, table, column, constraint, routine } = error as { [field: string]: unknown } & Error;
  return {
    name,
    message: blot(message),
    ...{ code, table, column, constraint, routine },
    // Behind the message, which is in the stack too: a value that was quoted in it may look like a place.
    at: (stack ?? "")
      .slice(Math.max(0, (stack ?? "").indexOf(message)) + message.length)
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}

function blot(message: string): string {
  return message
    .split("\n", 1)[0]!
    .slice(0, 500)
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`|\([^)]*\)=\([^)]*\)/g, "…")
    .replace(/[\u3400-\u9fff·]+|\d{4,}/g, "…");
}
