import { done } from "./list-city.ts";
import type { PackCity } from "./pack-city.ts";

/** Who acts at the housing bureau of Xinyu, and the item with which the tests of permits play. */
const hands = { window: "p-con-window", decider: "p-con-decider", head: "p-con-head" } as const;

/** What the tests of permits ask of a city: applications of enterprise-01 for one item, whose results are valid for six months. */
export function permitCity(here: () => PackCity, item = "B47") {
  const query = async (text: string, values: unknown[] = []) =>
    (await here().database.city.pool.query(text, values)).rows;
  const ask = (command: string, hand: keyof typeof hands, on: string | null, input: object = {}) =>
    here().city.execute({ command: `approvals.${command}`, who: { kind: "person", person: hands[hand] }, on, input });
  const at = (day: string, hour = "01:00:00") => here().city.time.set(`${day}T${hour}Z`);
  const papers = () =>
    here()
      .pack.itemVersions.find((one) => one.item === item)
      ?.papers.map(({ name }) => name) ?? [];
  const application = (more: object = {}) => ({
    ...{ item, power: `${item}:CON`, applicant: "enterprise-01", papers: papers() },
    ...more,
  });
  const receive = (more: object = {}) => ask("receive", "window", null, application(more));
  const permit = async (id: string) => (await query("SELECT * FROM permits WHERE id = $1", [id]))[0];
  return {
    ...{ query, ask, at, receive, permit },
    case: async (id: string) => (await query("SELECT * FROM cases WHERE id = $1", [id]))[0],
    /** Results of the item are valid for so many months; for ever with null. */
    validity: (months: number | null) =>
      query("UPDATE item_versions SET validity = $2 WHERE item = $1", [
        item,
        months === null ? null : JSON.stringify({ months, renewBeforeWorkdays: 30, basis: "测试规定" }),
      ]),
    /** Received and accepted on that day. */
    async accepted(on: string, more: object = {}): Promise<string> {
      at(on);
      const { id } = done(await receive(more));
      done(await ask("accept", "window", id));
      return id;
    },
    /** Received, accepted and granted on that day; the permit that it gave. */
    async granted(on: string, more: object = {}) {
      const id = await this.accepted(on, more);
      done(await ask("decide", "decider", id, { decision: "granted" }));
      return (await query("SELECT * FROM permits WHERE from_case = $1", [id]))[0];
    },
  };
}
