import { refusalsOf } from "#kernel/records/refusal.ts";

/** What a village agent may not do: act elsewhere, act without a mandate, or keep anything. */
export const { texts: villageRefusals, refuse: refuseVillage } = refusalsOf({
  VILLAGE_ONLY: {
    rule: "INV-07",
    text: {
      zh: "“{body}”不是村（社区），村级代办只在本村（社区）收件。",
      en: "“{body}” is no village: its agents take nothing in.",
    },
    next: { zh: "到窗口收件，或请所在村的代办员代办。", en: "Use a window, or ask the agent of the village." },
    status: 422,
  },
  VILLAGER_ELSEWHERE: {
    rule: "INV-07",
    text: {
      zh: "申请人登记在“{place}”，不是本村（社区）的。",
      en: "The applicant is registered in “{place}”, which is not this village.",
    },
    next: { zh: "请申请人所在村（社区）的代办员代办。", en: "Ask the agent of the applicant's own village." },
    status: 422,
  },
  POWER_ELSEWHERE: {
    rule: "INV-07",
    text: { zh: "“{item}”的这项职权不管本村（社区）。", en: "This power over “{item}” does not reach this village." },
    next: { zh: "选本乡镇、本县区或本市的承办机构。", en: "Choose the body of the own township, county or city." },
    status: 422,
  },
  MANDATE_DAYS: {
    rule: "INV-07",
    text: {
      zh: "委托书到{until}为止，今天已经不能再代办。",
      en: "The mandate ended on {until}; nothing can be done under it today.",
    },
    next: {
      zh: "请村民重新签委托书；原件和结果照样要交还。",
      en: "Have the villager sign another one; originals and results go back all the same.",
    },
    status: 422,
  },
  PAPERS_UNSCANNED: {
    rule: "INV-07",
    text: { zh: "还没有扫描：{papers}。", en: "Not scanned yet: {papers}." },
    next: {
      zh: "收下的每份材料都扫描上传后再提交；原件退给村民。",
      en: "Scan and upload every paper taken in, then submit; originals go back.",
    },
    status: 422,
  },
  ENTRUSTMENT_SUBMITTED: {
    rule: "INV-07",
    text: { zh: "这一件已经提交，不再重复提交。", en: "This was submitted already." },
    next: { zh: "用查询码看进度，缺什么补什么。", en: "Follow it by its query code, and supply what is missing." },
  },
  ENTRUSTMENT_CLOSED: {
    rule: "INV-07",
    text: { zh: "这次代办已在{on}了结。", en: "This entrustment was closed on {on}." },
    next: { zh: "再办的，请村民重新委托。", en: "For anything more the villager gives another mandate." },
  },
  ORIGINAL_NOT_HELD: {
    rule: "INV-07",
    text: { zh: "代办员手里没有原件“{paper}”。", en: "The agent has no original “{paper}”." },
    next: { zh: "看收件凭证，只退还没退的原件。", en: "See the receipt: only originals that are still held go back." },
    status: 422,
  },
  ORIGINALS_HELD: {
    rule: "INV-07",
    text: {
      zh: "原件还在代办员手里（{papers}），不能了结。",
      en: "The agent still holds originals ({papers}): it cannot be closed.",
    },
    next: { zh: "先把原件退给村民并取得回执。", en: "Hand them back and get the villager's receipt first." },
  },
  RESULT_KEPT: {
    rule: "INV-07",
    text: { zh: "办理结果还在代办员手里，不能了结。", en: "The agent still has the result: it cannot be closed." },
    next: { zh: "先把结果交给村民并取得回执。", en: "Hand it over and get the villager's receipt first." },
  },
  RESULT_UNREADY: {
    rule: "INV-07",
    text: { zh: "还没有可领的结果。", en: "There is no result to fetch yet." },
    next: { zh: "等办结；进度用查询码查。", en: "Wait for the decision; the query code shows the progress." },
  },
  RESULT_FETCHED: {
    rule: "INV-07",
    text: { zh: "结果已在{on}代领。", en: "The result was fetched on {on}." },
    next: { zh: "交给村民并取得回执。", en: "Hand it over to the villager, with a receipt." },
  },
  RESULT_NOT_HERE: {
    rule: "INV-07",
    text: { zh: "代办员手里没有要交给村民的结果。", en: "The agent has no result to hand over." },
    next: { zh: "先去代领；已经交过的不用再交。", en: "Fetch it first; what was handed over is done." },
  },
  ENTRUSTMENT_RUNS: {
    rule: "INV-07",
    text: {
      zh: "这一件还没有办完交到村民手里，不能了结。",
      en: "The case is not over and in the villager's hands: it cannot be closed.",
    },
    next: { zh: "办结后代领并转交，再了结。", en: "Fetch and hand over the result once it is decided, then close." },
  },
  CLOSING_REASON: {
    rule: "INV-07",
    text: { zh: "没有提交就了结的，要写明原因。", en: "Closing without submitting says why." },
    next: { zh: "写明村民为什么不办了。", en: "Say why the villager does not apply." },
    status: 422,
  },
});
