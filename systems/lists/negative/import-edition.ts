import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { documentNumberPattern } from "#kernel/identifiers/documentNumber.ts";
import { inForce, items } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { dayInput } from "../commands/day-input.ts";
import { type NegativeEdition, type NegativeEntry, negativeEditions, negativeEntries } from "../records.ts";
import { outlivesLocalLists } from "./edition-days.ts";
import { refuse } from "./refusals.ts";

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
 * 导入负面清单版本: the next national edition, with its document and entries. The one before ends on its first day. A city or
 * department cannot make one of its own (LST-05): what it can enter is its own list of the years before the national one.
 */
export const importNegativeEdition = command({
  name: "lists.importNegativeEdition",
  title: { zh: "导入负面清单版本", en: "Import an edition of the negative list" },
  on: null,
  makes: negativeEditions,
  input,
  reads: {
    editions: all(negativeEditions).where("scope", (_: null, asked: Input) => asked.scope),
    entries: all(negativeEntries).where("scope", (_: null, asked: Input) => asked.scope),
    items: all(items).among("id", (_: null, asked: Input) => asked.entries.flatMap((one) => one.items)),
  },
  may: post("listKeeper").anywhere(),
  basis: ["优化营商环境条例 第二十条", "LST-05"],
  visibility: "public",
  decide(_, asked, { rows }) {
    const { scope, edition, validFrom, validTo, entries, reported, ...said } = asked;
    const national = scope === "national";
    if (!national && outlivesLocalLists(validTo))
      return refuse("LOCAL_LIST_FORBIDDEN", { to: validTo ?? "—", field: "/validTo" });
    const fault = orderFault(asked, rows.editions) ?? entriesFault(asked, new Set(rows.items.map(({ id }) => id)));
    if (fault) return fault;
    const id = `${scope}-${edition}`;
    const effects: Effect[] = national ? endAt(validFrom, rows.editions, rows.entries) : [];
    return [
      create(negativeEditions, {
        ...{ id, scope, edition, validFrom, validTo, mark: "L", ...said },
        reported: { ...reported, measures: null, parts: [] },
      }),
      ...effects,
      ...entries.map(({ code, ...entry }) =>
        create(negativeEntries, { ...entry, id: `${id}:${code}`, scope, code, validFrom, validTo, mark: "L" }),
      ),
    ];
  },
});

function orderFault({ validFrom, validTo }: Input, editions: readonly NegativeEdition[]): Refusal | undefined {
  const last = editions
    .map((one) => one.validFrom)
    .toSorted()
    .at(-1);
  if ((last !== undefined && validFrom <= last) || (validTo !== null && validTo <= validFrom))
    return refuse("EDITION_ORDER", { on: validFrom, last: last ?? validTo, field: "/validFrom" });
  return undefined;
}

function entriesFault({ entries }: Input, known: ReadonlySet<string>): Refusal | undefined {
  const seen = new Set<string>();
  for (const [index, { code, items: carriers }] of entries.entries()) {
    if (seen.has(code)) return refuse("ENTRY_TWICE", { code, field: `/entries/${index}/code` });
    seen.add(code);
    const unknown = carriers.filter((item) => !known.has(item));
    if (unknown.length > 0)
      return refuse("ENTRY_ITEM_UNKNOWN", { items: unknown.join("、"), field: `/entries/${index}/items` });
  }
  return undefined;
}

/** The edition in force and all of its entries end on the day on which the next one begins. */
function endAt(
  day: Input["validFrom"],
  editions: readonly NegativeEdition[],
  entries: readonly NegativeEntry[],
): Effect[] {
  const live = <Row extends { validFrom: typeof day; validTo: typeof day | null }>(row: Row) =>
    inForce(row, day) && row.validFrom < day;
  return [...editions.filter(live), ...entries.filter(live)].map((row) => change(row, { validTo: day } as never));
}
