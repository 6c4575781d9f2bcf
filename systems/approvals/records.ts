import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

/** A flow (流程) in one edition: procedures, the papers they need and yield, their days. Id: `construction@2014`. */
export const flows = record({
  name: "flow",
  title: { zh: "审批流程", en: "Approval flow" },
  table: "flows",
  kept: true,
  fields: {
    flow: z.string(),
    edition: z.string(),
    validFrom: z.custom<Day>(),
    validTo: z.custom<Day>().nullable(),
    content: z.record(z.string(), z.unknown()),
  },
});

/** One paper that a notice asks for: missing, or there with something wrong about it. */
export const askedPaper = z.object({
  paper: z.string().trim().min(1).max(200),
  /**
   * `missing`: not there; `incomplete`, `notInForm`: there and not as the law asks; `clerical`: a slip of the pen, which is put
   * right on the spot and never asked for in a notice (CLK-06).
   */
  kind: z.enum(["missing", "incomplete", "notInForm", "clerical"]),
  defect: z.string().trim().min(2).max(500),
});

/** A supplement notice (补正告知书): everything that is missing, told once (CLK-03, CLK-04). */
export const supplements = record({
  name: "supplement",
  title: { zh: "补正告知", en: "Supplement notice" },
  table: "supplements",
  fields: {
    caseId: z.string(),
    /** 1 for the one notice of the law; a later one can only ask for what came of the first. */
    number: z.int().positive(),
    asked: z.array(askedPaper).readonly(),
    toldOn: z.custom<Day>(),
    /** The day on which the last of it came; null while some is missing (CLK-08). */
    suppliedOn: z.custom<Day>().nullable(),
  },
  owner: { field: "caseId", of: "case" },
});
export type Supplement = RowOf<typeof supplements>;
