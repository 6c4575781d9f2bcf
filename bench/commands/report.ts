import { type Figures, figures, rounded } from "../report/figures.ts";
import { printJson, printTable } from "../report/print.ts";
import type { Round } from "./in-process.ts";
import { acts } from "./workload.ts";

/** What all rounds gave: commands a second, and for our own also how long each took. */
export type Taken = {
  readonly http: Round[];
  /** One list for each number of callers. */
  readonly inProcess: Round[][];
  /** With as many clients as HTTP has connections; empty without pgbench. */
  readonly pgbench: number[];
  readonly fewClients: number[];
};

export type Sizes = { readonly connections: number; readonly callers: readonly number[]; readonly fewClients: number };

/** Prints the table and, when asked for, the object. `pgbench` is its version. */
export function report(taken: Taken, sizes: Sizes, pgbench: string | undefined): void {
  const rates = (rounds: readonly Round[]) => figures(rounds.map(({ perSecond }) => perSecond));
  const http = rates(taken.http);
  const callers = taken.inProcess.map(rates);
  const inProcess = callers.reduce((best, one) => (one.median > best.median ? one : best));
  const peer = pgbench === undefined ? undefined : figures(taken.pgbench);
  const few = pgbench === undefined ? undefined : figures(taken.fewClients);
  const ratio = (one: Figures, to: Figures | undefined) => (to ? rounded(one.median / to.median) : null);
  const row = (name: string, one: Figures, rounds: readonly Round[] = []) => {
    const time = (of: "p50" | "p99") =>
      rounds.length > 0 ? figures(rounds.map((round) => round[of])).median.toFixed(1) : "";
    const rate = [String(Math.round(one.median)), `${Math.round(one.least)}–${Math.round(one.most)}`];
    return [name, ...rate, time("p50"), time("p99"), String(ratio(one, peer) ?? ""), String(ratio(one, few) ?? "")];
  };
  console.log(
    `\nOne command is one act on a case: ${acts.join(" → ")}. Each is durable before it is answered (fsync on).`,
  );
  printTable(
    [
      ...["", "commands/s", "least–most", "p50 ms", "p99 ms"],
      ...[`to pgbench/${sizes.connections}`, `to pgbench/${sizes.fewClients}`],
    ],
    [
      row(`over HTTP, ${sizes.connections} connections`, http, taken.http),
      ...sizes.callers.map((count, index) =>
        row(`in process, ${count} callers`, callers[index] as Figures, taken.inProcess[index]),
      ),
      ...(peer ? [row(`pgbench, ${sizes.connections} clients`, peer)] : []),
      ...(few ? [row(`pgbench, ${sizes.fewClients} clients`, few)] : []),
    ],
  );
  console.log(
    pgbench === undefined
      ? "pgbench is skipped: it is neither in PATH nor in /usr/lib/postgresql/*/bin."
      : `${pgbench}: the same reads and writes in plain SQL, one transaction a command, prepared, on a copy of the tables.`,
  );
  printJson({
    httpPerSecond: Math.round(http.median),
    inProcessPerSecond: Math.round(inProcess.median),
    pgbenchPerSecond: peer ? Math.round(peer.median) : null,
    pgbenchFewClientsPerSecond: few ? Math.round(few.median) : null,
    httpToPgbench: ratio(http, peer),
    inProcessToPgbench: ratio(inProcess, peer),
    httpToPgbenchFewClients: ratio(http, few),
    inProcessToPgbenchFewClients: ratio(inProcess, few),
    rounds: taken,
  });
}
