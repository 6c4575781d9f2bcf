import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

/** 材料的文件: what was uploaded for a paper. A later one takes its place; the earlier ones stay and can be compared (FIL-01). */
export const paperFiles = record({
  name: "paperFile",
  title: { zh: "材料文件", en: "File of a paper" },
  table: "paper_files",
  fields: {
    matter: z.string(),
    paper: z.string(),
    file: z.string(),
    /** 1 for the first one; the highest is what holds. */
    number: z.int().positive(),
    addedOn: z.custom<Day>(),
  },
  owner: { field: "matter", of: "matter" },
});
export type PaperFile = RowOf<typeof paperFiles>;
