import { z } from "zod";
import { readQueryCode } from "#kernel/identifiers/queryCode.ts";

/** A continue code (续办码) as it was typed, read as it was meant: 12 characters of chance in groups of four. */
export const continueCode = z
  .string()
  .max(60)
  .transform(readQueryCode)
  .refine((code) => /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code), "AB12-CD34-EF56");

/** What is hashed of a code: marked, so that its hash is no other thing's. */
export const codeSecret = (code: string): string => `application ${code}`;
