import type { Page, PageRequest, PortalPage, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { admitsPapers } from "./draft.ts";
import { type ItemTarget, itemTarget } from "./item-target.ts";
import { checkPage, submitCheck } from "./page-check.ts";
import { continuePage } from "./page-continue.ts";
import { donePage } from "./page-done.ts";
import { formPage, submitForm } from "./page-form.ts";
import { papersPage, submitPapers } from "./page-papers.ts";
import { savedPage, submitSaved } from "./page-saved.ts";
import { startPage, submitStart } from "./page-start.ts";
import { MOST_FILES } from "./paper-field.ts";
import { stagePages } from "./stage-pages.ts";

/** A page about one item: what cannot be applied for today is refused before the page is made. */
function ofItem<Answer extends Page | Redirect>(
  page: (request: never, target: ItemTarget) => Promise<Answer | Refusal>,
): (request: PageRequest | SubmitRequest) => Promise<Answer | Refusal> {
  return async (request) => {
    const target = await itemTarget(request.city, request.parameters.item ?? "", request.today);
    return isRefusal(target) ? target : page(request as never, target);
  };
}

const own = { keyed: true, navigation: "items" } as const;

/** Applying on the portal, without a script: from the item's page to the receipt. */
export const applyPages: readonly PortalPage[] = [
  { path: "/continue", ...own, title: { zh: "续办", en: "Continue" }, page: continuePage },
  {
    path: "/apply/:item",
    ...own,
    title: { zh: "申请", en: "Apply" },
    page: ofItem(startPage),
    submit: ofItem(submitStart),
  },
  {
    ...{ path: "/apply/:item/form", ...own, title: { zh: "填写申请", en: "Form" } },
    ...{ page: ofItem(formPage), submit: ofItem(submitForm) },
  },
  {
    ...{
      path: "/apply/:item/papers",
      ...own,
      takesFiles: MOST_FILES,
      admitsFiles: admitsPapers,
      title: { zh: "申请材料", en: "Papers" },
    },
    ...{ page: ofItem(papersPage), submit: ofItem(submitPapers) },
  },
  {
    ...{ path: "/apply/:item/check", ...own, title: { zh: "核对申请", en: "Check" } },
    ...{ page: ofItem(checkPage), submit: ofItem(submitCheck) },
  },
  {
    ...{ path: "/apply/:item/saved", ...own, title: { zh: "存下的申请", en: "Saved" } },
    ...{ page: ofItem(savedPage), submit: ofItem(submitSaved) },
  },
  { path: "/apply/:item/done", ...own, title: { zh: "收件凭证", en: "Receipt" }, page: donePage },
  ...stagePages,
];
