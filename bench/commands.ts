import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSignIn, signInSecret } from "#kernel/access/sign-in.ts";
import { loadPack } from "#kernel/city/load-pack.ts";
import { openServer } from "#kernel/database/open.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type Child, startChild } from "./commands/child.ts";
import { openBenchCity } from "./commands/city.ts";
import type { LoadQuestion } from "./commands/http-load.ts";
import { prepareCases, type Round } from "./commands/in-process.ts";
import { copyRows, openPeer } from "./commands/peer-schema.ts";
import { findPgbench, pgbenchRound } from "./commands/pgbench.ts";
import { pgbenchScript } from "./commands/pgbench-script.ts";
import { recordChain } from "./commands/record-chain.ts";
import { report, type Taken } from "./commands/report.ts";
import type { ServiceQuestion } from "./commands/service.ts";
import { linesOf } from "./commands/workload.ts";
import { scratchFolder } from "./scratch/folder.ts";

/** Durable case commands a second: over HTTP, in process, and as plain SQL by pgbench. README.md says how. */

const ROUNDS = 3;
const SECONDS = 6;
const WARM_UP_SECONDS = 3;
const CONNECTIONS = 64;
/** pgbench's best on two cores: with more clients the transactions only queue for the journal's head. */
const FEW_CLIENTS = 8;
const CALLERS = [64, 256] as const;
const PREPARED_CASES = 5000;
/** Room for pgbench's clients beside the city's pool. Everything else is as the program sets it: fsync on. */
const SETTINGS = { max_connections: "120" };

const say = (text: string) => console.log(text);
const folder = scratchFolder();
const server = await openServer({ dataFolder: join(folder, "data"), settings: SETTINGS });
const children: Child[] = [];
try {
  await measure();
} finally {
  for (const child of children) await child.stop();
  await server.stop();
}

async function measure(): Promise<void> {
  const key = randomBytes(32);
  const password = randomBytes(12).toString("base64url");
  say(`Preparing ${PREPARED_CASES} cases`);
  const { lines, scripts, schema } = await prepare(key, password);

  const service = startChild(new URL("commands/service.ts", import.meta.url), process.execArgv);
  const load = startChild(new URL("commands/http-load.ts", import.meta.url));
  children.push(service, load);
  const open: ServiceQuestion = { task: "open", url: server.url, key: key.toString("base64") };
  const url = await service.ask<string>(open);
  const http = (seconds: number) => {
    const question: LoadQuestion = { url, lines, password, connections: CONNECTIONS, seconds };
    return load.ask<Round>(question);
  };
  const inProcess = (callers: number, seconds: number) => {
    const question: ServiceQuestion = { task: "inProcess", callers, seconds };
    return service.ask<Round>(question);
  };
  const pgbench = findPgbench();
  let firstNumber = 0;
  const peer = (clients: number, seconds: number) => {
    firstNumber += 10_000_000;
    const { program } = pgbench as { program: string };
    return pgbenchRound({ program, url: server.url, schema, scripts, clients, seconds, firstNumber });
  };

  say("Warming up");
  await http(WARM_UP_SECONDS);
  for (const callers of CALLERS) await inProcess(callers, WARM_UP_SECONDS);
  if (pgbench) await peer(CONNECTIONS, WARM_UP_SECONDS);
  const taken: Taken = { http: [], inProcess: CALLERS.map(() => []), pgbench: [], fewClients: [] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`Round ${round} of ${ROUNDS}`);
    taken.http.push(await http(SECONDS));
    for (const [index, callers] of CALLERS.entries()) taken.inProcess[index]?.push(await inProcess(callers, SECONDS));
    if (pgbench) {
      taken.pgbench.push(await peer(CONNECTIONS, SECONDS));
      taken.fewClients.push(await peer(FEW_CLIENTS, SECONDS));
    }
  }
  report(taken, { connections: CONNECTIONS, callers: CALLERS, fewClients: FEW_CLIENTS }, pgbench?.version);
}

/** Makes the city and its copy: pack, staff with passwords, prepared cases, and the peer's scripts. */
async function prepare(key: Buffer, password: string) {
  const { city, pack, database, migrations, close } = await openBenchCity(server.url, key);
  const { outcome } = await loadPack(city, pack);
  if (outcome && isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  const lines = linesOf(pack);
  const signIn = await openSignIn({
    ...{ pool: database.pool, secret: signInSecret(key), city: city.id, https: false },
    ...{ demo: false, demoAccounts: [] },
  });
  for (const account of new Set(lines.flatMap(({ window, decider }) => [window.account, decider.account]))) {
    const refused = await signIn.createCredential(account, password);
    if (refused) throw new Error(JSON.stringify(refused));
  }
  await prepareCases(city, lines, PREPARED_CASES);
  const scripts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const script = join(folder, `case-${index}.sql`);
    writeFileSync(script, pgbenchScript(await recordChain(city, line), city.registry));
    scripts.push(script);
  }
  await city.settle();
  const peer = await openPeer(server.url, migrations);
  await copyRows(database, peer);
  await database.pool.query("VACUUM ANALYZE");
  await database.pool.query("CHECKPOINT");
  await peer.close();
  await close();
  return { lines, scripts, schema: peer.schema };
}
