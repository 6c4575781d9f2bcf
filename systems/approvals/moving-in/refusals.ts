import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a case of an old system cannot be taken over as it is told. */
export const { texts: movingRefusals, refuse: refuseMoving } = refusalsOf({
  DAYS_OUT_OF_ORDER: {
    rule: "CLK-02",
    text: {
      zh: "日期的先后不对：收件{received}，受理{accepted}，今天{today}。",
      en: "The days are out of order: received {received}, accepted {accepted}, today {today}.",
    },
    next: { zh: "按旧系统的记录改正日期。", en: "Correct the days by the old system's records." },
    status: 422,
  },
  CLOCK_UNREADABLE: {
    rule: "CLK-28",
    text: { zh: "时限的经过读不通：{fault}。", en: "What happened to the limit cannot be: {faultEn}." },
    next: { zh: "改正暂停、恢复、延长的日期和事由。", en: "Correct the days and grounds of pauses and extensions." },
    status: 422,
  },
  IMPORTED_TWICE: {
    rule: "REC-06",
    text: { zh: "这个旧编号的办件已经迁入过。", en: "A case with this old number has been imported already." },
    next: { zh: "不用再迁；核对旧编号是否重复。", en: "Leave it out, or see whether the number stands twice." },
  },
  IMPORT_ROW: {
    rule: "LST-16",
    text: { zh: "这一行读不通：{fault}", en: "This row cannot be read: {faultEn}" },
    next: { zh: "对照指南里的列说明改正这一行。", en: "Correct the row by the guide's table of columns." },
    status: 422,
  },
});
