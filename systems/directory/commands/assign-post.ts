import { z } from "zod";
import { anyOf, post } from "#kernel/access/policies.ts";
import { holdings, type Post, people, posts } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { dayInput } from "../day-input.ts";
import { headAtPost } from "../policies.ts";
import { refuse } from "../refusals.ts";
import { checkAssigner, checkPeriod, overlaps, type Period } from "./holding-dates.ts";

const input = z.object({
  person: z.string().max(80),
  /** The first day; today when absent. */
  from: dayInput.optional(),
  /** The first day on which it is no longer held; open when absent. */
  to: dayInput.optional(),
});
type Input = z.output<typeof input>;

/** 任岗: somebody holds a post from a day on. What the post may do follows from its kind and its body's powers. */
export const assignPost = command({
  name: "directory.assignPost",
  title: { zh: "任岗", en: "Assign a post" },
  on: posts,
  input,
  reads: {
    person: one(people).by((_: Post, asked: Input) => asked.person),
    holdings: all(holdings).of("post"),
  },
  may: anyOf(
    post("administrator").anywhere(),
    headAtPost((file: Post) => file.id),
  ),
  basis: ["DIR-02 岗位任免", "DIR-03 不得自任"],
  visibility: "internal",
  decide(file, { person, from, to }, { rows, actor, post, today, newId }) {
    if (!rows.person?.active) return refuse("PERSON_NOT_ACTIVE", { person, field: "/person" });
    const period: Period = { validFrom: from ?? today, validTo: to ?? null };
    const wrong = checkAssigner({ person, kind: file.kind }, { actor, post }) ?? checkPeriod(period, file, today);
    if (wrong) return wrong;
    if (rows.holdings.some((held) => held.person === person && overlaps(held, period))) return refuse("POST_HELD");
    return [create(holdings, { id: newId(), person, post: file.id, ...period })];
  },
});
