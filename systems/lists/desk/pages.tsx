import { deskPage } from "#kernel/desk/desk-page.ts";

const watches = ["listKeeper", "legalReviewer", "leader", "head", "supervisor", "auditor"] as const;

/** The workbench pages of the lists. The desk finds this file by its name. */
export default [
  deskPage({
    path: "/lists",
    title: { zh: "清单", en: "Lists" },
    navigation: 5,
    roles: watches,
    load: () => import("./ChangesPage.tsx"),
  }),
  deskPage({
    path: "/lists/items",
    title: { zh: "事项清单", en: "Items" },
    roles: watches,
    load: () => import("./ItemsPage.tsx"),
  }),
  deskPage({
    path: "/lists/new",
    title: { zh: "拟新变动", en: "New change" },
    roles: ["listKeeper", "head"],
    load: () => import("./StartPage.tsx"),
  }),
  deskPage({
    path: "/lists/changes/:id",
    title: { zh: "清单变动", en: "List change" },
    roles: watches,
    load: () => import("./ChangePage.tsx"),
  }),
  deskPage({
    path: "/lists/import",
    title: { zh: "清单导入", en: "List import" },
    roles: ["listKeeper", "legalReviewer", "leader"],
    load: () => import("./ImportPage.tsx"),
  }),
  deskPage({
    path: "/lists/imports/:id",
    title: { zh: "清单导入", en: "List import" },
    roles: ["listKeeper", "legalReviewer", "leader"],
    load: () => import("./ImportResultPage.tsx"),
  }),
  deskPage({
    path: "/market-access",
    title: { zh: "准入答复", en: "Market access" },
    navigation: 6,
    roles: ["window", "listKeeper"],
    load: () => import("./AskPage.tsx"),
  }),
  deskPage({
    path: "/inaction",
    title: { zh: "不作为举报", en: "Inaction" },
    navigation: 7,
    roles: ["supervisor", "leader"],
    load: () => import("./InactionPage.tsx"),
  }),
];
