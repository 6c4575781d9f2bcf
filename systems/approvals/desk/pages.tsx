import { deskPage } from "#kernel/desk/desk-page.ts";

/** The workbench pages of parallel approval. The desk finds this file by its name. */
export default [
  deskPage({
    path: "/work",
    title: { zh: "我的工作", en: "My work" },
    navigation: 1,
    roles: ["window", "reviewer", "decider", "head"],
    load: () => import("./MyWorkPage.tsx"),
  }),
  deskPage({
    path: "/sign",
    title: { zh: "待签批", en: "To sign" },
    navigation: 1.5,
    roles: ["decider", "head"],
    load: () => import("./SignPage.tsx"),
  }),
  deskPage({
    path: "/cases",
    title: { zh: "办件", en: "Cases" },
    navigation: 2,
    roles: ["signedIn"],
    load: () => import("./CasesPage.tsx"),
  }),
  deskPage({
    path: "/cases/:id",
    title: { zh: "办件", en: "Case" },
    roles: ["signedIn"],
    load: () => import("./CasePage.tsx"),
  }),
  deskPage({
    path: "/projects",
    title: { zh: "项目", en: "Projects" },
    navigation: 3,
    roles: ["signedIn"],
    load: () => import("./ProjectsPage.tsx"),
  }),
  deskPage({
    path: "/projects/new",
    title: { zh: "开立项目", en: "Open a project" },
    roles: ["window", "agent", "subject"],
    load: () => import("./OpenProjectPage.tsx"),
  }),
  deskPage({
    path: "/projects/:id",
    title: { zh: "项目", en: "Project" },
    roles: ["signedIn"],
    load: () => import("./ProjectPage.tsx"),
  }),
  deskPage({
    path: "/projects/:id/facts",
    title: { zh: "变更项目条件", en: "Change a project's facts" },
    roles: ["window", "subject"],
    load: () => import("./ChangeFactsPage.tsx"),
  }),
  deskPage({
    path: "/permits",
    title: { zh: "证件", en: "Permits" },
    navigation: 3.5,
    roles: ["signedIn"],
    load: () => import("./PermitsPage.tsx"),
  }),
  deskPage({
    path: "/permits/:id",
    title: { zh: "证件", en: "Permit" },
    roles: ["signedIn"],
    load: () => import("./PermitPage.tsx"),
  }),
  deskPage({
    path: "/firms",
    title: { zh: "企业", en: "Firms" },
    navigation: 3.7,
    roles: ["signedIn"],
    load: () => import("./FirmsPage.tsx"),
  }),
  deskPage({
    path: "/firms/:id",
    title: { zh: "企业", en: "Firm" },
    roles: ["signedIn"],
    load: () => import("./FirmPage.tsx"),
  }),
  deskPage({
    path: "/opinions",
    title: { zh: "意见听证", en: "Opinions" },
    navigation: 3.8,
    roles: ["reviewer", "decider", "head", "subject"],
    load: () => import("./OpinionsPage.tsx"),
  }),
  deskPage({
    path: "/receive",
    title: { zh: "收件", en: "Receive" },
    navigation: 4,
    roles: ["window"],
    load: () => import("./ReceivePage.tsx"),
  }),
];
