import { deskPage } from "#kernel/desk/desk-page.ts";

/** The shell's own pages: of what the kernel keeps for every system. */
export const shellPages = [
  deskPage({
    path: "/inbox",
    title: { zh: "收件箱", en: "Inbox" },
    roles: ["signedIn"],
    load: () => import("./InboxPage.tsx"),
  }),
  deskPage({
    path: "/outbox",
    title: { zh: "邮件发件箱", en: "Outbox of e-mails" },
    navigation: 10,
    roles: ["administrator"],
    load: () => import("./OutboxPage.tsx"),
  }),
  deskPage({
    path: "/journal",
    title: { zh: "日志", en: "Journal" },
    navigation: 9,
    roles: ["supervisor", "auditor", "administrator"],
    load: () => import("./JournalPage.tsx"),
  }),
  deskPage({
    path: "/journal/:place",
    title: { zh: "日志条目", en: "Journal entry" },
    roles: ["supervisor", "auditor", "administrator"],
    load: () => import("./EntryPage.tsx"),
  }),
  deskPage({
    path: "/journal/records/:record/:id",
    title: { zh: "记录的经过", en: "History of a record" },
    roles: ["supervisor", "auditor", "administrator"],
    load: () => import("./RecordPage.tsx"),
  }),
];
