import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { holders } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { heldOn } from "#kernel/records/actor.ts";
import type { Answer } from "./answer-faults.ts";
import { refuse } from "./refusals.ts";

/** An answer with its letter, for handing it over. */
export type AnswerShown = {
  readonly id: string;
  readonly answer: Answer;
  readonly body: string;
  readonly answeredOn: Day;
  readonly queryCode: string;
  readonly kind: string;
  readonly number: string;
};

/** 一份准入答复: number and query code of its letter, for the windows and list keepers of the body that gave it. */
export const oneAnswer = query({
  name: "lists.activityAnswer",
  title: { zh: "一份准入答复", en: "One answer on market access" },
  input: z.object({ id: z.string().max(80) }),
  may: holders("window", "listKeeper"),
  async run({ city, actor, input, today }) {
    const held = actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)) : [];
    const own = held.filter(({ kind }) => kind === "window" || kind === "listKeeper").map(({ body }) => body);
    const found = await city.database.pool.query<AnswerShown>({
      name: "activity-answer",
      text: `SELECT a.id, a.answer, a.body, a.answered_on AS "answeredOn", a.query_code AS "queryCode", d.kind, d.number
        FROM activity_answers a JOIN documents d ON d.about = a.id AND NOT d.voided WHERE a.id = $1 AND a.body = ANY($2)`,
      values: [input.id, own],
    });
    return found.rows[0] ?? refuse("LETTER_UNKNOWN", { number: input.id, code: "—" });
  },
});
