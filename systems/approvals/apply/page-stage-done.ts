import { html } from "hono/html";
import { type Day, dayOf } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Page, PageRequest, Redirect } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { qrCode } from "#kernel/pages/qr-code.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { withoutBrackets } from "../plan/chart-words.ts";
import { openDraft } from "./draft.ts";
import { chinese, crumbs } from "./pieces.ts";
import type { Application } from "./records.ts";
import type { StageTarget } from "./stage-target.ts";

type Opened = {
  readonly code: string;
  readonly item: string;
  readonly name: string;
  readonly bodyName: string;
  readonly openedOn: Day;
  readonly number: string | null;
};

/**
 * `…/done`: the receipt of a stage, to be printed. Every case that has opened, with its query code; what waits, and for what; what is
 * brought to a window. It opens with what opened the application (APP-02), also later, when more cases have opened.
 */
export async function stageDonePage(request: PageRequest, target: StageTarget): Promise<Page | Redirect | Refusal> {
  const draft = await openDraft(request, target);
  if (isRefusal(draft)) return draft;
  if (draft.row.state === "draft") return { redirect: `${target.path}/check?${draft.key}` as `/${string}` };
  const { city, language, origin } = request;
  const zh = language === "zh";
  const { row } = draft;
  const opened = await openedBy(city, row);
  const waiting = target.open.filter(({ procedure }) => row.items.includes(procedure.item ?? procedure.id));
  const byWindow = row.papers.filter(
    ({ name, way }) => way === "window" && target.papers.some((one) => one.name === name && one.from === "applicant"),
  );
  const body = html`<p class="light ok">${zh ? "已收件" : "Received"}</p>
<h1 class="modest">${zh ? "申请已提交" : "Your application is received"}</h1>
<p class="lead">${chinese(target.title, language)}${zh ? `：开办${opened.length}项${waiting.length === 0 ? "" : `，另有${waiting.length}项等材料，到齐自动开办`}。` : `: ${opened.length} opened${waiting.length === 0 ? "" : `, ${waiting.length} wait for papers and open by themselves`}.`}</p>
<p class="secondary">${zh ? "提交于" : "Submitted on "}<span class="number">${row.submittedAt === null ? "" : dayOf(new Date(row.submittedAt))}</span>${draft.code === undefined ? "" : html` · ${zh ? "续办码" : "Continue code"} <b class="code">${draft.code}</b>`}</p>
${
  byWindow.length === 0
    ? ""
    : windowPart(
        byWindow.map(({ name }) => name),
        target.path,
        language,
      )
}
${openedPart(opened, origin, language)}
${waitingPart(waiting, language)}
<p class="acts"><a class="button" href="${target.ofPerson ? "/my" : `/projects/${target.matter}`}">${zh ? "看进展" : "See its progress"}</a></p>`;
  return { title: zh ? "收件凭证" : "Receipt", breadcrumbs: crumbs(target, language), body };
}

/** The cases of the project that carry out what was applied for. */
async function openedBy(city: City, { matter, items }: Application): Promise<Opened[]> {
  const found = await city.database.pool.query<Opened>({
    name: "cases-of-stage",
    text: `SELECT c.query_code AS code, c.item, v.name, b.names->-1->>'name' AS "bodyName", c.opened_on AS "openedOn",
             (SELECT d.number FROM documents d WHERE d.about = c.id AND d.kind = '收件凭证' ORDER BY d.issued_on LIMIT 1) AS number
           FROM cases c JOIN item_versions v ON v.id = c.item_version JOIN bodies b ON b.id = c.body
           WHERE c.matter = $1 AND c.item = ANY($2) AND c.status NOT IN ('notAccepted', 'withdrawn', 'ended') ORDER BY c.opened_on, c.item`,
    values: [matter, items],
  });
  return found.rows;
}

/** A code each, large enough to be scanned from paper. */
function openedPart(opened: readonly Opened[], origin: string | undefined, language: Language): Markup {
  const zh = language === "zh";
  if (opened.length === 0)
    return html`<section class="owe section"><p>${zh ? "现在还没有一项的材料到齐；到齐的那一刻自动开办，各有查询码，在本页上看。" : "No item has all its papers yet. Each opens by itself when they are there; its query code then stands on this page."}</p></section>`;
  const rows = opened.map(({ code, name, bodyName, openedOn, number, item }) => {
    const progress = address("/progress", { code });
    const image =
      origin === undefined
        ? ""
        : qrCode({ text: `${origin}${progress}`, label: zh ? `扫码看${item}的进度` : `Scan for ${item}` });
    return html`<li class="card"><p><b>${chinese(name, language)}</b></p><p class="secondary">${chinese(bodyName, language)} · <span class="number">${openedOn}</span>${number === null ? "" : html` · ${chinese(number, language)}`}</p>
<p><a class="code" href="${progress}">${code}</a></p>${image}</li>
`;
  });
  return html`<section class="section" aria-labelledby="opened"><h2 id="opened">${zh ? `已开办，${opened.length}项` : `Opened: ${opened.length}`}</h2>
<p class="secondary">${zh ? "每一项有自己的查询码，不用登录就能看进度。它等于钥匙，请打印或者记下来。" : "Each has a query code, which shows its progress without signing in. It is a key: print it or note it down."}</p><ul class="grid three">${rows}</ul></section>`;
}

function windowPart(names: readonly string[], path: string, language: Language): Markup {
  const zh = language === "zh";
  return html`<section class="owe" aria-labelledby="owe"><h2 id="owe">${zh ? `还要交的材料，${names.length}份` : `Papers still to hand in: ${names.length}`}</h2><ul class="dots">${names.map((name) => html`<li>${chinese(name, language)}</li>`)}</ul><p class="secondary">${zh ? html`带到任何一个综合窗口，报项目名称；也可以<a href="${path}">在这里接着上传</a>，填过的不再问。收到即开办。` : html`Bring them to any window and name the project, or <a href="${path}">upload them here</a>; what you answered is not asked again. The items open as they come.`}</p></section>`;
}

function waitingPart(waiting: StageTarget["open"], language: Language): Markup | "" {
  if (waiting.length === 0) return "";
  const zh = language === "zh";
  const rows = waiting.map(
    ({ procedure, missing }) =>
      html`<li class="pair"><span>${withoutBrackets(procedure.name[language])}</span><span class="secondary">${
        missing.length === 0
          ? zh
            ? "材料齐了，正在开办"
            : "all there, opening now"
          : html`${zh ? "等" : "for "}${chinese(missing.join("、"), language)}`
      }</span></li>
`,
  );
  return html`<section class="section" aria-labelledby="waiting"><h2 id="waiting">${zh ? `等材料，${waiting.length}项` : `Waiting: ${waiting.length}`}</h2><ul class="rows">${rows}</ul></section>`;
}
