import type { Day } from "#kernel/calendar/day.ts";
import type { GroundAnswer } from "../queries/import-ground.ts";
import { directoryOf } from "./directory.ts";
import type { Ground, Standing } from "./ground.ts";

/** The ground of an answer of the server, with a way to ask where items stand: the same on the desk and on the command line. */
export function groundOf(
  answer: GroundAnswer,
  on: Day,
  standings: (codes: readonly string[]) => Promise<readonly Standing[]>,
  batch?: string,
): Ground {
  // A file is judged anew whenever a body is mapped; where its items stand is asked once.
  const known = new Map<string, Standing>();
  return {
    ...{ on, batch, laws: answer.laws, directory: directoryOf(answer.bodies, answer.divisions) },
    makers: new Map(answer.makers.map(({ paper, code, name }) => [paper, { code, name }])),
    async standings(codes) {
      const asked = [...new Set(codes)].filter((code) => !known.has(code));
      if (asked.length > 0) for (const row of await standings(asked)) known.set(row.code, row);
      return known;
    },
  };
}
