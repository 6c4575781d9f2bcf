import { html } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { qrCode } from "#kernel/pages/qr-code.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { refusePage } from "../portal-refusals.ts";
import { type Progress, progressOf } from "../queries/progress.ts";
import { chinese } from "./pieces.ts";

/** `/apply/:item/done?code=…`: the receipt of a submitted application, to be printed; opens with the case's query code (DOC-01). */
export async function donePage({ city, language, parameters, origin }: PageRequest): Promise<Page | Refusal> {
  const zh = language === "zh";
  const typed = (parameters.code ?? "").trim().slice(0, 60);
  const found = await progressOf(city, typed);
  if (found === null) return refusePage("QUERY_CODE_UNKNOWN", { code: typed });
  const receipt = found.documents.find(({ kind }) => kind === "收件凭证");
  const progress = `/progress?code=${encodeURIComponent(found.code)}`;
  const owed = found.missing.filter(({ from }) => from === null || found.matterKind !== "project");
  const body = html`<div class="grid two-thirds"><div>
<p class="light ok">${zh ? "已收件" : "Received"}</p>
<h1 class="modest">${zh ? "申请已提交" : "Your application is received"}</h1>
<p class="lead">${chinese(found.itemName, language)}</p>
${factsPart(found, receipt?.number, language)}
${
  owed.length === 0
    ? ""
    : owedPart(
        owed.map(({ name }) => name),
        language,
      )
}
<section class="section" aria-labelledby="next"><h2 id="next">${zh ? "接下来" : "What happens next"}</h2><ol class="rows">
<li>${zh ? html`<b>受理</b>：${found.bodyName}最晚${found.standing?.due ?? ""}答复；材料不齐的，一次告知要补什么。过了不说，就算受理（CLK-03）。` : html`<b>Acceptance</b>: by ${found.standing?.due ?? ""} the body accepts it, or tells once what is missing; silence is acceptance (CLK-03).`}</li>
<li>${zh ? html`<b>决定</b>：受理后${found.promisedDays === 0 ? "当场" : `${found.promisedDays}个工作日内`}。` : html`<b>Decision</b>: ${found.promisedDays === 0 ? "on the spot" : `within ${found.promisedDays} workdays of acceptance`}.`}</li>
<li>${zh ? html`<b>送达</b>：决定后10个工作日内。` : html`<b>Delivery</b>: within 10 workdays of the decision.`}</li></ol></section>
<p class="acts"><a class="button" href="${progress}">${zh ? "看进度" : "See its progress"}</a></p>
</div>
${codeCard(found, origin === undefined ? undefined : `${origin}${progress}`, language)}</div>`;
  return {
    title: zh ? "收件凭证" : "Receipt",
    breadcrumbs: [{ href: `/items/${found.item}`, text: zh ? found.itemName : found.item }],
    body,
  };
}

function factsPart(found: Progress, number: string | undefined, language: Language): Markup {
  const zh = language === "zh";
  const document =
    number === undefined
      ? "—"
      : html`<a href="/documents?number=${encodeURIComponent(number)}&amp;code=${encodeURIComponent(found.code)}" lang="zh-CN">${number}</a>`;
  const body = language === "en" && found.bodyNameEn ? html`${found.bodyNameEn}` : chinese(found.bodyName, language);
  const rows = [
    [zh ? "收件凭证" : "Receipt", document],
    [zh ? "收件日" : "Received on", html`<span class="number">${found.openedOn}</span>`],
    [zh ? "收件机关" : "Received by", body],
  ] as const;
  return html`<dl class="rows note">${rows.map(([label, value]) => html`<div class="pair"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function owedPart(names: readonly string[], language: Language): Markup {
  const zh = language === "zh";
  return html`<section class="owe" aria-labelledby="owe"><h2 id="owe">${zh ? `还要交的材料，${names.length}份` : `Papers still to hand in: ${names.length}`}</h2><ul class="dots">${names.map((name) => html`<li>${chinese(name, language)}</li>`)}</ul><p class="secondary">${zh ? "带到收件机关的窗口，报查询码。" : "Bring them to the body's window and give the query code."}</p></section>`;
}

function codeCard({ code }: Progress, scanned: string | undefined, language: Language): Markup {
  const zh = language === "zh";
  const image =
    scanned === undefined ? "" : qrCode({ text: scanned, label: zh ? "扫码看进度" : "Scan for the progress" });
  return html`<div><section class="card" aria-labelledby="code"><h2 id="code">${zh ? "查询码" : "Query code"}</h2><p class="key-code">${code}</p>${image}<p class="secondary">${zh ? "扫码或者写查询码就能看进度，不用登录。它等于钥匙，请记下来或者打印。" : "Scan it, or enter the code, to see the progress without signing in. It is a key: note it down or print it."}</p></section></div>`;
}
