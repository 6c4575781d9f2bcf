import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { City } from "#kernel/city/city.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import { type CityDatabase, openCity } from "#kernel/database/city.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { systems } from "#systems/index.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { TEST_CITY } from "#tests/database/harness.ts";
import { applicationAt } from "./staff.ts";

describe("one key at two processes at the same moment, as when a client asks again elsewhere", () => {
  let here: PackCity;
  let database: CityDatabase;
  let other: City;
  const who = { kind: "person", person: "p-con-window" } as const;

  before(async () => {
    here = await packCity("xinyu", "2026-03-09T01:00:00Z");
    database = await openCity({ url: here.database.url }, TEST_CITY);
    const { vault, settings, time } = here.city;
    other = await openTestCity(database, systems, { vault, settings, time });
  });
  after(async () => {
    await other.close();
    await database.close();
    await here.close();
  });

  /** Both are in flight before either is committed: the first waits for the journal's head, the second for the first. */
  async function atOnce(request: Parameters<City["execute"]>[0]): Promise<Outcome[]> {
    const { pool } = here.database.city;
    const waiting = async () => {
      const { rows } = await pool.query<{ count: number }>(
        "SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
      );
      return rows[0]?.count ?? 0;
    };
    const holder = await pool.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT FROM head FOR UPDATE");
    const first = here.city.execute(request);
    while ((await waiting()) < 1);
    const second = other.execute(request);
    while ((await waiting()) < 2);
    await holder.query("ROLLBACK");
    holder.release();
    return Promise.all([first, second]);
  }

  async function assertOnce(command: string, on: string | null, input: object): Promise<Done> {
    const outcomes = await atOnce({ command, who, on, input, key: `once ${command}` });
    assert.ok(
      outcomes.every((outcome) => "done" in outcome),
      JSON.stringify(outcomes),
    );
    const [one, two] = outcomes as [Done, Done];
    assert.deepEqual({ ...two, repeated: false }, one);
    assert.equal(two.repeated, true);
    return one;
  }

  test("of a command that makes a new row is one act with one answer (REC-06)", async () => {
    await assertOnce("approvals.receive", null, applicationAt(here.pack, "CON", "2026-03-09"));
  });

  test("of a command whose first try moved the row on is no refusal of the second (REC-06)", async () => {
    const input = applicationAt(here.pack, "CON", "2026-03-09");
    const received = (await here.city.execute({ command: "approvals.receive", who, on: null, input })) as Done;
    await assertOnce("approvals.accept", received.id, {});
  });

  test("of a command whose number may be registered once is no refusal either (REC-06, IDN-01)", async () => {
    const firm = { kind: "enterprise", name: "同键登记（演示）有限公司", identifier: "91360602MAX000015K" };
    await assertOnce("directory.registerSubject", null, firm);
    const again = await other.execute({ command: "directory.registerSubject", who, on: null, input: firm });
    assert.equal("refused" in again && again.code, "IDENTIFIER_REGISTERED");
  });
});
