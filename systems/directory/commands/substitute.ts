import { z } from "zod";
import { anyOf, post } from "#kernel/access/policies.ts";
import { holdings, type Post, people, posts, substitutes } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { dayInput } from "../day-input.ts";
import { headAtPost } from "../policies.ts";
import { refuse } from "../refusals.ts";
import { checkAssigner, checkPeriod, covers, overlaps } from "./holding-dates.ts";

const input = z.object({
  person: z.string().max(80),
  standsFor: z.string().max(80),
  from: dayInput,
  /** The first day on which nobody stands in any more. */
  to: dayInput,
  ground: z.string().trim().min(2).max(200),
});
type Input = z.output<typeof input>;

/** 替岗 (AB岗): somebody stands in at a post while its holder is away; acts are done in the holder's name (COM-07). */
export const substitute = command({
  name: "directory.substitute",
  title: { zh: "AB岗替岗", en: "Name a substitute" },
  on: posts,
  input,
  reads: {
    person: one(people).by((_: Post, asked: Input) => asked.person),
    holdings: all(holdings).of("post"),
    substitutes: all(substitutes).of("post"),
  },
  may: anyOf(
    post("administrator").anywhere(),
    headAtPost((file: Post) => file.id),
  ),
  basis: ["COM-07 首问负责与AB岗"],
  visibility: "internal",
  decide(file, { person, standsFor, from, to, ground }, { rows, actor, post, today, newId }) {
    if (!rows.person?.active) return refuse("PERSON_NOT_ACTIVE", { person, field: "/person" });
    const period = { validFrom: from, validTo: to };
    const wrong = checkAssigner({ person, kind: file.kind }, { actor, post }) ?? checkPeriod(period, file, today);
    if (wrong) return wrong;
    const holds = rows.holdings.some((held) => held.person === standsFor && covers(held, period));
    if (!holds || person === standsFor) return refuse("STANDS_FOR_NO_HOLDER", { from, to, field: "/standsFor" });
    if (rows.substitutes.some((one) => one.person === person && overlaps(one, period)))
      return refuse("SUBSTITUTE_TWICE");
    return [create(substitutes, { id: newId(), person, post: file.id, standsFor, ...period, ground })];
  },
});
