import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connectionString, withConnection } from "#kernel/database/connection.ts";
import { programCity } from "#tests/city/program-city.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { startLoaded } from "./loaded-program.ts";
import { cities, start, startWords } from "./run-program.ts";

type City = Awaited<ReturnType<typeof programCity>>;

const folder = temporaryFolder();
const pack = join(folder.path, "pack");
const dataOf = (name: string) => join(folder.path, name);
const takingIn = ["approvals.receive", "approvals.acceptOnTheSpot"];
let interrupted: City;
let whole: City;

before(async () => {
  writeShortPack();
  interrupted = await programCity("xinyu");
  whole = await programCity("xinyu");
});
after(async () => {
  await interrupted.drop();
  await whole.drop();
  folder.remove();
});

/** The demonstration city with two months and no project: a past of seconds. */
function writeShortPack(): void {
  mkdirSync(folder.path, { recursive: true });
  cpSync(join(cities, "xinyu"), pack, { recursive: true });
  rmSync(join(pack, "flows"), { recursive: true });
  const demo = JSON.parse(readFileSync(join(pack, "demo.json"), "utf8"));
  const months = ["2026-03", "2026-04"].map((month) => ({ month, counts: { enterprise: 24, construction: 8 } }));
  writeFileSync(join(pack, "demo.json"), JSON.stringify({ ...demo, months }));
}

const asking = <Result>({ url, schema }: City, work: Parameters<typeof withConnection<Result>>[1]): Promise<Result> =>
  withConnection(connectionString(url, { settings: { search_path: schema } }), work);

/** How often each command was done by a person, and what became of the cases. */
const played = (city: City) =>
  asking(city, async (client) => ({
    acts: (
      await client.query<{ command: string; n: number }>(
        "SELECT command, count(*)::int AS n FROM journal WHERE idempotency_key LIKE 'demo/%' GROUP BY 1 ORDER BY 1",
      )
    ).rows,
    cases: (await client.query("SELECT status, count(*)::int AS n FROM cases GROUP BY 1 ORDER BY 1")).rows,
  }));

/** Starts the program, and ends it in the midst of the play by Ctrl-C. @returns how many cases were received by then */
async function breakOff(city: City, data: string): Promise<number> {
  const { child, ended } = start(startWords(data, ["--city", pack]), { env: city.env });
  const begun = new Promise((come) =>
    child.stderr.on("data", (said: string) => said.includes("演示城市") && come(said)),
  );
  await Promise.race([begun, ended]);
  let received = 0;
  await asking(city, async (client) => {
    const receipts = "SELECT count(*)::int AS n FROM journal WHERE command = ANY ($1)";
    while (child.exitCode === null && child.signalCode === null && received < 10)
      received = (await client.query<{ n: number }>(receipts, [takingIn])).rows[0]?.n ?? 0;
  });
  child.kill("SIGINT");
  const { code, out, err } = await ended;
  assert.deepEqual([code, out, received >= 10], [0, "", true], err);
  return received;
}

async function wholePlay(city: City, data: string) {
  const running = await startLoaded(data, ["--city", pack], city.env);
  const result = await played(city);
  await running.stop();
  return result;
}

test("a demonstration that Ctrl-C broke off goes on at the next start and does nothing twice (REC-06)", async () => {
  const data = dataOf("interrupted");
  const before = await breakOff(interrupted, data);
  const mark = () => JSON.parse(readFileSync(join(data, "packs/xinyu.json"), "utf8")) as { played: string };
  assert.equal(mark().played, "begun");
  const continued = await wholePlay(interrupted, data);
  assert.equal(mark().played, "whole");
  const receipts = continued.acts.reduce((sum, { command, n }) => sum + (takingIn.includes(command) ? n : 0), 0);
  assert.ok(receipts > before, `${receipts} received, ${before} of them before`);
  assert.deepEqual(continued, await wholePlay(whole, dataOf("whole")));
});
