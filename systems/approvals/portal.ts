import type { PortalPage } from "#kernel/city/system.ts";
import { MOST_FILES } from "./apply/paper-field.ts";
import { applyPages } from "./apply/portal.ts";
import { myPage } from "./my/page.ts";
import { myCalendar, submitTake } from "./my/take-along.ts";
import { constructionPages } from "./portal-construction.ts";
import { documentPage } from "./portal-document.ts";
import { myPlanPages } from "./portal-my-plan-page.ts";
import { permitPage } from "./portal-permit.ts";
import { progressPage } from "./portal-progress.ts";
import { projectPage } from "./portal-project.ts";
import { rankingPages } from "./portal-ranking.ts";
import { storyPages } from "./portal-story.ts";
import { admitsSupply, submitSupply } from "./portal-supply.ts";
import { statisticsPages } from "./statistics/portal.ts";

/** The public pages of parallel approval: the plan and its twins, progress, documents, projects. */
export const approvalPages: readonly PortalPage[] = [
  ...constructionPages,
  ...myPlanPages,
  ...storyPages,
  ...rankingPages,
  {
    path: "/progress",
    keyed: true,
    title: { zh: "查进度", en: "Progress" },
    navigation: "progress",
    takesFiles: MOST_FILES,
    admitsFiles: admitsSupply,
    page: progressPage,
    submit: submitSupply,
  },
  {
    path: "/documents",
    keyed: true,
    title: { zh: "文书", en: "Document" },
    navigation: "progress",
    page: documentPage,
  },
  { path: "/permits", title: { zh: "查证件", en: "Check a permit" }, navigation: "progress", page: permitPage },
  {
    ...{ path: "/my", keyed: true, title: { zh: "我的办件", en: "My cases" }, navigation: "progress" },
    ...{ page: myPage, submit: submitTake },
  },
  { path: "/my.ics", keyed: true, title: { zh: "我的日历", en: "My calendar" }, page: myCalendar },
  ...statisticsPages,
  ...applyPages,
  { path: "/projects/:id", title: { zh: "项目", en: "Project" }, navigation: "plans", page: projectPage },
];
