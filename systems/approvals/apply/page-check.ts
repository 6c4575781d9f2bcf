import { html, raw } from "hono/html";
import type { Page, PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { formFields } from "#kernel/forms/form-fields.ts";
import { validateAnswers } from "#kernel/forms/validate-answers.ts";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { applicantsOf, type Named, ownOf } from "./applicants.ts";
import { type Draft, openUnsent, receiptOf } from "./draft.ts";
import { type DraftFile, draftFiles } from "./draft-files.ts";
import { wholeAnswers } from "./known.ts";
import { saveDraft } from "./page-form.ts";
import { papersNow } from "./page-papers.ts";
import { answerText, chinese, faultsOf, keepNote, stepPage } from "./pieces.ts";
import type { Application } from "./records.ts";
import { refuseApplication } from "./refusals.ts";
import type { Target } from "./target.ts";
import { addressOf, fieldsAsked, placeOn, type Stop, wayOf } from "./way.ts";

const stop: Stop = { kind: "check" };

/** `…/check`: everything once more, each with a way to change it; who applies; and the button that submits. */
export async function checkPage(request: PageRequest, target: Target): Promise<Page | Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const { language, form, city, who, today } = request;
  const zh = language === "zh";
  const applicants = target.matter === null ? await applicantsOf(city, who, today) : await ownOf(city, draft.row);
  const way = wayOf(target, draft.row.answers);
  const { faults } = validateAnswers(target.form, wholeAnswers(target.form, target.known, draft.row.answers));
  const refusal = form?.refusal ?? null;
  const wrong = new Map([...faults, ...faultsOf(refusal)].map((one) => [one.field, one]));
  const body = html`<div class="narrow">${answersPart(target, draft, wrong, language)}
${knownPart(target, draft, language)}
${papersPart(target, draft, await draftFiles(city, draft.row), language)}</div>
${applicantPart(request, target, draft, applicants)}
${keepNote(draft, language)}`;
  const heading = zh ? "核对后提交" : "Check and submit";
  return stepPage({ target, language, heading, place: placeOn(way, stop), refusal, body });
}

type Wrong = ReadonlyMap<string | undefined, Refusal>;

function answersPart(target: Target, { row, key }: Draft, wrong: Wrong, language: Language): Markup {
  const zh = language === "zh";
  const rows = target.steps.flatMap((_, step) =>
    fieldsAsked(target, step, row.answers).map((field) => {
      const fault = wrong.get(`/${field.name}`);
      const change = `${addressOf(target, key, { kind: "form", step })}#form-${field.name}`;
      const text = chinese(answerText(field, row.answers[field.name], language), language);
      const note = fault === undefined ? "" : html`<p class="wrong">${fault.text[language]}</p>`;
      return html`<div class="pair" id="form-${field.name}"><dt>${chinese(field.title, language)}</dt><dd>${text}${note} <a href="${change}">${zh ? "改" : "Change"}<span class="unseen"> ${field.title}</span></a></dd></div>
`;
    }),
  );
  return html`<section class="section" aria-labelledby="answers"><h2 id="answers">${zh ? "填的内容" : "What you filled in"}</h2>
<dl class="rows answers">${rows}</dl></section>`;
}

/** What was not asked, since the city knows it: with where it comes from and its date (COM-05). */
function knownPart(target: Target, { row, key }: Draft, language: Language): Markup | "" {
  if (target.known.length === 0) return "";
  const zh = language === "zh";
  const fields = new Map(formFields(target.form).map((field) => [field.name, field]));
  const rows = target.known.flatMap(({ name, value, from, on }) => {
    const field = fields.get(name);
    if (field === undefined) return [];
    const own = row.answers[name];
    const source =
      own === undefined ? (zh ? `${from.zh}，${on}` : `${from.en}, ${on}`) : zh ? "您改过" : "changed by you";
    return [
      html`<div class="pair"><dt>${chinese(field.title, language)}</dt><dd>${chinese(answerText(field, own ?? value, language), language)} <small>${source}</small></dd></div>
`,
    ];
  });
  return html`<section class="section" aria-labelledby="known"><div class="head"><h2 id="known">${zh ? "没有再问的" : "Not asked again"}</h2><a href="${addressOf(target, key, { kind: "known" })}">${zh ? "有错，改" : "Something is wrong: change"}</a></div>
<dl class="rows answers">${rows}</dl></section>`;
}

function papersPart(
  target: Target,
  { row, key }: Draft,
  files: ReadonlyMap<string, DraftFile>,
  language: Language,
): Markup | "" {
  if (target.papers.length === 0) return "";
  const zh = language === "zh";
  const ways = {
    held: zh ? "已有，不用交" : "held by the city",
    file: zh ? "已上传" : "uploaded",
    window: zh ? "到窗口交" : "bring to the window",
    present: zh ? "项目里已有" : "in the project",
    step: zh ? "由其他步骤产生" : "comes from another step",
  };
  const rows = target.papers.map(({ name, from }) => {
    const kept = row.papers.find((paper) => paper.name === name);
    const way = from === "applicant" ? (kept?.way ?? "window") : from;
    const file = way === "file" ? files.get(kept?.file ?? "") : undefined;
    return html`<div class="pair"><dt>${chinese(name, language)}</dt><dd>${ways[way]}${file === undefined ? "" : html` <small>${chinese(file.name, language)}</small>`}</dd></div>
`;
  });
  return html`<section class="section" aria-labelledby="papers"><div class="head"><h2 id="papers">${zh ? "材料" : "Papers"}</h2><a href="${addressOf(target, key, { kind: "papers" })}">${zh ? "改" : "Change"}</a></div>
<dl class="rows answers">${rows}</dl></section>`;
}

/** In whose name, and the button; without signing in, the two ways to go on. */
function applicantPart(request: PageRequest, target: Target, draft: Draft, applicants: readonly Named[]): Markup {
  const { language, who, form } = request;
  const zh = language === "zh";
  const here = addressOf(target, draft.key, stop);
  if (who.kind !== "person")
    return html`<section class="owe section" aria-labelledby="submit"><h2 id="submit">${zh ? "怎么提交" : "How to submit"}</h2>
<p>${zh ? "登录后提交，当天就是收件日；也可以记下续办码，带材料到窗口交。" : "Sign in and submit: that day is the day of receipt. Or note the continue code and bring it to a window."}</p>
<p class="acts"><a class="button" href="${address("/sign-in", { to: here })}">${zh ? "登录后提交" : "Sign in to submit"}</a><a class="button quiet" href="${target.path}/saved?${draft.key}">${zh ? "到窗口交" : "Bring it to a window"}</a></p></section>`;
  if (applicants.length === 0)
    return html`<section class="owe section"><p>${zh ? "您的账号没有登记可以代表的申请人。请换账号，或者凭续办码到窗口交。" : "Your account speaks for no applicant. Use another account, or bring the continue code to a window."}</p></section>`;
  return html`<form action="${here}" method="post" class="section card surface narrow"><input type="hidden" name="key" value="${form?.key ?? ""}">
${applicantChoice(applicants, draft.row, language)}
<p class="note">${zh ? "以上内容属实。提交即收件：机关最晚在5个工作日内一次告知还缺什么，不告知就算受理（行政许可法第三十二条）。" : "The above is true. What is submitted is received: within 5 workdays you are told once what is missing, or it counts as accepted."}</p>
<p class="acts"><button class="button">${zh ? "提交申请" : "Submit"}</button></p></form>`;
}

/** Who applies: told where there is one, chosen where there are several. */
export function applicantChoice(
  applicants: readonly Named[],
  row: Pick<Application, "subject"> | null,
  language: Language,
): Markup {
  const zh = language === "zh";
  const [only] = applicants;
  const chosen = applicants.find(({ id }) => id === row?.subject) ?? (applicants.length === 1 ? only : undefined);
  const line = ({ name, identifierMasked }: Named) =>
    html`${chinese(name, language)} <small class="number">${identifierMasked}</small>`;
  if (applicants.length === 1 && only)
    return html`<p>${zh ? "申请人：" : "Applicant: "}<b>${line(only)}</b><input type="hidden" name="subject" value="${only.id}"></p>`;
  return html`<fieldset id="form-subject"><legend><b>${zh ? "以谁的名义申请" : "Who applies"}</b></legend><ul class="options">${applicants.map(
    (one) =>
      html`<li><label><input type="radio" name="subject" value="${one.id}"${one === chosen ? raw(" checked") : ""}> ${line(one)}</label></li>`,
  )}</ul></fieldset>`;
}

/** Submits: the applicant first, then the application, by the form's key once (REC-06). */
export async function submitCheck(request: SubmitRequest, target: Target): Promise<Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const { city, who, fields, key } = request;
  if (who.kind !== "person") return refuseApplication("SIGN_IN_TO_SUBMIT");
  const { subject } = fields;
  if (!subject) return refuseApplication("SUBJECT_MISSING", { field: "/subject" });
  // Who applies may have become known only now, and with it what the city holds of them.
  const papers = await papersNow(city, target, { ...draft.row, subject });
  const saved = await saveDraft(request, draft, { subject, papers });
  if (isRefusal(saved)) return saved;
  const outcome = await city.execute({ command: "approvals.submitApplication", who, on: draft.row.id, input: {}, key });
  if ("refused" in outcome) return outcome;
  const found = await city.database.pool.query<{ caseId: string | null }>({
    name: "case-of-application",
    text: `SELECT case_id AS "caseId" FROM applications WHERE id = $1`,
    values: [draft.row.id],
  });
  const sent = { ...draft.row, caseId: found.rows[0]?.caseId ?? null };
  return { redirect: (await receiptOf(city, sent, draft.key)) as `/${string}` };
}
