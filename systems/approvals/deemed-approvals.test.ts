import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type CaseStatus, caseStatuses, cases } from "#kernel/matters/records.ts";
import type { AnyCommand } from "#kernel/records/command.ts";
import { jointCity } from "#tests/city/joint-city.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { permitCity } from "#tests/city/permit-city.ts";
import { deemedApprovals } from "./deemed-approvals.ts";

describe("there is no general deemed approval", () => {
  let here: PackCity;
  const play = permitCity(() => here);
  const joint = jointCity(() => here);
  const nobody = { kind: "system", name: "test" } as const;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await play.validity(6);
  });
  after(() => here.close());

  /** What the system itself may ask for, and what can reach a case: it is about one, or reads one. */
  const unattended = (): AnyCommand[] =>
    [...here.city.registry.commands.values()].filter(
      (one) =>
        one.may.roles.includes("system") &&
        (one.on === cases || Object.values(one.reads).some(({ record }) => record === cases)),
    );

  /** A case in each state, two years ago by now: whatever can fall due has fallen due. */
  async function oneOfEach(kind: "new" | "renewal"): Promise<Map<CaseStatus, string>> {
    const found = new Map<CaseStatus, string>();
    for (const status of caseStatuses) {
      const permit = kind === "renewal" ? (await play.granted("2026-03-04")).id : undefined;
      play.at("2026-03-09");
      const { id } = done(await play.receive({ kind, permit }));
      const decided = status === "decided" || status === "delivered";
      await play.query(
        `UPDATE cases SET status = $2, accepted_on = CASE WHEN $2 IN ('accepted', 'handedUp', 'decided', 'delivered') THEN date '2026-03-09' END,
           decision = $3, decided_on = CASE WHEN $3::text IS NULL THEN NULL ELSE date '2026-03-10' END, reason = 'x',
           delivered_on = CASE WHEN $2 = 'delivered' THEN date '2026-03-11' END, handed_up = '{"office":"省厅","on":"2026-03-09","answer":null}'
         WHERE id = $1`,
        [id, status, decided ? "refused" : null],
      );
      found.set(status, id);
    }
    return found;
  }

  test("of all that runs without a person only what the closed list names decides a case, and each entry names its law (CLK-24)", async () => {
    const renewals = await oneOfEach("renewal");
    const others = await oneOfEach("new");
    // Somebody else is asked, and somebody may ask for a hearing: what follows by itself from that decides nothing either.
    const asking = await play.accepted("2026-03-09");
    const asked = done(await play.ask("consult", "decider", asking, { bodies: ["LND"], question: "对用地有什么意见" }));
    const consultation = asked.changes.find(({ record }) => record === "consultation")?.id;
    done(await play.ask("tellHearing", "decider", asking));
    const { matter } = await joint.design("联合审查");
    const together = { kind: "review", group: "J1", power: "B13:LND" };
    done(await joint.ask("beginJoint", "p-lnd-reviewer", matter, together));
    play.at("2028-03-06");
    const deciding = new Set<string>();
    const tried = new Set<string>();
    for (const command of unattended()) {
      const targets = command.on === cases ? [...renewals.values(), ...others.values()] : await idsOf(command);
      for (const on of targets)
        for (const input of [...inputs, { consultation }]) {
          const outcome = await here.city.execute({ command: command.name, who: nobody, on, input, dryRun: true });
          if ("refused" in outcome && outcome.code === "BAD_INPUT") continue;
          tried.add(command.name);
          if (!("rehearsed" in outcome)) continue;
          const decides = outcome.changes.some(
            ({ record, fields }) => record === "case" && ("decision" in fields ? fields.decision !== null : false),
          );
          if (decides) deciding.add(command.name);
        }
    }
    assert.deepEqual(
      [...tried].sort(),
      unattended()
        .map(({ name }) => name)
        .sort(),
      "each of them was tried",
    );
    assert.deepEqual(
      [...deciding],
      deemedApprovals.flatMap(({ command }) => command ?? []),
    );
    for (const { law, article } of deemedApprovals)
      assert.match(`${law}${article}`, /^[\u4e00-\u9fa5]+第[\u4e00-\u9fa5]+条$/);
  });

  const inputs: readonly object[] = [
    {},
    { since: "2026-03-09" },
    { kind: "renamed" },
    { procedure: "B47", power: "B47:CON", applicant: "enterprise-01" },
  ];
  const idsOf = async ({ on }: AnyCommand): Promise<readonly (string | null)[]> =>
    on === null
      ? [null]
      : (await play.query(`SELECT id FROM ${on.table} ORDER BY id DESC LIMIT 5`)).map(({ id }) => id);

  test("an overdue case stays open for a year and more, until a person decides it (CLK-24)", async () => {
    const id = await play.accepted("2026-03-04");
    play.at("2027-11-01");
    await here.city.settle();
    assert.equal((await play.case(id)).status, "accepted");
    refused(
      await here.city.execute({ command: "approvals.deemRenewed", who: nobody, on: id, input: {} }),
      "NOT_A_RENEWAL",
      "CLK-24",
    );
    const asPerson = await play.ask("deemRenewed", "head", id);
    assert.ok("refused" in asPerson && asPerson.code === "NOT_ALLOWED", "no person can ask for it either");
  });

  test("the database grants nothing by silence but a renewal (CLK-24)", async () => {
    const id = await play.accepted("2026-03-04");
    await assert.rejects(
      play.query(
        "UPDATE cases SET status = 'decided', decision = 'granted', decided_on = '2026-06-01', decided_by_silence = true WHERE id = $1",
        [id],
      ),
      (error: { constraint?: string }) => error.constraint === "case_no_deemed_approval",
    );
  });
});
