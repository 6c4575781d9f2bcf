import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { importGround, importStandings } from "../queries/import-ground.ts";
import type { Ground } from "./ground.ts";
import { groundOf } from "./ground-of.ts";

/** What a file is judged against in a city at hand, for the command line: asked of the database itself. */
export async function cityGround(city: City, on: Day, batch?: string): Promise<Ground> {
  const asked = { city, actor: { kind: "system", name: "import" }, today: city.today() } as const;
  const answer = answered(await importGround.run({ ...asked, input: { on } }));
  const standings = async (codes: readonly string[]) =>
    answered(await importStandings.run({ ...asked, input: { codes: [...codes], on } })).rows;
  return groundOf(answer, on, standings, batch);
}

function answered<Answer>(answer: Answer | Refusal): Answer {
  if (isRefusal(answer)) throw new TypeError(`the ground of an import was refused: ${answer.code}`);
  return answer as Answer;
}
