import pg from "pg";
import { errorCode, reason, StartFailure } from "./start-failure.ts";
import { values } from "./values.ts";

/** The oldest PostgreSQL that our SQL runs on (NULLS NOT DISTINCT, security_invoker views). */
const OLDEST_VERSION = 150000;
const CONNECT_TIMEOUT_MS = 10_000;

function parse(url: string): URL {
  try {
    // libpq allows postgres://user:secret@/name?host=/socket/folder; WHATWG wants a host, which `?host=` then overrides.
    const parsed = new URL(url.replace("@/", "@localhost/").replace(/^(postgres(?:ql)?:\/\/)\//, "$1localhost/"));
    if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new TypeError("not postgres:");
    return parsed;
  } catch {
    // No `cause`: its message would carry the address, and the address carries the password.
    throw new StartFailure(
      "DATABASE_URL_INVALID",
      {
        zh: "DATABASE_URL 不是有效的 PostgreSQL 连接地址。",
        en: "DATABASE_URL is not a PostgreSQL connection string.",
      },
      {
        zh: "请写成 postgres://用户:密码@主机:5432/数据库。",
        en: "Write it as postgres://user:password@host:5432/database.",
      },
    );
  }
}

/** The connection string with another database in it, and with `settings` that hold from the first query on. */
export function connectionString(
  url: string,
  change: { database?: string; settings?: Record<string, string> },
): string {
  const parsed = parse(url);
  if (change.database !== undefined) parsed.pathname = `/${encodeURIComponent(change.database)}`;
  const settings = Object.entries(change.settings ?? {}).map(([name, value]) => `-c ${name}=${value}`);
  if (settings.length > 0) {
    const given = parsed.searchParams.get("options");
    parsed.searchParams.set("options", [...(given === null ? [] : [given]), ...settings].join(" "));
  }
  // URLSearchParams writes a space as "+", which libpq would read as a plus sign.
  parsed.search = parsed.search.replaceAll("+", "%20");
  return parsed.href;
}

/** The database a connection string names; PostgreSQL's own default is the user's name. */
export function databaseName(url: string): string {
  const parsed = parse(url);
  return decodeURIComponent(parsed.pathname.slice(1)) || decodeURIComponent(parsed.username) || "postgres";
}

/** host:port, or the socket's folder: what may be printed of a connection string. */
export function place(url: string): string {
  const parsed = parse(url);
  const host = parsed.searchParams.get("host") ?? parsed.hostname;
  if (host.startsWith("/")) return host;
  return `${host === "" ? "localhost" : host}:${parsed.searchParams.get("port") ?? (parsed.port || "5432")}`;
}

/** Turns what `pg` threw while connecting into a sentence; PostgreSQL's other errors pass unchanged. */
export function connectFailure(error: unknown, url: string): unknown {
  const where = place(url);
  const code = errorCode(error);
  if (["28P01", "28000", "3D000"].includes(code) || /password must be|no password/i.test(reason(error))) {
    return new StartFailure(
      "DATABASE_SIGN_IN_REFUSED",
      {
        zh: `${where} 的 PostgreSQL 拒绝了登录：${reason(error)}。`,
        en: `PostgreSQL at ${where} refused the sign-in: ${reason(error)}.`,
      },
      {
        zh: "请核对 DATABASE_URL 中的用户、密码和数据库名。",
        en: "Check the user, password and database in DATABASE_URL.",
      },
      error,
    );
  }
  if (/^[0-9A-Z]{5}$/.test(code) && !/^(08|57|53)/.test(code) && !code.startsWith("E")) return error;
  return new StartFailure(
    "DATABASE_UNREACHABLE",
    {
      zh: `无法连接 ${where} 的 PostgreSQL：${reason(error)}。`,
      en: `PostgreSQL at ${where} cannot be reached: ${reason(error)}.`,
    },
    {
      zh: "请确认它在运行、地址正确且防火墙放行，或去掉 DATABASE_URL 使用内置数据库。",
      en: "Check that it runs, that the address is right and no firewall is between, or unset DATABASE_URL to use the embedded one.",
    },
    error,
  );
}

/** Runs `work` on one connection of its own and closes it. A failure to connect is a `StartFailure`. */
export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  parse(url);
  const client = new pg.Client({
    connectionString: url,
    types: values,
    application_name: "binglian",
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A server that goes away while we hold the connection also fails the running query; that error is the one to show.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw connectFailure(error, url);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Throws a `StartFailure` when a `server_version_num` such as 140011 is too old for our SQL. */
export function checkVersion(version: number, url: string): void {
  if (version >= OLDEST_VERSION) return;
  const found = `${Math.floor(version / 10000)}.${version % 10000}`;
  throw new StartFailure(
    "POSTGRES_TOO_OLD",
    {
      zh: `${place(url)} 是 PostgreSQL ${found}，并联需要 15 或更新版本。`,
      en: `${place(url)} runs PostgreSQL ${found}, and Binglian needs 15 or later.`,
    },
    {
      zh: "请升级 PostgreSQL，或去掉 DATABASE_URL 使用内置数据库。",
      en: "Upgrade it, or unset DATABASE_URL to use the embedded one.",
    },
  );
}
