import { html } from "hono/html";
import type { Page, PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { queryCode } from "#kernel/identifiers/queryCode.ts";
import { address } from "#kernel/pages/address.ts";
import { formSummary } from "#kernel/pages/form.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { withoutBrackets } from "../plan/chart-words.ts";
import { refusePage } from "../portal-refusals.ts";
import { refuse } from "../refusals.ts";
import { chinese, crumbs } from "./pieces.ts";
import { refuseApplication } from "./refusals.ts";
import type { StageTarget } from "./stage-target.ts";

/** `/projects/:id/apply/:stage`: what the stage asks for as one, what opens at once and what later; then begin, or go on (CON-03). */
export async function stagePage(request: PageRequest, target: StageTarget): Promise<Page | Refusal> {
  const { city, language, who, form } = request;
  const zh = language === "zh";
  const code = queryCode(city.newId());
  // What could not be begun is not offered: the rule itself is asked, and nothing is written.
  const rehearsal = await city.execute({
    ...{ command: "approvals.beginApplication", who, on: null, dryRun: true },
    input: { code, project: target.matter, stage: target.stage },
  });
  const why = isRefusal(rehearsal) ? rehearsal : null;
  if (target.ofPerson && why !== null) return refusePage("PROJECT_UNKNOWN", { id: target.matter });
  if (target.state === "closed") return refuse("MATTER_CLOSED");
  if (target.open.length === 0) return refuseApplication("STAGE_UNKNOWN", { stage: target.stage });
  const refusal = form?.refusal ?? null;
  const body = html`<p class="fine">${chinese(target.project, language)}</p>
<h1 class="modest">${zh ? `申请：${target.stageName.zh}` : `Apply: ${target.stageName.en}`}</h1>
${refusal === null ? "" : formSummary(refusal, language)}
<p class="lead">${summary(target, zh)}</p>
${await unfinishedPart(request, target)}
${why === null ? beginPart(request, target, code) : nobodyPart(request, target, why)}
${stepsPart(target, request)}
${papersPart(target, request)}`;
  return {
    title: zh ? `申请：${target.title}` : `Apply: ${target.stageName.en}`,
    breadcrumbs: crumbs(target, language),
    body,
  };
}

function summary({ open, steps, papers, known }: StageTarget, zh: boolean): string {
  const there = new Set(known.map(({ name }) => name));
  const questions = steps.flatMap(({ fields }) => fields).filter(({ name }) => !there.has(name)).length;
  const own = papers.filter(({ from }) => from === "applicant").length;
  return zh
    ? `${open.length}个事项一起申请：一张表，要填${questions}项；一套材料，要交${own}份。每一页都自动存下，可以随时停、随时接着填。`
    : `${open.length} items at once: one form with ${questions} questions, one set of ${own} papers. Every page is saved; stop and go on whenever you like.`;
}

/** Every item, and when it opens: with the papers of this application, or later with those of other steps (CON-11). */
function stepsPart({ open, papers }: StageTarget, { language }: PageRequest): Markup {
  const zh = language === "zh";
  const makers = new Map(papers.flatMap(({ name, from, maker }) => (from === "step" ? [[name, maker] as const] : [])));
  const rows = open.map(({ procedure, missing }) => {
    const waits = [...new Set(missing.flatMap((name) => (makers.has(name) ? [makers.get(name) ?? name] : [])))];
    const when =
      waits.length === 0
        ? html`<span class="tag held">${zh ? "交齐就开办" : "opens with your papers"}</span>`
        : html`<span class="secondary">${zh ? "等" : "after "}${chinese(waits.map(withoutBrackets).join("、"), language)}${zh ? "办好，自动开办" : ", by itself"}</span>`;
    return html`<li class="pair"><span><a href="/items/${procedure.item ?? procedure.id}">${withoutBrackets(procedure.name[language])}</a> <small>${withoutBrackets(procedure.body[language])}</small></span>${when}</li>
`;
  });
  return html`<section class="section" aria-labelledby="items"><h2 id="items">${zh ? "一起申请的事项" : "Applied for together"}</h2><ul class="rows">${rows}</ul></section>`;
}

function papersPart({ papers }: StageTarget, { language }: PageRequest): Markup | "" {
  const own = papers.filter(({ from }) => from === "applicant");
  if (own.length === 0) return "";
  const zh = language === "zh";
  const rows = own.map(
    ({ name, neededBy }) =>
      html`<li class="pair"><span>${chinese(name, language)}</span><span class="secondary">${zh ? `${neededBy.length}个事项共用` : `for ${neededBy.length}`}</span></li>
`,
  );
  return html`<section class="section" aria-labelledby="papers"><h2 id="papers">${zh ? `要交的材料，${own.length}份，每份只交一次` : `Papers to bring, each once: ${own.length}`}</h2><ul class="rows">${rows}</ul></section>`;
}

function beginPart({ form, language }: PageRequest, { path }: StageTarget, code: string): Markup {
  const zh = language === "zh";
  return html`<form action="${path}" method="post"><input type="hidden" name="key" value="${form?.key ?? ""}"><input type="hidden" name="code" value="${form?.fields.code ?? code}">
<p class="acts"><button class="button">${zh ? "开始填写" : "Begin"}</button></p></form>`;
}

/** Without a name, or without a right to speak for the project: how to go on. */
function nobodyPart({ who, language }: PageRequest, { path }: StageTarget, why: Refusal): Markup {
  const zh = language === "zh";
  const goOn = html`<p class="secondary note">${zh ? html`有续办码的，不登录，在<a href="/continue">续办</a>里接着填。` : html`With a continue code you go on without signing in, under <a href="/continue">Continue</a>.`}</p>`;
  if (who.kind === "person")
    return html`<section class="owe"><p>${zh ? "您的账号不代表这个项目的申请人。请项目单位的经办人登录；有续办码的可以接着填。" : `${why.text.en} ${why.next.en}`}</p></section>${goOn}`;
  return html`<p class="acts"><a class="button" href="${address("/sign-in", { to: path })}">${zh ? "登录后申请" : "Sign in and apply"}</a></p>${goOn}`;
}

async function unfinishedPart(
  { city, who, language, today }: PageRequest,
  { matter, stage, path }: StageTarget,
): Promise<Markup | ""> {
  if (who.kind !== "person") return "";
  const found = await city.database.pool.query<{ id: string; expiresOn: string }>({
    name: "unfinished-stage-applications",
    text: `SELECT id, expires_on AS "expiresOn" FROM applications
           WHERE owner = $1 AND state = 'draft' AND expires_on >= $2 AND matter = $3 AND stage = $4 ORDER BY saved_at DESC LIMIT 5`,
    values: [who.person, today, matter, stage],
  });
  if (found.rows.length === 0) return "";
  const zh = language === "zh";
  const rows = found.rows.map(
    ({ id, expiresOn }) =>
      html`<li class="pair"><a href="${path}/form?draft=${id}">${zh ? "接着填没填完的" : "Go on with what you began"}</a><span class="secondary">${zh ? "保留到" : "kept until "}<span class="number">${expiresOn}</span></span></li>`,
  );
  return html`<section class="owe" aria-label="${zh ? "没填完的" : "Unfinished"}"><ul>${rows}</ul></section>`;
}

/** Begins it, once a form (REC-06), and leads to its first page. */
export async function submitStage(request: SubmitRequest, target: StageTarget): Promise<Redirect | Refusal> {
  const { city, who, fields, key } = request;
  const { code = "" } = fields;
  const input = { code, project: target.matter, stage: target.stage };
  const outcome = await city.execute({ command: "approvals.beginApplication", who, on: null, input, key });
  if (isRefusal(outcome)) return outcome;
  return { redirect: `${target.path}/form?code=${code}` as `/${string}` };
}
