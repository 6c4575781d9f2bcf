import type { Words } from "#kernel/text/words.ts";

// Named courses of a case, as data: the demonstration plays them, tests look at single ones, pages are looked at with them.

/** What a course is played on: the item's version and what its applicant brought. */
export type Stage = {
  readonly promisedDays: number;
  /** The legal limit in workdays, as far as workdays can say it; null where there is none. */
  readonly legalDays: number | null;
  readonly papers: readonly string[];
  /** A paper of the list that the applicant brings themselves. */
  readonly ownPaper: string | null;
  readonly visits: number;
  readonly permit: boolean;
  readonly handsUpTo: string | null;
  /** The ground of time that the item's list excludes, if it names one. */
  readonly ground: string | null;
  /** Somebody who can act for the applicant is known. */
  readonly spoken: boolean;
  /** Workdays that this office takes for it, within its promise. */
  readonly pace: number;
};

/** One act of a course, so many workdays after the one before. */
export type Beat = {
  readonly after: number | ((stage: Stage) => number);
  readonly by: "window" | "reviewer" | "decider" | "head" | "applicant";
  readonly act:
    | "accept"
    | "tellMissing"
    | "bringPapers"
    | "fixOnTheSpot"
    | "decideOnTheSpot"
    | "review"
    | "decide"
    | "deliver"
    | "decline"
    | "withdraw"
    | "pause"
    | "resume"
    | "extend"
    | "explainDelay"
    | "handUp"
    | "recordAnswer";
  readonly input?: (stage: Stage, today: string) => object;
  /** After hours: at ten in the evening. */
  readonly night?: true;
};

export type Example = {
  readonly name: string;
  readonly title: Words;
  /** The rules that one sees at work. */
  readonly shows: readonly string[];
  /** How often among a thousand everyday cases that it fits. */
  readonly share: number;
  readonly fits: (stage: Stage) => boolean;
  /** True: the applicant leaves out one paper at first. */
  readonly lacks?: true;
  /** True: the window that takes it in accepts it by the same act. */
  readonly accepted?: true;
  readonly beats: readonly Beat[];
  /** Planned misconduct, for supervision to find: the anomaly of SUP-04 and what was done. */
  readonly misconduct?: { readonly anomaly: string; readonly what: Words };
};

const accept: Beat = { after: 0, by: "window", act: "accept" };
const review = (after: Beat["after"], proposal: "granted" | "refused" = "granted"): Beat => ({
  ...{ after, by: "reviewer", act: "review" },
  input: () => ({
    proposal,
    opinion:
      proposal === "granted" ? "经审查，材料齐全、符合法定形式，建议准予。" : "经现场核查，实际情况与申请材料不一致。",
  }),
});
const grant = (after: Beat["after"], more: Partial<Beat> = {}): Beat => ({
  ...{ after, by: "decider", act: "decide", input: () => ({ decision: "granted" }) },
  ...more,
});
const deliver = (after: number): Beat => ({ after, by: "window", act: "deliver" });
const half = ({ pace }: Stage) => Math.floor(pace / 2);
const rest = ({ pace }: Stage) => pace - Math.floor(pace / 2);
const decidedHere = ({ handsUpTo }: Stage) => handsUpTo === null;
const takesDays = (stage: Stage) => decidedHere(stage) && stage.promisedDays > 0;
const missing = ({ ownPaper }: Stage) => ({ asked: [{ paper: ownPaper, kind: "missing", defect: "没有提交" }] });
const whole = ({ ownPaper }: Stage) => ({ papers: [ownPaper] });
const law = ({ legalDays }: Stage) => legalDays ?? 0;
/** A statement that a promise was not kept, on the day after. */
const explained = (reason: string): Beat => ({
  after: 1,
  by: "decider",
  act: "explainDelay",
  input: () => ({ reason }),
});

/** The courses of a case (DOMAIN: CLK-03 to CLK-19, SUP-04). */
export const examples: readonly Example[] = [
  {
    ...{
      name: "onTheSpot",
      share: 1000,
      title: { zh: "当场办结", en: "Decided on the spot" },
      shows: ["CLK-10", "CLK-15"],
    },
    fits: (stage) => decidedHere(stage) && stage.promisedDays === 0 && stage.visits <= 1,
    beats: [{ after: 0, by: "window", act: "decideOnTheSpot", input: () => ({ delivered: true }) }],
  },
  {
    ...{ name: "inTime", share: 690, title: { zh: "按承诺办结", en: "Decided in time" }, shows: ["CLK-11", "CLK-19"] },
    fits: takesDays,
    accepted: true,
    beats: [review(half), grant(rest), deliver(1)],
  },
  {
    ...{
      name: "sameDay",
      share: 40,
      title: { zh: "受理当天办结", en: "Decided on the day of acceptance" },
      shows: ["CLK-10"],
    },
    fits: (stage) => takesDays(stage) && stage.ground === null && stage.promisedDays <= 3,
    accepted: true,
    beats: [grant(0), deliver(0)],
  },
  {
    ...{ name: "supplemented", share: 80, lacks: true, shows: ["CLK-03", "CLK-04", "CLK-08"] },
    title: { zh: "一次告知，补齐后受理", en: "Told once, supplemented, accepted" },
    fits: (stage) => takesDays(stage) && stage.ownPaper !== null,
    beats: [
      { after: 1, by: "window", act: "tellMissing", input: missing },
      { after: 4, by: "window", act: "bringPapers", input: whole },
      { ...accept, after: 1 },
      review(half),
      grant(rest),
      deliver(1),
    ],
  },
  {
    ...{ name: "stillSupplementing", share: 12, lacks: true, shows: ["CLK-08", "CLK-09"] },
    title: { zh: "告知后一直没有补", en: "Told, and never supplemented" },
    fits: (stage) => takesDays(stage) && stage.ownPaper !== null,
    beats: [{ after: 2, by: "window", act: "tellMissing", input: missing }],
  },
  {
    ...{ name: "fixedOnTheSpot", share: 40, title: { zh: "当场更正", en: "Put right on the spot" }, shows: ["CLK-06"] },
    fits: (stage) => takesDays(stage) && stage.ownPaper !== null,
    beats: [
      {
        ...{ after: 0, by: "window", act: "fixOnTheSpot" },
        input: ({ ownPaper }) => ({ paper: ownPaper, what: "漏填的日期由申请人当场补上并签字" }),
      },
      accept,
      review(half),
      grant(rest),
      deliver(1),
    ],
  },
  {
    ...{
      name: "silent",
      share: 14,
      title: { zh: "逾期不告知，视为受理", en: "Accepted by silence" },
      shows: ["CLK-03"],
    },
    fits: takesDays,
    beats: [{ ...review(6), after: ({ pace }) => 6 + Math.floor(pace / 2) }, grant(1), deliver(1)],
  },
  {
    ...{ name: "held", share: 26, title: { zh: "特别程序，扣除时间", en: "Held for a special procedure" } },
    shows: ["CLK-16", "CLK-28"],
    fits: (stage) => takesDays(stage) && (stage.ground !== null || stage.promisedDays >= 5),
    accepted: true,
    beats: [
      {
        ...{ after: 1, by: "reviewer", act: "pause" },
        input: ({ ground }) => ({ ground: ground ?? "专家评审", plannedDays: 8, explanation: "评审单位排定的时间" }),
      },
      { after: 7, by: "reviewer", act: "resume", input: () => ({ explanation: "评审报告当天送达" }) },
      review(1),
      grant(1),
      deliver(1),
    ],
  },
  {
    ...{ name: "extended", share: 8, title: { zh: "经批准延长", en: "Extended once" }, shows: ["CLK-12"] },
    fits: (stage) => takesDays(stage) && stage.legalDays === 20 && stage.promisedDays >= 5,
    accepted: true,
    beats: [
      {
        ...{ after: ({ promisedDays }) => promisedDays - 1, by: "head", act: "extend" },
        input: () => ({ days: 10, reason: "需要补充现场核查，情况复杂" }),
      },
      review(4),
      grant(2),
      deliver(2),
    ],
  },
  {
    ...{
      name: "late",
      share: 22,
      title: { zh: "超过承诺，公开说明", en: "Past the promise, explained" },
      shows: ["CLK-19"],
    },
    fits: takesDays,
    accepted: true,
    beats: [
      { ...review(0), after: ({ promisedDays }) => promisedDays },
      explained("同期申请集中，现场核查排期推后"),
      grant(1),
      deliver(1),
    ],
  },
  {
    ...{ name: "lateUnexplained", share: 10, title: { zh: "超过承诺，没有说明", en: "Past the promise, unexplained" } },
    shows: ["CLK-19"],
    fits: takesDays,
    accepted: true,
    beats: [{ ...review(0), after: ({ promisedDays }) => promisedDays + 1 }, grant(1), deliver(2)],
    misconduct: {
      anomaly: "CLK-19",
      what: { zh: "超过承诺而没有公开说明原因", en: "a broken promise without a statement" },
    },
  },
  {
    ...{
      name: "pastTheLaw",
      share: 5,
      title: { zh: "超过法定时限", en: "Past the law's limit" },
      shows: ["CLK-11", "SUP-01"],
    },
    fits: (stage) => takesDays(stage) && stage.legalDays !== null && stage.legalDays <= 25,
    accepted: true,
    beats: [
      { ...explained("经办人调离，交接不及时"), after: ({ promisedDays }) => promisedDays + 1 },
      { ...review(0), after: (stage) => Math.max(1, law(stage) - stage.promisedDays) },
      grant(2),
      deliver(3),
    ],
  },
  {
    ...{ name: "refused", share: 26, title: { zh: "不予许可", en: "Refused with reasons" }, shows: ["CLK-26"] },
    fits: takesDays,
    accepted: true,
    beats: [
      review(half, "refused"),
      {
        ...{ after: rest, by: "decider", act: "decide" },
        input: () => ({ decision: "refused", reason: "申请材料反映的条件不符合本事项的法定条件。" }),
      },
      deliver(1),
    ],
  },
  {
    ...{
      name: "declined",
      share: 12,
      title: { zh: "不予受理，指明机关", en: "Declined, the right office named" },
      shows: ["CLK-05"],
    },
    fits: takesDays,
    beats: [
      {
        ...{ after: 0, by: "window", act: "decline" },
        input: () => ({
          ...{ ground: "notOurs", reason: "申请事项依法不属于本机关职权范围。", rightOffice: "江西省有权的主管部门" },
        }),
      },
    ],
  },
  {
    ...{ name: "withdrawn", share: 40, title: { zh: "申请人撤回", en: "Taken back" }, shows: ["CLK-27"] },
    fits: (stage) => takesDays(stage) && stage.spoken,
    accepted: true,
    beats: [{ after: 1, by: "applicant", act: "withdraw", input: () => ({ reason: "项目调整，暂不办理" }) }],
  },
  {
    ...{ name: "handedUp", share: 1000, title: { zh: "初审上报", en: "Screened and handed up" }, shows: ["CLK-14"] },
    fits: ({ handsUpTo }) => handsUpTo !== null,
    accepted: true,
    beats: [
      {
        ...{ after: ({ pace }) => pace, by: "reviewer", act: "handUp" },
        input: () => ({ opinion: "经初审，材料齐全，符合条件。" }),
      },
      {
        ...{ after: 12, by: "reviewer", act: "recordAnswer" },
        input: (_, today) => ({ decision: "granted", number: `赣审批〔${today.slice(0, 4)}〕转报`, on: today }),
      },
      deliver(1),
    ],
  },
  {
    ...{
      name: "deliveredLate",
      share: 6,
      title: { zh: "送达超过十个工作日", en: "Delivered late" },
      shows: ["CLK-15", "SUP-04"],
    },
    fits: takesDays,
    accepted: true,
    beats: [review(half), grant(rest), deliver(13)],
    misconduct: {
      anomaly: "A16",
      what: { zh: "决定后十三个工作日才送达", en: "delivered thirteen workdays after the decision" },
    },
  },
  {
    ...{
      name: "closedAtNight",
      share: 6,
      title: { zh: "到期前夜间办结", en: "Closed at night before the deadline" },
      shows: ["SUP-04"],
    },
    fits: (stage) => takesDays(stage) && stage.promisedDays > 1,
    accepted: true,
    beats: [{ ...grant(0, { night: true }), after: ({ promisedDays }) => promisedDays }, deliver(1)],
    misconduct: {
      anomaly: "A12",
      what: { zh: "承诺到期日夜里十点作出决定", en: "decided at ten in the evening of the due day" },
    },
  },
  {
    ...{
      name: "unseenVisit",
      share: 6,
      title: { zh: "须检验评审却当时办结", en: "Decided at once though it needs an inspection" },
      shows: ["SUP-04"],
    },
    fits: (stage) => takesDays(stage) && stage.ground !== null,
    accepted: true,
    beats: [grant(0), deliver(0)],
    misconduct: {
      anomaly: "A14",
      what: {
        zh: "清单写明须检验、评审的事项，受理当天就决定",
        en: "decided on the day of acceptance though it needs a visit",
      },
    },
  },
  {
    ...{
      name: "unreviewed",
      share: 8,
      title: { zh: "跳过审查直接决定", en: "Decided without a review" },
      shows: ["SUP-04"],
    },
    fits: takesDays,
    accepted: true,
    beats: [{ ...grant(0), after: ({ pace }) => Math.max(1, pace) }, deliver(1)],
    misconduct: { anomaly: "A02", what: { zh: "没有审查意见就作出决定", en: "a decision without the step of review" } },
  },
  {
    ...{
      name: "heldTooLong",
      share: 5,
      title: { zh: "暂停远超告知的天数", en: "Held far beyond the notice" },
      shows: ["CLK-16", "SUP-04"],
    },
    fits: (stage) => takesDays(stage) && stage.promisedDays >= 5,
    accepted: true,
    beats: [
      {
        ...{ after: 2, by: "reviewer", act: "pause" },
        input: ({ ground }) => ({ ground: ground ?? "鉴定", plannedDays: 3, explanation: "鉴定单位排定的时间" }),
      },
      { after: 24, by: "reviewer", act: "resume", input: () => ({ explanation: "鉴定报告迟交" }) },
      review(0),
      grant(1),
      deliver(1),
    ],
    misconduct: {
      anomaly: "A09",
      what: { zh: "告知暂停三天，停了二十四天", en: "held 24 workdays where the notice said three" },
    },
  },
];
