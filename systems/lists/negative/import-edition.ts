import { z } from "zod";
import { bodies, posts } from "#kernel/directory/records.ts";
import { documentNumberPattern } from "#kernel/identifiers/documentNumber.ts";
import { inForce, items } from "#kernel/items/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { dayInput } from "../commands/day-input.ts";
import { personOf } from "../commands/workflow.ts";
import { negativeDrafts, negativeEditions } from "../records.ts";
import { ofTheCity } from "./at-city.ts";
import { editionFault } from "./edition-faults.ts";

const count = z.int().min(0).max(100_000).nullable().default(null);
const line = z.string().trim().min(1).max(500);
const words = z.object({ zh: line, en: line });

const input = z.object({
  /** Local only for a city's history of before 2019; anything later is refused (LST-05). */
  scope: z.enum(["national", "local"]).default("national"),
  /** Such as 2025. */
  edition: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,30}$/),
  title: words,
  document: z.string().trim().regex(documentNumberPattern),
  validFrom: dayInput,
  validTo: dayInput.nullable().default(null),
  reported: z
    .object({ items: count, prohibited: count, permitted: count })
    .default({ items: null, prohibited: null, permitted: null }),
  source: line,
  entries: z
    .array(
      z.object({
        code: z.string().trim().min(1).max(40),
        class: z.enum(["prohibited", "permitted"]),
        number: z.int().min(1).max(100_000).nullable().default(null),
        sector: line.nullable().default(null),
        title: line,
        measure: z.string().trim().min(1).max(2000),
        department: line.nullable().default(null),
        keywords: z.array(z.string().trim().min(1).max(40)).max(80).default([]),
        items: z.array(z.string().max(40)).max(40).default([]),
      }),
    )
    .max(2000),
});
type Input = z.output<typeof input>;

/**
 * 录入负面清单版本: the next national edition, with its document and entries, as a draft. Nothing is on the list by it: somebody
 * else compares it with what was published and confirms it, since whatever the list does not name is free to all (LST-16). A city
 * or department cannot make one of its own (LST-05): what it can enter is its own list of the years before the national one.
 */
export const importNegativeEdition = command({
  name: "lists.importNegativeEdition",
  title: { zh: "录入负面清单版本", en: "Enter an edition of the negative list" },
  on: null,
  makes: negativeDrafts,
  input,
  reads: {
    editions: all(negativeEditions).where("scope", (_: null, asked: Input) => asked.scope),
    items: all(items).among("id", (_: null, asked: Input) => asked.entries.flatMap((one) => one.items)),
    checkers: all(posts).where("kind", () => "legalReviewer"),
    bodies: all(bodies).where("level", () => "city"),
  },
  may: ofTheCity("listKeeper"),
  basis: ["优化营商环境条例 第二十条", "LST-05"],
  visibility: "internal",
  decide(_, asked, { rows, actor, today, now, newId }) {
    const fault = editionFault(asked, { ...rows, today });
    if (fault) return fault;
    const id = newId();
    return [
      create(negativeDrafts, {
        ...{ ...asked, id, state: "waiting", importer: personOf(actor), importedOn: today },
        ...{ confirmer: null, confirmedOn: null, opinion: null },
      }),
      ...rows.checkers
        .filter((one) => inForce(one, today) && rows.bodies.some(({ id: body }) => body === one.body))
        .map((one) =>
          notify({
            ...{ id: newId(), to: { post: one.id }, about: id, at: now },
            title: { zh: "有一版负面清单待核对确认", en: "An edition of the negative list is to be confirmed" },
          }),
        ),
    ];
  },
});
