import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

/** 听证: told of the right, asked for, called, held (行政许可法 arts 47, 48; CLK-22). Its time is excluded (CLK-16). */
export const hearings = record({
  name: "hearing",
  title: { zh: "听证", en: "Hearing" },
  table: "hearings",
  fields: {
    caseId: z.string(),
    matter: z.string(),
    /** `unasked`: nobody asked for it within the time. */
    state: z.enum(["told", "asked", "called", "closed", "unasked"]),
    toldOn: z.custom<Day>(),
    /** The applicant and the third parties who were told. */
    told: z.array(z.string()).readonly(),
    askedOn: z.custom<Day>().nullable(),
    calledOn: z.custom<Day>().nullable(),
    /** The day of the hearing, where, and who chairs it. */
    day: z.custom<Day>().nullable(),
    place: z.string().nullable(),
    chair: z.string().nullable(),
    /** 笔录: what was said; the decision rests on it. */
    minutes: z.string().nullable(),
    closedOn: z.custom<Day>().nullable(),
  },
  personal: ["minutes"],
  owner: { field: "caseId", of: "case" },
});
export type Hearing = RowOf<typeof hearings>;

/** True while a hearing can still come or is not over: the decision waits for it (行政许可法 art. 48). */
export const isOpen = ({ state }: Pick<Hearing, "state">): boolean => ["told", "asked", "called"].includes(state);
