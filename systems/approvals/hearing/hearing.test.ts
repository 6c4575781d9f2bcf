import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readJournal } from "#kernel/records/history.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { HearingRow } from "./list-query.ts";

describe("a hearing before a decision", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const reviewer = "p-lnd-reviewer";
  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input });
  const due = async (owner: string, name: string) =>
    (await query("SELECT due, state FROM clocks WHERE owner = $1 AND name = $2", [owner, name]))[0];
  const documents = async (id: string, kind: string) =>
    query("SELECT addressee, content FROM documents WHERE about = $1 AND kind = $2 ORDER BY serial", [id, kind]);
  /** A case accepted with twenty workdays promised and by law, of which the right to a hearing was told on 2026-03-03. */
  const told = async () => {
    at("2026-03-02");
    await query("UPDATE item_versions SET promised_days = 20 WHERE item = 'B07'");
    const papers = here.pack.itemVersions.find(({ item }) => item === "B07")?.papers.map(({ name }) => name);
    const input = { item: "B07", power: "B07:LND", applicant: "enterprise-01", papers };
    const { id } = done(await ask("receive", "p-lnd-window", null, input));
    done(await ask("accept", "p-lnd-window", id));
    done(await ask("review", reviewer, id, { proposal: "refused", opinion: "涉及相邻用地人重大利益" }));
    at("2026-03-03");
    done(await ask("tellHearing", reviewer, id, { thirdParties: ["person-01"] }));
    return { id, hearing: `${id}:hearing` };
  };
  const decision = { decision: "refused", reason: "不符合规划条件" };
  const meeting = { day: "2026-03-16", place: "市自然资源局三楼会议室", chair: "p-lnd-head" };
  const minutes = "申请人陈述，利害关系人质证，各方确认无误并签字。";

  test("applicant and third party are told in writing; nobody asks within five workdays, so the case can be decided (CLK-22)", async () => {
    const { id, hearing } = await told();
    refused(await ask("tellHearing", reviewer, id), "HEARING_TOLD", "CLK-22");
    assert.deepEqual(
      (await documents(id, "听证告知书")).map(({ addressee }) => addressee),
      ["enterprise-01", "person-01"],
    );
    assert.deepEqual(await due(hearing, "asking"), { due: "2026-03-10", state: "running" });
    refused(await ask("decide", "p-lnd-decider", id, decision), "HEARING_PENDING", "CLK-22");
    at("2026-03-11");
    refused(await ask("askHearing", "p-qiye", hearing), "ASKED_TOO_LATE", "CLK-22");
    await here.city.settle();
    refused(await ask("askHearing", "p-qiye", hearing), "ASKED_TOO_LATE", "CLK-22");
    done(await ask("decide", "p-lnd-decider", id, decision));
  });

  test("a third party asks; the chair did not review, the day is seven workdays off and within twenty (CLK-22)", async () => {
    const { id, hearing } = await told();
    refused(await ask("callHearing", reviewer, id, meeting), "HEARING_NOT_OPEN", "CLK-22");
    refused(await ask("askHearing", reviewer, hearing), "NOT_ALLOWED", "ACC-01");
    at("2026-03-05");
    done(await ask("askHearing", "p-shimin", hearing));
    assert.deepEqual(await due(hearing, "holding"), { due: "2026-04-02", state: "running" });
    const call = (more: object) => ask("callHearing", reviewer, id, { ...meeting, ...more });
    refused(await call({ day: "2026-03-13" }), "NOTICE_TOO_SHORT", "CLK-22");
    refused(await call({ day: "2026-04-03" }), "HEARING_TOO_LATE", "CLK-22");
    refused(await call({ chair: reviewer }), "CHAIR_REVIEWED", "CLK-22");
    refused(await call({ chair: "p-wat-head" }), "CHAIR_UNFIT", "CLK-22");
    done(await call({}));
    const [, , first] = await documents(id, "听证告知书");
    assert.deepEqual([first.content.day, first.content.place], [meeting.day, meeting.place]);
  });

  test("both limits stand still from the notice to the end of the hearing; the minutes are in no journal in clear (CLK-16, CLK-22)", async () => {
    const { id, hearing } = await told();
    done(await ask("askHearing", "p-qiye", hearing));
    at("2026-03-05");
    done(await ask("callHearing", reviewer, id, meeting));
    for (const name of ["promised", "legal"]) assert.equal((await due(id, name)).state, "paused", name);
    assert.equal((await documents(id, "特别程序告知书"))[0].content.ground, "听证");
    refused(await ask("decide", "p-lnd-decider", id, decision), "CASE_PAUSED", "CLK-16");
    refused(await ask("closeHearing", reviewer, id, { minutes }), "HEARING_NOT_HELD", "CLK-22");
    at("2026-03-16");
    const { place } = done(await ask("closeHearing", reviewer, id, { minutes }));
    const [entry] = await readJournal(here.database.city.pool, place, 1);
    assert.ok(!JSON.stringify(entry).includes("质证"));
    // Three workdays were used by 2026-03-05; seventeen are left from 2026-03-16 on, without the holiday of 2026-04-06.
    for (const name of ["promised", "legal"])
      assert.deepEqual(await due(id, name), { due: "2026-04-09", state: "running" });
    assert.equal((await due(hearing, "holding")).state, "stopped");
    done(await ask("decide", "p-lnd-decider", id, decision));
  });

  test("who holds it, whose it is and who was told find it in their list with the day that comes next, and nobody else (CLK-22, COM-12)", async () => {
    const { id, hearing } = await told();
    const list = (person: string, more: object = {}) =>
      here.city.ask("approvals.hearings", { kind: "person", person }, { state: "open", ...more }) as Promise<{
        total: number;
        rows: HearingRow[];
        next: string | null;
      }>;
    const own = async (person: string) => {
      const row = (await list(person)).rows.find((one) => one.id === hearing);
      return row && [row.state, row.holds, row.due, row.light];
    };
    assert.deepEqual(await own("p-qiye"), ["told", false, "2026-03-10", "normal"]);
    assert.deepEqual(await own("p-shimin"), ["told", false, "2026-03-10", "normal"]);
    assert.deepEqual(await own(reviewer), ["told", true, "2026-03-10", "normal"]);
    assert.equal(await own("p-wat-head"), undefined);
    const acts = async (person: string) => {
      const answer = await here.city.ask(
        "approvals.recordActs",
        { kind: "person", person },
        { record: "hearing", id: hearing },
      );
      return (answer as { acts: { command: string; refusal: Refusal | null }[] }).acts.map(({ command, refusal }) => [
        command,
        refusal?.code ?? null,
      ]);
    };
    assert.deepEqual(await acts("p-shimin"), [["approvals.askHearing", null]]);
    assert.deepEqual(await acts(reviewer), [["approvals.askHearing", "NOT_ALLOWED"]]);
    done(await ask("askHearing", "p-shimin", hearing));
    assert.deepEqual(await own(reviewer), ["asked", true, "2026-03-31", "normal"]);
    done(await ask("callHearing", reviewer, id, meeting));
    const [row] = (
      await list(reviewer, { q: (await query("SELECT query_code FROM cases WHERE id = $1", [id]))[0].query_code })
    ).rows;
    assert.deepEqual([row?.state, row?.day, row?.due], ["called", meeting.day, "2026-03-31"]);
    const first = await list(reviewer, { limit: 1 });
    const second = await list(reviewer, { limit: 1, after: first.next ?? "" });
    assert.notEqual(second.rows[0]?.id, first.rows[0]?.id);
  });
});
