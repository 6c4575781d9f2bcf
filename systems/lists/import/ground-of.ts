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
  return {
    ...{ on, batch, laws: answer.laws, directory: directoryOf(answer.bodies, answer.divisions) },
    makers: new Map(answer.makers.map(({ paper, code, name }) => [paper, { code, name }])),
    async standings(codes) {
      const rows = await standings([...new Set(codes)]);
      return new Map(rows.map((row) => [row.code, row]));
    },
  };
}
