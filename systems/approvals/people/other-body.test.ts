import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { documentPage } from "../portal-document.ts";

describe("a case goes to another body", () => {
  let here: PackCity;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  });
  after(() => here.close());

  const query = async (text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query(text, values)).rows;
  const at = (day: string) => here.city.time.set(`${day}T01:00:00Z`);
  const act = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command, who: { kind: "person", person }, on, input });
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    act(`approvals.${command}`, person, on, input);
  const row = async (id: string) => (await query("SELECT * FROM cases WHERE id = $1", [id]))[0];
  const clocks = (id: string) =>
    query("SELECT name, state, due, events FROM clocks WHERE owner = $1 ORDER BY name", [id]);
  const documents = (id: string) =>
    query("SELECT kind, number, body, content FROM documents WHERE about = $1 ORDER BY issued_on, id", [id]);
  /** Item E16 is handled by the market bureau of each county, under a power of its own. */
  const [yushui, fenyi] = ["CTY-AIC-360502", "CTY-AIC-360521"] as const;
  const power = (body: string) => here.pack.powers.find((one) => one.item === "E16" && one.body === body)?.id as string;
  const by = (body: string, kind: string) => `p-${body.toLowerCase()}-${kind}`;
  const received = async (body: string, leaveOut = 0) => {
    const all = here.pack.itemVersions.find((one) => one.item === "E16")?.papers.map(({ name }) => name) ?? [];
    const input = { item: "E16", power: power(body), applicant: "enterprise-01", papers: all.slice(leaveOut) };
    return done(await ask("receive", by(body, "window"), null, input)).id;
  };
  const note = "经营地址在分宜县，不在本区";

  test("a case rerouted before its decision keeps start and due days; the new body handles it under its own power (CLK-05, SUP-08)", async () => {
    const id = await received(yushui);
    done(await ask("accept", by(yushui, "window"), id));
    done(await ask("claim", by(yushui, "reviewer"), id));
    done(await ask("review", by(yushui, "reviewer"), id, { proposal: "granted", opinion: "符合条件" }));
    const before = await clocks(id);
    at("2026-03-04");
    refused(await ask("reroute", by(fenyi, "window"), id, { power: power(fenyi), note }), "NOT_ALLOWED", "ACC-01");
    done(await ask("reroute", by(yushui, "reviewer"), id, { power: power(fenyi), note }));
    const file = await row(id);
    assert.deepEqual(
      [file.body, file.acting_power, file.division, file.power, file.handler, file.proposal],
      [fenyi, power(fenyi), "360521", power(yushui), null, null],
    );
    assert.deepEqual(await clocks(id), before);
    const [moved] = await query("SELECT kind, from_body, to_body, moved_on FROM case_transfers WHERE case_id = $1", [
      id,
    ]);
    assert.deepEqual(moved, { kind: "rerouted", from_body: yushui, to_body: fenyi, moved_on: "2026-03-04" });
    refused(await ask("decide", by(yushui, "decider"), id, { decision: "granted" }), "NOT_ALLOWED", "ACC-01");
    done(await ask("decide", by(fenyi, "decider"), id, { decision: "granted" }));
    refused(await ask("reroute", by(fenyi, "head"), id, { power: power(yushui), note }), "REROUTED_LATE", "CLK-05");
  });

  test("the applicant is told in writing who has it now, and the new body that it has come (CLK-05)", async () => {
    at("2026-03-05");
    const id = await received(yushui);
    done(await ask("reroute", by(yushui, "window"), id, { power: power(fenyi), note }));
    const letter = (await documents(id)).find(({ kind }) => kind === "转办告知书");
    assert.equal(letter?.body, yushui);
    const name = here.pack.bodies.find((one) => one.id === fenyi)?.names.at(-1)?.name as string;
    assert.deepEqual(letter?.content, { item: "药品零售企业经营许可", on: "2026-03-05", to: name, due: "2026-03-12" });
    const told = await query("SELECT subject, post, title FROM notices WHERE about = $1 AND title->>'zh' LIKE '%改%'", [
      id,
    ]);
    assert.ok(told.some(({ subject, title }) => subject === "enterprise-01" && title.zh.includes(name)));
    assert.deepEqual(told.flatMap(({ post }) => post ?? []).sort(), [`${fenyi}:head`, `${fenyi}:window`]);
    assert.ok(!JSON.stringify(letter?.content).includes(note), "why it was wrong stays between the bodies");
  });

  test("silence goes on counting from the day of receipt, wherever the case has gone (CLK-03)", async () => {
    at("2026-03-05");
    const id = await received(yushui);
    at("2026-03-11");
    done(await ask("reroute", by(yushui, "window"), id, { power: power(fenyi), note }));
    at("2026-03-13");
    await here.city.settle();
    const file = await row(id);
    assert.deepEqual([file.status, file.accepted_on, file.deemed], ["accepted", "2026-03-05", true]);
    assert.equal((await documents(id)).find(({ kind }) => kind === "受理通知书")?.body, fenyi);
  });

  test("a case goes only to a body with a power of the same item that is in force, and not to where it is (LST-16)", async () => {
    at("2026-03-13");
    const id = await received(yushui);
    const to = (one: string) => ask("reroute", by(yushui, "window"), id, { power: one, note });
    const other = here.pack.powers.find((one) => one.item === "E05" && one.body === fenyi)?.id as string;
    for (const one of [other, "nothing"]) refused(await to(one), "NO_POWER", "LST-16");
    refused(await to(power(yushui)), "REROUTED_NOWHERE", "CLK-05");
    await query("UPDATE powers SET valid_to = '2026-03-13' WHERE id = $1", [power(fenyi)]);
    refused(await to(power(fenyi)), "NO_OTHER_BODY", "CLK-05");
    await query("UPDATE powers SET valid_to = NULL WHERE id = $1", [power(fenyi)]);
    assert.equal((await row(id)).body, yushui);
  });

  test("merged on day 5 of 20 and renamed on day 7, a case is decided on day 20 by the new body, on the same due day (STF-07, DOC-02)", async () => {
    at("2026-04-07");
    const id = await received(fenyi);
    done(await ask("accept", by(fenyi, "window"), id));
    done(await ask("claim", by(fenyi, "reviewer"), id));
    const supplementing = await received(fenyi, 1);
    const [paper] = here.pack.itemVersions.find((one) => one.item === "E16")?.papers ?? [];
    const asked = [{ paper: paper?.name, kind: "missing", defect: "没有提交" }];
    done(await ask("tellMissing", by(fenyi, "window"), supplementing, { asked }));
    const before = await clocks(id);
    at("2026-04-14");
    const admin = "p-adm-administrator";
    done(await act("directory.mergeBody", admin, fenyi, { successor: yushui, on: "2026-04-14" }));
    await here.city.settle();
    assert.deepEqual([(await row(id)).body, (await row(supplementing)).body], [yushui, yushui]);
    assert.equal((await row(id)).handler, null, "its handler's post ended with the body");
    const told = await query("SELECT title FROM notices WHERE about = $1 AND post = $2", [id, `${yushui}:head`]);
    assert.match(told[0]?.title.zh, /经办人已离岗/);
    at("2026-04-16");
    const renamed = { name: "渝水区市场监督管理和知识产权局", nameEn: "Yushui Market Bureau", on: "2026-04-16" };
    done(await act("directory.renameBody", admin, yushui, renamed));
    assert.deepEqual(await clocks(id), before);
    at("2026-05-08");
    assert.equal(before.find(({ name }) => name === "legal")?.due, "2026-05-08");
    done(await ask("decide", by(yushui, "decider"), id, { decision: "granted" }));
    const shown = async (kind: string) => {
      const document = (await documents(id)).find((one) => one.kind === kind);
      const parameters = { number: document?.number, code: (await row(id)).query_code };
      const asked = {
        city: here.city,
        who: { kind: "anyone" },
        language: "zh",
        path: "/documents",
        today: here.city.today(),
      } as const;
      const page = await documentPage({ ...asked, parameters });
      assert.ok("body" in page);
      return `${document?.number} ${await page.body}`;
    };
    const names = (body: string) => here.pack.bodies.find((one) => one.id === body);
    const decision = await shown("准予许可决定书");
    assert.ok(decision.includes(renamed.name) && decision.startsWith(names(yushui)?.officeCode ?? "—"));
    const acceptance = await shown("受理通知书");
    assert.ok(acceptance.includes(names(fenyi)?.names.at(-1)?.name as string) && !acceptance.includes(renamed.name));
  });
});
