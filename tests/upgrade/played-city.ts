import { done } from "../city/list-city.ts";
import type { PackCity } from "../city/pack-city.ts";

/** The day on which the city begins to be played; and the moment at which it is kept. */
export const begins = "2026-02-02T01:00:00Z";
export const keptAt = "2026-02-10T02:00:00Z";

/**
 * Plays a small city by the program's own commands, with something in flight in each state. What it answers are the ids by what
 * they are an example of; a name that an earlier release kept means the same here, so that the same tests go on with it.
 */
export async function playCity({ city, pack, database }: PackCity): Promise<Record<string, string>> {
  const act = (command: string, person: string, on: string | null, input: object = {}) =>
    city.execute({ command: `approvals.${command}`, who: { kind: "person", person }, on, input });
  const query = async (text: string, ...values: unknown[]) => (await database.city.pool.query(text, values)).rows;
  const day = async (date: string) => {
    city.time.set(`${date}T01:00:00Z`);
    await city.settle();
  };
  const papersOf = (item: string) =>
    pack.itemVersions.find((one) => one.item === item)?.papers.map((one) => one.name) ?? [];
  const window = "p-con-window";
  const reviewer = "p-con-reviewer";
  const decider = "p-con-decider";
  const own = { item: "B47", power: "B47:CON", applicant: "enterprise-01" };
  const applied = async (papers = papersOf("B47")) => done(await act("receive", window, null, { ...own, papers })).id;
  const accepted = async () => {
    const id = await applied();
    done(await act("accept", window, id));
    return id;
  };

  await day("2026-02-02");
  const delivered = await accepted();
  done(await act("review", reviewer, delivered, { proposal: "granted", opinion: "符合条件" }));
  done(await act("decide", decider, delivered, { decision: "granted" }));
  done(await act("deliver", window, delivered));
  const project = await openProject();
  const drawn = await openProject({ "project.relicControlZone": true, "project.greenLand": true }, [
    ...["工程设计方案", "文物影响评估报告", "占绿移树申请表", "补植方案"],
  ]);

  await day("2026-02-04");
  const declined = await applied();
  done(await act("decline", window, declined, { reason: "notPermitted" }));
  const withdrawn = await applied();
  done(await act("withdraw", "p-qiye", withdrawn, { reason: "项目推迟" }));

  await day("2026-02-06");
  const running = await accepted();
  const [step] = await query(
    "SELECT id, body FROM cases WHERE matter = $1 AND status = 'received' ORDER BY id",
    project,
  );
  done(await act("accept", `p-${step.body.toLowerCase()}-window`, step.id));
  const drawings = await query("SELECT id, body FROM cases WHERE matter = $1 AND item IN ('B29', 'B34')", drawn);
  for (const file of drawings) done(await act("accept", `p-${file.body.toLowerCase()}-window`, file.id));
  done(await act("beginJoint", "p-lnd-reviewer", drawn, { kind: "review", group: "J1", power: "B13:LND" }));
  const [round] = await query("SELECT id FROM joint_reviews WHERE matter = $1", drawn);
  const land = { item: "B07", power: "B07:LND", applicant: "enterprise-02", papers: papersOf("B07") };
  const consulted = done(await act("receive", "p-lnd-window", null, land)).id;
  done(await act("accept", "p-lnd-window", consulted));

  await day("2026-02-09");
  const question = "该地块是否涉及河道管理范围";
  done(await act("consult", "p-lnd-reviewer", consulted, { bodies: ["EPB", "WAT"], question }));
  const [consultation] = await query("SELECT id FROM consultations WHERE case_id = $1 AND body = 'WAT'", consulted);
  const [decided, reviewed] = [await accepted(), await accepted()];
  done(await act("decide", decider, decided, { decision: "granted" }));
  done(await act("review", reviewer, reviewed, { proposal: "granted", opinion: "符合条件" }));
  const silent = await applied();
  const missing = papersOf("B47").slice(0, 2);
  const supplementing = await applied(papersOf("B47").slice(2));
  const asked = missing.map((paper) => ({ paper, kind: "missing", defect: "没有提交" }));
  done(await act("tellMissing", window, supplementing, { asked }));
  const draft = await begunDraft();

  city.time.set(keptAt);
  const paused = await accepted();
  done(await act("pause", reviewer, paused, { ground: "专家评审", plannedDays: 6 }));
  const received = await applied(papersOf("B47").slice(1));
  await city.settle();
  return {
    ...{ delivered, declined, withdrawn, project, accepted: running, decided, received, silent },
    ...{ supplementing, paused, reviewed, consulted, consultation: consultation.id, round: round.id, draft },
  };

  async function openProject(more: object = {}, papers: readonly string[] = ["营业执照", "项目备案信息登记表"]) {
    const flow = pack.flows.find(({ validTo }) => validTo === null);
    const facts = flow?.examples?.find(({ id }) => id === "standard-factory")?.facts;
    const input = {
      ...{ title: "标准厂房", applicant: "enterprise-01", flow: `${flow?.id}@${flow?.edition}`, division: "360500" },
      ...{ facts: { ...facts, ...more }, papers },
    };
    const { id } = done(await act("openProject", "p-drc-window", null, input));
    await city.settle();
    return id;
  }

  async function begunDraft() {
    const { id } = done(await act("beginApplication", "p-qiye", null, { code: "KEPT-CITY-0001", item: "B47" }));
    done(await act("saveApplication", "p-qiye", id, { answers: { site: "渝水区下村工业园" } }));
    return id;
  }
}
