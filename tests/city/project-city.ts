import type { Flow } from "#systems/approvals/plan/flow.ts";
import { done } from "./list-city.ts";
import type { PackCity } from "./pack-city.ts";

/** The paper by which the tests change facts. */
export const proof = {
  ...{ name: "变更备案信息表", number: "余发改备〔2026〕18号" },
  ...{ issuer: "市发展和改革委员会", on: "2026-03-02" },
};
/** The papers with which a project is filed. */
export const filing = ["营业执照", "项目备案信息登记表"];

/** What the tests of projects ask of a city: standard factories of enterprise-01 by the flow of today, and what becomes of them. */
export function projectCity(here: () => PackCity) {
  const query = async (text: string, values: unknown[] = []) =>
    (await here().database.city.pool.query(text, values)).rows;
  const act = (command: string, person: string, on: string | null, input: object = {}, more: object = {}) =>
    here().city.execute({ command, who: { kind: "person", person }, on, input, ...more });
  const input = (facts: object, more: object = {}) => ({
    ...{ facts, since: here().city.today(), reason: "产品方案调整，占用林地", proof },
    ...more,
  });
  let count = 0;
  return {
    ...{ query, act, input },
    /** A standard factory with these papers of the applicant, and some facts other than usual. */
    async open(papers: readonly string[], facts: object = {}): Promise<string> {
      const [{ content }] = (await query("SELECT content FROM flows WHERE id = 'construction@2025'")) as [
        { content: Flow },
      ];
      const usual = content.examples?.find(({ id }) => id === "standard-factory")?.facts;
      count += 1;
      const { id } = done(
        await act("approvals.openProject", "p-con-window", null, {
          ...{ title: `标准厂房${count}期`, applicant: "enterprise-01", flow: "construction@2025", division: "360500" },
          ...{ facts: { ...usual, ...facts }, papers },
        }),
      );
      await here().city.settle();
      return id;
    },
    async change(matter: string, facts: object, more: object = {}, person = "p-con-window") {
      const outcome = await act("approvals.changeFacts", person, matter, input(facts, more));
      await here().city.settle();
      return outcome;
    },
    /** Accepts and grants the case of a step, at its own body. */
    async grant(matter: string, procedure: string): Promise<string> {
      const [file] = await query("SELECT id, body FROM cases WHERE matter = $1 AND procedure = $2", [
        matter,
        procedure,
      ]);
      const by = (kind: string) => `p-${String(file.body).toLowerCase()}-${kind}`;
      done(await act("approvals.accept", by("window"), file.id));
      done(await act("approvals.decide", by("decider"), file.id, { decision: "granted" }));
      await here().city.settle();
      return file.id;
    },
    casesOf: (matter: string) =>
      query("SELECT id, procedure, status, waived FROM cases WHERE matter = $1 ORDER BY procedure", [matter]),
  };
}
