import type { Who } from "#kernel/records/asked.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { refuseRequest } from "./api-refusals.ts";

/** A visitor who may not is told to sign in (401) rather than that they may not (403). */
export function signInFirst(refusal: Refusal, who: Who, title: Words): Refusal {
  if (who.kind !== "anyone" || refusal.code !== "NOT_ALLOWED") return refusal;
  return refuseRequest("SIGN_IN_NEEDED", { title: title.zh, titleEn: title.en });
}
