import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { loadPack } from "#kernel/city/load-pack.ts";
import { openServer } from "#kernel/database/open.ts";
import { journalLength } from "#kernel/records/history.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { progressOf } from "#systems/approvals/queries/progress.ts";
import { type BenchCity, openBenchCity } from "./commands/city.ts";
import { prepareCases, roundOf } from "./commands/in-process.ts";
import { type Line, linesOf } from "./commands/workload.ts";
import { addYears } from "./reads/years.ts";
import { rounded } from "./report/figures.ts";
import { printJson, printTable } from "./report/print.ts";
import { scratchFolder } from "./scratch/folder.ts";

/** Work queue, case page and progress in a young city and in one of many years. README.md says how. */

const SMALL = 10_000;
const LARGE = Number(process.argv[process.argv.indexOf("--large") + 1] || 0) || 1_000_000;
const FINISHED = 2000;
const RUNNING = 400;
const ROUNDS = 6;
const ASKS = 50;
const reads = ["work queue", "case page", "progress"] as const;

type Place = BenchCity & {
  readonly lines: readonly Line[];
  readonly cases: readonly { readonly id: string; readonly body: string }[];
  readonly codes: readonly string[];
};
const say = (text: string) => console.log(text);
const folder = scratchFolder();
// Nothing here is to outlive the run, and a million cases are some twenty gigabytes.
const settings = { fsync: "off", full_page_writes: "off", max_wal_size: "8GB" };
const server = await openServer({ dataFolder: join(folder, "data"), settings });
try {
  const cities = [await prepare("young", SMALL), await prepare("old", LARGE)] as const;
  await measure(cities);
  for (const { close } of cities) await close();
} finally {
  await server.stop();
}

async function prepare(name: string, cases: number): Promise<Place> {
  say(`Preparing ${cases.toLocaleString("en")} cases`);
  const here = await openBenchCity(server.url, randomBytes(32), name);
  const { city, pack, database } = here;
  const { outcome } = await loadPack(city, pack);
  if (outcome && isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
  const lines = linesOf(pack);
  const first = await journalLength(database.pool);
  await prepareCases(city, lines, FINISHED);
  await city.settle();
  await addYears(database, Math.ceil((cases - FINISHED) / FINISHED), first);
  await prepareCases(city, lines, RUNNING, ["receive", "accept"]);
  await city.settle();
  const sample = await database.pool.query<{ id: string; body: string }>(
    "SELECT id, body FROM cases WHERE random() < 2000.0 / $1::float ORDER BY md5(id) LIMIT 1000",
    [cases],
  );
  const codes = await database.pool.query<{ code: string }>(
    "SELECT query_code AS code FROM cases WHERE id !~ '~' ORDER BY md5(id) LIMIT 1000",
  );
  return { ...here, lines, cases: sample.rows, codes: codes.rows.map(({ code }) => code) };
}

async function measure(cities: readonly [Place, Place]): Promise<void> {
  const times = cities.map(() => reads.map((): number[] => []));
  // Taken in turn, so that what else the machine does meets both.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [which, place] of cities.entries())
      for (const [kind, read] of reads.entries())
        for (let ask = 0; ask < ASKS; ask += 1) {
          const begun = performance.now();
          await ask1(place, read, round * ASKS + ask);
          // The first round warms up.
          if (round > 0) times[which]?.[kind]?.push(performance.now() - begun);
        }
  const [young, old] = times.map((all) => all.map((one) => roundOf(one, 1)));
  const growth = reads.map((_, kind) => (old?.[kind]?.p99 ?? 0) / (young?.[kind]?.p99 ?? 1));
  const ms = (value = 0) => `${value.toFixed(1)} ms`;
  printTable(
    [
      "read",
      `${SMALL.toLocaleString("en")}: median`,
      "p99",
      `${LARGE.toLocaleString("en")}: median`,
      "p99",
      "p99 growth",
    ],
    reads.map((read, kind) => [
      read,
      ms(young?.[kind]?.p50),
      ms(young?.[kind]?.p99),
      ms(old?.[kind]?.p50),
      ms(old?.[kind]?.p99),
      (growth[kind] ?? 0).toFixed(2),
    ]),
  );
  const [work = 0, page = 0, progress = 0] = growth.map((value) => rounded(value));
  printJson({ small: SMALL, large: LARGE, work, page, progress, growth: Math.max(work, page, progress) });
}

/** One read as its page asks for it; what is refused would be no measurement. */
async function ask1(place: Place, read: (typeof reads)[number], turn: number): Promise<void> {
  const { city, lines, cases, codes } = place;
  if (read === "progress") {
    const found = await progressOf(city, codes[turn % codes.length] ?? "");
    if (found === null) throw new Error("a query code is not found");
    return;
  }
  const one = cases[turn % cases.length];
  const line =
    read === "work queue" ? lines[turn % lines.length] : lines.find(({ power }) => power.endsWith(`:${one?.body}`));
  const who = { kind: "person", person: line?.window.person ?? "" } as const;
  const answer =
    read === "work queue"
      ? await city.ask("approvals.work", who, {})
      : await city.ask("approvals.case", who, { id: one?.id ?? "" });
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
}
