import { z } from "zod";
import type { Refusal } from "#kernel/records/refusal.ts";
import { type OpinionKind, opinionKinds } from "../records.ts";
import { refuseConsultation } from "../refusals.ts";

/** What an opinion consists of, alone or in a joint review. */
export const opinionInput = {
  opinion: z.enum(opinionKinds),
  reply: z.string().trim().min(2).max(2000).optional(),
  conditions: z.array(z.string().trim().min(2).max(500)).max(50).default([]),
};

/** Conditions belong to agreeing with conditions and to nothing else; an objection says why. */
export function opinionFault(given: {
  readonly opinion: OpinionKind;
  readonly reply?: string | undefined;
  readonly conditions: readonly string[];
}): Refusal | undefined {
  if ((given.opinion === "agreeWithConditions") !== given.conditions.length > 0)
    return refuseConsultation("CONDITIONS_UNFIT", { field: "/conditions" });
  if (given.opinion === "object" && given.reply === undefined)
    return refuseConsultation("OBJECTION_UNEXPLAINED", { field: "/reply" });
  return undefined;
}
