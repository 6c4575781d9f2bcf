import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";

/** A day in an input, such as 2026-11-23; one that does not exist is refused by the schema. */
export const dayInput = z.iso
  .date()
  .refine(isDay)
  .transform((text) => text as Day);
