import type { Page, PageRequest, PortalPage, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { admitsPapers, openDraft } from "./draft.ts";
import { checkPage, submitCheck } from "./page-check.ts";
import { formPage, submitForm } from "./page-form.ts";
import { papersPage, submitPapers } from "./page-papers.ts";
import { savedPage, submitSaved } from "./page-saved.ts";
import { stagePage, submitStage } from "./page-stage.ts";
import { stageDonePage } from "./page-stage-done.ts";
import { MOST_FILES } from "./paper-field.ts";
import { type StageTarget, stageTarget } from "./stage-target.ts";

/** A page about a project's stage. What is being written keeps its items, also when some have opened meanwhile. */
function ofStage<Answer extends Page | Redirect>(
  page: (request: never, target: StageTarget) => Promise<Answer | Refusal>,
): (request: PageRequest | SubmitRequest) => Promise<Answer | Refusal> {
  return async (request) => {
    const { city, parameters, today } = request;
    const draft = await openDraft(request);
    const asked = { matter: (parameters.id ?? "").slice(0, 80), stage: Number(parameters.stage) };
    const target = await stageTarget(city, asked, today, isRefusal(draft) ? undefined : draft.row.items);
    return isRefusal(target) ? target : page(request as never, target);
  };
}

const own = { keyed: true, navigation: "plans" } as const;
const path = "/projects/:id/apply/:stage";

/** Applying for a whole stage of a project: one form, one set of papers, the same pages as for one item (CON-03). */
export const stagePages: readonly PortalPage[] = [
  {
    path,
    ...own,
    title: { zh: "分阶段申请", en: "Apply for a stage" },
    page: ofStage(stagePage),
    submit: ofStage(submitStage),
  },
  {
    ...{ path: `${path}/form`, ...own, title: { zh: "填写申请", en: "Form" } },
    ...{ page: ofStage(formPage), submit: ofStage(submitForm) },
  },
  {
    ...{
      path: `${path}/papers`,
      ...own,
      takesFiles: MOST_FILES,
      admitsFiles: admitsPapers,
      title: { zh: "申请材料", en: "Papers" },
    },
    ...{ page: ofStage(papersPage), submit: ofStage(submitPapers) },
  },
  {
    ...{ path: `${path}/check`, ...own, title: { zh: "核对申请", en: "Check" } },
    ...{ page: ofStage(checkPage), submit: ofStage(submitCheck) },
  },
  {
    ...{ path: `${path}/saved`, ...own, title: { zh: "存下的申请", en: "Saved" } },
    ...{ page: ofStage(savedPage), submit: ofStage(submitSaved) },
  },
  { path: `${path}/done`, ...own, title: { zh: "收件凭证", en: "Receipt" }, page: ofStage(stageDonePage) },
];
