import { act, ask, newKey } from "#kernel/desk/api.ts";
import type { Tour, TourState } from "#kernel/desk/tour.ts";
import { type EditionsAnswer, ownPapers, type PlanAnswer } from "./asked-plan.ts";
import type { CaseAnswer } from "./case-answer.ts";
import type { ProjectAnswer } from "./project-answer.ts";

const title = "导览：标准厂房";
/** Procedures that the tour follows: the filing that opens everything, and one of the many that then run at once. */
const filing = "B01";
const followed = "B18";

const project = ({ project: id = "" }: TourState) => ask<ProjectAnswer>("approvals.project", { id });
const file = async (id = "") => ask<CaseAnswer>("approvals.case", { id });
const caseOf = async (state: TourState, procedure: string) =>
  (await project(state)).steps.find((step) => step.procedure === procedure)?.case ?? null;
const send = (command: string, on: string | undefined, input: object = {}) =>
  act({ command: `approvals.${command}`, ...(on === undefined ? {} : { on }), input, key: newKey() });

/** One project in eight steps, by five roles, in some seven minutes: opened, handed in once, decided, seen by everybody. */
const tour: Tour = (facts) => [
  {
    account: "qiye",
    role: { zh: "企业", en: "Enterprise" },
    title: { zh: "开立一个项目", en: "Open a project" },
    text: {
      zh: "您要建一座标准厂房。条件已经填好，最上面是按法律推出的计划：要办几项、并联多少天。写个名称，选好地点，开立它。",
      en: "You are to build a standard factory. Its facts are filled in, and at the top is the plan that follows from the law. Give it a name and a place, and open it.",
    },
    path: () => `/projects/new?facts=${encodeURIComponent(JSON.stringify(facts))}`,
    async done(_, here) {
      const [, id] = /^\/projects\/(?!new)([^/?]+)$/.exec(here) ?? [];
      return id === undefined ? null : { project: id };
    },
    async doIt(_, { subjects }) {
      const editions = await ask<EditionsAnswer>("approvals.editions");
      const flow = editions.rows.find(({ current }) => current)?.id ?? "";
      const place = { applicant: subjects[0]?.id ?? "", division: "360500" };
      return send("openProject", undefined, { title, flow, facts, ...place });
    },
  },
  {
    account: "qiye",
    role: { zh: "企业", en: "Enterprise" },
    title: { zh: "材料只交一次", en: "Hand in each paper once" },
    text: {
      zh: "在“补交材料”里勾选您手上有的，交上去。谁要用，市里自己传；材料齐了的步骤当场开办，不用一家一家跑。",
      en: "Tick what you have and hand it in. Whoever needs a paper gets it from the city; every step whose papers are there opens at once.",
    },
    path: ({ project: id }) => `/projects/${id}`,
    async done(state) {
      const opened = await caseOf(state, filing);
      return opened === null ? null : { filing: opened };
    },
    async doIt(state) {
      const { plan, papers } = await project(state);
      const own = ownPapers(plan as PlanAnswer).filter((name) => !papers.includes(name));
      return send("bringPapers", state.project, { papers: own });
    },
  },
  {
    account: "drc.window",
    role: { zh: "发改委窗口", en: "Window, reform commission" },
    title: { zh: "当场办结", en: "Decided on the spot" },
    text: {
      zh: "备案不审查，当场办结。右边先看到要出具的文书，再确认。它一办好，等它的步骤自己开办。",
      en: "A filing is not reviewed: it is decided on the spot. See the document first, then confirm. What waited for it opens by itself.",
    },
    path: ({ filing: id }) => `/cases/${id}?act=approvals.decideOnTheSpot`,
    async done(state) {
      const next = (await file(state.filing)).case.decision === null ? null : await caseOf(state, followed);
      return next === null ? null : { followed: next };
    },
    doIt: ({ filing: id }) => send("decideOnTheSpot", id),
  },
  {
    account: "epb.window",
    role: { zh: "生态环境局窗口", en: "Window, environment" },
    title: { zh: "受理，钟开始走", en: "Accept: the clocks run" },
    text: {
      zh: "五个工作日内不说缺什么，就算受理。看通知书里的两个期限：承诺的和法定的，都写明哪一天到。",
      en: "Silence for five workdays is acceptance. The notice names both limits, the promised and the legal one, with their days.",
    },
    path: ({ followed: id }) => `/cases/${id}?act=approvals.accept`,
    done: async (state) => ((await file(state.followed)).case.status === "received" ? null : {}),
    doIt: ({ followed: id }) => send("accept", id),
  },
  {
    account: "epb.reviewer",
    role: { zh: "审查人员", en: "Reviewer" },
    title: { zh: "提出审查意见", en: "Propose" },
    text: {
      zh: "左边是整个项目的计划，看看还有哪些机构同时在办。写下意见，交给有权签批的人；审查的人不能自己签。",
      en: "On the left is the plan of the whole project, with all who work on it at this moment. Write an opinion; who reviews does not sign.",
    },
    path: ({ followed: id }) => `/cases/${id}?act=approvals.review`,
    done: async (state) => ((await file(state.followed)).case.proposal === null ? null : {}),
    doIt: ({ followed: id }) => send("review", id, { proposal: "granted", opinion: "材料齐全，符合审批条件。" }),
  },
  {
    account: "epb.decider",
    role: { zh: "审批科长", en: "Deciding officer" },
    title: { zh: "签批", en: "Sign" },
    text: {
      zh: "待签批里按剩余时间排。右边就是将出具的决定书：依据、救济途径都在里面，一键签发，文号连续。",
      en: "What waits is sorted by time left. Beside it is the decision as it would be, with its basis and the remedies, under a number without gaps.",
    },
    path: ({ followed: id }) => `/sign?row=${id}`,
    done: async (state) => ((await file(state.followed)).case.decision === null ? null : {}),
    doIt: ({ followed: id }) => send("decide", id, { decision: "granted" }),
  },
  {
    account: "qiye",
    role: { zh: "企业", en: "Enterprise" },
    title: { zh: "谁拿着，一看就知道", en: "Who holds it, at a glance" },
    text: {
      zh: "凭查询码不用登录就能看：现在在谁手里、还剩几天、时间是谁用掉的。点右上角“演示”可以把时间拨快，看看默认受理和超期怎么发生。",
      en: "With its code anybody sees, without signing in, who holds it, how many days are left, and whose days they were. “Demo” at the top moves time on.",
    },
    path: ({ project: id }) => `/projects/${id}`,
    link: ({ project: id }) => ({
      href: `/projects/${id}`,
      text: { zh: "公众看到的这个项目", en: "This project as the public sees it" },
    }),
  },
  {
    account: "jiancha",
    role: { zh: "监察", en: "Supervisor" },
    title: { zh: "每一步都有据可查", en: "Every step is on record" },
    text: {
      zh: "时间线里每一步有日志号、岗位和法条，不能改也不能删。导览到此结束；换任何角色接着用。",
      en: "Each step has its journal entry, post and article; none can be changed or taken away. The tour ends here; go on in any role.",
    },
    path: ({ followed: id }) => `/cases/${id}?tab=timeline`,
  },
];
export default tour;
