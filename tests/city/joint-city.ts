import { done } from "./list-city.ts";
import type { PackCity } from "./pack-city.ts";

/** What the tests of joint handling ask of the city of Xinyu: projects with cases of several bodies, and their people. */
export function jointCity(here: () => PackCity) {
  const query = async (text: string, values: unknown[] = []) =>
    (await here().database.city.pool.query(text, values)).rows;
  const at = (day: string) => here().city.time.set(`${day}T01:00:00Z`);
  const act = (command: string, person: string, on: string | null, input: object = {}) =>
    here().city.execute({ command, who: { kind: "person", person }, on, input });
  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    act(`approvals.${command}`, person, on, input);
  const read = (name: string, person: string, input: object) =>
    here().city.ask(`approvals.${name}`, { kind: "person", person }, input) as Promise<never>;
  const member = async (round: string, item: string): Promise<string> =>
    (await query("SELECT id FROM joint_members WHERE round = $1 AND item = $2", [round, item]))[0].id;
  /** A project with some facts of its own, and its applicant's papers. */
  const project = async (title: string, more: object, papers: readonly string[] = []): Promise<string> => {
    const flow = here().pack.flows.find(({ validTo }) => validTo === null);
    const example = flow?.examples?.find(({ id }) => id === "standard-factory");
    const asked = {
      ...{ title, applicant: "enterprise-01", flow: `${flow?.id}@${flow?.edition}`, division: "360500" },
      ...{ facts: { ...example?.facts, ...more }, papers },
    };
    const { id } = done(await ask("openProject", "p-drc-window", null, asked));
    await here().city.settle();
    return id;
  };
  /** A case of a later step, accepted in the project as if all before it were done. */
  const later = async (matter: string, item: string, body: string): Promise<string> => {
    const papers = here()
      .pack.itemVersions.find((one) => one.item === item)
      ?.papers.map(({ name }) => name);
    const clerk = `p-${body.toLowerCase()}-window`;
    const input = { item, power: `${item}:${body}`, applicant: "enterprise-01", papers };
    const { id } = done(await ask("receive", clerk, null, input));
    const [file] = await query("SELECT matter FROM cases WHERE id = $1", [id]);
    await query(
      `UPDATE papers p SET matter = $2 WHERE matter = $1
         AND NOT EXISTS (SELECT FROM papers o WHERE o.matter = $2 AND o.name = p.name)`,
      [file.matter, matter],
    );
    await query("UPDATE cases SET matter = $2, procedure = $3 WHERE id = $1", [id, matter, item]);
    done(await ask("accept", clerk, id));
    return id;
  };
  /** A project near a monument on green land: two bodies have a case of its design at once, a third leads. */
  const design = async (title: string): Promise<{ matter: string; relics: string; trees: string }> => {
    const matter = await project(title, { "project.relicControlZone": true, "project.greenLand": true }, [
      ...["工程设计方案", "文物影响评估报告", "占绿移树申请表", "补植方案"],
    ]);
    const caseOf = async (item: string, clerk: string): Promise<string> => {
      const [file] = await query("SELECT id FROM cases WHERE matter = $1 AND item = $2", [matter, item]);
      done(await ask("accept", clerk, file.id));
      return file.id;
    };
    return { matter, relics: await caseOf("B29", "p-cul-window"), trees: await caseOf("B34", "p-cmb-window") };
  };
  return {
    ...{ query, at, act, ask, read, member, design, project, later },
    row: async (id: string) => (await query("SELECT * FROM joint_reviews WHERE id = $1", [id]))[0],
    members: (round: string) => query("SELECT * FROM joint_members WHERE round = $1 ORDER BY id", [round]),
    due: async (owner: string, name: string) =>
      (await query("SELECT due, state FROM clocks WHERE owner = $1 AND name = $2", [owner, name]))[0],
    documents: (about: string) =>
      query("SELECT kind, number, addressee, content FROM documents WHERE about = $1 ORDER BY serial", [about]),
    told: async (body: string) =>
      (await query("SELECT about, title FROM notices WHERE post = $1 ORDER BY sent_at", [`${body}:head`])).map(
        ({ title }) => title.zh as string,
      ),
    /** A building that is finished: planning check, fire filing and archive, each accepted at its own body. */
    async finished(title: string): Promise<{ matter: string; planning: string; fire: string; archive: string }> {
      const matter = await project(title, {});
      return {
        matter,
        ...{
          planning: await later(matter, "B48", "LND"),
          fire: await later(matter, "B32", "CON"),
          archive: await later(matter, "B49", "ARC"),
        },
      };
    },
  };
}
