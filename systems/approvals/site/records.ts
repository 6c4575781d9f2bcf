import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import { siteTerm } from "./terms.ts";

/**
 * 多规合一的条件: what a planning body has settled for a site before its project is filed, on one map with the others (CON-06). A fact of
 * the project from then on, with who said it, when, and in which opinion.
 */
export const siteConditions = record({
  name: "siteCondition",
  title: { zh: "多规合一条件", en: "Settled site condition" },
  table: "site_conditions",
  fields: {
    matter: z.string(),
    /** The case in which it was settled; of a project that goes on from it, still that one. */
    caseId: z.string(),
    path: z.string(),
    term: siteTerm,
    body: z.string(),
    /** The opinion that it stands in; null: of the lead itself. */
    consultation: z.string().nullable(),
    givenOn: z.custom<Day>(),
    settledOn: z.custom<Day>(),
  },
  owner: { field: "matter", of: "matter" },
});
export type SiteCondition = RowOf<typeof siteConditions>;
