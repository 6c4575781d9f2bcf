import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DATABASE } from "./city.ts";
import { acts } from "./workload.ts";

/** The newest pgbench of the machine, or undefined: npm's PostgreSQL brings none. */
export function findPgbench(): { readonly program: string; readonly version: string } | undefined {
  const home = "/usr/lib/postgresql";
  let majors: string[] = [];
  try {
    majors = readdirSync(home).sort((a, b) => Number(b) - Number(a));
  } catch {}
  for (const program of [...majors.map((major) => join(home, major, "bin/pgbench")), "pgbench"]) {
    const answer = spawnSync(program, ["--version"], { encoding: "utf8" });
    if (answer.status === 0) return { program, version: answer.stdout.trim() };
  }
  return undefined;
}

export type PgbenchRound = {
  readonly program: string;
  /** The server, as a postgres:// address. */
  readonly url: string;
  readonly schema: string;
  readonly scripts: readonly string[];
  readonly clients: number;
  readonly seconds: number;
  /** Ids of a round begin above those of the round before. */
  readonly firstNumber: number;
};

/** Runs the scripts in turn by chance, and counts the transactions that were committed a second. */
export async function pgbenchRound(round: PgbenchRound): Promise<number> {
  const address = new URL(round.url);
  const child = spawn(
    round.program,
    [
      ...["--no-vacuum", "--protocol=prepared", `--client=${round.clients}`, "--jobs=2", `--time=${round.seconds}`],
      ...["--define", `n=${round.firstNumber}`, ...round.scripts.flatMap((script) => ["--file", script]), DATABASE],
    ],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PGHOST: address.searchParams.get("host") ?? address.hostname,
        PGPORT: address.searchParams.get("port") ?? address.port,
        PGUSER: decodeURIComponent(address.username),
        PGPASSWORD: decodeURIComponent(address.password),
        PGOPTIONS: `-c search_path=${round.schema},public -c timezone=UTC`,
      },
    },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  const cases = Number(/^tps = ([\d.]+)/m.exec(said)?.[1]);
  if (code !== 0 || !(cases > 0) || /number of failed transactions: [1-9]/.test(said))
    throw new Error(`pgbench ended with ${code}:\n${said.slice(0, 4000)}`);
  return cases * acts.length;
}
