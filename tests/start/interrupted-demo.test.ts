import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { runningDatabase } from "#faces/cli/running-database.ts";
import { connectionString, withConnection } from "#kernel/database/connection.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { cities, start, startCity } from "./run-program.ts";

const folder = temporaryFolder();
mkdirSync(folder.path, { recursive: true, mode: 0o711 });
after(() => folder.remove());

/** The demonstration city with two months and no project: a past of seconds. */
function shortPack(): string {
  const pack = join(folder.path, "pack");
  cpSync(join(cities, "xinyu"), pack, { recursive: true });
  rmSync(join(pack, "flows"), { recursive: true });
  const demo = JSON.parse(readFileSync(join(pack, "demo.json"), "utf8"));
  const months = ["2026-03", "2026-04"].map((month) => ({ month, counts: { enterprise: 24, construction: 8 } }));
  writeFileSync(join(pack, "demo.json"), JSON.stringify({ ...demo, months }));
  return pack;
}

const pack = shortPack();
const dataOf = (name: string) => join(folder.path, name);

function ask<Row extends object>(data: string, sql: string): Promise<Row[]> {
  const { url } = runningDatabase(data, undefined);
  const address = connectionString(url, { database: "binglian", settings: { search_path: "city_xinyu" } });
  return withConnection(address, async (client) => (await client.query<Row>(sql)).rows);
}

/** How often each command was done by a person, and what became of the cases. */
const played = async (data: string) => ({
  acts: await ask<{ command: string; n: number }>(
    data,
    "SELECT command, count(*)::int AS n FROM journal WHERE idempotency_key LIKE 'demo/%' GROUP BY 1 ORDER BY 1",
  ),
  cases: await ask(data, "SELECT status, count(*)::int AS n FROM cases GROUP BY 1 ORDER BY 1"),
});

const takingIn = ["approvals.receive", "approvals.acceptOnTheSpot"];
const received = async (data: string): Promise<number> => {
  try {
    const [row] = await ask<{ n: number }>(
      data,
      "SELECT count(*)::int AS n FROM journal WHERE command IN ('approvals.receive', 'approvals.acceptOnTheSpot')",
    );
    return row?.n ?? 0;
  } catch {
    // The database is still being made.
    return 0;
  }
};

async function wholePlay(data: string) {
  const { child, ended } = await startCity(data, ["--city", pack]);
  const result = await played(data);
  child.kill("SIGTERM");
  await ended;
  return result;
}

test("a demonstration that Ctrl-C broke off goes on at the next start and does nothing twice (REC-06)", async () => {
  const data = dataOf("interrupted");
  const { child, ended } = start(["start", "--city", pack, "--data", data, "--port", "0"]);
  let before = 0;
  while (child.exitCode === null && before < 10) before = await received(data);
  child.kill("SIGINT");
  const { code, out, err } = await ended;
  assert.deepEqual([code, out], [0, ""], err);
  const mark = () => JSON.parse(readFileSync(join(data, "packs/xinyu.json"), "utf8")) as { played: string };
  assert.equal(mark().played, "begun");
  const [continued, uninterrupted] = await Promise.all([wholePlay(data), wholePlay(dataOf("whole"))]);
  assert.equal(mark().played, "whole");
  const receipts = continued.acts.reduce((sum, { command, n }) => sum + (takingIn.includes(command) ? n : 0), 0);
  assert.ok(receipts > before, `${receipts} received, ${before} of them before`);
  assert.deepEqual(continued, uninterrupted);
});
