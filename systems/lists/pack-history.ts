import { z } from "zod";
import { faultsOf } from "#kernel/packs/fault.ts";
import {
  checkPeriod,
  checkUnique,
  dayField,
  fileFields,
  idField,
  markField,
  textField,
  wordsField,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { outlivesLocalLists } from "./negative/edition-days.ts";

const { texts, fault } = faultsOf({
  LOCAL_NEGATIVE_LIST: {
    rule: "LST-05",
    text: {
      zh: "地方负面清单“{record}”写到了{to}：2018年12月起全国只有一张清单，地方不得自行制定。",
      en: "The local negative list “{record}” runs to {to}: since December 2018 there is one national list and no other.",
    },
    next: {
      zh: "写上2019-01-01或更早的validTo：它只能是历史（优化营商环境条例第二十条）。",
      en: "End it on 2019-01-01 at the latest: it can only be history.",
    },
  },
  PARTS_SUM: {
    rule: "LST-07",
    text: {
      zh: "“{record}”各部分合计{sum}，与总数{value}不符。",
      en: "The parts of “{record}” add up to {sum}, not to its {value}.",
    },
    next: {
      zh: "核对各部分；部分不全的，不写parts。",
      en: "Check the parts; leave them out where they are not complete.",
    },
  },
});
export const historyFaultTexts = texts;

const value = z.int().nonnegative().max(10_000_000);
const figure = z.strictObject({
  id: idField,
  list: z.enum(["negative", "power", "permit", "service"]),
  title: wordsField,
  year: z.int().min(1949).max(2200),
  /** The day of publication; the last day of the year where only the year is known. */
  on: dayField,
  /** In force from and until, for a list that was one; a negative list of a city must have ended (LST-05). */
  validFrom: dayField.optional(),
  validTo: dayField.nullable().optional(),
  value,
  /** What the value is made of; they add up to it. */
  parts: z
    .array(z.strictObject({ title: wordsField, value }))
    .max(50)
    .optional(),
  document: textField.nullable(),
  source: textField,
  mark: markField,
});
export type PackFigure = z.output<typeof figure>;

/** 公布数: what was published of lists in the past, beside which the product shows what is loaded (LST-07). */
export const listHistorySection = section({
  file: "list-history.json",
  title: { zh: "清单的公布数", en: "Reported figures of lists" },
  required: false,
  whenMissing: { figures: [] },
  schema: z.strictObject({ ...fileFields, figures: z.array(figure) }),
  expand: ({ figures }): { listFigures: readonly PackFigure[] } => ({ listFigures: figures }),
  check({ listFigures }, _used, report) {
    const id = (one: PackFigure) => one.id;
    checkUnique(listFigures, "id", id, id, report);
    for (const one of listFigures) {
      const { validFrom, validTo = null, parts = [] } = one;
      if (validFrom !== undefined) checkPeriod(one.id, { validFrom, validTo }, report);
      if (one.list === "negative" && outlivesLocalLists(validTo))
        report(fault("LOCAL_NEGATIVE_LIST", one.id, "validTo", { to: validTo ?? "…" }));
      const sum = parts.reduce((all, part) => all + part.value, 0);
      if (parts.length > 0 && sum !== one.value) report(fault("PARTS_SUM", one.id, "parts", { sum, value: one.value }));
    }
  },
});
