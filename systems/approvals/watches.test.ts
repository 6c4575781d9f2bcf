import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Said } from "#kernel/city/news.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Since, Told } from "#kernel/records/told.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { holderOf } from "#tests/faults/staff.ts";

describe("who looks at a case hears what others do with it", () => {
  let here: PackCity;
  const window = "p-con-window";
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const who = (person: string) => ({ kind: "person", person }) as const;
  const act = async (command: string, person: string, on: string | null, input: object = {}) => {
    const outcome = await here.city.execute({ command: `approvals.${command}`, who: who(person), on, input });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const received = async () => {
    const papers = here.pack.itemVersions.find(({ item }) => item === "B47")?.papers.map(({ name }) => name);
    const asked = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers };
    const { id } = await act("receive", window, null, asked);
    const found = await here.database.city.pool.query("SELECT matter FROM cases WHERE id = $1", [id]);
    return { id, matter: found.rows[0].matter as string };
  };
  /** What somebody who looks at these hears of an act that happens meanwhile. */
  async function heard(person: string, about: readonly string[], acting: () => Promise<{ place: number }>) {
    const told: Told[] = [];
    let ready = Promise.withResolvers<void>();
    const hear = (said: Said) => {
      if (said.kind === "told") told.push(said.told);
      if (said.kind === "ready") ready.resolve();
    };
    const listening = await here.city.news.listen({ who: who(person), about, hear });
    if (!listening) return null;
    const { place } = await acting();
    // Somebody else who begins to look is told where the news is: what came before has been told.
    ready = Promise.withResolvers();
    const last = await here.city.news.listen({ who: who(person), about, after: place - 1, hear });
    await ready.promise;
    last?.stop();
    listening.stop();
    return [...new Set(told.map(({ record, id, command }) => `${record}:${id} ${command}`))];
  }
  const since = async (person: string, input: object) =>
    (await here.city.ask("journal.since", who(person), input)) as Since & Refusal;
  const stranger = () => holderOf(here.pack, "DRC", "window", "2026-03-02");
  const speaker = () => here.pack.speakers.find(({ subject }) => subject === "enterprise-01")?.person ?? "";

  test("the case, its body's work and its project are told; another body hears nothing of them (ACC-01)", async () => {
    const { id, matter } = await received();
    const about = [`case:${id}`, `matter:${matter}`, `project:${matter}`, "work:CON"];
    const told = await heard("p-con-reviewer", about, () => act("accept", window, id));
    for (const one of [`case:${id}`, `project:${matter}`, "work:CON"])
      assert.ok(told?.includes(`${one} approvals.accept`), `${one}: ${told}`);
    assert.equal(await heard(stranger(), about, () => Promise.reject()), null);
  });

  test("the applicant hears of the own case, and not of the body's work (ACC-01)", async () => {
    const { id } = await received();
    const told = await heard(speaker(), [`case:${id}`, "work:CON"], () => act("accept", window, id));
    assert.deepEqual(told, [`case:${id} approvals.accept`]);
  });

  test("what changed since a version that was seen: the acts and the shown fields, before and now (REC-04)", async () => {
    const { id } = await received();
    const { place, version } = await act("accept", window, id);
    const answer = await since("p-con-reviewer", { record: "case", id, version: version - 1 });
    assert.equal(answer.version, version);
    assert.deepEqual(
      answer.entries.map((entry) => [entry.place, entry.title.zh, entry.own]),
      [[place, "受理", false]],
    );
    assert.match(answer.entries[0]?.by.zh ?? "", /^王示仁（.+）$/);
    const state = answer.fields.find(({ field }) => field === "status");
    assert.deepEqual([state?.before.zh, state?.after.zh], ["已收件", "已受理"]);
    assert.equal(answer.fields.find(({ field }) => field === "acceptedOn")?.after.zh, "2026-03-02");
  });

  test("the applicant is told which office acted, and not the person's name", async () => {
    const { id } = await received();
    const { version } = await act("accept", window, id);
    const [entry] = (await since(speaker(), { record: "case", id, version: version - 1 })).entries;
    assert.doesNotMatch(JSON.stringify(entry), /王示仁/);
    assert.match(entry?.by.zh ?? "", /窗口/);
    const own = await act("withdraw", speaker(), id);
    const told = (await since(speaker(), { record: "case", id, version: version })).entries;
    assert.deepEqual([told[0]?.place, told[0]?.own, told[0]?.by.zh], [own.place, true, "当事人"]);
  });

  test("places of something else say nothing, and who may not see the case is told there is none (ACC-01)", async () => {
    const { id } = await received();
    const other = await received();
    const { place } = await act("accept", window, other.id);
    const answer = await since(window, { record: "case", id, version: 99, places: [place, place + 1000] });
    assert.deepEqual([answer.entries, answer.fields], [[], []]);
    assert.equal((await since(stranger(), { record: "case", id, version: 0 })).code, "NOT_FOUND");
    assert.equal((await since(window, { record: "stone", id, version: 0 })).code, "NOT_FOUND");
  });
});
