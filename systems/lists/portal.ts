import type { PortalPage } from "#kernel/city/system.ts";
import { itemFilePages } from "./export/item-files.ts";
import { reportPage } from "./inaction/page-report.ts";
import { reportFormPage, submitReport } from "./inaction/page-report-form.ts";
import { askPage } from "./negative/page-ask.ts";
import { letterPage } from "./negative/page-letter.ts";
import { negativeCsv, negativePage } from "./negative/page-negative.ts";
import { aboutPage } from "./page-about.ts";
import { bodyPage } from "./page-body.ts";
import { helpPage } from "./page-help.ts";
import { homePage } from "./page-home.ts";
import { itemPage } from "./page-item.ts";
import { itemsPage } from "./page-items.ts";
import { searchPage } from "./page-search.ts";
import { changesCsvAnswer, changesJsonAnswer, changesPage } from "./public/page-changes.ts";
import { guidePage } from "./public/page-guide.ts";
import { listsPage } from "./public/page-lists.ts";
import { powerCsvAnswer, powerJsonAnswer, powerPage } from "./public/page-power.ts";
import { supervisionPage } from "./public/page-supervision.ts";
import { supervisionCsvAnswer, supervisionJsonAnswer } from "./public/supervision-files.ts";

/** The public pages of the lists: home, items, bodies, search, help and method. */
export const listPages: readonly PortalPage[] = [
  { path: "/", title: { zh: "首页", en: "Home" }, navigation: "items", page: homePage },
  { path: "/items", title: { zh: "事项清单", en: "Items" }, navigation: "items", page: itemsPage },
  ...itemFilePages,
  { path: "/items/:code", title: { zh: "事项", en: "Item" }, navigation: "items", page: itemPage },
  { path: "/items/:code/guide", title: { zh: "办事指南", en: "Guide" }, navigation: "items", page: guidePage },
  { path: "/bodies/:id", title: { zh: "机构", en: "Body" }, navigation: "items", page: bodyPage },
  { path: "/lists", title: { zh: "三张清单", en: "Three lists" }, navigation: "lists", page: listsPage },
  { path: "/lists/power", title: { zh: "权力清单", en: "Power list" }, navigation: "lists", page: powerPage },
  { path: "/lists/power.csv", title: { zh: "权力清单（CSV）", en: "Power list (CSV)" }, page: powerCsvAnswer },
  { path: "/lists/power.json", title: { zh: "权力清单（JSON）", en: "Power list (JSON)" }, page: powerJsonAnswer },
  {
    ...{ path: "/lists/supervision", title: { zh: "监管清单", en: "Supervision list" }, navigation: "lists" },
    page: supervisionPage,
  },
  {
    ...{ path: "/lists/supervision.csv", title: { zh: "监管清单（CSV）", en: "Supervision list (CSV)" } },
    page: supervisionCsvAnswer,
  },
  {
    ...{ path: "/lists/supervision.json", title: { zh: "监管清单（JSON）", en: "Supervision list (JSON)" } },
    page: supervisionJsonAnswer,
  },
  { path: "/lists/changes", title: { zh: "清单变化", en: "Differences" }, navigation: "lists", page: changesPage },
  { path: "/lists/changes.csv", title: { zh: "清单变化（CSV）", en: "Differences (CSV)" }, page: changesCsvAnswer },
  { path: "/lists/changes.json", title: { zh: "清单变化（JSON）", en: "Differences (JSON)" }, page: changesJsonAnswer },
  { path: "/search", title: { zh: "搜索", en: "Search" }, navigation: "items", page: searchPage },
  {
    path: "/lists/ask",
    title: { zh: "这件事要许可吗", en: "Is a permission needed?" },
    navigation: "lists",
    page: askPage,
  },
  {
    path: "/lists/negative",
    title: { zh: "市场准入负面清单", en: "Market-access negative list" },
    navigation: "lists",
    page: negativePage,
  },
  { path: "/lists/negative.csv", title: { zh: "负面清单（CSV）", en: "Negative list (CSV)" }, page: negativeCsv },
  { path: "/letters", keyed: true, title: { zh: "告知书", en: "Letter" }, navigation: "lists", page: letterPage },
  {
    path: "/reports",
    title: { zh: "举报不作为", en: "Report inaction" },
    navigation: "progress",
    page: reportFormPage,
    submit: submitReport,
  },
  {
    path: "/reports/:code",
    keyed: true,
    title: { zh: "举报的办理", en: "A report of inaction" },
    navigation: "progress",
    page: reportPage,
  },
  { path: "/help", title: { zh: "帮助", en: "Help" }, page: helpPage },
  { path: "/about", title: { zh: "数据和方法", en: "Data and method" }, page: aboutPage },
];
