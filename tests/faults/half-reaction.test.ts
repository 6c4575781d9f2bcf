import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Done } from "#kernel/records/asked.ts";
import { readFlow } from "#systems/approvals/plan/flow.ts";
import { stepsOf } from "#systems/approvals/ready.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { holderOf } from "./staff.ts";

const today = "2014-03-17";

describe("a reaction that breaks off in the middle of what it sends", () => {
  let here: PackCity;
  let matter: string;
  const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await here.database.city.pool.query<Row>(text, values)).rows;
  const ask = async (command: string, body: string, kind: string, on: string | null, input: object) => {
    const who = { kind: "person", person: holderOf(here.pack, body, kind, today) } as const;
    const outcome = await here.city.execute({ command: `approvals.${command}`, who, on, input });
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome as Done;
  };
  const open = () => {
    const flow = here.pack.flows.find((one) => one.edition === "2014");
    return ask("openProject", "CON", "window", null, {
      ...{ title: "反应中断的项目", applicant: "enterprise-02", flow: "construction@2014", division: "360500" },
      ...{ facts: flow?.checks?.full.facts, papers: flow?.applicantDocuments },
    });
  };

  before(async () => {
    here = await packCity("xinyu", `${today}T01:00:00Z`);
    matter = (await open()).id;
  });
  after(() => here.close());

  test("is taken up where it broke off: every step is opened, and none twice (CON-11)", async () => {
    const { pool } = here.database.city;
    // Every second case does not get in, as with a full disk; a sequence does not go back with its transaction.
    await pool.query("CREATE SEQUENCE tries");
    await pool.query(
      `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN IF nextval('tries') % 2 = 0 THEN RAISE 'disk full' USING ERRCODE = '53100'; END IF; RETURN NEW; END $$`,
    );
    await pool.query("CREATE TRIGGER break_off BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION break_off()");
    let brokeOff = 0;
    for (let round = 0; round < 8; round += 1) {
      for (let left = true; left; )
        left = await here.city.settle().then(
          () => false,
          () => {
            brokeOff += 1;
            return true;
          },
        );
      const received = await rows<{ id: string; body: string }>(
        "SELECT id, body FROM cases WHERE matter = $1 AND status = 'received'",
        [matter],
      );
      for (const { id, body } of round === 7 ? [] : received) {
        await ask("accept", body, "window", id, {});
        await ask("decide", body, "decider", id, { decision: "granted" });
      }
    }
    assert.ok(brokeOff > 5);
    const [project] = await rows<{ facts: Record<string, string>; content: Record<string, unknown>; papers: string[] }>(
      `SELECT m.facts, f.content, ARRAY(SELECT name FROM papers p WHERE p.matter = m.id) AS papers
       FROM matters m JOIN flows f ON f.id = m.flow WHERE m.id = $1`,
      [matter],
    );
    assert.ok(project);
    const steps = stepsOf(readFlow(project.content), project.facts, new Set(project.papers));
    const ready = steps.filter(({ missing }) => missing.length === 0).map(({ procedure }) => procedure.id);
    const opened = await rows<{ procedure: string }>("SELECT procedure FROM cases WHERE matter = $1", [matter]);
    assert.ok(opened.length > 10);
    assert.deepEqual(opened.map(({ procedure }) => procedure).sort(), ready.sort());
  });

  test("waits while the city has no room for what it sends, and is not passed over (REC-09)", async () => {
    const read = async () =>
      (await rows<{ place: number }>("SELECT place FROM followers WHERE follower = 'approvals.openReadySteps'"))[0]
        ?.place;
    const before = await read();
    const { place } = await open();
    await here.city.lane.close();
    await assert.rejects(here.city.settle(), /openReadySteps/);
    assert.equal(await read(), before);
    assert.ok(Number(before) <= place);
  });
});
