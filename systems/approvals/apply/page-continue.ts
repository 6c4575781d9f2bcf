import { html } from "hono/html";
import type { Page, PageRequest, Redirect } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { openDraft, pathOf, receiptOf } from "./draft.ts";

/** `/continue`: one field for the continue code; it leads to where the writing stopped. No sign-in. */
export async function continuePage(request: PageRequest): Promise<Page | Redirect | Refusal> {
  const { language, parameters, city } = request;
  const zh = language === "zh";
  if ((parameters.code ?? "").trim() !== "") {
    const draft = await openDraft(request);
    if (isRefusal(draft)) return draft;
    const { row, key } = draft;
    const to = row.state === "draft" ? `${pathOf(row)}/form?${key}` : await receiptOf(city, row, key);
    return { redirect: to as `/${string}` };
  }
  const body = html`<h1>${zh ? "续办：接着填没填完的申请" : "Continue an application"}</h1>
<p class="lead">${zh ? "不用登录。续办码在您存下申请时给过，12位，形如AB12-CD34-EF56。" : "No sign-in. The continue code was given when you saved: 12 characters such as AB12-CD34-EF56."}</p>
<form action="/continue" class="card surface narrow section"><label for="code">${zh ? "续办码" : "Continue code"}</label><div class="field"><input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" maxlength="20" required><button class="button">${zh ? "接着填" : "Go on"}</button></div></form>
<p class="secondary note">${zh ? html`已经提交的，用查询码<a href="/progress">查进度</a>。` : html`What was submitted is followed by its query code under <a href="/progress">Progress</a>.`}</p>`;
  return { title: zh ? "续办" : "Continue", body };
}
