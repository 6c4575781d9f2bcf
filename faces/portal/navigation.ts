import type { Words } from "#kernel/text/words.ts";

/** A main section of the portal. */
export type Section = { readonly key: string; readonly href: string; readonly label: Words };

/** The main sections, in the order of the header. A section is listed when its page exists. */
export const sections: readonly Section[] = [
  { key: "items", href: "/items", label: { zh: "办事", en: "Services" } },
  { key: "progress", href: "/progress", label: { zh: "查进度", en: "Progress" } },
  { key: "lists", href: "/lists", label: { zh: "三张清单", en: "Lists" } },
  { key: "plans", href: "/plans/construction", label: { zh: "并联计划", en: "Parallel plan" } },
];

/** What the foot leads to besides, where the city's portal has it. */
export const footLinks: readonly Section[] = [
  { key: "statistics", href: "/statistics", label: { zh: "承诺与实际", en: "Promised and real days" } },
  { key: "continue", href: "/continue", label: { zh: "续办没填完的申请", en: "Continue an application" } },
  { key: "my", href: "/my", label: { zh: "我的办件", en: "My cases" } },
];
