import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Bundle } from "#kernel/city/bundle.ts";
import type { Outcome } from "#kernel/records/asked.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { permitCity } from "#tests/city/permit-city.ts";
import type { FirmRow } from "./firm-list.ts";
import type { Firm } from "./one-firm.ts";

describe("one firm with all that the city has of it", () => {
  let here: PackCity;
  const play = permitCity(() => here);
  let permit: { id: string; from_case: string };
  let waiting: string;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await play.validity(6);
    permit = await play.granted("2026-03-04");
    await play.granted("2026-03-05", { applicant: "enterprise-02" });
    waiting = done(await play.receive({ papers: [] })).id;
  });
  after(() => here.close());

  const firm = (person: string, id = "enterprise-01") =>
    here.city.ask("approvals.firm", { kind: "person", person }, { id }) as Promise<Firm>;
  const list = (person: string, input: object = {}) =>
    here.city.ask("approvals.firms", { kind: "person", person }, input) as Promise<{
      total: number;
      rows: FirmRow[];
      next: string | null;
    }>;
  const hidden = async (person: string, id?: string) =>
    ((await firm(person, id)) as unknown as Refusal).code === "NOT_FOUND";

  test("a firm sees its own page, an office what it may see anyhow, and to anybody else it does not exist (LST-16, COM-12)", async () => {
    const own = await firm("p-qiye");
    assert.deepEqual([own.own, own.permits.length, own.running.length], [true, 1, 2]);
    assert.ok(own.papers.length > 0 && own.documents.length > 0);
    const office = await firm("p-con-window");
    assert.deepEqual([office.own, office.permits.length, office.running.length], [false, 1, 2]);
    assert.equal((await firm("p-els-supervisor")).permits.length, 1);
    for (const [person, id] of [
      ["p-shimin", "enterprise-01"],
      ["p-qiye", "enterprise-02"],
      ["p-drc-window", "enterprise-01"],
      ["p-con-window", "none"],
    ])
      assert.ok(await hidden(person as string, id), person);
  });

  test("what it owes comes first: papers that are missing, a result to fetch by its day, a renewal to ask for and works to begin in time (CLK-03, CLK-15, CLK-23, CON-08)", async () => {
    const owed = async () => (await firm("p-qiye")).owed.map(({ kind, about, due }) => [kind, about.id, due]);
    const [fetch, paper] = [
      ["collect", permit.from_case, "2026-03-18"],
      ["paper", waiting, null],
    ];
    assert.deepEqual(await owed(), [fetch, paper]);
    const listed = here.pack.itemVersions.find(({ item }) => item === "B47")?.papers ?? [];
    const asked = listed.map(({ name }) => ({ paper: name, kind: "missing", defect: "没有提交" }));
    done(await play.ask("tellMissing", "window", waiting, { asked }));
    assert.deepEqual(await owed(), [fetch, ["supplement", waiting, null]]);
    done(await play.ask("deliver", "window", permit.from_case, { means: "window" }));
    play.at("2026-04-01");
    assert.deepEqual(
      (await owed()).map(([kind]) => kind),
      ["begin", "renewal", "supplement"],
    );
  });

  test("all papers are taken along by who has put on record what for, within five minutes, and their own by the firm itself (COM-12)", async () => {
    const take = (person: string, input: object) =>
      here.city.execute({
        command: "approvals.takePapers",
        who: { kind: "person", person },
        on: "enterprise-01",
        input,
      });
    const open = async (person: string, id: string) =>
      (await here.city.ask("approvals.firmPapers", { kind: "person", person }, { take: id })) as Bundle & Refusal;
    const idOf = (outcome: Outcome) => done(outcome).changes.find(({ record }) => record === "paperTake")?.id ?? "";
    refused(await take("p-con-window", {}), "TAKE_PURPOSE_MISSING", "COM-12");
    const taken = idOf(await take("p-con-window", { purpose: "核对移交的档案" }));
    const bundle = await open("p-con-window", taken);
    const paths = bundle.parts.map(({ path }) => path);
    assert.equal(paths[0], "目录.csv");
    assert.ok(paths.some((path) => /^文书\/2026-03-04 .*准予许可决定书\.txt$/.test(path)));
    assert.equal(new Set(paths).size, paths.length);
    assert.equal((await open("p-con-head", taken)).code, "TAKE_NOT_OPEN", "somebody else's");
    const strange = idOf(await take("p-drc-window", { purpose: "看看而已" }));
    assert.equal((await open("p-drc-window", strange)).code, "TAKE_NOT_OPEN", "a record opens nothing that was closed");
    const own = await open("p-qiye", idOf(await take("p-qiye", {})));
    assert.match(own.fileName, /^新余晨光钢材加工.*\.zip$/);
    here.city.time.set(new Date(here.city.time.now().getTime() + 5 * 60_000).toISOString());
    assert.equal((await open("p-con-window", taken)).code, "TAKE_NOT_OPEN", "five minutes are over");
    const [kept] = await play.query("SELECT person, post, purpose FROM paper_takes WHERE id = $1", [taken]);
    assert.deepEqual([kept.person, kept.post, kept.purpose], ["p-con-window", "CON:window", "核对移交的档案"]);
  });

  test("who only has to know of a matter sees nothing of what its applicant owes (COM-12)", async () => {
    const matter = (await play.case(waiting)).matter;
    await play.query(
      `INSERT INTO parties (id, version, matter, subject, role, valid_from) VALUES ('third', 1, $1, 'person-01', 'thirdParty', '2026-03-01')`,
      [matter],
    );
    assert.ok(await hidden("p-shimin"));
    await play.query(
      "UPDATE parties SET role = 'agent', mandate = '委托〔2026〕1号', valid_to = '2026-04-02' WHERE id = 'third'",
    );
    const mandated = await firm("p-shimin");
    assert.deepEqual(
      [mandated.own, mandated.running.map(({ id }) => id), mandated.permits.length],
      [false, [waiting], 0],
    );
    play.at("2026-04-02");
    assert.ok(await hidden("p-shimin"), "the mandate is over");
  });

  test("the list has the firms of which something may be seen, those that owe first, and no natural person (COM-12)", async () => {
    const found = await list("p-con-window");
    assert.deepEqual(
      found.rows.map(({ id, supplements, running, permits }) => [id, supplements, running, permits]),
      [
        ["enterprise-01", 1, 1, 1],
        ["enterprise-02", 0, 1, 1],
      ],
    );
    const first = await list("p-con-window", { sort: "name", limit: 1 });
    const second = await list("p-con-window", { sort: "name", limit: 1, after: first.next ?? "" });
    assert.equal(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size, 2);
    assert.deepEqual(
      (await list("p-qiye")).rows.map(({ id }) => id),
      ["enterprise-01"],
    );
    assert.equal((await list("p-drc-window")).total, 0);
    await play.query("UPDATE subjects SET kind = 'person' WHERE id = 'enterprise-02'");
    assert.equal((await list("p-con-window")).total, 1);
  });
});
