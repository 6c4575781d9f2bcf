import type { Case, CaseStatus } from "#kernel/matters/records.ts";
import type { Words } from "#kernel/text/words.ts";

/** The official words for a case's states. */
export const statusWords: Readonly<Record<CaseStatus, Words>> = {
  received: { zh: "已收件", en: "received" },
  supplementing: { zh: "补正中", en: "being supplemented" },
  accepted: { zh: "已受理", en: "accepted" },
  handedUp: { zh: "已上报", en: "handed up" },
  notAccepted: { zh: "不予受理", en: "not accepted" },
  decided: { zh: "已办结", en: "decided" },
  delivered: { zh: "已送达", en: "delivered" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
  ended: { zh: "已终止", en: "ended" },
};

/** A case's state for the texts of a refusal, in both languages. */
export function statusOf(file: Pick<Case, "status">): { status: string; statusEn: string } {
  const { zh, en } = statusWords[file.status];
  return { status: zh, statusEn: en };
}
