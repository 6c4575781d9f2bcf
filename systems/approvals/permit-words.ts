import type { Permit, PermitState } from "#kernel/matters/permits.ts";
import type { CaseKind } from "#kernel/matters/records.ts";
import type { Words } from "#kernel/text/words.ts";

/** The official words for what has become of a permit. */
export const permitStateWords: Readonly<Record<PermitState, Words>> = {
  valid: { zh: "有效", en: "valid" },
  expired: { zh: "已届满", en: "expired" },
  lapsed: { zh: "已自行废止", en: "lapsed" },
  changed: { zh: "已变更", en: "changed" },
  renewed: { zh: "已延续", en: "renewed" },
  revoked: { zh: "已撤销", en: "revoked" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
  cancelled: { zh: "已注销", en: "cancelled" },
};

/** What an application is for. */
export const caseKindWords: Readonly<Record<CaseKind, Words>> = {
  new: { zh: "新办", en: "new" },
  change: { zh: "变更", en: "change" },
  renewal: { zh: "延续", en: "renewal" },
};

/** A permit's number and state for the texts of a refusal, in both languages. */
export function permitStanding(permit: Permit): { number: string; state: string; stateEn: string } {
  const { zh, en } = permitStateWords[permit.state];
  return { number: permit.number, state: zh, stateEn: en };
}
