import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { importCases } from "./import-rows.ts";

describe("running cases of an old system go on here", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-23T01:00:00Z");
  });
  after(() => here.close());

  const applicantId = "91360502MAX001018Y";
  const row = (more: Record<string, string>) => ({
    ...{ oldNumber: "旧001", item: "B07", body: "LND", applicantId, receivedOn: "2026-03-02", papers: "all" },
    ...more,
  });
  const bring = (rows: Record<string, string>[], dryRun = false) =>
    importCases(here.city, rows, { person: "p-adm-administrator", dryRun });
  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;

  test("an accepted case keeps its days and pauses: held from 03-10 to 03-20, the law's limit ends on 04-10 (CLK-28, LST-04)", async () => {
    const rows = [row({ oldNumber: "held", acceptedOn: "2026-03-02", pauses: "2026-03-10/2026-03-20/专家评审" })];
    const [rehearsed] = await bring(rows, true);
    assert.deepEqual([rehearsed?.refusal, rehearsed?.case], [null, null]);
    assert.equal((await query("SELECT 1 FROM cases")).length, 0, "a rehearsal writes nothing");
    const [one] = await bring(rows);
    assert.equal(one?.refusal, null);
    const [file] = await query("SELECT status, accepted_on, old_number FROM cases WHERE id = $1", [one?.case]);
    assert.deepEqual(file, { status: "accepted", accepted_on: "2026-03-02", old_number: "held" });
    const [legal] = await query("SELECT due FROM clocks WHERE owner = $1 AND name = 'legal'", [one?.case]);
    assert.equal(legal.due, "2026-04-10");
    const [entry] = await query("SELECT ground FROM journal WHERE record_id = $1", [one?.case]);
    assert.equal(entry.ground, "import");
    assert.equal((await bring(rows))[0]?.refusal?.code, "IMPORTED_TWICE");
  });

  test("one that is only received goes on to be accepted by silence as of its own legal moment (CLK-03)", async () => {
    const [one] = await bring([row({ oldNumber: "silent", receivedOn: "2026-03-12" })]);
    await here.city.settle();
    const [file] = await query("SELECT status, accepted_on, deemed FROM cases WHERE id = $1", [one?.case]);
    assert.deepEqual(file, { status: "accepted", accepted_on: "2026-03-12", deemed: true });
  });

  test("a bad row says what is wrong and stops none of the others (LST-16, CLK-28, IDN-01)", async () => {
    const answers = await bring([
      row({ oldNumber: "a", item: "Z99" }),
      row({ oldNumber: "b", applicantId: "91360502MAX009999X" }),
      row({ oldNumber: "c", acceptedOn: "2026-02-27" }),
      row({ oldNumber: "d", acceptedOn: "2026-03-02", pauses: "2026-03-10" }),
      row({ oldNumber: "e", acceptedOn: "2026-03-02", pauses: "2026-03-20/2026-03-10/鉴定" }),
      row({ oldNumber: "f", receivedOn: "3月2日" }),
      row({ oldNumber: "g", colour: "red" }),
      row({ oldNumber: "h", acceptedOn: "2026-03-03" }),
    ]);
    assert.deepEqual(
      answers.map(({ refusal }) => refusal?.code ?? "done"),
      [
        ...["NO_LIVE_VERSION", "UNKNOWN_APPLICANT", "DAYS_OUT_OF_ORDER", "IMPORT_ROW"],
        ...["CLOCK_UNREADABLE", "IMPORT_ROW", "IMPORT_ROW", "done"],
      ],
    );
    assert.deepEqual(
      answers.map(({ line }) => line),
      [2, 3, 4, 5, 6, 7, 8, 9],
    );
  });

  test("nobody but the administrator takes cases over (ACC-01)", async () => {
    const rows = [row({ oldNumber: "window", acceptedOn: "2026-03-03" })];
    const [one] = await importCases(here.city, rows, { person: "p-lnd-window", dryRun: false });
    assert.equal(one?.refusal?.code, "NOT_ALLOWED");
  });
});
