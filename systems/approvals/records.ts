import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { record } from "#kernel/records/record.ts";

/** A flow (流程) in one edition: procedures, the papers they need and yield, their days. Id: `construction@2014`. */
export const flows = record({
  name: "flow",
  title: { zh: "审批流程", en: "Approval flow" },
  table: "flows",
  fields: {
    flow: z.string(),
    edition: z.string(),
    validFrom: z.custom<Day>(),
    validTo: z.custom<Day>().nullable(),
    content: z.record(z.string(), z.unknown()),
  },
});
