import { z } from "zod";
import { faultsOf, type Report } from "#kernel/packs/fault.ts";
import {
  checkPeriod,
  checkUnique,
  dayField,
  fileFields,
  idField,
  markField,
  nameField,
  overlaps,
  type Period,
  textField,
  wordsField,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";

const { texts, fault } = faultsOf({
  EDITIONS_OVERLAP: {
    rule: "LST-05",
    text: {
      zh: "“{record}”与“{other}”同时有效，而全国只有一张清单。",
      en: "“{record}” and “{other}” hold at the same time, but the nation has one list.",
    },
    next: { zh: "前一版的validTo写成后一版的validFrom。", en: "End the earlier edition where the later one begins." },
  },
  OUTSIDE_EDITION: {
    rule: "LST-05",
    text: {
      zh: "条目“{record}”自{from}起，那一天没有任何版本的清单有效，或它在某个版本有效期的中间变化。",
      en: "The entry “{record}” holds from {from} to {to}, which no edition or run of editions does.",
    },
    next: {
      zh: "条目随版本生效和失效：起止日写成它所在版本的起止日。",
      en: "An entry begins and ends with editions: give it the dates of those that have it.",
    },
  },
});
export const marketAccessFaultTexts = texts;

const count = z.int().nonnegative().max(100_000);
const edition = z.strictObject({
  id: idField,
  title: wordsField,
  document: textField.nullable(),
  validFrom: dayField,
  validTo: dayField.nullable(),
  reported: z.strictObject({
    items: count,
    prohibited: count,
    permitted: count,
    nationalMeasures: count.optional(),
    localMeasures: count.optional(),
  }),
  mark: markField,
  note: textField.optional(),
});
const entry = z.strictObject({
  id: idField,
  no: z.int().positive().nullable(),
  code: textField.nullable(),
  class: z.enum(["prohibited", "permitted"]),
  sector: z.strictObject({ no: z.int().positive(), title: nameField }).nullable(),
  title: textField,
  measure: z.strictObject({ zh: textField }),
  department: textField.nullable(),
  keywords: z.array(z.string().trim().min(1).max(40)).max(80),
  items: z.array(idField).max(40),
  validFrom: dayField,
  validTo: dayField.nullable(),
  mark: markField,
  note: textField.optional(),
});

export type NationalEdition = z.output<typeof edition>;
export type NationalEntry = z.output<typeof entry>;

/**
 * 市场准入负面清单 by edition: one list for the whole nation, which comes with the program and which no city's folder can
 * have or change (LST-05, 优化营商环境条例 第二十条).
 */
export const marketAccessSection = section({
  file: "national/market-access.json",
  title: { zh: "市场准入负面清单", en: "Market-access negative list" },
  required: false,
  whenMissing: { editions: [], entries: [] },
  schema: z.strictObject({
    ...fileFields,
    // What is loaded and what is not takes more words than a note usually has.
    note: z.string().max(4000).optional(),
    editions: z.array(edition),
    entries: z.array(entry),
  }),
  expand: (file): { marketAccess: MarketAccess } => ({ marketAccess: { source: file.source ?? "", ...file } }),
  check({ marketAccess: { editions, entries } }, _used, report) {
    const id = (row: { id: string }) => row.id;
    checkUnique(editions, "id", id, id, report);
    checkUnique(entries, "id", id, id, report);
    for (const row of [...editions, ...entries]) checkPeriod(row.id, row, report);
    editions.forEach((one, index) => {
      const other = editions.slice(index + 1).find((later) => overlaps(one, later));
      if (other) report(fault("EDITIONS_OVERLAP", other.id, "validFrom", { other: one.id }));
    });
    for (const one of entries) checkEdition(one, editions, report);
  },
});
export type MarketAccess = {
  readonly source: string;
  readonly editions: readonly NationalEdition[];
  readonly entries: readonly NationalEntry[];
};

/** An entry begins on the first day of an edition and ends on the last of one, without a gap between them. */
function checkEdition(one: NationalEntry, editions: readonly (Period & { id: string })[], report: Report): void {
  let at: string | null = one.validFrom;
  while (at !== null) {
    const next = editions.find(({ validFrom }) => validFrom === at);
    if (next === undefined) break;
    at = next.validTo;
    if (at === one.validTo) return;
  }
  report(fault("OUTSIDE_EDITION", one.id, "validFrom", { from: one.validFrom, to: one.validTo ?? "…" }));
}
