import type pg from "pg";
import type { City } from "#kernel/city/city.ts";
import { type Act, acts, callOf, type Line } from "./workload.ts";

/** One row that a command made (`version` 1) or changed, with the values it set. */
export type WrittenRow = {
  readonly record: string;
  readonly id: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** What one command asked the database for and what it wrote, run alone on the real city. */
export type RecordedAct = {
  readonly act: Act;
  readonly reads: readonly { readonly text: string; readonly values: readonly unknown[] }[];
  readonly written: readonly WrittenRow[];
  readonly entry: Readonly<Record<string, unknown>>;
};

/** Carries one case of a line from receipt to delivery and records what each command read and wrote. */
export async function recordChain(city: City, line: Line): Promise<RecordedAct[]> {
  const { pool } = city.database;
  const recorded: RecordedAct[] = [];
  let on: string | null = null;
  for (const act of acts) {
    const reads: { text: string; values: readonly unknown[] }[] = [];
    const stop = listen(pool, reads);
    const { command, staff, input } = callOf(line, act);
    const who = { kind: "person", person: staff.person } as const;
    const outcome = await city.execute({ command, who, on, input, key: `record-${act}-${line.power}-${Date.now()}` });
    stop();
    if (!("done" in outcome)) throw new Error(`${command} was not done: ${JSON.stringify(outcome)}`);
    on = outcome.id;
    const written = await pool.query<WrittenRow>(
      "SELECT record, id, version, fields FROM changes WHERE place = $1 ORDER BY ordinal",
      [outcome.place],
    );
    const entry = await pool.query("SELECT * FROM journal WHERE place = $1", [outcome.place]);
    recorded.push({ act, reads, written: written.rows, entry: entry.rows[0] });
  }
  return recorded;
}

/** Notes the SELECTs of the connections that are taken from the pool, until it is stopped. */
function listen(pool: pg.Pool, reads: { text: string; values: readonly unknown[] }[]): () => void {
  const stops: (() => void)[] = [];
  const acquired = (client: pg.PoolClient) => {
    const own = client.query;
    const noted = (...given: Parameters<typeof own>) => {
      const asked: unknown = given[0];
      if (typeof asked === "object" && asked !== null && "text" in asked && "values" in asked) {
        const { text, values } = asked as { text: string; values: readonly unknown[] };
        if (text.startsWith("SELECT")) reads.push({ text, values });
      }
      return own.apply(client, given);
    };
    client.query = noted as typeof own;
    stops.push(() => {
      client.query = own;
    });
  };
  pool.on("acquire", acquired);
  return () => {
    pool.off("acquire", acquired);
    for (const stop of stops) stop();
  };
}
