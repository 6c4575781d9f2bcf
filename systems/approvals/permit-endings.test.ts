import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { permitCity } from "#tests/city/permit-city.ts";
import { documentText } from "./document-text.ts";
import { cancellationGrounds, revocationGrounds, withdrawalGrounds } from "./permit-grounds.ts";

describe("how a permit ends before its time", () => {
  let here: PackCity;
  const play = permitCity(() => here);
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await play.validity(6);
  });
  after(() => here.close());

  const reason = "经核查，申请材料与事实不符";
  const fraud = { ground: "fraud", reason };
  const repeal = { ground: "lawChanged", reason: "所依据的规章已经废止", compensation: "按评估的实际损失补偿" };
  const expired = async () => {
    const permit = await play.granted("2026-03-04");
    play.at("2026-09-07");
    await here.city.settle();
    return permit;
  };
  const document = async (about: string, kind: string) =>
    (await play.query("SELECT * FROM documents WHERE about = $1 AND kind = $2", [about, kind]))[0];
  const printed = (found: { kind: string; content: Record<string, unknown>; issued_on: string }) =>
    documentText(found.kind, found.content, { issuedOn: found.issued_on, code: "" }).paragraphs.join("\n");

  test("revoking, withdrawing and cancelling are three acts, each with its document, number and notice (CLK-07, CLK-27, DOC-01)", async () => {
    for (const { act, input, state, kind, says } of [
      {
        act: "revokePermit",
        input: fraud,
        state: "revoked",
        kind: "撤销决定书",
        says: /第六十九条第二款.*\n.*\n.*\n.*不受保护/,
      },
      {
        act: "withdrawPermit",
        input: repeal,
        state: "withdrawn",
        kind: "撤回决定书",
        says: /第八条第二款[\s\S]*补偿：按评估/,
      },
      {
        ...{ act: "cancelPermit", state: "cancelled", kind: "注销决定书", says: /第七十条第三项/ },
        input: { ground: "bodyEnded", reason: "企业已经办理注销登记" },
      },
    ]) {
      const permit = await play.granted("2026-03-04");
      done(await play.ask(act, "head", permit.id, input));
      const after = await play.permit(permit.id);
      assert.deepEqual([after.state, after.ended_on, after.ground], [state, "2026-03-04", input.ground]);
      const found = await document(permit.from_case, kind);
      assert.match(found.number, /〔2026〕[1-9]\d*号$/);
      assert.equal(found.addressee, "enterprise-01");
      assert.match(printed(found), says);
      assert.ok(printed(found).includes(permit.number), "it names the permit by its number");
      const told = await play.query("SELECT title->>'zh' AS title FROM notices WHERE about = $1", [permit.from_case]);
      assert.ok(told.some(({ title }) => title.includes(permit.number)));
      play.at("2026-09-07");
      await here.city.settle();
      assert.equal((await play.permit(permit.id)).state, state, "nothing is left that would end it again");
    }
  });

  test("only a valid permit is revoked or withdrawn; one that has expired can be cancelled (CLK-27)", async () => {
    const permit = await expired();
    refused(await play.ask("revokePermit", "head", permit.id, fraud), "PERMIT_NOT_VALID", "CLK-27");
    refused(await play.ask("withdrawPermit", "head", permit.id, repeal), "PERMIT_NOT_VALID", "CLK-27");
    done(await play.ask("cancelPermit", "head", permit.id, { ground: "expired", reason: "届满未延续，办理注销" }));
    const after = await play.permit(permit.id);
    assert.deepEqual([after.state, after.ended_on], ["cancelled", "2026-09-04"], "it ended when its term did");
  });

  test("a ground is one of the act's closed list, fits what is the case, and names its law where the list does not (CLK-27)", async () => {
    const permit = await play.granted("2026-03-04");
    const cancel = (ground: string, more: object = {}) =>
      play.ask("cancelPermit", "head", permit.id, { ground, reason: "情况属实", ...more });
    refused(await cancel("expired"), "GROUND_UNFIT", "CLK-27");
    refused(await cancel("personGone"), "GROUND_UNFIT", "CLK-27");
    refused(await cancel("otherCancellable"), "GROUND_LAW_MISSING", "CLK-27");
    const foreign = await cancel("lawChanged");
    assert.ok("refused" in foreign && foreign.code === "BAD_INPUT");
    const silent = await play.ask("withdrawPermit", "head", permit.id, { ...repeal, compensation: undefined });
    assert.ok(
      "refused" in silent && silent.code === "BAD_INPUT",
      "the loss of a holder who did nothing wrong is not passed over",
    );
    done(await play.ask("revokePermit", "decider", permit.id, fraud));
    done(await cancel("taken"));
    const lists = [revocationGrounds, withdrawalGrounds, cancellationGrounds].map((one) => Object.values(one));
    assert.deepEqual(
      lists.map(({ length }) => length),
      [6, 2, 6],
    );
    assert.ok(lists[0]?.every(({ article }) => article.startsWith("第六十九条")));
    assert.ok(lists[2]?.every(({ article }, index) => article === `第七十条第${"一二三四五六"[index]}项`));
  });

  test("what is revoked is granted no renewal, by a person or by silence (CLK-24, CLK-27)", async () => {
    const permit = await play.granted("2026-03-04");
    const id = await play.accepted("2026-07-01", { kind: "renewal", permit: permit.id });
    done(await play.ask("revokePermit", "head", permit.id, fraud));
    refused(await play.ask("decide", "decider", id, { decision: "granted" }), "PERMIT_NOT_VALID", "CLK-27");
    play.at("2026-09-07");
    await here.city.settle();
    assert.equal((await play.case(id)).decision, null);
    done(await play.ask("decide", "decider", id, { decision: "refused", reason: "原许可已经撤销" }));
  });

  test("a renewed permit whose new term has not begun ends together with the one that holds until then (CLK-27)", async () => {
    const old = await play.granted("2026-03-04");
    const next = await play.granted("2026-07-01", { kind: "renewal", permit: old.id });
    play.at("2026-08-03");
    done(await play.ask("revokePermit", "head", next.id, fraud));
    const both = await Promise.all([old, next].map(({ id }) => play.permit(id)));
    assert.deepEqual(
      both.map((one) => [one.state, one.ended_on]),
      [
        ["revoked", "2026-08-03"],
        ["revoked", "2026-08-03"],
      ],
    );
  });

  test("it takes who decides at the body that gave it, or at the one that has its power now (LST-16, STF-07)", async () => {
    const permit = await play.granted("2026-03-04");
    const denied = await play.ask("revokePermit", "window", permit.id, fraud);
    assert.ok("refused" in denied && denied.code === "NOT_ALLOWED");
    const other = { kind: "person", person: "p-drc-decider" } as const;
    const asOther = () =>
      here.city.execute({ command: "approvals.revokePermit", who: other, on: permit.id, input: fraud });
    const foreign = await asOther();
    assert.ok("refused" in foreign && foreign.code === "NOT_ALLOWED");
    play.at("2026-08-10");
    await play.query("UPDATE powers SET valid_to = '2026-08-10' WHERE id = 'B47:CON'");
    await play.query(
      "INSERT INTO powers (id, version, item, body, mode, division, valid_from) VALUES ('B47:DRC', 1, 'B47', 'DRC', 'own', '360500', '2026-08-10')",
    );
    const gone = await play.ask("revokePermit", "head", permit.id, fraud);
    assert.ok("refused" in gone && gone.code === "NOT_ALLOWED");
    done(await asOther());
    const found = await document(permit.from_case, "撤销决定书");
    assert.match(found.number, /^余发改审字/);
  });

  test("the database keeps a permit that was taken without a ground, or that ends and is valid, out (CLK-27)", async () => {
    play.at("2026-03-04");
    const [permit] = await play.query("SELECT id FROM permits WHERE state = 'cancelled' LIMIT 1");
    const breaks = (set: string, constraint: string) =>
      assert.rejects(
        play.query(`UPDATE permits SET ${set} WHERE id = $1`, [permit.id]),
        (error: { constraint?: string }) => error.constraint === constraint,
      );
    await breaks("ground = NULL", "permit_taken_for_a_ground");
    await breaks("state = 'valid', ground = NULL", "permit_valid_until_ended");
    await breaks("state = 'expired', ground = NULL, ended_on = valid_to", "permit_ends_with_its_term");
    await breaks("state = 'gone', ground = NULL", "permits_state_check");
  });
});
