import type { PostKind } from "#kernel/directory/records.ts";
import type { Words } from "#kernel/text/words.ts";

/** The kinds of post in words. */
export const postNames: Readonly<Record<PostKind, Words>> = {
  window: { zh: "窗口", en: "window clerk" },
  reviewer: { zh: "审查", en: "reviewer" },
  decider: { zh: "决定", en: "decider" },
  head: { zh: "负责人", en: "head of the body" },
  supervisor: { zh: "监察", en: "supervisor" },
  listKeeper: { zh: "清单管理员", en: "list keeper" },
  legalReviewer: { zh: "法制审核", en: "legal reviewer" },
  agent: { zh: "代办员", en: "agent" },
  auditor: { zh: "审计", en: "auditor" },
  finance: { zh: "财政", en: "finance" },
  leader: { zh: "市领导", en: "city leader" },
  administrator: { zh: "管理员", en: "administrator" },
};
