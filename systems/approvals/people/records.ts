import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { record } from "#kernel/records/record.ts";

/**
 * A case that went from one hand to another with a word about why: a colleague's (转交), or another body's (改派). From when
 * it lay where stands in the journal; this says what was said, and on which day a wrong routing ended (SUP-08).
 */
export const transfers = record({
  name: "transfer",
  title: { zh: "转交与改派", en: "Transfer" },
  table: "case_transfers",
  fields: {
    caseId: z.string(),
    kind: z.enum(["handedOver", "rerouted"]),
    fromPerson: z.string().nullable(),
    toPerson: z.string().nullable(),
    fromBody: z.string(),
    toBody: z.string(),
    note: z.string(),
    movedOn: z.custom<Day>(),
  },
  // Written by people about people and their affairs.
  personal: ["note"],
  owner: { field: "caseId", of: "case" },
});

export const peopleRecords = [transfers];
