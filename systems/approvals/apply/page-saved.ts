import { html } from "hono/html";
import type { Page, PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { queryCode } from "#kernel/identifiers/queryCode.ts";
import { formSummary } from "#kernel/pages/form.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { type Draft, openUnsent } from "./draft.ts";
import { saveDraft } from "./page-form.ts";
import { chinese, crumbs } from "./pieces.ts";
import type { Target } from "./target.ts";

/** `…/saved`: the continue code, big and to be printed; how to go on, at the window too; and giving it up. */
export async function savedPage(request: PageRequest, target: Target): Promise<Page | Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const { language, form } = request;
  const zh = language === "zh";
  const { path } = target;
  const refusal = form?.refusal ?? null;
  const key = form?.key ?? "";
  const body = html`<p class="fine">${chinese(target.title, language)}</p>
<h1 class="modest">${zh ? "已存下" : "Saved"}</h1>
${refusal === null ? "" : formSummary(refusal, language)}
${codePart(request, draft, path, language)}
<p class="acts"><a class="button" href="${path}/form?${draft.key}">${zh ? "接着填" : "Go on"}</a></p>
<div class="section grid halves">
<section aria-labelledby="later"><h2 id="later">${zh ? "以后接着填" : "Going on later"}</h2><p>${zh ? html`在<a href="/continue">续办</a>里写续办码，手机、电脑都行；登录后写的，也在<a href="${path}">申请页</a>上。` : html`Enter the code under <a href="/continue">Continue</a> on any device; what you wrote signed in is also on <a href="${path}">the page where one begins</a>.`}</p></section>
<section aria-labelledby="window"><h2 id="window">${zh ? "到窗口交" : "At the window"}</h2><p>${zh ? "带材料和这个码到窗口，窗口凭码打开这份申请，不用再填一遍；当场给收件凭证。" : "Bring the papers and this code: the window opens the application by it, nothing is typed twice, and you get the receipt."}</p></section>
</div>
<details class="section"><summary>${zh ? "不办了" : "Give it up"}</summary><form action="${path}/saved?${draft.key}" method="post" class="note"><input type="hidden" name="key" value="${key}"><p>${zh ? "填的内容马上删去，不能恢复。" : "What was filled in is removed at once, for good."}</p><p class="acts"><button class="button quiet" name="then" value="discard">${zh ? "放弃这份申请" : "Discard this application"}</button></p></form></details>`;
  return { title: zh ? "已存下" : "Saved", breadcrumbs: crumbs(target, language), body };
}

function codePart(request: PageRequest, { code, key, row }: Draft, path: string, language: Language): Markup {
  const zh = language === "zh";
  const until = html`<span class="number">${row.expiresOn}</span>`;
  if (code !== undefined)
    return html`<div class="card surface narrow section"><p class="secondary">${zh ? "续办码。请记下来或者打印：它等于钥匙，丢了无法找回" : "Continue code. Note it down or print it: it is a key, and cannot be found again"}</p><p class="key-code">${code}</p><p class="secondary">${zh ? html`没有再存过的，${until}以后自动删去` : html`If it is not saved again, it is removed after ${until}`}</p></div>`;
  return html`<form action="${path}/saved?${key}" method="post" class="card surface narrow section"><input type="hidden" name="key" value="${request.form?.key ?? ""}"><input type="hidden" name="code" value="${queryCode(request.city.newId())}"><p>${zh ? html`存在您的账号里，保留到${until}。` : html`Kept under your account until ${until}.`}</p><p class="acts"><button class="button quiet" name="then" value="code">${zh ? "换一个续办码" : "Get a continue code"}</button></p></form>`;
}

/** Gives it up, or gives it another code. */
export async function submitSaved(request: SubmitRequest, target: Target): Promise<Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const { city, who, fields } = request;
  if (fields.then === "code") {
    const { code = "" } = fields;
    const saved = await saveDraft(request, draft, { newCode: code });
    return isRefusal(saved) ? saved : { redirect: `${target.path}/saved?code=${code}` as `/${string}` };
  }
  const input = draft.code === undefined ? {} : { code: draft.code };
  const outcome = await city.execute({ command: "approvals.discardApplication", who, on: draft.row.id, input });
  return isRefusal(outcome)
    ? outcome
    : { redirect: target.item === null ? `/projects/${target.matter}` : `/items/${target.item}` };
}
